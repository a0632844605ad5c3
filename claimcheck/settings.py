"""Every option and threshold that decides what a run finds, once, with its reason.

The values in force are part of every report (``tool.settings``), so that a finding can be understood later.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of a run. Fields named after a stage belong to it; each says where its value comes from."""

    #: ISO days that overrule what a source says of its publication, by source id.
    published: dict[str, str] = field(default_factory=dict)
    #: Language codes that overrule detection, by source id.
    languages: dict[str, str] = field(default_factory=dict)
    #: Installed spaCy pipelines to use in place of ours, by language code.
    models: dict[str, str] = field(default_factory=dict)
    #: Findings below this confidence are left out of the report.
    min_confidence: float = 0.0
    #: Kinds of finding that make the run end with exit status 1.
    fail_on: tuple[str, ...] = ()
    #: Treat all sources as one story (``claimcheck compare``).
    one_story: bool = False
    #: Another judge model: a folder with an ONNX model, or the name of an installed one.
    judge: str | None = None
