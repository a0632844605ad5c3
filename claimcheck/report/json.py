"""The report as one JSON document, as the contract fixes it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, TextIO

from claimcheck.records import Report
from claimcheck.serialise import encode_record, encode_value, record_shape

#: Characters that JSON may hold as they are but that steer terminals, break lines or cannot be encoded in UTF-8.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dump_json(value: Any, indent: int | None = None) -> str:  # noqa: ANN401 - any JSON value
    """Return JSON text in Unicode whose every character can be encoded and shown; ``1.0`` is written ``1``.

    Lone surrogates (of file names that are no UTF-8, of broken JSON input) come out as escapes and so survive.
    """
    text = json.dumps(_plain_numbers(value), ensure_ascii=False, indent=indent, allow_nan=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _plain_numbers(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, dict):
        return {key: _plain_numbers(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain_numbers(item) for item in value]
    return value


def write_json(report: Report, stream: TextIO) -> None:
    """Write the report as JSON, a record a line, with a final line break.

    Written as it is encoded: all of a large report's JSON at once would take many times the memory of its records.
    """
    stream.write("{")
    for number, (field, name, _, _) in enumerate(record_shape(Report)):
        value = getattr(report, field)
        stream.write(f"{',' if number else ''}\n {dump_json(name)}: ")
        if isinstance(value, tuple):
            _write_records(value, stream)
        else:
            stream.write(dump_json(encode_value(value)))
    stream.write("\n}\n")


def _write_records(records: Sequence[object], stream: TextIO) -> None:
    stream.write("[")
    for number, record in enumerate(records):
        stream.write(f"{',' if number else ''}\n  {dump_json(encode_record(record))}")
    stream.write("\n ]" if records else "]")
