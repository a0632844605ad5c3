"""Records to plain JSON values and back, and the JSON Schema of both, all from the records' own type hints."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from claimcheck.errors import ClaimcheckError

T = TypeVar("T")

#: Record fields that JSON names otherwise, because Python keeps the name for itself.
_JSON_NAMES = {"from_": "from"}


@cache
def record_shape(record: type) -> tuple[tuple[str, str, Any, bool], ...]:
    """Return (field, JSON name, type, required) for each field of a record."""
    hints = get_type_hints(record)
    return tuple(
        (
            item.name,
            _JSON_NAMES.get(item.name, item.name),
            hints[item.name],
            item.default is MISSING and item.default_factory is MISSING,
        )
        for item in fields(record)
    )


def _encode(value: Any) -> Any:  # noqa: ANN401 - any record field
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _encode(getattr(value, field)) for field, name, _, _ in record_shape(type(value))}
    if isinstance(value, (tuple, list)):
        return [_encode(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _encode(value[key]) for key in sorted(value)}
    return value


def encode_record(record: object) -> dict[str, object]:
    """Return a record as JSON-ready values; tuples become lists, nested records objects. Strings stay as they are."""
    return cast("dict[str, object]", _encode(record))


def decode_record(record: type[T], data: object) -> T:
    """Rebuild a record from `encode_record`'s values, unknown keys ignored; `ClaimcheckError` on a wrong shape."""
    return cast("T", _decode(record, data, record.__name__))


def _decode(hint: Any, data: Any, where: str) -> Any:  # noqa: ANN401 - any record field
    if is_dataclass(hint):
        return _decode_fields(cast("type", hint), data, where)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if data is None:
            return None
        return _decode(next(item for item in arguments if item is not type(None)), data, where)
    if origin is Literal:
        return _checked(data in arguments, data, where)
    if origin is tuple:
        _checked(isinstance(data, list), data, where)
        kinds = [arguments[0]] * len(data) if arguments[-1] is Ellipsis else list(arguments)
        _checked(len(kinds) == len(data), data, where)
        return tuple(_decode(kind, item, where) for kind, item in zip(kinds, data, strict=True))
    if origin is dict:
        return dict(_checked(isinstance(data, dict), data, where))
    if hint is float:
        return _checked(isinstance(data, (int, float)) and not isinstance(data, bool), data, where)
    return _checked(hint in (object, Any) or isinstance(data, hint), data, where)


def _decode_fields(record: type, data: Any, where: str) -> Any:  # noqa: ANN401 - any record
    _checked(isinstance(data, dict), data, where)
    values = {}
    for field, name, hint, required in record_shape(record):
        if name in data:
            values[field] = _decode(hint, data[name], f"{where}.{name}")
        elif required:
            raise ClaimcheckError(f"not a claimcheck report: {where} lacks {name!r}")
    return record(**values)


def _checked(fine: bool, data: Any, where: str) -> Any:  # noqa: ANN401 - passes the value through
    if not fine:
        raise ClaimcheckError(f"not a claimcheck report: {where} cannot be {type(data).__name__} here")
    return data
