"""Count the findings of a report by kind and source with pandas: python counts.py report.json."""

import json
import sys
from pathlib import Path

from claimcheck.records import Report

report = Report.from_dict(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
evidence = report.to_pandas()["evidence"]
print(evidence.groupby(["kind", "source"]).size().unstack(fill_value=0).to_string())
