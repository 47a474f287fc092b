"""The page, looked at with a real browser."""
