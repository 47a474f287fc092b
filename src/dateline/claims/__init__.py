"""Document to claims: who says what happened or held, and when."""
