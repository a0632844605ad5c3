"""The command line: options in, one call, a report out, an exit status. Only this module prints or exits.

Exit status: 0 it ran; 1 a finding named by ``--fail-on`` was made; 2 wrong usage; 3 nothing could be analysed, or a
problem of level ``error`` was met; 130 interrupted. Heavy modules are imported inside the commands, so that
``--help`` answers at once.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from claimcheck import cli_show, options
from claimcheck.errors import ClaimcheckError, InputError, UsageError
from claimcheck.models.threads import keep_to_one_thread
from claimcheck.options import build_settings, check_overruled, check_request, choose_cache, is_terminal
from claimcheck.records import Report
from claimcheck.report import check_format, write_report
from claimcheck.report.baseline import list_counted, mark_baseline
from claimcheck.report.output import give_up_output, read_lines, read_report, write_lines, write_text
from claimcheck.report.plain import make_line
from claimcheck.settings import Settings

OK, FOUND, USAGE, INCOMPLETE, INTERRUPTED = 0, 1, 2, 3, 130

app = typer.Typer(
    help="Cross-check news articles in English and French: what they agree on, where they conflict, what one adds.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line and exit with its status."""
    keep_to_one_thread()
    try:
        app(prog_name="claimcheck")
    except ClaimcheckError as error:
        _say(f"claimcheck: {error}")
        sys.exit(INCOMPLETE if isinstance(error, InputError) else USAGE)
    except OSError as error:  # of help and version, which are written by the option parser
        give_up_output()
        _say(f"claimcheck: {error.strerror or error}")
        sys.exit(USAGE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


@app.command("run")
def run_command(
    context: typer.Context,
    paths: options.Paths = None,
    format_: options.Format = None,
    output: options.Output = None,
    published: options.Published = None,
    language: options.Languages = None,
    min_confidence: options.MinConfidence = 0.0,
    fail_on: options.FailOn = None,
    baseline: options.Baseline = None,
    jobs: options.Jobs = 1,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
    model: options.Models = None,
    judge: options.Judge = None,
    cache: options.Cache = None,
    no_cache: options.NoCache = False,
    verbose: options.Verbose = 0,
    show_settings: options.ShowSettings = False,
) -> None:
    """Cross-check articles: read files and folders, compare, report."""
    if show_settings:
        write_lines(options.list_settings(context), None)
        raise typer.Exit(OK)
    settings = build_settings(published, language, min_confidence, fail_on, model, judge)
    chosen, inputs = _prepare(paths, format_, output)
    old = read_report(baseline) if baseline is not None else None
    kept = choose_cache(cache, no_cache)
    report = _call("run", inputs, settings, jobs, quiet or no_progress, kept)
    if old is not None:
        report = mark_baseline(report, old)
    raise typer.Exit(_deliver(report, settings, chosen, output, verbose, quiet))


@app.command("extract")
def extract_command(
    paths: options.Paths = None,
    output: options.Output = None,
    published: options.Published = None,
    language: options.Languages = None,
    jobs: options.Jobs = 1,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
    model: options.Models = None,
    cache: options.Cache = None,
    no_cache: options.NoCache = False,
) -> None:
    """Extract alone: sources, entities, dates, figures, quotes and claims, one JSON record a line."""
    settings = build_settings(published, language, models=model)
    chosen, inputs = _prepare(paths, "jsonl", output)
    report = _call("extract", inputs, settings, jobs, quiet or no_progress, choose_cache(cache, no_cache))
    raise typer.Exit(_deliver(report, settings, chosen, output, 0, quiet))


@app.command("check")
def check_command(
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="One statement to hold against the sources.")],
    paths: options.Paths = None,
    format_: options.Format = None,
    output: options.Output = None,
    published: options.Published = None,
    language: options.Languages = None,
    min_confidence: options.MinConfidence = 0.0,
    fail_on: options.FailOn = None,
    jobs: options.Jobs = 1,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
    model: options.Models = None,
    judge: options.Judge = None,
    cache: options.Cache = None,
    no_cache: options.NoCache = False,
    verbose: options.Verbose = 0,
) -> None:
    """Hold one statement against the sources: who says it, who says otherwise, who is silent."""
    if not statement.strip():
        raise UsageError('the statement is empty; say for example: claimcheck check "Two people were hurt." articles/')
    settings = build_settings(published, language, min_confidence, fail_on, model, judge)
    chosen, inputs = _prepare(paths, format_, output)
    kept = choose_cache(cache, no_cache)
    report = _call("check_statement", inputs, settings, jobs, quiet or no_progress, kept, statement)
    raise typer.Exit(_deliver(report, settings, chosen, output, verbose, quiet, statement=True))


