"""`validators`: what an edit has to be besides a value of its column. The page looks first, and Python again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from transom.components.outline import short
from transom.components.words import say
from transom.errors import RejectedError

_CLOCK = re.compile(r"\d{4}-\d\d-\d\d|\d\d:\d\d")
Check = tuple[str, Any]
"""A name and what it is told."""


def checks(given: Any, where: str) -> list[Check]:
    """Validators of a column, given as `"required"`, `"min:3"`, `{"type": "min", "value": 3}` or a list of these.

    Raises:
        ValueError: one is none; says what to write.
    """
    several = given if isinstance(given, list | tuple) else [given]
    return [_check(each, where) for each in several]


def _check(given: Any, where: str) -> Check:
    name, told = given, None
    if isinstance(given, Mapping):
        name, told = given.get("type"), given.get("value", given.get("parameters"))
    elif isinstance(given, str) and ":" in given:
        name, _, told = given.partition(":")
    if name not in _TESTS:
        raise ValueError(f"{where}={short(given)} is no validator. Write one of {', '.join(_TESTS)}, such as 'min:3'.")
    if name in _NUMBERED:
        try:
            told = float(told)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            raise ValueError(f"{where}={short(given)} needs a number. Write {name + ':3'!r}.") from None
        told = int(told) if told.is_integer() else told
    elif name == "in" and isinstance(told, str):
        told = told.split("|")
    elif name == "regex":
        try:
            re.compile(str(told))
        except re.error as error:
            raise ValueError(f"{where}={short(given)} is no pattern: {error}.") from None
    return str(name), told


def limits(editor: Mapping[str, Any] | None) -> list[Check]:
    """The ends between which an editor lets values be: numbers, or clocks as texts."""
    params = {} if editor is None else editor["params"]
    found = [(name, params[name]) for name in ("min", "max") if name in params]
    return [(name, told) for name, told in found if _is_end(told)]


def _is_end(told: Any) -> bool:
    is_number = isinstance(told, int | float) and not isinstance(told, bool)
    return is_number or (isinstance(told, str) and _CLOCK.match(told) is not None)


def check(value: Any, given: Iterable[Check], others: Callable[[], Iterable[Any]]) -> None:
    """Look whether a value is what it has to be.

    Args:
        value: the value.
        given: the validators of its column.
        others: gives the other values of the column.

    Raises:
        RejectedError: it is not; with a reason for the user.
    """
    for name, told in given:
        if name == "unique":
            fits = all(each != value for each in others())
        else:
            fits = ((value is None or value == "") and name != "required") or bool(_TESTS[name](value, told))
        if not fits:
            raise RejectedError("bad_value", _reason(name, told, value))


def _reason(name: str, told: Any, value: Any) -> str:
    if name == "required":
        return say("Required.")
    if name in ("min", "max"):
        return say("At least {}." if name == "min" else "At most {}.", told)
    if name == "maxLength":
        return say("At most {} characters: this text has {}.", told, len(str(value)))
    return say("“{}” does not fit into this column.", value)


def _compared(value: Any, told: Any) -> int:
    """Whether a value is below, at or above an end; of a clock as far as the end is said."""
    if isinstance(told, str):
        text = value.isoformat() if hasattr(value, "isoformat") else str(value)
        text = text.replace(" ", "T", 1)[: len(told)]
        return int(text > told) - int(text < told)
    number = float(value) if _is_number(value) else told
    return int(number > told) - int(number < told)


def _is_number(value: Any) -> bool:
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return True


_NUMBERED = ("min", "max", "minLength", "maxLength")
_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "required": lambda value, _: value is not None and value == value and str(value).strip() != "",  # noqa: PLR0124
    "unique": lambda *_: True,
    "integer": lambda value, _: _is_number(value) and float(value).is_integer(),
    "float": lambda value, _: _is_number(value),
    "numeric": lambda value, _: _is_number(value),
    "string": lambda value, _: isinstance(value, str) and not _is_number(value),
    "alphanumeric": lambda value, _: str(value).isalnum(),
    "min": lambda value, told: _compared(value, told) >= 0,
    "max": lambda value, told: _compared(value, told) <= 0,
    "minLength": lambda value, told: len(str(value)) >= told,
    "maxLength": lambda value, told: len(str(value)) <= told,
    "in": lambda value, told: str(value) in [str(each) for each in told or ()],
    "starts": lambda value, told: str(value).casefold().startswith(str(told).casefold()),
    "ends": lambda value, told: str(value).casefold().endswith(str(told).casefold()),
    "regex": lambda value, told: re.search(str(told), str(value)) is not None,
}
