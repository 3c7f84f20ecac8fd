"""`Stating`: what may be said of a table, looked at when it is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from transom.components.encode import Encoder, encode_value
from transom.components.js_code import JSCode
from transom.components.outline import short
from transom.components.storing import Change
from transom.widgets._tabulator import configured, named
from transom.widgets._tabulator.aggregating import checked_aggregators
from transom.widgets._tabulator.declared import NAMING, Declared
from transom.widgets._tabulator.validating import checks

if TYPE_CHECKING:
    from transom.widgets._tabulator.values import Frame

SELECTABLE = ("checkbox", "checkbox-single", "toggle")


class Stating(Declared):
    """A table that refuses what cannot be drawn, and says in development what names no column."""

    def _set_formatters(self, value: dict[Any, Any]) -> dict[str, Any]:
        return {"formatters": _checked(value, "formatters", named.formatter)}

    def _set_title_formatters(self, value: dict[Any, Any]) -> dict[str, Any]:
        return {"title_formatters": _checked(value, "title_formatters", named.formatter)}

    def _set_editors(self, value: dict[Any, Any]) -> dict[str, Any]:
        return {"editors": _checked(value, "editors", named.editor)}

    def _set_validators(self, value: dict[Any, Any]) -> dict[str, Any]:
        return {"validators": _checked(value, "validators", checks)}

    def _set_editables(self, value: dict[Any, Any]) -> dict[str, Any]:
        return {"editables": _checked(value, "editables", named.editable)}

    def _set_selectable(self, value: Any) -> dict[str, Any]:
        if isinstance(value, str) and value not in SELECTABLE:
            raise ValueError(
                f"selectable={value!r} is no way to select. Write True, False, a number, or one of {SELECTABLE}."
            )
        return {"selectable": value}

    def _set_aggregators(self, value: dict[Any, Any]) -> dict[str, Any]:
        return {"aggregators": checked_aggregators(value)}

    def _after_configuration(self, change: Change) -> dict[str, Any]:
        text = configured.advice(self.configuration)
        if text is not None:
            self._advise("configuration", text)
        return {}

    def _set_configuration(self, value: Any) -> dict[str, Any]:
        configured.page_options(value)
        configured.of_columns(value)
        return {"configuration": value}

    def _encode_configuration(self, value: Any, encoder: Encoder) -> Any:
        return encode_value(configured.page_options(value), encoder)

    def _encode_scripts(self, value: dict[str, JSCode], encoder: Any) -> dict[str, str | None]:
        return {name: encoder.classes.published(each.module) for name, each in value.items()}

    def _misfits(self, names: frozenset[str], frame: Frame) -> None:
        """Say what names no column, and what is no sorter or filter."""
        from transom.widgets._tabulator.columns import grouped, strangers

        for name in NAMING if "value" in names else NAMING & names:
            given: Any = getattr(self, name)
            if not isinstance(given, dict | list):
                continue
            several = [key for _, key in grouped(self.groups)] if name == "groups" else list(given)
            if name in ("sorters", "filters"):
                wrong = [each for each in given if not isinstance(each, Mapping) or "field" not in each]
                if wrong:
                    self._advise(
                        name, f'{name}: {short(wrong[0])} is none. Write a dict such as {{"field": column, …}}.'
                    )
                several = [each["field"] for each in given if each not in wrong]
            odd = [each for each in strangers(frame, several) if not (each in self.buttons or self._counts(name, each))]
            if odd:
                columns = short([each.key for each in frame.columns])
                self._advise(name, f"{name} names {short(odd[0])}, which is no column; there are {columns}.")

    def _counts(self, name: str, key: Any) -> bool:
        """Whether a column is meant by its place."""
        return name == "frozen_columns" and isinstance(key, int)


def _checked(given: Any, name: str, check: Callable[[Any, str], Any]) -> Any:
    """The dict itself, each entry of which can be drawn."""
    for key, each in given.items() if isinstance(given, Mapping) else ():
        check(each, f"{name}[{key!r}]")
    return given
