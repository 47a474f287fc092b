"""Report to Document: each annotator gives one standoff layer."""
