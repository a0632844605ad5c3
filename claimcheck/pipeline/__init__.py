"""The table of contents: what claimcheck does, each as one function that can be read aloud.

These modules alone know all the stages; the stages do not know each other.
"""

from claimcheck.pipeline.cache import clear_cache, describe_cache
from claimcheck.pipeline.check import check_statement
from claimcheck.pipeline.judge import judge_lines, judge_pairs
from claimcheck.pipeline.models import describe_models
from claimcheck.pipeline.progress import Progress
from claimcheck.pipeline.run import compare, extract, run

__all__ = [
    "Progress",
    "check_statement",
    "clear_cache",
    "compare",
    "describe_cache",
    "describe_models",
    "extract",
    "judge_lines",
    "judge_pairs",
    "run",
]
