"""Bytes to Report: text files, web pages, JSON lines, standard input."""
