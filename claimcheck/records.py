"""The records that travel between the stages and into the report.

All are frozen and hold plain values only. ``start`` and ``end`` count Unicode code points of the source's text,
0-based and end-exclusive, so that ``text == source.text[start:end]`` for every record that has the three.
Ids depend on content alone (see `claimcheck.ids`). Dates are ISO 8601 days ("2025-12-24").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

EntityLabel = Literal["PERSON", "ORG", "LOC", "NORP", "EVENT", "PRODUCT", "MISC"]
PublishedFrom = Literal["option", "metadata", "dateline", "text"]
BlockRole = Literal["title", "heading", "body", "item", "caption"]
Relation = Literal["=", "~", ">", ">=", "<", "<=", "between"]
ClaimKind = Literal["statement", "quote"]
Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "reported", "hedged", "planned", "conditional", "denied", "opinion"]
FindingKind = Literal["agreement", "contradiction", "update", "dispute", "altered_quote", "addition", "unresolved"]
Grain = Literal[
    "time", "day", "weekend", "week", "month-part", "month", "quarter", "season", "half", "year-part", "year",
    "decade", "century", "span", "duration", "set", "unknown",
]  # fmt: skip
MentionForm = Literal["name", "nominal", "pronoun", "stranger"]
Level = Literal["note", "error"]


@dataclass(frozen=True, slots=True)
class Removed:
    """A region of a source that is not the article, with the reason (``navigation``, ``related-links``)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or caption inside the kept text, without the blank space around it.

    A paragraph that the file breaks over several lines is one block.
    """

    start: int
    end: int
    role: BlockRole
    language: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and date that open an agency item ("PARIS, Dec 24 (Reuters) -"); ``date`` is null when incomplete."""

    start: int
    end: int
    text: str
    place: str | None = None
    date: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One article: its text, what of it was kept, and what is known about where it comes from.

    ``kept`` and ``removed`` tile ``[0, characters)`` exactly. ``sha256`` is that of the bytes read for a text file,
    of the UTF-8 text otherwise. ``origin`` is shared by the sources that are copies of one item.
    """

    id: str
    path: str
    text: str
    sha256: str
    characters: int
    language: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    dateline: Dateline | None = None
    credited_to: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()
    origin: str | None = None
    story: str | None = None
    kept: tuple[tuple[int, int], ...] = ()
    removed: tuple[Removed, ...] = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named.

    ``form`` tells a name from a nominal ("the minister"), a pronoun, and a stranger: a person whom the text does not
    name ("a nurse"), who keeps pronouns from others until linking and is dropped there. ``roles`` are the titles and
    offices that stand beside a name ("French Defence Minister"). ``gender`` is ``m``, ``f`` or null; ``number``
    ``sg``/``pl``.
    ``head`` is the head noun's lemma of a nominal, the pronoun's lower-case form, or the name's last word.
    """

    id: str
    source: str
    start: int
    end: int
    text: str
    label: EntityLabel
    form: MentionForm = "name"
    roles: tuple[str, ...] = ()
    gender: str | None = None
    number: str | None = None
    head: str = ""
    subject: bool = False
    sentence: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One real person, organisation, place … and everywhere the sources mention it.

    ``name`` is the fullest form found. ``aliases`` are the other names, ``roles`` the offices it is given.
    """

    id: str
    name: str
    label: EntityLabel
    mentions: tuple[Mention, ...] = ()
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Date:
    """An expression that says when. ``from_`` and ``to`` (JSON ``from``, ``to``) are the first and last day meant.

    Both are null when the expression cannot be resolved; one is null when that end is open ("since early 2025").
    ``anchor`` is ``absolute``, ``published``, ``dateline``, ``text`` (another date of the text, its id in
    ``anchor_id``), or null when unresolved. ``set`` and ``duration`` grains are no points in time. ``low`` and ``high``
    are the days that a ``duration`` lasts at least and at most (both null: not told; one: open).
    """

    id: str
    source: str
    start: int
    end: int
    text: str
    from_: str | None
    to: str | None
    grain: Grain
    anchor: str | None = None
    anchor_id: str | None = None
    approximate: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures something, as the interval that its wording allows.

    ``low`` and ``high`` close the interval (null: open); whether an end belongs to it follows from ``relation``.
    ``value`` is the number written. ``unit`` is normalised: ``percent`` (1 for "1%"), ``percentage-point``, an ISO
    4217 code, an SI or common unit (``metre``), or the counted noun's lemma. ``counts`` is the counted noun with its
    modifiers as written, ``counts_head`` its lemma, ``scope`` what narrows it down (a place, a group).
    """

    id: str
    source: str
    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    relation: Relation
    value: float | None
    unit: str | None
    counts: str | None = None
    approximate: bool = False
    counts_head: str | None = None
    counts_span: tuple[int, int] | None = None
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given as somebody's own. ``start``/``end`` cover the words inside the marks, without the marks.

    ``speaker`` is an entity id after linking (a mention id before), ``speaker_text`` the words that name the
    speaker, ``cue`` the verb or phrase that introduces the speech. A partial quote inside indirect speech has
    ``partial`` set.
    """

    id: str
    source: str
    start: int
    end: int
    text: str
    speaker: str | None = None
    speaker_text: str | None = None
    speaker_span: tuple[int, int] | None = None
    cue: str | None = None
    cue_span: tuple[int, int] | None = None
    direct: bool = True
    partial: bool = False
    medium: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is made to say a claim: the words that name the holder, the cue, and where they stand."""

    holder: str
    cue: str
    holder_span: tuple[int, int] | None = None
    cue_span: tuple[int, int] | None = None
    holder_id: str | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of a claim's predicate: its grammatical role, exact words and head lemma.

    ``role`` is ``subject`` (the one who acts, also of a passive), ``object`` (the one acted upon), ``indirect``,
    ``oblique`` (with ``case``, the preposition's lemma), ``attribute`` (of a copula) or ``place``.
    ``entity`` is an entity id after linking (a mention id before).
    """

    role: Literal["subject", "object", "indirect", "oblique", "attribute", "place"]
    start: int
    end: int
    text: str
    head: str
    case: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The days a claim speaks of, first and last; null ends are open or unknown."""

    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause that says something, with who says it, when, and how surely.

    ``statement`` is the claim readable alone. ``holder`` is the entity that is made to say it, null for the
    article's own voice. ``predicate`` is the lemma of the verb (or of the attribute of a copula). ``entities``,
    ``dates``, ``figures`` and ``quotes`` are ids. ``checkworthy`` runs from 0 (opinion, generality) to 1.
    ``rewording`` are the replacements (start, end, words) that make a clause without a finite verb a sentence.
    """

    id: str
    source: str
    start: int
    end: int
    text: str
    statement: str
    kind: ClaimKind
    holder: str | None = None
    attribution: tuple[Attribution, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    checkworthy: float = 0.0
    when: When | None = None
    entities: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    predicate: str = ""
    predicate_span: tuple[int, int] | None = None
    negation: tuple[int, int] | None = None
    arguments: tuple[Argument, ...] = ()
    lemmas: tuple[str, ...] = ()
    role: BlockRole = "body"
    language: str = ""
    sentence: tuple[int, int] | None = None
    rewording: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of one story that state the same thing; ``origins`` counts the independent ones behind them."""

    id: str
    story: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Two claims (or two quotes) that may speak of the same thing.

    ``score`` is the probability that they do, ``similarity`` the cosine of their vectors and ``context`` that of the
    sentences around them (null without an encoder).
    """

    left: str
    right: str
    score: float
    similarity: float | None = None
    context: float | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """What alignment hands to comparison: groups, candidate pairs of claims and of quotes, and words found alike.

    ``synonyms`` maps two (language, word) keys, the lesser first, to their likeness.
    """

    groups: tuple[Group, ...] = ()
    pairs: tuple[AlignedPair, ...] = ()
    quote_pairs: tuple[AlignedPair, ...] = ()
    synonyms: Mapping[tuple[tuple[str, str], tuple[str, str]], float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words of one side of a finding, with the value they were read as.

    ``marked`` are the spans inside ``[start, end)`` that differ from the other side, in source offsets.
    """

    claim: str | None
    source: str
    start: int
    end: int
    text: str
    value: str | None = None
    marked: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of a ladder that was tried on the way to a finding, with what it saw and the threshold it used."""

    rule: str
    outcome: str
    detail: str = ""
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the cross-check found; ``confidence`` is calibrated, ``steps`` is the reasoning rung by rung."""

    id: str
    kind: FindingKind
    type: str
    rule: str
    confidence: float
    story: str | None
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int
    explanation: str
    evidence: tuple[Evidence, ...]
    steps: tuple[Step, ...] = ()
    missing_from: tuple[str, ...] = ()
    rank: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """One name, figure, date or word of a statement that was asked about, and the source's words that bear it out.

    ``evidence`` is null where the source has nothing on it. ``against`` are words that it has instead ("call" for
    "met"), ``elsewhere`` the same name or day where the source says something else of it.
    """

    start: int
    end: int
    text: str
    evidence: Evidence | None
    against: Evidence | None = None
    elsewhere: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What one source has on a statement of the user's: its verdict, and part by part.

    ``supports``: some claim of it says all of the statement; ``partly``: its claims bear out some parts of it;
    ``otherwise``: a claim of it cannot be true together with the statement; ``silent``: nothing comparable.
    ``passages`` are its sentences that bear most on the statement.
    """

    source: str
    verdict: Literal["supports", "partly", "otherwise", "silent"]
    parts: tuple[Part, ...]
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, resolved or decided: where, at which stage, how bad, and why."""

    path: str
    stage: str
    level: Level
    reason: str


@dataclass(frozen=True, slots=True)
class Tool:
    """The program that made a report: its version, the hashes of its models, the settings that held."""

    name: str
    version: str
    models: dict[str, str]
    settings: dict[str, object]


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything found in one source on its own; ids in it point to mentions, not yet to entities."""

    source: Source
    mentions: tuple[Mention, ...] = ()
    dates: tuple[Date, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer to one pair: whether the premise supports, contradicts, or leaves open the hypothesis.

    ``scores`` has the keys ``agrees``, ``contradicts`` and ``neutral``, which sum to 1.
    """

    verdict: Literal["agrees", "contradicts", "neutral"]
    type: str | None
    confidence: float
    scores: dict[str, float]
    explanation: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What changed since an earlier report: ids of new and unchanged findings, and the findings no longer made."""

    new: tuple[str, ...]
    unchanged: tuple[str, ...]
    gone: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole outcome of a run; `to_dict` gives the JSON of the contract, `from_dict` the report back."""

    schema_version: str = "1"
    tool: Tool
    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[Date, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    groups: tuple[Group, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    checks: tuple[Check, ...] = ()
    baseline: Baseline | None = None

    def to_dict(self) -> dict[str, object]:
        """Return the report as JSON-ready values, keys in the order of the contract."""
        from claimcheck.serialise import encode_record

        return encode_record(self)

    @classmethod
    def from_dict(cls, data: dict[str, object]) -> Report:
        """Rebuild a report from `to_dict`'s values; `ClaimcheckError` if they are not one."""
        from claimcheck.serialise import decode_record

        return decode_record(cls, data)

    def to_pandas(self) -> dict[str, Any]:
        """Return a table (`pandas.DataFrame`) for each kind of record; needs pandas (``pip install pandas``).

        Nested records are columns of lists and dictionaries; `findings` has a row a finding, `evidence` a row a side.
        """
        from claimcheck.report.frames import make_frames

        return make_frames(self)
