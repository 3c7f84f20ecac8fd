"""What the page is told of columns: their names, looks, editors and filters, each by the place of the column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from transom.components.js_code import JSCode
from transom.components.outline import short
from transom.widgets._tabulator import named
from transom.widgets._tabulator.configured import of_columns
from transom.widgets._tabulator.from_page import OPERATORS
from transom.widgets._tabulator.validating import checks, limits
from transom.widgets._tabulator.values import NUMBERS, Column, Frame, text_of

_MOST = 1000
"""So many values are offered by a filter that is a list."""
_EDITORS = {
    "text": "input", "int": "number", "float": "number", "decimal": "input", "bool": "tickCross", "date": "date",
    "datetime": "datetime", "time": "time", "duration": "input", "any": "input",
}  # fmt: skip


class Describing:
    """Makes the descriptors of a table's columns.

    Args:
        frame: whose columns.
        table: the component, of whose parameters are read.
    """

    def __init__(self, frame: Frame, table: Any) -> None:
        self._frame = frame
        self._table = table
        self._groups = {_hashed(key): title for title, key in grouped(table.groups)}
        self._frozen = frozen(frame, table._pinned_columns())
        self._configured = of_columns(table.configuration)

    def columns(self) -> list[dict[str, Any]]:
        """The descriptors, in order, without those that are hidden."""
        table = self._table
        hidden = {_hashed(each) for each in table.hidden_columns}
        shown = [
            self._column(at, column)
            for at, column in enumerate(self._frame.columns)
            if _hashed(column.key) not in hidden and (table.show_index or not column.index)
        ]
        return [*shown, *self._buttons()]

    def _buttons(self) -> list[dict[str, Any]]:
        count = len(self._frame.columns)
        return [
            {
                **_BARE, "at": count + number, "title": str(self._own("titles", name, "")), "kind": "button",
                "width": self._own("widths", name, None), "icon": str(icon), "frozen": self._frozen.get(name),
            }
            for number, (name, icon) in enumerate(self._table.buttons.items())
        ]  # fmt: skip

    def _own(self, parameter: str, key: Any, default: Any) -> Any:
        """What a parameter says of one column, else what the configuration does."""
        for said in (self._configured.get(field_of(key)), self._configured.get(None)):
            if said is not None and parameter in said:
                default = said[parameter]
                break
        given = getattr(self._table, parameter)
        if not isinstance(given, Mapping):
            return default if given == self._table.param[parameter].default else given
        try:
            return given.get(key, default)
        except TypeError:
            return default

    def _column(self, at: int, column: Column) -> dict[str, Any]:
        key, kind = column.key, column.kind
        group = self._groups.get(_hashed(key))
        tooltip = self._own("header_tooltips", key, None)
        title = self._own("titles", key, None)
        own_format = self._own("formatters", key, None)
        title_format = self._own("title_formatters", key, None)
        width = self._own("widths", key, None)
        rules = self._own("validators", key, None)
        edit = self._editor(at, column)
        align, head = self._own("text_align", key, None), self._own("header_align", key, None)
        return {
            "at": at,
            "title": column.labels[-1] if title is None else str(title),
            "group": [*([] if group is None else [group]), *(each for each in column.labels[:-1] if each)],
            "kind": kind,
            "index": column.index,
            "width": width if isinstance(width, int | float | str) else None,
            "align": align
            if align in ("left", "center", "right")
            else ("right" if kind in NUMBERS else "center" if kind == "bool" else "left"),
            "head_align": head if head in ("left", "center", "right") else None,
            "tooltip": tooltip if isinstance(tooltip, bool) else None if tooltip is None else str(tooltip),
            "frozen": self._frozen.get(_hashed(key)),
            "sort": bool(self._own("sortable", key, True)),
            "format": None if own_format is None else self._format(own_format, key),
            "title_format": None
            if title_format is None
            else named.formatter(title_format, f"title_formatters[{key!r}]"),
            "edit": edit,
            "check": [*limits(edit), *([] if rules is None else checks(rules, f"validators[{key!r}]"))],
            "filter": self._filter(at, column),
            "zone": column.zone,
            "icon": None,
        }

    def _format(self, given: Any, key: Any) -> dict[str, Any]:
        """A link may be made of other columns, which are meant by their places."""
        found = named.formatter(given, f"formatters[{key!r}]")
        fields = {name: found["params"][name] for name in FIELDS if name in found["params"]}
        places = {name: place_of(self._frame, each) for name, each in fields.items()}
        return {**found, "params": {**found["params"], **places}} if places else found

    def _editor(self, at: int, column: Column) -> dict[str, Any] | None:
        table, key = self._table, column.key
        can = named.editable(self._own("editables", key, True), f"editables[{key!r}]")
        if column.index or can is False or table.hierarchical:
            return None
        own = self._own("editors", key, _UNSAID)
        if own is not _UNSAID:
            found = named.editor(own, f"editors[{key!r}]")
        elif column.choices is not None:
            found = {"type": "list", "params": {"values": list(map(_plain, column.choices))}}
        else:
            found = {"type": _EDITORS[column.kind], "params": {}}
        if found is not None and found["type"] == "adaptable":
            found["type"] = _EDITORS[column.kind]
        if found is not None and found["type"] == "list":
            found["params"] = self._with_values(at, found["params"])
        elif found is not None and found["type"] == "nested":
            found["params"] = self._nested(found["params"])
        elif found is not None and found["type"] == "tickCross" and not column.nullable:  # of two states, then
            found["params"] = {name: value for name, value in found["params"].items() if name != "tristate"}
        if found is not None and can is not True:
            found["when"] = can
        return found

    def _nested(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """The columns whose values lead to what can be chosen are meant by their places."""
        places = [place_of(self._frame, each) for each in params["lookup_order"]]
        return {**params, "lookup_order": [each for each in places if each is not None]}

    def _filter(self, at: int, column: Column) -> dict[str, Any] | None:
        given, key = self._table.header_filters, column.key
        if not given or (isinstance(given, Mapping) and key not in given):
            return None
        own = given[key] if isinstance(given, Mapping) else True
        if own is True:
            own = {"type": _FILTERS.get(column.kind, "input")}
            if column.choices is not None:
                own = {"type": "list", "values": ["", *map(_plain, column.choices)]}
        if not own:
            return None
        found = named.filter_of(own, f"header_filters[{key!r}]")
        params = dict(found["params"])
        several = bool(params.get("multiselect"))
        default = "in" if several else "=" if found["type"] in ("tickCross", "list", "date", "datetime") else "like"
        operator, placeholder = params.pop("func", default), params.pop("placeholder", "")
        if found["type"] == "list":
            params = self._with_values(at, params)
        if operator not in OPERATORS:
            told = f"header_filters[{key!r}]: func={short(operator)} is none that there is. Write one of "
            raise ValueError(told + ", ".join(OPERATORS) + ".")
        return {**found, "params": params, "op": operator, "placeholder": str(placeholder)}

    def _with_values(self, at: int, params: Mapping[str, Any]) -> dict[str, Any]:
        """A list offers what its author says, else what there is in the column."""
        params = dict(params)
        if isinstance(params.get("values"), JSCode):
            return params
        if params.pop("valuesLookup", False) or (not params.get("values") and not params.get("freetext")):
            params["values"] = self._values(at)
        elif isinstance(params.get("values"), Mapping):
            params["values"] = {str(_plain(value)): str(label) for value, label in params["values"].items()}
        else:
            params["values"] = list(map(_choice, params.get("values") or ()))
        return params

    def _values(self, at: int) -> list[Any]:
        """What there is in a column, in order, as far as a list can offer it."""
        from transom.widgets._tabulator.filtering import as_texts

        column = self._frame.columns[at]
        if column.choices is not None:
            return list(map(_plain, column.choices))
        values = self._frame.read(at, slice(None))
        numbers = column.kind in ("int", "float", "bool") and not isinstance(values.data, list)
        given = values.data.tolist() if numbers and values.missing is None else as_texts(values)
        known = {each for each in given if each is not None and each == each}  # noqa: PLR0124 - NaN
        return sorted(known, key=_in_order)[:_MOST]


_UNSAID = object()
FIELDS = ("urlField", "labelField")
"""What of a format is the name of another column."""
_FILTERS = {"bool": "tickCross", "date": "date", "datetime": "date"}
_BARE: dict[str, Any] = {
    "group": [], "index": False, "align": "center", "head_align": None, "tooltip": None, "sort": False, "format": None,
    "title_format": None, "edit": None, "check": [], "filter": None, "zone": None,
}  # fmt: skip


def sent(columns: Iterable[Mapping[str, Any]], count: int, *, whole: bool) -> set[int]:
    """The columns of the frame whose values pages get: those shown, and those that they need; code sees all."""
    needed: set[Any] = set(range(count)) if whole else {each["at"] for each in columns}
    for each in columns:
        needed.update((each["edit"] or _NONE)["params"].get("lookup_order", ()))
        needed.update((each["format"] or _NONE)["params"].get(name) for name in FIELDS)
    return {each for each in needed if isinstance(each, int) and each < count}


_NONE: dict[str, Any] = {"params": {}}


def _hashed(key: Any) -> Any:
    """A name of a column as what sets and dicts hold; 1 and True are two."""
    return (type(key), key) if isinstance(key, bool) else key


def _in_order(value: Any) -> tuple[bool, Any]:
    return (True, value.casefold()) if isinstance(value, str) else (False, value)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str):
        return None if value is None or value != value else value  # noqa: PLR0124 - NaN
    if hasattr(value, "item"):
        return _plain(value.item())
    return None if type(value).__name__ in ("NaTType", "NAType") else text_of(value)


def _choice(given: Any) -> Any:
    """One of a list: a value, or a dict with its label, or with those of a group."""
    if not isinstance(given, Mapping):
        return _plain(given)
    several = given.get("options")
    told = {"options": list(map(_choice, several))} if isinstance(several, list | tuple) else {}
    label = {"label": str(given["label"])} if "label" in given else {}
    return {"value": _plain(given.get("value")), **label, **told}


def field_of(key: Any) -> str:
    """What code calls a column."""
    return "_".join(map(str, key)) if isinstance(key, tuple) else str(key)


def frozen(frame: Frame, given: Any) -> dict[Any, str]:
    """On which side columns stay in sight, by their names."""
    keys = [_hashed(column.key) for column in frame.columns]
    if isinstance(given, Mapping):
        return {_hashed(key): "right" if side == "right" else "left" for key, side in given.items()}
    found = {}
    for each in given or ():
        key = _hashed(each)
        if key not in keys and isinstance(each, int) and -len(keys) <= each < len(keys):
            key = keys[each]
        found[key] = "left"
    return found


def place_of(frame: Frame, key: Any) -> int | None:
    """The place of a column by its name; of several of one name the first, columns before labels of rows."""
    found = [at for at, column in enumerate(frame.columns) if _is(column.key, key)]
    return next((at for at in found if not frame.columns[at].index), found[0] if found else None)


def grouped(groups: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """The columns that have a common title, each with it."""
    known = [(title, keys) for title, keys in groups.items() if isinstance(keys, list | tuple)]
    return [(str(title), key) for title, keys in known for key in keys]


def strangers(frame: Frame, given: Iterable[Any]) -> list[Any]:
    """Those of these names that are no column's."""
    return [each for each in given if place_of(frame, each) is None]


def _is(key: Any, other: Any) -> bool:
    """Whether two names are one; 1 and True are two, 1 and 1.0 are one."""
    if isinstance(key, bool) is not isinstance(other, bool):
        return False
    return bool(key is other or key == other)


def entries(frame: Frame, given: Sequence[Any]) -> list[tuple[int, Mapping[str, Any]]]:
    """Sorters or filters, each with the place of its column; what is none, or of no column, is left out."""
    found = []
    for each in given:
        if not isinstance(each, Mapping):
            continue
        own = each.get("at")
        key = each.get("field")
        at = (
            own
            if isinstance(own, int) and own < len(frame.columns) and frame.columns[own].key == key
            else place_of(frame, key)
        )
        if at is not None:
            found.append((at, each))
    return found
