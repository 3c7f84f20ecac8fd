"""`Synced`: parameters of one object that stand in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from transom.components.component import Component
from transom.errors import EncodeError
from transom.template.address_text import read, written

OnError = Callable[[dict[str, Any]], object]


def keys_of(obj: Any, parameters: Iterable[str] | Mapping[str, str] | None) -> dict[str, str]:
    """Parameter → its name in the address.

    Raises:
        TypeError: `obj` has no parameters.
        ValueError: it does not have one of these.
    """
    if not hasattr(getattr(obj, "param", None), "objects"):
        raise TypeError(f"location.sync({obj!r}): give a widget, or an object with parameters.")
    known = [name for name in obj.param if name != "name"]
    if parameters is None:
        parameters = ["value"] if isinstance(obj, Component) and "value" in known else known
    if isinstance(parameters, str):
        parameters = [parameters]
    keys = dict(parameters) if isinstance(parameters, Mapping) else {name: name for name in parameters}
    for name in keys:
        if name not in obj.param:
            raise ValueError(
                f"{type(obj).__name__} has no parameter {name!r} that could stand in the address. "
                f"Write sync(obj, {{parameter: name in the address}})."
            )
    return keys


class Synced:
    """Parameters of `obj` that stand in the address.

    Args:
        obj: a component, or any object with parameters.
        keys: parameter → its name in the address.
        on_error: called with what cannot be read, by parameter.
        changed: called when parameters have other values.
    """

    def __init__(
        self, obj: Any, keys: dict[str, str], on_error: OnError | None, changed: Callable[[Synced], object]
    ) -> None:
        self.obj = obj
        self.keys = keys
        self.on_error = on_error
        self._first = {name: getattr(obj, name) for name in keys}
        self._changed = changed
        self._watcher = obj.param.watch(self._tell, list(keys))

    def _tell(self, *_: Any) -> None:
        self._changed(self)

    _tell.blocking = False  # type: ignore[attr-defined]  # it writes an address, and calls no code of others

    def read(self, found: dict[str, str], *, absent: bool) -> dict[str, str]:
        """Take the values that the address has; returns what cannot be read, by parameter.

        Args:
            found: the fields of its query.
            absent: whether what is not in it goes back to what it was first.
        """
        values, wrong = dict[str, Any](), dict[str, str]()
        for name, key in self.keys.items():
            if key in found:
                try:
                    values[name] = read(self.obj, name, found[key])
                except ValueError:
                    wrong[name] = found[key]
            elif absent:
                values[name] = self._first[name]
        values = {name: value for name, value in values.items() if not _same(getattr(self.obj, name), value)}
        if values:
            self.obj.param.update(**values)
        return wrong

    def written(self) -> tuple[dict[str, str], list[str]]:
        """The fields for the present values, and the parameters whose values have no text."""
        texts, without = dict[str, str](), list[str]()
        for name, key in self.keys.items():
            try:
                texts[key] = written(self.obj, name)
            except (EncodeError, AttributeError):  # what is no value of a page: a component, bytes
                without.append(name)
        return texts, without

    def close(self) -> None:
        """Follow no more."""
        self.obj.param.unwatch(self._watcher)


def _same(one: Any, other: Any) -> bool:
    try:
        return one is other or (type(one) is type(other) and bool(one == other))
    except (TypeError, ValueError):  # arrays and the like
        return False
