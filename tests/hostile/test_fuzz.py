"""Any text through every extractor, any bytes through every reader.

``CLAIMCHECK_FUZZ`` multiplies the examples: 1 with every change, 100 for minutes of it.
"""

import os
import re

import pytest
from hostile.cases import FRENCH, LEAD
from hostile.readers import SAMPLES, SETTINGS, assert_read
from hostile.test_growth import ANY_TEXT, PIECES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.clean import clean_source
from claimcheck.pipeline.extraction import extract_source
from claimcheck.read.formats import READERS
from claimcheck.records import Source

TIMES = float(os.environ.get("CLAIMCHECK_FUZZ", "1"))


def fuzzed(examples):
    return settings(
        max_examples=max(int(examples * TIMES), 5),
        deadline=None,
        derandomize=TIMES == 1,
        suppress_health_check=list(HealthCheck),
    )


# Extractors

WORDS = [
    *PIECES, "He", "she", "that", "who", "according to", "selon", "minister", "le ministre", "President", "Anna", "Karlsson",
    "Reuters", "AFP", "said:", "told reporters", "affirme que", "n’a pas", "not", "never", "if", "would", "was hurt", "ont été",
    "in Paris", "à Lyon", "killed", "blessés", "because", "and", "mais", "by the police", "?", "!", "...", "\n\n- ", "\u2028",
]  # fmt: skip
PROSE = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@fuzzed(30)
@given(st.one_of(PROSE, ANY_TEXT), st.sampled_from(["en", "fr"]))
def test_any_text_gives_exact_records_and_no_fault(text, language):
    whole = (LEAD if language == "en" else FRENCH) + "\n\n" + re.sub("[\ud800-\udfff]", "\ufffd", text)  # as readers do
    source = clean_source(Source("a", "a.txt", whole, "0" * 64, len(whole), language), SETTINGS)
    extract = extract_source(source, SETTINGS)
    assert not extract.problems
    for kind in (extract.mentions, extract.dates, extract.figures, extract.quotes, extract.claims):
        for item in kind:
            assert 0 <= item.start < item.end <= len(whole)
            assert item.text == whole[item.start : item.end]
        assert len({item.id for item in kind}) == len(kind)
    for claim in extract.claims:
        for part in claim.arguments:
            assert part.text == whole[part.start : part.end]


# Readers

ODD_BYTES = [
    b"",
    b"\0",
    b"\xff\xfe",
    b"\xf0\x9f",
    b"<",
    b">",
    b"&",
    b'"',
    b"{",
    b"[",
    b"]",
    b"\r\n\r\n",
    b"-1",
    b"9" * 40,
]
EDITS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 60),
        st.one_of(st.sampled_from(ODD_BYTES), st.binary(max_size=12)),
        st.integers(1, 4),
    ),
    max_size=8,
)


def edit(data, edits):
    """Cut and put in bytes at shares of the length."""
    for share, cut, new, times in edits:
        at = int(share * len(data))
        data = data[:at] + new * times + data[at + cut :]
    return data


def test_every_reader_is_fuzzed():
    assert {reader for ending, reader in READERS.items() if ending in SAMPLES} == set(READERS.values())


@pytest.mark.parametrize("ending", SAMPLES)
@fuzzed(40)
@given(EDITS)
def test_any_bytes_give_sources_or_problems(ending, edits):
    assert_read(ending, edit(SAMPLES[ending], edits))
