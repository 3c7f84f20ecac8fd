"""Formatters, editors and validators as authors give them, as what the page has for them.

A name, a dict with a "type", a model of Bokeh's, or JavaScript: a function of the page, which is told of as "code".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from transom.components.js_code import JSCode, code_of
from transom.components.outline import short
from transom.widgets._tabulator.template import template_code

Named = dict[str, Any]
"""`{"type": name, "params": {…}}`, of JavaScript `{"type": "code", "code": JSCode, "params": {…}}`"""

FORMATTERS = frozenset({
    "plaintext", "textarea", "html", "money", "image", "datetime", "datetimediff", "link", "tickCross", "color", "star",
    "traffic", "progress", "buttonTick", "buttonCross", "tick", "toggle", "lookup", "array", "json", "rownum", "handle",
    "adaptable", "responsiveCollapse", "rowSelection", "number", "date", "text", "boolean",
})  # fmt: skip
EDITORS = frozenset({
    "input", "textarea", "number", "range", "tickCross", "star", "progress", "date", "time", "datetime", "list",
    "adaptable", "select", "autocomplete", "nested",
})  # fmt: skip
_NAME = re.compile(r"\w+")


def formatter(given: Any, where: str) -> Named:
    """What draws the cells of a column.

    Raises:
        ValueError: it is none; says what to write.
    """
    if _is_bokeh(given):
        return _bokeh_formatter(given, where)
    return _checked(given, where, FORMATTERS, "formatter")


def editor(given: Any, where: str) -> Named | None:
    """What a cell of a column is edited in; `None` for none.

    Raises:
        ValueError: it is none; says what to write.
    """
    if given is None or given is False:
        return None
    if _is_bokeh(given):
        return _bokeh_editor(given, where)
    named = _checked(given, where, EDITORS, "editor")
    if named["type"] == "nested" and not (
        isinstance(named["params"].get("options"), Mapping)
        and isinstance(named["params"].get("lookup_order"), list | tuple)
    ):
        told = f"{where}={short(given)}: what can be chosen hangs on other columns. Write 'options', a dict of dicts"
        raise ValueError(f"{told} and lists, and 'lookup_order', the names of the columns whose values are its keys.")
    if named["type"] in ("select", "autocomplete"):  # what they were called before Tabulator 5.4
        more = {"autocomplete": True} if named["type"] == "autocomplete" else {}
        return {"type": "list", "params": {**more, **named["params"]}}
    return named


def filter_of(given: Any, where: str) -> Named:
    """What the filter in the header of a column is written in.

    Raises:
        ValueError: it is none; says what to write.
    """
    named = editor(given, where)
    if named is None:
        raise ValueError(f"{where}={short(given)} is no filter. Write a name such as 'input', or leave it out.")
    return named


def editable(given: Any, where: str) -> bool | JSCode:
    """Whether cells of a column are edited; code says it for each cell.

    Raises:
        ValueError: it is neither.
    """
    code = code_of(given)
    if code is None and not isinstance(given, bool):
        told = f"{where}={short(given)} is neither true nor false. Write one of these, or a function of JavaScript"
        raise ValueError(f"{told} that says it for a cell. What Python is to decide on_edit can patch back.")
    return bool(given) if code is None else code


def check_plain(value: Any, where: str) -> None:
    """Look through options for functions of Python.

    Raises:
        ValueError: there is one.
    """
    if isinstance(value, Mapping):
        for name, each in value.items():
            check_plain(each, f"{where}[{name!r}]")
    elif isinstance(value, list | tuple):
        for each in value:
            check_plain(each, where)
    elif callable(value):
        raise ValueError(no_function(value, where))  # noqa: TRY004 - as for all else that cannot be drawn


def no_function(value: Any, where: str) -> str:
    """What to say of a function of Python where one of the page is taken."""
    return (
        f"{where}={short(value)}: a function of Python is not called in the page. Write JavaScript as a text, "
        "'(cell) => cell.getValue()'; one of the names that Tabulator has, such as 'money' or {'type': 'progress', "
        "'max': 10}; or make a column of text with 'html' for what is drawn by Python."
    )


def _checked(given: Any, where: str, known: frozenset[str], what: str) -> Named:
    params: Mapping[Any, Any] = {}
    if isinstance(given, Mapping):
        params = {str(name): value for name, value in given.items() if name != "type"}
        given = given.get("type")
        check_plain(params, where)
    code = code_of(given)
    if code is not None:
        return {"type": "code", "code": code, "params": params}
    if callable(given):
        raise ValueError(no_function(given, where))  # noqa: TRY004
    if not isinstance(given, str) or not _NAME.fullmatch(given):
        told = f"{where}={short(given)} is no {what}. Write a name, a dict with its 'type', or a function of JavaScript"
        raise ValueError(f"{told} as a text.")
    if given not in known:
        raise ValueError(f"{where}={given!r} is no {what} that there is. Write one of {', '.join(sorted(known))}.")
    return {"type": given, "params": params}


# Bokeh's models, of which only names are known


def _is_bokeh(given: Any) -> bool:
    return type(given).__module__.partition(".")[0] == "bokeh"


def _of(given: Any, **names: str) -> dict[str, Any]:
    """Attributes of a model that are set, by our names; what is no plain value is left out."""
    found = {ours: getattr(given, theirs, None) for ours, theirs in names.items()}
    return {name: value for name, value in found.items() if isinstance(value, str | int | float | list | bool)}


def _bokeh_formatter(given: Any, where: str) -> Named:
    names = [each.__name__ for each in type(given).__mro__]
    look = _of(
        given,
        color="text_color",
        font_style="font_style",
        text_align="text_align",
        background_color="background_color",
        nan_format="nan_format",
        null_format="null_format",
    )
    if "HTMLTemplateFormatter" in names:
        return {"type": "code", "code": template_code(given.template), "params": {}}
    kinds: dict[str, tuple[str, dict[str, str]]] = {
        "ScientificFormatter": (
            "number",
            {each: each for each in ("precision", "power_limit_high", "power_limit_low")},
        ),
        "NumberFormatter": ("number", {"format": "format"}),
        "DateFormatter": ("date", {"format": "format"}),
        "BooleanFormatter": ("boolean", {"icon": "icon"}),
        "StringFormatter": ("text", {}),
    }
    for name, (kind, own) in kinds.items():
        if name in names:
            more = {"scientific": True} if name == "ScientificFormatter" else {}
            return {"type": kind, "params": {**look, **_of(given, **own), **more}}
    raise ValueError(
        f"{where}={type(given).__name__}: Bokeh's formatter has no counterpart. Write a name such as 'money'."
    )


def _bokeh_editor(given: Any, where: str) -> Named | None:
    kind = type(given).__name__
    if kind == "CellEditor":
        return None
    names = {
        "StringEditor": "input", "TextEditor": "textarea", "SelectEditor": "list", "PercentEditor": "number",
        "CheckboxEditor": "tickCross", "IntEditor": "number", "NumberEditor": "number", "TimeEditor": "time",
        "DateEditor": "date",
    }  # fmt: skip
    if kind not in names:
        raise ValueError(f"{where}={kind}: Bokeh's editor has no counterpart. Write a name such as 'input'.")
    params = _of(given, values="options", step="step")
    if kind == "StringEditor" and given.completions:
        return {"type": "list", "params": {"values": list(given.completions), "autocomplete": True, "freetext": True}}
    return {"type": names[kind], "params": params}
