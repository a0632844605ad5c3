"""`python -m claimcheck.training.likelihood --gold tests/gold/stories`: fit the weights again and write their table."""

from __future__ import annotations

import argparse
from pathlib import Path

from claimcheck.compare.likelihood import COLUMNS
from claimcheck.training.likelihood.fit import cross_validate, fit_all
from claimcheck.training.likelihood.rows import read_rows

HEADER = """\
# How much each thing known of two claims weighs for their agreeing and conflicting, before and after the judge has
# read them. Logistic regression on the pairs of the {stories} stories of tests/gold/stories that are not held back
# ({pairs} pairs, {agrees} of them agreeing, {conflicts} conflicting), made by
# python -m claimcheck.training.likelihood. name<TAB>{columns}
"""


def main() -> None:
    """Run the chain on the stories, fit and write."""
    parser = argparse.ArgumentParser(prog="claimcheck.training.likelihood", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of gold stories")
    parser.add_argument("--target", type=Path, default=Path("claimcheck/lexicon/any/likelihood.tsv"))
    options = parser.parse_args()
    rows, stories = read_rows(options.gold)
    for column in COLUMNS:
        for threshold, precision, recall, found in cross_validate(rows, column):
            print(f"{column} from {threshold}: precision {precision:.2f} recall {recall:.2f} of {found} found")
    weights = fit_all(rows)
    header = HEADER.format(
        stories=stories, pairs=len(rows), agrees=sum(row.agrees for row in rows),
        conflicts=sum(row.conflicts for row in rows), columns=" ".join(COLUMNS),
    )  # fmt: skip
    lines = [f"{name}\t" + " ".join(f"{value:.3f}" for value in own) for name, own in weights.items()]
    options.target.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
