import hashlib
import re

import pytest

from claimcheck.records import Extract, Mention, Source

MARK = re.compile(r"\{(\w+)((?: \w+=[^:}]*)*):([^}]*)\}")
FORMS = {
    "stranger": ("stranger", "PERSON"),
    "he": ("pronoun", "PERSON"),
    "nominal": ("nominal", "PERSON"),
    "kind": ("nominal", "ORG"),
}


def _extract(name, marked, language="en", published=None, **fields):
    """An extract from text with mentions marked: ``{PERSON role=President:Ana Diaz}``, ``{he gender=m sub=1:He}``."""
    text, spans, place = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[place : match.start()]
        spans.append((len(text), match[1], dict(re.findall(r"(\w+)=([^=]*?)(?= \w+=|$)", match[2])), match[3]))
        text += match[3]
        place = match.end()
    text += marked[place:]
    sentences = [(m.start(), m.end()) for m in re.finditer(r"[^.]+\.?\s*", text)]
    mentions = []
    for start, kind, given, words in spans:
        form, label = FORMS.get(kind, ("name", kind))
        mentions.append(
            Mention(
                f"m-{name}-{start}",
                name,
                start,
                start + len(words),
                words,
                label,
                form,
                roles=(given["role"],) if "role" in given else (),
                gender=given.get("gender"),
                number=given.get("number", "sg"),
                head=words.split()[-1].lower(),
                subject="sub" in given,
                sentence=next(s for s in sentences if s[0] <= start < s[1]),
            )
        )
    source = Source(
        name, name, text, hashlib.sha256(text.encode()).hexdigest(), len(text), language, published=published
    )
    return Extract(source, mentions=tuple(mentions), **fields)


@pytest.fixture
def extract():
    return _extract
