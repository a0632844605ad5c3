"""Any text through every extractor, any bytes through every reader, any order and company of articles.

``CLAIMCHECK_FUZZ`` multiplies the examples: 1 with every change, 100 for minutes of it.
"""

import os
import re

import pytest
from hostile.cases import FRENCH, GOOD, LEAD
from hostile.readers import SAMPLES, SETTINGS, assert_read
from hostile.test_growth import ANY_TEXT, PIECES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.clean import clean_source
from claimcheck.pipeline.crossing import cross_check
from claimcheck.pipeline.extraction import extract_source, extract_sources
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


# The whole run

STORIES = [
    (GOOD, "fire1"),
    (GOOD.replace("14 workers", "19 workers").replace("Reuters", "AP").replace("destroyed", "gutted"), "fire2"),
    (
        "OSLO, May 6, 2024 (AP) - Norway's parliament approved a law on deep-sea mining on Monday by 80 votes to 20.\n\n"
        "Environment Minister Ane Dahl called the result a good day for industry.\n",
        "vote1",
    ),
    (
        "OSLO, 7 mai 2024 (AFP) - Le Parlement norvégien a adopté lundi une loi sur l’exploitation minière des grands "
        "fonds par 82 voix contre 20.\n\nLa ministre de l’Environnement Ane Dahl s’est félicitée du résultat.\n",
        "vote2",
    ),
    (
        "LIMA, April 2, 2023 (EFE) - A bus with 30 passengers fell into a ravine near Cusco on Sunday, killing six "
        "people, the transport ministry said.\n\nHeavy rain had closed the road the day before.\n",
        "bus",
    ),
]


@pytest.fixture(scope="module")
def extracts():
    sources = [
        clean_source(Source(name, f"{name}.txt", text, f"{i:064d}", len(text)), SETTINGS)
        for i, (text, name) in enumerate(STORIES)
    ]
    return {item.source.id: item for item in extract_sources(sources, SETTINGS)}


def told(report, names):
    """The findings among some sources, whichever of their sides is named first."""
    return sorted(
        (item.id, item.kind, item.type, item.rule, item.confidence, *sorted((e.source, e.text) for e in item.evidence))
        for item in report.findings
        if set(item.sources) <= names
    )


@fuzzed(6)
@given(st.permutations([name for _, name in STORIES]))
def test_order_changes_no_finding(extracts, order):
    names = set(order)
    report = cross_check([extracts[name] for name in order], SETTINGS)
    assert told(report, names) == told(cross_check([extracts[name] for name in sorted(order)], SETTINGS), names)


@fuzzed(5)
@given(st.sets(st.sampled_from(["bus", "vote1", "vote2"])))
def test_unrelated_articles_change_no_finding(extracts, others):
    names = {"fire1", "fire2"}
    alone = cross_check([extracts[name] for name in sorted(names)], SETTINGS)
    beside = cross_check([extracts[name] for name in sorted(names | others)], SETTINGS)
    assert told(alone, names) == told(beside, names)
    assert told(alone, names)
