import hashlib

import pytest

from claimcheck.extract.attribution import find_attributions
from claimcheck.extract.claims import find_claims
from claimcheck.extract.dates import find_dates
from claimcheck.extract.entities import find_mentions
from claimcheck.extract.figures import find_figures
from claimcheck.extract.quotes import find_quotes
from claimcheck.parse import parse_source
from claimcheck.records import Block, Extract, Source
from claimcheck.settings import Settings


def make_source(text, language="en", roles=(), published="2025-12-24"):
    """Return a source with one block a line."""
    blocks, position = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            role = roles[number] if number < len(roles) else "body"
            blocks.append(Block(position, position + len(line), role, language))
        position += len(line) + 1
    return Source(
        id="t", path="t", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), characters=len(text),
        language=language, published=published, kept=((0, len(text)),), blocks=tuple(blocks),
    )  # fmt: skip


@pytest.fixture(scope="session")
def extract():
    """Extract a text: ``extract(text, language)`` gives an `Extract` and what is attributed."""

    def run(text, language="en", roles=(), published="2025-12-24"):
        source = make_source(text, language, roles, published)
        passages = tuple(parse_source(source, Settings()))
        mentions, dates = find_mentions(passages, source), find_dates(passages, source)
        figures = find_figures(passages, source, dates)
        quotes = find_quotes(passages, source, mentions)
        attributed = find_attributions(passages, source, mentions, quotes)
        claims = find_claims(passages, source, mentions, dates, figures, quotes, attributed)
        return Extract(source, mentions, dates, figures, quotes, claims), attributed

    return run
