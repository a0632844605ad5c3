"""One article analysed: parsed, and everything found in it on its own.

Importing this imports spaCy and the runtime of the models, which a process that only hands out the work does without.
"""

from __future__ import annotations

from claimcheck.errors import ClaimcheckError
from claimcheck.extract.attribution import find_attributions
from claimcheck.extract.claims import find_claims
from claimcheck.extract.dates import find_dates
from claimcheck.extract.entities import find_mentions
from claimcheck.extract.figures import find_figures
from claimcheck.extract.quotes import find_quotes
from claimcheck.parse import parse_source
from claimcheck.pipeline.articles import in_a_line
from claimcheck.records import Extract, Problem, Source
from claimcheck.settings import Settings


def analyse_source(source: Source, settings: Settings) -> Extract:
    """Find everything in one source on its own. A fault in one source is a problem of that source alone."""
    try:
        passages = parse_source(source, settings)
        mentions = find_mentions(passages, source)
        dates = find_dates(passages, source)
        figures = find_figures(passages, source, dates)
        quotes = find_quotes(passages, source, mentions)
        attributed = find_attributions(passages, source, mentions, quotes)
        claims = find_claims(passages, source, mentions, dates, figures, quotes, attributed)
    except ClaimcheckError:
        raise
    except Exception as error:  # the good articles beside it are reported whatever happens here
        reason = f"could not be analysed ({in_a_line(error)}); please report this as a bug"
        return Extract(source, problems=(Problem(source.path, "extract", "error", reason),))
    return Extract(source, mentions, dates, figures, quotes, claims)
