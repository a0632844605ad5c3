"""Bytes to sources: one file an input format."""
