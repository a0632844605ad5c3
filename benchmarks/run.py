"""The whole run beside the bare language pipelines on the same articles, in one process: seconds and the ratio.

Call it with a folder of articles, or without one for the project's annotated stories. CPU time, so that what else the
machine does weighs little; nothing is written.
"""

import sys
import time
from pathlib import Path

from claimcheck.parse import load_language, parse_source
from claimcheck.pipeline.models import load_encoder
from claimcheck.pipeline.run import cross_check, extract_sources, read_articles
from claimcheck.settings import Settings

STORIES = Path(__file__).resolve().parent.parent / "tests" / "gold" / "stories"


def main() -> None:
    """Print one row a measure: CPU seconds, words a second, and how many times the bare parse."""
    settings = Settings()
    for language in ("en", "fr"):
        load_language(language)
    load_encoder()
    folder = sys.argv[1] if len(sys.argv) > 1 else str(STORIES)
    clock = time.process_time()
    sources, problems = read_articles([folder], settings)
    read = time.process_time() - clock
    words = sum(len(source.text.split()) for source in sources)

    clock = time.process_time()
    for source in sources:
        parse_source(source, settings)
    parsed = time.process_time() - clock

    clock = time.process_time()
    extracts = list(extract_sources(sources, settings))
    extracted = time.process_time() - clock
    clock = time.process_time()
    report = cross_check(extracts, problems, settings)
    checked = time.process_time() - clock

    print(f"{len(sources)} articles, {words} words, {len(report.findings)} findings, {len(problems)} problems")
    whole = read + extracted + checked
    for name, seconds in (
        ("read and clean", read),
        ("parse alone", parsed),
        ("extract (with its parse)", extracted),
        ("link to findings", checked),
        ("whole run", whole),
    ):
        print(f"{name:26} {seconds:8.2f} s {words / max(seconds, 1e-9):10.0f} words/s {seconds / parsed:6.2f} x parse")


if __name__ == "__main__":
    main()
