"""Plain rows for people: timeline, explanation."""
