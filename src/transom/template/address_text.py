"""Values as texts of an address, and back.

Owns how a value reads in the query: a text as it is, anything else as JSON, an option by its own text. What comes from
an address is somebody else's word: it is bounded, and checked as strictly as what a page sends.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, cast
from urllib.parse import parse_qsl, quote, unquote_plus

import msgspec
import param

from transom.components.component import Component
from transom.components.encode import Encoder, encode_value
from transom.components.from_page import from_page
from transom.components.outline import short
from transom.errors import EncodeError, ProtocolError, RejectedError
from transom.protocol.codec import check_bounds
from transom.widgets.choosing import Choosing
from transom.widgets.several import Several

LONGEST = 2000
"""Characters of path, query and fragment; servers, proxies and what links are pasted into take no more."""
_READABLE = "/:,;@[]{}!*()'$"
"""Characters that stand in a query as they are."""
_NO_ENCODER = cast("Encoder", None)
"""A text holds neither buffers nor components: who has some finds nothing to leave it in."""
_WRONG = (ValueError, TypeError, KeyError, IndexError, OverflowError, StopIteration, RecursionError, RejectedError)


def fields(search: str) -> dict[str, str]:
    """The fields of a query by name, the first of each; what is no UTF-8 reads as "\N{REPLACEMENT CHARACTER}"."""
    pairs = parse_qsl(search[:LONGEST].removeprefix("?"), keep_blank_values=True)
    return dict(reversed(pairs))


def with_fields(search: str, changes: dict[str, str | None]) -> str:
    """The query with other fields; what is not named stays letter by letter.

    Args:
        search: empty, or from "?" on.
        changes: by name; `None` takes a field out.
    """
    waiting = dict(changes)
    parts: list[str] = []
    for part in filter(None, search.removeprefix("?").split("&")):
        name = unquote_plus(part.partition("=")[0])
        if name not in changes:
            parts.append(part)
        elif (text := waiting.pop(name, None)) is not None:
            parts.append(_field(name, text))
    parts += [_field(name, text) for name, text in waiting.items() if text is not None]
    return "?" + "&".join(parts) if parts else ""


def _field(name: str, text: str) -> str:
    return f"{quote(name, _READABLE, errors='replace')}={quote(text, _READABLE, errors='replace')}"


def plain(text: str) -> Any:
    """What a text of an address says by itself: JSON where it is some, else the text."""
    try:
        value = msgspec.json.decode(text)
        check_bounds(value)
    except (msgspec.DecodeError, ProtocolError, RecursionError, UnicodeError):
        return text
    return value


def to_text(value: Any) -> str:
    """A value as the text that `plain` reads as it again.

    Raises:
        EncodeError: a type that has no form in a page.
    """
    wire = encode_value(value, _NO_ENCODER)
    if isinstance(wire, str) and plain(wire) == wire and not wire.startswith('"'):
        return wire
    return json.dumps(wire, ensure_ascii=False, separators=(",", ":"))


def written(obj: Any, name: str) -> str:
    """The text of a parameter's present value.

    Raises:
        EncodeError: a value that has no text.
    """
    value, parameter = getattr(obj, name), obj.param[name]
    offered = _offered(obj, name, parameter)
    if offered and isinstance(obj, Several) | isinstance(parameter, param.ListSelector):
        return to_text([_option_text(offered, each) for each in value or ()])
    if offered:
        return _option_text(offered, value)
    if isinstance(value, str) and isinstance(parameter, param.String):
        return json.dumps(value) if value == "null" or value.startswith('"') else value
    return to_text(_wire(obj, name, value))


def read(obj: Any, name: str, text: str) -> Any:
    """The value for a text.

    Raises:
        ValueError: it is none that the parameter takes.
    """
    try:
        parameter = obj.param[name]
        value = _read(obj, name, parameter, text)
        parameter._validate(value)
    except _WRONG as error:
        raise ValueError(f"{short(text)} is no {name} of a {type(obj).__name__}") from error
    return value


def _read(obj: Any, name: str, parameter: param.Parameter[Any], text: str) -> Any:
    offered = _offered(obj, name, parameter)
    if offered and isinstance(obj, Several) | isinstance(parameter, param.ListSelector):
        named = plain(text)
        if not isinstance(named, list) or len({*named}) < len(named):
            raise ValueError("no list of options")
        return [_choosable(obj, offered[each]) for each in named]
    if offered:
        return None if text == "null" and text not in offered else _choosable(obj, offered[text])
    raw = plain(text)
    if isinstance(parameter, param.String) and raw is not None and not (text.startswith('"') and isinstance(raw, str)):
        raw = text
    if isinstance(obj, Component) and hasattr(obj, f"_decode_{name}"):
        return None if raw is None and parameter.allow_None else obj._decode(name, raw)
    return from_page(parameter, raw)


def _choosable(obj: Any, value: Any) -> Any:
    """An option that the page might choose too."""
    if any(each is value or each == value for each in getattr(obj, "disabled_options", ())):
        raise ValueError("an option that cannot be chosen now")
    return value


def _wire(obj: Any, name: str, value: Any) -> Any:
    if not isinstance(obj, Component):
        return value
    if name in obj._info.encode_hooks and name not in obj._info.writable:  # files, say, of which a page has names only
        raise EncodeError(f"the {name} of a {type(obj).__name__} has no text that it could be read from")
    return obj._encode(name, _NO_ENCODER)


def _offered(obj: Any, name: str, parameter: param.Parameter[Any]) -> dict[str, Any]:
    """The options of a choice by their texts; empty where there is nothing to choose from."""
    if isinstance(obj, Choosing) and name == "value":
        pairs = obj._pairs()
    elif isinstance(parameter, param.Selector):  # ListSelector too
        pairs = [(str(each), each) for each in parameter.objects]
    else:
        return {}
    texts: dict[str, Any] = {}
    for label, value in sorted(pairs, key=lambda pair: isinstance(pair[1], str)):
        if isinstance(value, str):  # as it is, unless that is the text of a number
            texts.setdefault(to_text(value) if value in texts else value, value)
        else:
            itself = isinstance(value, int | float | dt.date) or value is None
            texts.setdefault(to_text(value) if itself else label, value)
    return texts


def _option_text(offered: dict[str, Any], value: Any) -> str:
    for text, each in offered.items():
        if each is value or (type(each) is type(value) and each == value):
            return text
    return to_text(value)
