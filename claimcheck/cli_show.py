"""The commands that analyse nothing: they show what is there, a finding's reasoning, models, schema and cache."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from claimcheck import options
from claimcheck.report.output import read_report, write_text


def add_commands(app: typer.Typer) -> None:
    """Register these commands with the command line."""
    for name, command in (
        ("explain", explain_command),
        ("schema", schema_command),
        ("models", models_command),
        ("cache", cache_command),
    ):
        app.command(name)(command)


def explain_command(
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="The id of a finding, or its beginning.")],
    report: Annotated[str, typer.Argument(metavar="REPORT.json", help="A report made with --format json; - is stdin.")],
    format_: Annotated[
        Literal["text", "claimreview"], typer.Option("--format", "-f", help="claimreview: drafts without a rating.")
    ] = "text",
    output: options.Output = None,
) -> None:
    """Show the whole reasoning behind one finding: both sides in context, every rung tried, values, thresholds."""
    from claimcheck.report.claimreview import write_claimreview
    from claimcheck.report.explain import write_explanation

    loaded = read_report(report)
    write = write_claimreview if format_ == "claimreview" else write_explanation
    write_text(lambda stream: write(loaded, finding, stream), output)


def schema_command() -> None:
    """Print the JSON Schema that every report is valid against."""
    from claimcheck.report.json import dump_json
    from claimcheck.schema import build_schema

    write_text(lambda stream: stream.write(dump_json(build_schema(), indent=1) + "\n"), None)


def models_command() -> None:
    """List the models in use with their hashes, scores and licences."""
    from claimcheck import pipeline
    from claimcheck.report.tables import write_table

    write_text(lambda stream: write_table(pipeline.describe_models(), stream, options.is_terminal(None)), None)


def cache_command(
    what: Annotated[Literal["info", "clear"], typer.Argument(help="Say what is kept between runs, or delete it.")],
    folder: options.Cache = None,
) -> None:
    """Say what is kept between runs, or delete it: articles are then analysed anew."""
    from claimcheck import pipeline
    from claimcheck.report.tables import write_table

    path = options.choose_cache(folder)
    assert path is not None  # nothing turns it off here
    rows = pipeline.describe_cache(path) if what == "info" else pipeline.clear_cache(path)
    write_text(lambda stream: write_table(rows, stream, options.is_terminal(None)), None)
