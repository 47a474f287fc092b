"""The nouns of the record: frozen dataclasses that every room may use and none may change."""