@app.command("compare")
def compare_command(
    a: Annotated[str, typer.Argument(metavar="A", help="One article.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other article.")],
    format_: options.Format = None,
    output: options.Output = None,
    published: options.Published = None,
    language: options.Languages = None,
    min_confidence: options.MinConfidence = 0.0,
    fail_on: options.FailOn = None,
    quiet: options.Quiet = False,
    model: options.Models = None,
    judge: options.Judge = None,
    cache: options.Cache = None,
    no_cache: options.NoCache = False,
    verbose: options.Verbose = 0,
) -> None:
    """Set two articles beside each other as if they told of one event."""
    settings = build_settings(published, language, min_confidence, fail_on, model, judge)
    chosen, inputs = _prepare([a, b], format_, output)
    if "-" in inputs:
        raise UsageError("compare takes two files; standard input (-) is no file")
    from claimcheck import pipeline
    from claimcheck.report.progress import show_progress

    with show_progress(not quiet) as progress:
        report = pipeline.compare(inputs[0], inputs[1], settings, choose_cache(cache, no_cache), progress)
    raise typer.Exit(_deliver(report, settings, chosen, output, verbose, quiet))


@app.command("judge")
def judge_command(
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="JSON Lines with premise and hypothesis.")] = "-",
    output: options.Output = None,
    jobs: options.Jobs = 1,
    model: options.Models = None,
    judge: options.Judge = None,
) -> None:
    """Judge pairs of sentences: the same lines come out with verdict, type, confidence, scores, explanation."""
    settings = build_settings(models=model, judge=judge)
    _, inputs = _prepare([file], "jsonl", output)
    from claimcheck import pipeline
    from claimcheck.report.json import dump_json

    failed = 0

    def answers() -> Iterator[str]:
        nonlocal failed
        for answer in pipeline.judge_lines(read_lines(inputs[0]), settings, jobs):
            if "error" in answer:
                failed += 1
                _say(f"claimcheck: {answer['error']}")
            yield dump_json(answer)

    write_lines(answers(), output)
    raise typer.Exit(INCOMPLETE if failed else OK)


@app.command("evaluate")
def evaluate_command(
    what: Annotated[
        Literal["models", "extraction", "judge", "stories"] | None, typer.Argument(help="One part; all if left out.")
    ] = None,
    data: Annotated[Path | None, typer.Option("--data", help="A folder of annotated files.")] = None,
    output: options.Output = None,
) -> None:
    """Score the installed models and rules on annotated files: the project's own gold unless --data is given."""
    if data is not None and not data.is_dir():
        raise UsageError(f"--data {data} is no folder; name one with annotated files")
    _prepare(["-"], "json", output)
    from claimcheck.evaluation import evaluate
    from claimcheck.report.tables import write_table

    write_text(lambda stream: write_table(evaluate(what, data), stream, is_terminal(output)), output)


cli_show.add_commands(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(options.describe_version())
        raise typer.Exit(OK)


@app.callback()
def root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Print the versions and exit.")
    ] = False,
) -> None:
    """Take the options of claimcheck.toml or pyproject.toml before any command."""
    options.use_config(context)


def _prepare(paths: Sequence[str] | None, format_: str | None, output: str | None) -> tuple[str, list[str]]:
    """Return format and inputs after every check that needs no work: a wrong option must not cost a run."""
    if format_ is None:
        format_ = "terminal" if is_terminal(output) else "json"
    return check_format(format_), check_request(paths, output)


def _call(
    name: str, inputs: list[str], settings: Settings, jobs: int, silent: bool, cache: Path | None, *leading: str
) -> Report:
    """Call one of the pipeline's functions, drawing its progress on standard error unless that is unwanted."""
    from claimcheck import pipeline
    from claimcheck.report.progress import show_progress

    stdin = sys.stdin.buffer if "-" in inputs else None
    with show_progress(not silent) as progress:
        report: Report = getattr(pipeline, name)(*leading, inputs, settings, jobs, progress, stdin, cache)
    return report


def _deliver(
    report: Report,
    settings: Settings,
    format_: str,
    output: str | None,
    verbose: int,
    quiet: bool,
    statement: bool = False,
) -> int:
    """Write the report, say what went wrong on the way, and return the exit status."""
    check_overruled(report, settings)
    write_text(lambda stream: write_report(report, format_, stream, verbose), output, utf8=format_ != "terminal")
    errors = [item for item in report.problems if item.level == "error"]
    for problem in () if quiet else errors:
        _say(f"claimcheck: {problem.path}: {problem.reason}")
    if not report.sources or (statement and not report.checks):
        if not errors:
            _say("claimcheck: nothing could be analysed; name files or folders with articles, or - for standard input")
        return INCOMPLETE
    if errors:
        return INCOMPLETE
    return FOUND if any(item.kind in settings.fail_on for item in list_counted(report)) else OK


def _say(message: str) -> None:
    """Print one safe line on standard error; its reader may have gone."""
    with contextlib.suppress(OSError):
        print(make_line(message), file=sys.stderr)  # noqa: T201 - the one place
