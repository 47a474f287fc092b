"""Claims and events to what held on a day, as known by a day."""
