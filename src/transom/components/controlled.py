"""`Controlled`: what of a component is tied to others by the program: links to them, and widgets for its parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import partial
from typing import Any

from param.parameterized import Watcher

from transom.components.outline import short
from transom.components.parameters import same
from transom.reactive.callables import Kind, kind_of
from transom.reactive.callback import Callback
from transom.reactive.context import session_var

Told = Callable[[Any, Any], Any]
_forms: list[Callable[[], Callable[..., Any]]] = []


def forms_by(load: Callable[[], Callable[..., Any]]) -> None:
    """Let what `load` gives make the forms of components; it is called when the first is made."""
    _forms.append(load)


class Controlled:
    """Links and controls."""

    param: Any

    def link(
        self, target: Any, callbacks: Mapping[str, Told] | None = None, bidirectional: bool = False, **links: str
    ) -> Watcher:
        """Let parameters of another object follow parameters of this one, from their next change on.

        Args:
            target: any object.
            callbacks: by name of a parameter of this component: called with the target and the event, and may be
                `async def`; in place of `links`.
            bidirectional: whether this one follows the target, too. Where one of the two makes something else of a
                value, the other gets that, once.
            links: name here = name there.

        Returns:
            A watcher for `param.unwatch`, which ends the first direction.

        Raises:
            ValueError: neither or both are given, or a parameter is none.
            TypeError: what is linked to is no name.
        """
        if bool(callbacks) == bool(links) or (callbacks and bidirectional):
            raise ValueError(
                "link(target, …) takes either names, link(target, value='object'), or functions, "
                "link(target, callbacks={'value': function}); only names are linked in both directions."
            )
        for name in callbacks or links:
            _require(self, name)
        if callbacks:
            told = {name: Callback(partial(each, target), kind=kind_of(each)) for name, each in callbacks.items()}
            kind: Kind = "def" if any(each.blocking for each in told.values()) else "coroutine"
            watching = Callback(partial(_tell, told), session_var.get(), kind=kind)
            watched: Watcher = self.param.watch(watching, list(callbacks))
            return watched
        for here, name in links.items():
            if not isinstance(name, str):
                raise TypeError(
                    f"link({here}={short(name)}): that is no name. Write the name of a parameter of the target."
                )
            if bidirectional or (hasattr(target, "param") and not hasattr(target, name)):
                _require(target, name)
        pair = _Pair(self, target, links)
        if bidirectional:
            target.param.watch(Callback(pair.back, session_var.get(), name="link"), list(links.values()))
        there: Watcher = self.param.watch(Callback(pair.forth, session_var.get(), name="link"), list(links))
        return there

    def controls(self, parameters: Iterable[str] = (), jslink: bool = True, **params: Any) -> Any:
        """Widgets that set parameters of this component, and follow them.

        Args:
            parameters: their names; without any all that can be set, those that all components have in a tab of
                their own.
            jslink: whether the page sets them too, at once and without the app, as far as it can: numbers, texts,
                colours, choices, and what is on or off. The others are set in Python only.
            params: parameters of the form, see `Param`, such as `widgets`.
        """
        return _forms[-1]()(self, parameters=list(parameters), jslink=jslink, **params)


class _Pair:
    """Two objects of which parameters follow each other."""

    def __init__(self, source: Any, target: Any, names: Mapping[str, str]) -> None:
        self.source, self.target, self.names = source, target, names
        self.others = {there: here for here, there in names.items()}
        self._moving = 0

    def forth(self, *events: Any) -> None:
        self._move(self.target, self.names, events)

    def back(self, *events: Any) -> None:
        self._move(self.source, self.others, events)

    def _move(self, to: Any, names: Mapping[str, str], events: tuple[Any, ...]) -> None:
        if self._moving > 1:  # what has come back has come back changed again: it would have no end
            return
        self._moving += 1
        try:
            for event in events:
                value = getattr(event.obj, event.name)
                if not same(getattr(to, names[event.name], None), value):
                    setattr(to, names[event.name], value)
        finally:
            self._moving -= 1


def _tell(told: Mapping[str, Callback], *events: Any) -> None:
    """Notify each of its event; coroutines go on side by side, as those of watchers of their own do."""
    for event in events:
        told[event.name](event)


def _require(obj: Any, name: str) -> None:
    """Raises ValueError where `name` is no parameter of `obj`."""
    known = obj.param if hasattr(obj, "param") else ()
    if name not in known:
        near = get_close_matches(name, list(known), n=1)
        text = f"link(…): {name!r} is no parameter of {type(obj).__name__}."
        raise ValueError(text + (f" Did you mean {near[0]!r}?" if near else ""))
