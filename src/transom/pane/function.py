"""`ParamFunction`: shows what a function returns, and only ever its newest result."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import param

from transom.components.child import Children
from transom.components.component import Component, Mount
from transom.components.display import display, makers, register
from transom.components.failing import failed_here
from transom.components.pane import Pane
from transom.components.reference import current_value
from transom.components.refusal import missing_arguments
from transom.diagnostics.card import card
from transom.errors import DisplayError
from transom.reactive.callables import kind_of, name_of
from transom.reactive.dependencies import dependencies_of
from transom.reactive.imported import how_to_get
from transom.reactive.of_param import is_bound, values_of
from transom.reactive.runs import Run
from transom.reactive.slot import Slot


class ParamFunction(Pane):
    """Shows the result of a function, coroutine function or generator, bound to parameters or not.

    It runs again when a bound parameter changes; a call that is superseded is cancelled, and its
    result is dropped even if it comes. A generator shows each of its values.

    Concurrency: a `def` runs in a worker thread of its session, the others on the event loop.

    Example: `ParamFunction(lambda: "The result of a function")`
    """

    _front_end = "ParamFunction"
    _literal = ("object",)
    _derived = ("children", "pending")
    _unsynced = ("object", "inplace", "lazy", "defer_load", "generator_mode", "loading_indicator")

    object = param.Parameter(default=None, allow_refs=False, doc="The function.")
    children = Children(doc="The component that shows the newest result.")
    pending = param.Boolean(default=False, doc="Whether a newer result is being awaited.")
    inplace = param.Boolean(default=True, doc="Whether a new plain result reuses the pane that shows the old.")
    lazy = param.Boolean(default=False, doc="Whether the first call waits until the pane is in the page.")
    defer_load = param.Boolean(
        default=False, doc="Whether the first call waits until the page has been shown; its place is marked as waiting."
    )
    generator_mode: param.Selector[Any] = param.Selector(
        default="replace", objects=["replace", "append"], doc="What a new value does."
    )

    loading_indicator = param.Boolean(
        default=False, doc="Whether it is marked as loading while a newer result is awaited."
    )

    def __init__(self, object: Any = None, **params: Any) -> None:
        self.__dict__.update(_slot=None, _fresh=True)
        super().__init__(object, **params)

        if self._owner is not None:
            self._owner.frees(self)

    _slot: Slot | None
    _fresh: bool
    _asleep = False
    """Whether it was shown and is no more, in a session that goes on: it is evaluated when it is shown again."""

    def _freed(self) -> None:
        """The session has ended. What it shows stays; the function, by which it may refer to itself, is not called."""
        values_of(self)["object"] = None

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return callable(obj) or isinstance(obj, param.rx | param.Parameter)

    def _render(self, obj: Any) -> None:
        if self._slot is not None:
            self._slot.close()
            self.__dict__["_slot"] = None
        if obj is None:
            self._commit(None)
            return
        missing = None if _is_bound(obj) else missing_arguments(obj)
        if missing is not None:
            self._store(children=[])
            self.error = failed_here(DisplayError(missing), name_of(obj), DisplayError.title)
            return
        slot = Slot(
            lambda: current_value(obj) if _is_bound(obj) else obj(),
            self._commit,
            fail=self._fail,
            pending=self._show_pending,
            kind=kind_of(obj) if callable(obj) and not isinstance(obj, param.rx) else "def",
            light=isinstance(obj, param.Parameter),
            name=name_of(obj),
        )
        self.__dict__["_slot"] = slot
        slot.watch(dependencies_of(obj))
        if self.defer_load and self._owner is not None:
            slot.expect()
            self._owner.on_load(lambda: self._evaluate(slot))
        elif not self.lazy:
            slot.evaluate()

    def _show(self, obj: Any) -> None:
        self._render(obj)  # what comes of it, errors too, arrives by the slot

    def _mounted(self, tree: Any) -> None:
        slot = self._slot
        if slot is None and self.object is not None and self._asleep:
            self.__dict__["_asleep"] = False
            self.pending = True
            tree.owner.post(partial(self._render, self.object), blocking=True)
        elif self.lazy and slot is not None and self._fresh:
            self.__dict__["_fresh"] = False
            self._evaluate(slot)  # a patch is being cut; the author's code runs in an event of its own

    def _unmounted(self, mount: Mount) -> None:
        # Where cells are run again and again, what they have shown before is not to be computed any more.
        if mount.owner is not None and mount.owner.lasting and not self._mounts and self._slot is not None:
            self._slot.close()
            self.__dict__.update(_slot=None, _asleep=True)

    def _evaluate(self, slot: Slot) -> None:
        if self._owner is None:
            slot.evaluate()
        elif slot is self._slot:
            self._owner.post(slot.evaluate, blocking=slot.blocking)

    def _show_pending(self, pending: bool) -> None:
        self.pending = pending
        if self.loading_indicator:
            self.loading = pending

    def _commit(self, value: Any) -> None:
        if self.error is not None:
            self.error = None
        shown: list[Any] = self.children
        if self.generator_mode == "append":
            self._store(children=[*shown, display(value)])
        elif value is None:
            self._store(children=[])
        elif not (self.inplace and shown and reuse(shown[0], value)):
            self._store(children=[display(value)])

    def _fail(self, error: BaseException, id_: str) -> None:
        self._store(children=[])
        says = {"title": "This view failed"}
        if isinstance(error, ModuleNotFoundError):
            says = {
                "title": f"The package {error.name!r} is missing",
                "message": f"This view needs it, where the app runs: {how_to_get(str(error.name))}",
                "public": "A package that this view needs is missing",
            }
        self.error = card(error, id_, dev=self._owner is None or self._owner.dev, **says)


def reuse(pane: Component, value: Any) -> bool:
    """Show a plain value in the pane that is there, if that is the pane it would get; whether that was done."""
    if isinstance(value, Component) or not isinstance(pane, Pane) or callable(value):
        return False
    best: object = next(iter(makers(value)), None)
    return best is pane.__class__ and pane.take(value)


def _is_bound(obj: Any) -> bool:
    return is_bound(obj) or isinstance(obj, param.rx | param.Parameter)


def _applies(obj: Any) -> float | None:
    return 0.6 if ParamFunction.applies(obj) and not isinstance(obj, type) else None


def _run(obj: Any) -> float | None:
    return 0.6 if isinstance(obj, Run) else None


def _result(run: Run[Any], **params: Any) -> Component:
    """What shows a run: its value, and nothing before there is one."""
    return ParamFunction(run.param.value, **params)


_make: Callable[..., Component] = ParamFunction
register(_applies, _make)
register(_run, _result)
