"""Where reports, claims and rulings are kept."""
