"""`configuration`: which options of the library are taken, what they say of columns, and what to write for others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from transom.components.js_code import code_of
from transom.components.outline import short
from transom.widgets._tabulator import named
from transom.widgets._tabulator.validating import checks

OPTIONS = (
    "columnDefaults", "columns", "rowFormatter", "groupHeader", "rowHeight", "headerVisible", "placeholder",
    "editTriggerEvent", "paginationSizeSelector", "dataTreeStartExpanded", "columnHeaderVertAlign", "textDirection",
)  # fmt: skip
"""Options that have an effect."""
FUNCTIONS = ("rowFormatter", "groupHeader")
"""Those that are functions of the page."""
INSTEAD = {
    "data": "value=frame", "pagination": 'pagination="local"', "paginationMode": 'pagination="remote"',
    "paginationSize": "page_size=20", "paginationInitialPage": "page=2", "initialSort": "sorters=[…]",
    "initialFilter": "add_filter(…)", "initialHeaderFilter": "filters=[…]", "groupBy": "groupby=[…]",
    "layout": 'layout="fit_columns"', "movableColumns": "movable_columns=True", "selectable": "selectable=True",
    "selectableRows": "selectable=True", "frozenRows": "frozen_rows=[…]", "dataTree": "hierarchical=True",
    "height": "height=400", "maxHeight": "max_height=400", "ajaxURL": "value=frame, which Python reads",
    "autoColumns": "value=frame", "index": "value=frame, whose labels say which row is which",
}  # fmt: skip
"""What to write in place of options that the table decides by itself."""
_OF_COLUMNS = {
    "title": "titles", "width": "widths", "hozAlign": "text_align", "headerHozAlign": "header_align",
    "headerTooltip": "header_tooltips", "headerSort": "sortable", "formatter": "formatters",
    "titleFormatter": "title_formatters", "editor": "editors", "editable": "editables", "validator": "validators",
}  # fmt: skip
_NAMED: dict[str, Callable[[Any, str], Any]] = {
    "formatters": named.formatter, "title_formatters": named.formatter, "editors": named.editor,
    "editables": named.editable, "validators": checks,
}  # fmt: skip


def of_columns(configuration: Any) -> dict[str | None, dict[str, Any]]:
    """What is said of columns, by their names and by our parameters; under `None` what is said of all.

    Raises:
        ValueError: it cannot be drawn.
    """
    found: dict[str | None, dict[str, Any]] = {}
    if not isinstance(configuration, Mapping):
        return found
    defaults = configuration.get("columnDefaults")
    if isinstance(defaults, Mapping):
        found[None] = _said(defaults, "configuration['columnDefaults']")
    for each in _columns(configuration.get("columns")):
        found[str(each["field"])] = _said(each, f"configuration['columns'], {short(each['field'])}")
    return found


def _columns(given: Any) -> Iterator[Mapping[str, Any]]:
    for each in given if isinstance(given, list | tuple) else ():
        if isinstance(each, Mapping):
            yield from _columns(each.get("columns"))
            if "field" in each:
                yield each


def _said(given: Mapping[str, Any], where: str) -> dict[str, Any]:
    found = {}
    for name, ours in _OF_COLUMNS.items():
        if name not in given:
            continue
        value, params = given[name], given.get(f"{name}Params")
        if isinstance(params, Mapping) and not isinstance(value, Mapping):
            value = {**params, "type": value}
        check = _NAMED.get(ours)
        if check is not None:
            check(value, where)
        found[ours] = value
    return found


def page_options(configuration: Any) -> dict[str, Any]:
    """The options as the page is told them: those of columns it has by the columns, functions are code.

    Raises:
        ValueError: what is to be a function is none.
    """
    found: dict[str, Any] = {}
    for name, value in configuration.items() if isinstance(configuration, Mapping) else ():
        where = f"configuration[{name!r}]"
        if name == "columns":
            continue
        named.check_plain(value, where)
        if name in FUNCTIONS and value is not None:
            found[name] = code_of(value)
            if found[name] is None:
                raise ValueError(f"{where}={short(value)} is no function of JavaScript. Write one, '(row) => …'.")
        elif name == "columnDefaults" and isinstance(value, Mapping):
            found[name] = {key: each for key, each in value.items() if key.removesuffix("Params") not in _OF_COLUMNS}
        else:
            found[name] = value
    return found


def advice(configuration: Any) -> str | None:
    """What to say of an option that changes nothing; `None` when all do."""
    for name in configuration if isinstance(configuration, Mapping) else ():
        if name in INSTEAD:
            return f"configuration: {name!r} is decided by the table. Write {INSTEAD[name]}, a parameter of its own."
        if name not in OPTIONS:
            return f"configuration: {short(name)} changes nothing. What does: {', '.join(OPTIONS)}."
    return None
