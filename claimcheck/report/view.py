"""A report as people read it: who said what where, in an editor's order, with the differing words marked.

The formats for the eye (terminal, Markdown, HTML, explanations) all draw what this module arranges.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from claimcheck.records import Claim, Entity, Evidence, Finding, Report, Source
from claimcheck.report.pieces import Piece, cut_pieces, frame_evidence
from claimcheck.report.plain import count_noun, make_line

#: The order in which an editor wants to hear it, with the word for one and for many.
KIND_NAMES = {
    "contradiction": ("contradiction", "contradictions"),
    "altered_quote": ("altered quote", "altered quotes"),
    "dispute": ("dispute", "disputes"),
    "update": ("update", "updates"),
    "agreement": ("agreement", "agreements"),
    "addition": ("addition", "additions"),
    "unresolved": ("unresolved pair", "unresolved pairs"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: the source, its exact words in pieces, and who is made to say them.

    ``start`` and ``end`` bound the words shown, in source offsets; the evidence's own span lies inside.
    """

    evidence: Evidence
    source: Source
    claim: Claim | None
    start: int
    end: int
    pieces: tuple[Piece, ...]
    speaker: str | None
    quoted: bool

    @property
    def credit(self) -> str | None:
        """Who is made to say the words and how ("quoting Ines Caro"), None for the article's own voice."""
        return f"{'quoting' if self.quoted else 'citing'} {self.speaker}" if self.speaker else None

    @property
    def text(self) -> str:
        """The words shown, as they stand in the source."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Story:
    """The sources that tell of one event, with their findings by kind in an editor's order.

    ``number`` counts the stories from 1, None for a source outside any story.
    """

    id: str | None
    title: str
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    number: int | None = None

    def of_kind(self, kind: str) -> tuple[Finding, ...]:
        """Return the story's findings of one kind."""
        return tuple(item for item in self.findings if item.kind == kind)


