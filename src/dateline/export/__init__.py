"""The record in other people's formats: one module a format, listed in `formats.EXPORTERS`."""
