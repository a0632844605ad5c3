"""What a stretch of text says, as units that can be laid beside those of another text, in either language.

Alignment and comparison both work on these units: names as entities, figures and dates as intervals, and content
words with the concepts and opposites that the lexicon knows of them.
"""

from claimcheck.content.matching import Matching, match_units
from claimcheck.content.patterns import fold, load_patterns
from claimcheck.content.senses import Senses, contents_of
from claimcheck.content.synonyms import Synonyms, learn_synonyms, no_synonyms
from claimcheck.content.units import Content, Unit, index_mentions, read_claim, read_content, read_words

__all__ = [
    "Content",
    "Matching",
    "Senses",
    "Synonyms",
    "Unit",
    "contents_of",
    "fold",
    "index_mentions",
    "learn_synonyms",
    "load_patterns",
    "match_units",
    "no_synonyms",
    "read_claim",
    "read_content",
    "read_words",
]
