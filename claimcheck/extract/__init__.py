"""Passages to records: entities, dates, figures, quotes, attributions and claims of one source."""
