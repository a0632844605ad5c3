"""Thin wrappers around the trained models, each behind a one-method protocol."""
