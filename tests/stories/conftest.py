import hashlib
import re

import pytest

from claimcheck.records import Block, Extract, Mention, Source

NAMES = re.compile(
    r"(?<![.!?]\s)(?<!^)\b[A-ZÉ][\w’é-]+(?: (?:[A-Z][\w-]+|de|du|of|the(?= [A-Z])))*(?<! de)(?<! the)", re.MULTILINE
)


def _article(name, text, language="en", quotes=(), **fields):
    """An extract: first line the title, the rest paragraphs, capitalised runs as names."""
    blocks, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(place, place + len(line), "body" if blocks else "title", language))
        place += len(line) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    mentions = tuple(
        Mention(f"m{name}{m.start()}", name, m.start(), m.end(), m.group(), "MISC") for m in NAMES.finditer(text)
    )
    source = Source(name, name, text, digest, len(text), language, blocks=tuple(blocks), story="s", **fields)
    return Extract(source, mentions=mentions, quotes=tuple(quotes))


@pytest.fixture
def article():
    return _article
