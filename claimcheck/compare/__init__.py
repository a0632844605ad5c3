"""Aligned claims to findings: one file a kind of comparison, each an ordered ladder."""
