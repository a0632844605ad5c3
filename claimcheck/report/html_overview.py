"""What the HTML report shows at a glance: who says what (matrix), when (timeline), who copies whom (reuse)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimcheck.records import Claim, Finding, Source
from claimcheck.report.html_articles import name_article, name_passage
from claimcheck.report.plain import make_line
from claimcheck.report.view import Story, View

#: Findings whose claims speak of one thing and so share a row of the matrix.
_JOINING = ("contradiction", "altered_quote", "dispute", "update", "agreement", "unresolved")
#: How a source stands to a claim when a finding of the kind has words of it, the gravest first.
_STATES = {
    "contradiction": "conflicts",
    "altered_quote": "differs",
    "dispute": "disputed",
    "update": "updates",
    "addition": "adds",
}
#: Where a source stands against another, an agreement must say with whom.
_CONTESTED = ("conflicts", "differs", "disputed", "updates")
#: More rows than this show no pattern any more.
_ROWS = 40
#: Additions of one source in the matrix: they are its own affair, the rest stands among the findings.
_ADDITIONS = 3
#: Characters of a claim in the matrix.
_STATEMENT = 140
#: More entries than this are no overview.
_ENTRIES = 60
#: Characters of a value that fit into a cell.
_VALUE = 24
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)")
#: Claims less checkable than this are kept out of the timeline unless a finding names them.
_CHECKWORTHY = 0.5


@dataclass(frozen=True, slots=True)
class Cell:
    """How one source stands to one claim.

    ``state`` is ``agrees``, ``conflicts``, ``differs`` (quotes otherwise), ``disputed`` (reports both sides),
    ``updates``, ``adds`` or ``silent``.
    """

    source: Source
    state: str
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """A key claim with a cell for every source of the story, and the finding that matters most about it."""

    statement: str
    finding: Finding
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated claim: its day or days, what is claimed, who claims it, and the address of the words."""

    days: str
    statement: str
    sources: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent origin and the sources that copy it, each with the names of what it derives from."""

    name: str
    members: tuple[tuple[Source, str], ...]


def build_matrix(view: View, story: Story) -> tuple[Row, ...]:
    """Return the story's key claims in an editor's order, each with the stand of every source."""
    topics = _join_claims(view, story)
    rows: dict[str, Row] = {}
    added: Counter[str] = Counter()
    for finding in story.findings:
        topic = next((topics.get(item, item) for item in finding.claims), finding.id)
        if topic in rows or finding.kind == "unresolved":
            continue
        if finding.kind == "addition":
            added.update(finding.sources)
            if any(added[item] > _ADDITIONS for item in finding.sources):
                continue
        rows[topic] = _row(view, story, finding, {item for item, of in topics.items() if of == topic})
        if len(rows) == _ROWS:
            break
    return tuple(rows.values())


def _join_claims(view: View, story: Story) -> dict[str, str]:
    """Return each claim's topic: claims of one group, or compared in one finding, share it."""
    parent: dict[str, str] = {}

    def root(claim: str) -> str:
        while parent.setdefault(claim, claim) != claim:
            claim = parent[claim]
        return claim

    groups = [item.claims for item in view.report.groups if item.story == story.id]
    joined = [*groups, *(item.claims for item in story.findings if item.kind in _JOINING)]
    for claims in joined:
        for claim in claims[1:]:
            parent[root(claim)] = root(claims[0])
    for finding in story.findings:
        for claim in finding.claims:
            root(claim)
    return {claim: root(claim) for claim in tuple(parent)}


def _row(view: View, story: Story, finding: Finding, claims: set[str]) -> Row:
    about = [item for item in story.findings if item is finding or claims.intersection(item.claims)]
    first = view.claims.get(next(iter(finding.claims), ""))
    words = (first.statement or first.text) if first else next((item.text for item in finding.evidence), "")
    statement = make_line(words)
    saying = {view.claims[item].source for item in claims if item in view.claims}
    statement = statement if len(statement) <= _STATEMENT else statement[:_STATEMENT].rsplit(" ", 1)[0] + " …"
    cells = tuple(_cell(source, about, saying) for source in story.sources)
    return Row(statement, finding, _name_allies(view, story, about, cells))


