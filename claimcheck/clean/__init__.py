"""A source's text judged region by region: what is the article, what is the page around it, and what both tell of it.

`clean_source` fills a source's ``kept``, ``removed``, ``blocks`` and metadata. The judgement is made from layout and
wording alone (see `claimcheck.clean.regions` and the ``page_furniture`` tables of the lexicon). It never fails: a
text without a sentence keeps its lines, an empty one has no region.

What a reader of files put into the source stays: title, outlet, byline, url; ``published`` may arrive as the
container wrote it and leaves as an ISO day, or as null with a note when it cannot be read as one.
"""

from claimcheck.clean.source import clean_source

__all__ = ["clean_source"]
