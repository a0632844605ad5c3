"""Others that do a part of our job, on the same texts in the same run: what they cost, and what they find.

Those that are not installed are left out: ``pip install dateparser quantulum3 textacy``.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec

from measure import Row
from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.process import cdist

from claimcheck.align import align_claims
from claimcheck.extract.dates import find_dates_in_text
from claimcheck.extract.figures import find_figures_in_text
from claimcheck.extract.quotes import find_quotes
from claimcheck.parse import load_language, parse_source
from claimcheck.passages import Passage
from claimcheck.pipeline.models import load_encoder
from claimcheck.records import Entity, Extract, Source
from claimcheck.settings import Settings

#: Texts given to the slow ones; all numbers are for these.
TEXTS = 30
#: Likeness above which a naive matcher takes two sentences for one statement.
ALIKE = 80


def measure_peers(sources: Sequence[Source], extracts: Sequence[Extract], entities: Sequence[Entity]) -> Iterator[Row]:
    """Yield two rows a peer: ours and theirs."""
    english = [source for source in sources if source.language == "en"][:TEXTS]
    texts = [source.text for source in english]
    ours = _rate(lambda text: find_dates_in_text(text, "en"), texts)
    yield from _pair("dates", ours, "dateparser search", _dateparser(texts))
    ours = _rate(lambda text: find_figures_in_text(text, "en"), texts)
    yield from _pair("figures", ours, "quantulum3", _quantulum(texts))
    passages = [parse_source(source, Settings()) for source in english]
    ours = _rate(lambda pair: find_quotes(pair[1], pair[0], ()), list(zip(english, passages, strict=True)))
    yield from _pair("quotes (given the parse)", ours, "textacy quotations", _textacy(passages))
    yield from _matching(extracts[:TEXTS], entities)


def _pair(what: str, ours: tuple[float, int], peer: str, theirs: tuple[float, int] | None) -> Iterator[Row]:
    seconds, found = ours
    yield Row(f"{what}: ours", f"{seconds:.2f} s, {found} found", "1.00")
    if theirs is None:
        yield Row(f"{what}: {peer}", "not installed")
    else:
        yield Row(f"{what}: {peer}", f"{theirs[0]:.2f} s, {theirs[1]} found", f"{theirs[0] / seconds:.2f}")


def _rate(work: Callable[..., Sequence[object] | None], items: Sequence[object]) -> tuple[float, int]:
    """Return CPU seconds and the number of things found, patterns and word lists being warm."""
    work(items[0])
    before = time.process_time()
    found = sum(len(work(item) or ()) for item in items)
    return time.process_time() - before, found


def _dateparser(texts: Sequence[str]) -> tuple[float, int] | None:
    if find_spec("dateparser") is None:
        return None
    from dateparser.search import search_dates

    return _rate(lambda text: search_dates(text, languages=["en"]), texts)


def _quantulum(texts: Sequence[str]) -> tuple[float, int] | None:
    if find_spec("quantulum3") is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

        return _rate(parser.parse, texts)


def _textacy(passages: Sequence[Sequence[Passage]]) -> tuple[float, int] | None:
    if find_spec("textacy") is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from textacy.extract.triples import direct_quotations

        docs = [passage.doc for parts in passages for passage in parts]
        return _rate(lambda doc: _or_nothing(direct_quotations, doc), docs)


def _or_nothing(work: Callable[..., Iterator[object]], doc: object) -> list[object]:
    """Return what it finds; nothing where it raises, as on unbalanced marks."""
    try:
        return list(work(doc))
    except Exception:
        return []


def _matching(extracts: Sequence[Extract], entities: Sequence[Entity]) -> Iterator[Row]:
    """Every sentence against every other by their letters, beside our alignment with its encoder."""
    settings, encoder = Settings(one_story=True), load_encoder()
    before = time.process_time()
    alignment = align_claims(list(extracts), entities, encoder, settings)
    ours = time.process_time() - before
    claims = [claim.text for extract in extracts for claim in extract.claims]
    before = time.process_time()
    alike = int((cdist(claims, claims, scorer=token_set_ratio, workers=1) > ALIKE).sum() - len(claims)) // 2
    naive = time.process_time() - before
    yield Row(f"matching {len(claims)} claims: ours", f"{ours:.2f} s, {len(alignment.pairs)} pairs", "1.00")
    yield Row("matching: rapidfuzz on all pairs", f"{naive:.2f} s, {alike} pairs", f"{naive / max(ours, 1e-9):.2f}")


def load_pipelines() -> None:
    """Load what the peers share with us before any clock runs."""
    load_language("en")
    load_encoder()