def _name_allies(view: View, story: Story, about: list[Finding], cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return a row's cells, those that agree in a contested row saying with which side they do, where that is clear."""
    contested = [cell.source.id for cell in cells if cell.state in _CONTESTED]
    if not contested:
        return cells
    together = [item.sources for item in about if item.kind == "agreement"]
    held = {claim for item in about for claim in item.claims}
    together += [item.sources for item in view.report.groups if item.story == story.id and held & set(item.claims)]
    opposed = [set(item.sources) for item in about if item.kind in _STATES and item.kind != "addition"]
    # what holds both sides of a finding together says nothing of which one a source is with
    together = [item for item in together if not any(len(sides) > 1 and sides <= set(item) for sides in opposed)]
    named = []
    for cell in cells:
        sides = (item for sources in together if cell.source.id in sources for item in contested if item in sources)
        ally = next(sides, None) if cell.state == "agrees" else None
        named.append(replace(cell, value=f"with {view.name_source(ally)}") if ally else cell)
    return tuple(named)


def _cell(source: Source, about: list[Finding], saying: set[str]) -> Cell:
    mine = [item for item in about if any(side.source == source.id for side in item.evidence)]
    kinds = {item.kind for item in mine}
    state = next((state for kind, state in _STATES.items() if kind in kinds), None)
    if state is None:
        state = "agrees" if source.id in saying and len(saying) > 1 else "adds" if source.id in saying else "silent"
    if state == "differs":
        return Cell(source, state, next(item.type for item in mine if item.kind == "altered_quote").replace("_", " "))
    told = (item for item in mine if item.kind != "addition")
    values = (side.value or "" for item in told for side in item.evidence if side.source == source.id)
    value = _shorten_days(make_line(next((item for item in values if item), "")))
    return Cell(source, state, value if len(value) <= _VALUE else value[: _VALUE - 1] + "…")


def _shorten_days(value: str) -> str:
    """Return a value with a whole month or year called by its name."""
    return _DAYS.sub(lambda match: name_days(match[1], match[2]), value)


def build_timeline(view: View, story: Story) -> tuple[Entry, ...]:
    """Return the story's dated claims by day; claims of one group are one entry."""
    passages = {
        side.claim: name_passage(finding, number)
        for finding in reversed(story.findings)
        for number, side in enumerate(finding.evidence, start=1)
        if side.claim
    }
    entries = [
        (claim.when.from_ or "", claim.when.to or "", claims, claim)
        for claim, claims in _dated_claims(view, story, set(passages))
        if claim.when is not None
    ]
    entries.sort(key=lambda item: item[:2])
    return tuple(
        Entry(
            name_days(first, last),
            make_line(claim.statement or claim.text),
            tuple(dict.fromkeys(view.name_source(item.source) for item in claims)),
            passages.get(claim.id, name_article(claim.source)),
        )
        for first, last, claims, claim in entries[:_ENTRIES]
    )


def name_days(first: str, last: str) -> str:
    """Return the days from first to last shortly: a whole month or year by its name, an open end as "since"."""
    if not last:
        return f"since {first.removesuffix('-01').removesuffix('-01') if first.endswith('-01-01') else first}"
    if first[:4] == last[:4] and first.endswith("-01-01") and last.endswith("-12-31"):
        return first[:4]
    year, month = int(first[:4]), int(first[5:7])
    if first[:7] == last[:7] and first.endswith("-01") and int(last[8:]) == monthrange(year, month)[1]:
        return first[:7]
    return first if first == last else f"{first} – {last}"


def _dated_claims(view: View, story: Story, named: set[str]) -> Iterator[tuple[Claim, list[Claim]]]:
    ids = {source.id for source in story.sources}
    group_of = {claim: group.id for group in view.report.groups for claim in group.claims}
    grouped: dict[str, list[Claim]] = {}
    for claim in view.report.claims:
        if claim.source in ids and claim.when is not None and claim.when.from_:
            grouped.setdefault(group_of.get(claim.id, claim.id), []).append(claim)
    for claims in grouped.values():
        best = max(claims, key=lambda item: (item.id in named, item.checkworthy))
        if best.id in named or best.checkworthy >= _CHECKWORTHY:
            yield best, claims


def build_origins(view: View, story: Story) -> tuple[Origin, ...]:
    """Return the story's origins, the most copied first, each with its sources."""
    members: dict[str, list[Source]] = {}
    for source in story.sources:
        members.setdefault(source.origin or source.id, []).append(source)
    ordered = sorted(members.values(), key=lambda item: -len(item))
    return tuple(
        Origin(
            view.name_origins(item.id for item in sources)[0],
            tuple(
                (item, ", ".join(view.name_source(of) for of in item.derived_from))
                for item in sorted(sources, key=lambda item: bool(item.derived_from))
            ),
        )
        for sources in ordered
    )
