"""The record in a browser: an HTTP API with the rows of the commands, a page that shows them, and the same page as one file."""
