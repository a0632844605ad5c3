"""Records to plain JSON values and back, and the JSON Schema of both, all from the records' own type hints.

A type hint is compiled once to a function that encodes or decodes its values; both run for every record of every
report and of every entry in the cache.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal, NoReturn, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from claimcheck.errors import ClaimcheckError

T = TypeVar("T")
Encoder = Callable[[Any], Any]
Decoder = Callable[[Any, str], Any]

#: Record fields that JSON names otherwise, because Python keeps the name for itself.
_JSON_NAMES = {"from_": "from"}
_PLAIN = (str, int, bool, float)


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


def encode_record(record: object) -> dict[str, object]:
    """Return a record as JSON-ready values; tuples become lists, nested records objects. Strings stay as they are."""
    return cast("dict[str, object]", _record_encoder(cast("type", type(record)))(record))


def decode_record(record: type[T], data: object) -> T:
    """Rebuild a record from `encode_record`'s values, unknown keys ignored; `ClaimcheckError` on a wrong shape."""
    return cast("T", _record_decoder(cast("type", record))(data, record.__name__))


def encode_value(value: Any) -> Any:  # noqa: ANN401 - any record field
    """Return any field's value as JSON-ready values, by what it is: for where no type hint says it."""
    if is_dataclass(value) and not isinstance(value, type):
        return _record_encoder(type(value))(value)
    if isinstance(value, (tuple, list)):
        return [encode_value(item) for item in value]
    if isinstance(value, dict):
        return {str(key): encode_value(value[key]) for key in sorted(value)}
    return value


@cache
def _record_encoder(record: type) -> Encoder:
    shape = record_shape(record)
    names = [name for _, name, _, _ in shape]
    fetch = attrgetter(*(field for field, _, _, _ in shape), "__class__")  # of one attribute it would give no tuple
    nested = [(i, encoder) for i, (_, _, hint, _) in enumerate(shape) if (encoder := _encoder(hint)) is not None]

    def encode(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any record
        row = list(fetch(value))
        for i, encoder in nested:
            row[i] = encoder(row[i])
        return dict(zip(names, row, strict=False))

    return encode


def _encoder(hint: Any) -> Encoder | None:  # noqa: ANN401 - any type hint
    """Return what encodes the values of a type, None where they stay as they are."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _PLAIN or origin is Literal or hint is type(None):
        return None
    if is_dataclass(hint):
        return lambda value: _record_encoder(cast("type", hint))(value)  # found late: a record may hold itself
    if origin in (Union, types.UnionType):
        inner = _encoder(next(item for item in arguments if item is not type(None)))
        return None if inner is None else lambda value: None if value is None else inner(value)
    if origin is tuple and arguments[-1] is Ellipsis:
        item = _encoder(arguments[0])
        return list if item is None else lambda value: [item(one) for one in value]
    if origin is tuple and all(_encoder(argument) is None for argument in arguments):
        return list
    return encode_value


@cache
def _decoder(hint: Any) -> Decoder:  # noqa: ANN401 - any type hint
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        return _record_decoder(cast("type", hint))
    if origin in (Union, types.UnionType):
        inner = _decoder(next(item for item in arguments if item is not type(None)))
        return lambda data, where: None if data is None else inner(data, where)
    if origin is Literal:
        return _checking(lambda data: data in arguments)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin is dict:
        return lambda data, where: dict(data) if isinstance(data, dict) else _refuse(data, where)
    if hint is float:
        return _checking(lambda data: isinstance(data, (int, float)) and not isinstance(data, bool))
    if hint in (object, Any):
        return lambda data, where: data
    return lambda data, where: data if isinstance(data, hint) else _refuse(data, where)


def _checking(fine: Callable[[Any], bool]) -> Decoder:
    return lambda data, where: data if fine(data) else _refuse(data, where)


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    if arguments[-1] is Ellipsis:
        item = _decoder(arguments[0])

        def decode_many(data: Any, where: str) -> Any:  # noqa: ANN401 - any JSON value
            return tuple([item(one, where) for one in data]) if isinstance(data, list) else _refuse(data, where)

        return decode_many
    items = [_decoder(argument) for argument in arguments]

    def decode_few(data: Any, where: str) -> Any:  # noqa: ANN401 - any JSON value
        if not isinstance(data, list) or len(data) != len(items):
            _refuse(data, where)
        return tuple([item(one, where) for item, one in zip(items, data, strict=True)])

    return decode_few


@cache
def _record_decoder(record: type) -> Decoder:
    plan: list[tuple[str, str, bool, Decoder, str]] = []

    def decode(data: Any, where: str) -> Any:  # noqa: ANN401 - any JSON value
        if not isinstance(data, dict):
            _refuse(data, where)
        if not plan:  # made late: a record may hold itself
            for field, name, hint, required in record_shape(record):
                plan.append((field, name, required, _decoder(hint), f"{record.__name__}.{name}"))
        values = {}
        for field, name, required, decoder, place in plan:
            if name in data:
                values[field] = decoder(data[name], place)
            elif required:
                raise ClaimcheckError(f"not a claimcheck report: {where} lacks {name!r}")
        return record(**values)

    return decode


def _refuse(data: Any, where: str) -> NoReturn:  # noqa: ANN401 - any JSON value
    raise ClaimcheckError(f"not a claimcheck report: {where} cannot be {type(data).__name__} here")
