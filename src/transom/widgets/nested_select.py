"""`NestedSelect`: choices each of which depends on the one before."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from functools import partial
from typing import Any, NamedTuple

import param

from transom.components.py_component import PyComponent
from transom.components.storing import Change
from transom.components.widget import Widget
from transom.layout.column import Column
from transom.reactive.callables import kind_of, name_of
from transom.reactive.calling import failing, given
from transom.reactive.context import Owner, session_var
from transom.reactive.runs import Run
from transom.widgets.options import pairs_of, plain_options
from transom.widgets.select import Select

_CONTAINERS = (dict, list, tuple)


class Level(NamedTuple):
    """One of the choices."""

    name: Any
    options: dict[str, Any]
    value: Any


Steps = Generator[Callable[[], Any], Any, list[Level]]
"""Gives functions to be called, takes their results; ends with the choices that there are."""


class NestedSelect(Widget, PyComponent):
    """Choices each of which depends on the one before, as a make of a car and then its models.

    `options` is a dict of dicts, whose innermost are lists, or dicts from label to value. In place of any of them there
    may be a function of the name of its level and of what is chosen above, as `def models(level, value)`, which gives
    one; it may be `async def`. `value` has what is chosen by the names of the levels, and `None` where a branch has no
    such level.
    """

    _front_end = "PyComponent"
    _literal = ("options", "layout")

    value = param.Dict(default=None, allow_None=True, doc="What is chosen, by the names of the levels.")
    options: Any = param.Parameter(default=None, doc="Dicts in dicts, or functions that give some.")
    levels = param.List(
        default=[],
        doc="The names of the levels, or for each a dict with its `name`, `type` of widget and parameters.",
    )
    layout: Any = param.Parameter(
        default=Column, doc="The class of the layout they stand in, or a dict with its `type` and parameters."
    )

    def __init__(self, label: Any = "", **params: Any) -> None:
        self.__dict__.update(_selects=[], _settled=None, _showing=False, _run=None, _unasked=False, _wanted=None)
        super().__init__(label, **params)

    _selects: list[Any]
    _settled: Any
    """The value that is shown, and has all its levels."""
    _showing: bool
    _run: Run[Any] | None
    _unasked: bool
    """A coroutine function is still to be called: there was no page."""
    _wanted: Any
    """What was set and is not stored yet: functions say what belongs to it."""

    def __panel__(self) -> Any:
        """The choices in their layout."""
        given = dict(self.layout) if isinstance(self.layout, Mapping) else {"type": self.layout}
        kind = given.pop("type", Column)
        return kind(*self._selects, **{"sizing_mode": "stretch_width", **given})

    # What there is to choose

    def _names(self) -> list[Any]:
        if self.levels:
            return [each.get("name", at) if isinstance(each, Mapping) else each for at, each in enumerate(self.levels)]
        return [*range(_depth(self.options))]

    def _steps(self, wanted: Mapping[Any, Any], keeps: bool) -> Steps:
        """Args: wanted: what is to be chosen where it can be; keeps: what cannot be chosen stays, else the first is."""
        names, node, chosen = self._names(), self.options, dict[Any, Any]()
        levels: list[Level] = []
        while len(levels) < len(names) or (node and not self.levels):
            name = names[len(levels)] if len(levels) < len(names) else len(levels)
            while callable(node):
                node = yield partial(node, name, dict(chosen))
            options = _choices(node)
            value = wanted.get(name, wanted.get(str(name)))  # in JSON, as of an address, a number is a text
            if not _is_among(value, options):
                first = next(iter(options.values()), None)
                value = value if keeps and value is not None and options else first
            levels.append(Level(name, options, value))
            chosen[name] = value
            node = node.get(value) if _branches(node) else None
        return levels

    def _set_value(self, value: Any) -> dict[str, Any]:
        """With all its levels, where nothing but these is missing; functions are asked later what they are."""
        if _has_functions(self.options) and (value is None or isinstance(value, Mapping)):
            self.__dict__["_wanted"] = None if value is self._settled else value or {}
            return {"value": value if value is self._settled else self.value}
        if not isinstance(value, Mapping) or not self.options:
            return {"value": value}
        levels = _result(self._steps(value, keeps=True))
        fits = all(not each.options or _is_among(each.value, each.options) for each in levels)
        return {"value": {each.name: each.value for each in levels} if fits else value}

    def _after_value(self, change: Change) -> dict[str, Any]:
        if _has_functions(self.options) or self.value is self._settled:
            return {}
        levels = _result(self._steps(self.value or {}, keeps="value" in change.names))
        value = {each.name: each.value for each in levels}
        return {} if value == self.value else {"value": value}

    _after_options = _after_levels = _after_value

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        others = not names.isdisjoint(("options", "levels"))
        wanted, self.__dict__["_wanted"] = self._wanted, None
        unsettled = wanted is not None or self.value is not self._settled
        if others or (not names.isdisjoint(("value", "label")) and unsettled):
            wanted = self.value or {} if wanted is None else wanted
            self._resolve(wanted, keeps="value" in names, remade="levels" in names)
        if "layout" in names and self._view is not None:
            self._store(_view=self.__panel__())

    def _resolve(self, wanted: Mapping[Any, Any], *, keeps: bool, remade: bool = False) -> None:
        """Find out what there is to choose, and show it: at once, or when the coroutines have ended."""
        if self._run is not None:
            self._run.cancel()
            self.__dict__["_run"] = None
        if remade:
            self._selects.clear()
        steps = self._steps(wanted, keeps)
        try:
            call = next(steps)
            while kind_of(call.func) == "def":  # type: ignore[attr-defined]
                call = steps.send(call())
        except StopIteration as end:
            self._show(end.value)
            return
        owner = session_var.get() or self._owner
        self.__dict__["_unasked"] = owner is None
        if owner is None:
            steps.close()
            if wanted != (self.value or {}):
                self.__dict__["_settled"] = wanted
                self._store_all({"value": wanted})
            return
        for each in self._selects:
            each.loading = True
        work = self._later(steps, call, owner)
        self.__dict__["_run"] = run = owner.start(work, name=name_of(call.func), task=self)  # type: ignore[attr-defined]
        run.on_done(lambda _: work.close())

    async def _later(self, steps: Steps, call: Any, owner: Owner) -> None:
        asked = self._run
        with failing() as failed:
            try:
                while True:
                    call = steps.send(await given(call, owner.call))
            except StopIteration as end:
                if self._run is asked:
                    self.__dict__["_run"] = None
                    self._show(end.value)
        if failed.error is not None:
            owner.report(failed.error, where=name_of(call.func))
        for each in self._selects:
            each.loading = False

    def _mounted(self, tree: Any) -> None:
        super()._mounted(tree)
        if self._unasked and tree.owner is not None:
            token = session_var.set(tree.owner)
            try:
                self._resolve(self.value or {}, keeps=True)
            finally:
                session_var.reset(token)

    # What is shown

    def _show(self, levels: list[Level]) -> None:
        value = {each.name: each.value for each in levels}
        if value == self.value:
            value = self.value
        self.__dict__.update(_settled=value, _showing=True)
        try:
            known = len(self._selects)
            for at, level in enumerate(levels):
                if at == len(self._selects):
                    self._selects.append(self._made(at, level))
                self._selects[at].param.update(
                    options=level.options, value=level.value, visible=bool(level.options), loading=False
                )
            for select in self._selects[len(levels) :]:
                select.visible = False
            if len(self._selects) != known and self._view is not None:
                self._store(_view=self.__panel__())
        finally:
            self.__dict__["_showing"] = False
        if self.value is not value:
            self._store(value=value)

    def _made(self, at: int, level: Level) -> Any:
        """The widget of a level."""
        given = self.levels[at] if at < len(self.levels) else {}
        parameters = dict(given) if isinstance(given, Mapping) else {}
        kind = parameters.pop("type", Select)
        parameters.pop("name", None)
        label = str(level.name) if self.levels else ""
        select = kind(**{"label": label, "sizing_mode": "stretch_width", **parameters})
        select.param.watch(partial(self._chose, at), "value")
        return select

    def _chose(self, at: int, event: Any) -> None:
        """The user has chosen in one of them: those below follow, what is still there stays."""
        if self._showing:
            return
        names = [*(self.value or {})]
        self._resolve({**(self.value or {}), names[at]: event.new}, keeps=False)


def _result(steps: Steps) -> list[Level]:
    """The end of steps that call nothing."""
    try:
        next(steps)
    except StopIteration as end:
        found: list[Level] = end.value
        return found
    raise AssertionError("a function among options that have none")


def _branches(node: Any) -> bool:
    """Whether there are choices below those of `node`, or may be."""
    return isinstance(node, Mapping) and any(
        each is None or isinstance(each, _CONTAINERS) or callable(each) for each in node.values()
    )


def _choices(node: Any) -> dict[str, Any]:
    if node is None:
        return {}
    return {str(key): key for key in node} if _branches(node) else dict(pairs_of(plain_options(node)))


def _has_functions(node: Any) -> bool:
    return callable(node) or (isinstance(node, Mapping) and any(map(_has_functions, node.values())))


def _depth(node: Any) -> int:
    """So many levels there are, as far as functions do not hide it."""
    if callable(node):
        return 1
    if _branches(node):
        return 1 + max(map(_depth, node.values()))
    return 1 if node else 0


def _is_among(value: Any, options: dict[str, Any]) -> bool:
    return any(value is each or _equal(value, each) for each in options.values())


def _equal(one: Any, other: Any) -> bool:
    try:
        return type(one) is type(other) and bool(one == other)
    except (ValueError, TypeError):  # arrays have no one answer
        return False
