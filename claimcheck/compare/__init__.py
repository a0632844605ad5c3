"""Aligned claims to findings: one file a kind of comparison, each an ordered ladder."""

from claimcheck.compare.story import compare_story

__all__ = ["compare_story"]
