"""Cross-checks news articles: what they agree on, where they conflict, what one of them adds."""

__version__ = "0.1.0"