class View:
    """A report with its records at hand by id. Reading it changes nothing; what an id points to may be missing."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.sources: dict[str, Source] = {item.id: item for item in report.sources}
        self.claims: dict[str, Claim] = {item.id: item for item in report.claims}
        self.entities: dict[str, Entity] = {item.id: item for item in report.entities}
        self._quotes = {(item.source, item.start, item.end): item for item in report.quotes}
        self.findings: dict[str, Finding] = {item.id: item for item in report.findings}

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The stories in the order of their first source; sources outside any story come last, one by one."""
        if self.report.checks:
            return (self._checked_story(),)
        members: dict[str, list[Source]] = {}
        alone: list[Source] = []
        for source in self.report.sources:
            if source.story is None:
                alone.append(source)
            else:
                members.setdefault(source.story, []).append(source)
        told = [self._story(key, sources, number) for number, (key, sources) in enumerate(members.items(), start=1)]
        return (*told, *(self._story(None, [source]) for source in alone))

    def _checked_story(self) -> Story:
        """Return everything about a statement that was asked about as one story."""
        return Story(None, f"“{self.statement}”", self.report.sources, order_findings(self.report.findings))

    @cached_property
    def articles(self) -> tuple[Source, ...]:
        """The sources that were read: all but the statement that was asked about."""
        checked = {item.source for item in self.report.checks}
        return tuple(item for item in self.report.sources if not checked or item.id in checked)

    @cached_property
    def statement(self) -> str:
        """The statement that was asked about, on one line; nothing when none was."""
        checked = {item.source for item in self.report.checks}
        others = (make_line(item.text) for item in self.report.sources if item.id not in checked)
        return next(others, "") if checked else ""

    def _story(self, key: str | None, sources: list[Source], number: int | None = None) -> Story:
        own = [item for source in sources for item in self._told_by_source.get(source.id, ())]
        own.sort(key=lambda item: self._places[item.id])
        dated = sorted(sources, key=lambda item: (item.published is None, item.published or ""))
        title = next((item.title for item in dated if item.title), None) or sources[0].id
        return Story(key, make_line(title), tuple(sources), order_findings(own), number)

    @cached_property
    def story_numbers(self) -> dict[str, int]:
        """The number of each story by its id."""
        return {story.id: story.number for story in self.stories if story.id and story.number}

    def number_story(self, source: Source) -> str:
        """Return the number of a source's story as text, "-" outside any story."""
        return str(self.story_numbers.get(source.story or "", "-"))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {item.id: place for place, item in enumerate(self.report.findings)}

    @cached_property
    def _told_by_source(self) -> dict[str | None, list[Finding]]:
        told: dict[str | None, list[Finding]] = {}
        for finding in self.report.findings:
            told.setdefault(self._first_source(finding), []).append(finding)
        return told

    def _first_source(self, finding: Finding) -> str | None:
        """Return the source under whose story a finding is told: one of its own story, else the first it names."""
        known = [item for item in finding.sources if item in self.sources]
        within = [item for item in known if self.sources[item].story == finding.story]
        return next(iter(within or known), None)

    def name_source(self, source_id: str) -> str:
        """Return the outlet of a source, or its id when the outlet is unknown."""
        source = self.sources.get(source_id)
        return make_line((source.outlet or source.id) if source else source_id) or "?"

    def name_entity(self, entity_id: str | None) -> str | None:
        """Return an entity's name, None when the id is null or unknown."""
        entity = self.entities.get(entity_id) if entity_id else None
        return make_line(entity.name) if entity else None

    def name_speaker(self, claim: Claim | None) -> str | None:
        """Return who is made to say a claim, None for the article's own voice."""
        if claim is None:
            return None
        named = next((make_line(item.holder) for item in claim.attribution if item.holder.strip()), None)
        return self.name_entity(claim.holder) or named

    def name_origins(self, source_ids: Iterable[str]) -> tuple[str, ...]:
        """Return a name for each origin behind the sources: the agency it credits, else the earliest source's name."""
        origins = (self.sources[item].origin or item for item in source_ids if item in self.sources)
        return tuple(dict.fromkeys(self._origin_names[origin] for origin in origins))

    @cached_property
    def _origin_names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for source in self.report.sources:
            origin = source.origin or source.id
            if source.credited_to:
                names[origin] = make_line(source.credited_to[0])
            elif origin not in names:
                names[origin] = self.name_source(origin if origin in self.sources else source.id)
        return names

    def describe_support(self, finding: Finding) -> str:
        """Return how many sources and independent origins stand behind a finding ("3 sources, 1 origin (Reuters)")."""
        text = f"{count_noun(len(finding.sources), 'source')}, {count_noun(finding.origins, 'origin')}"
        names = self.name_origins(finding.sources)
        return f"{text} ({names[0]})" if finding.origins == 1 < len(finding.sources) and len(names) == 1 else text

    def sides(self, finding: Finding) -> tuple[Side, ...]:
        """Return the finding's evidence with its context; evidence of an unknown source is left out."""
        return tuple(
            self._side(item, self.sources[item.source]) for item in finding.evidence if item.source in self.sources
        )

    def _side(self, evidence: Evidence, source: Source) -> Side:
        claim = self.claims.get(evidence.claim) if evidence.claim else None
        if claim is not None and claim.source != source.id:
            claim = None
        start, end = frame_evidence(evidence, claim, source.text)
        inner = (evidence.start, evidence.end)
        speaker = self.speaker_of(evidence)
        quoted = (source.id, evidence.start, evidence.end) in self._quotes or (
            claim is not None and claim.kind == "quote"
        )
        whole = claim is None or (claim.start >= evidence.start and claim.end <= evidence.end)
        spans = evidence.marked or (() if whole else (inner,))
        pieces = cut_pieces(source.text, start, end, spans)
        return Side(evidence, source, claim, start, end, pieces, speaker, quoted)

    def speaker_of(self, evidence: Evidence) -> str | None:
        """Return who is made to say the words, None for the article's own voice."""
        named = self.name_speaker(self.claims.get(evidence.claim) if evidence.claim else None)
        quote = self._quotes.get((evidence.source, evidence.start, evidence.end))
        if named or quote is None:
            return named
        return self.name_entity(quote.speaker) or make_line(quote.speaker_text or "") or None


def order_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings as an editor reads them: by kind, then by rank and confidence; the given order breaks ties."""
    kinds = list(KIND_NAMES)
    return tuple(sorted(findings, key=lambda item: (kinds.index(item.kind), -item.rank, -item.confidence)))
