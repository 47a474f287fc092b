"""Claims of many reports to events, each with all its sources."""
