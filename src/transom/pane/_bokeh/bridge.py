"""`Bridge`: a session's Bokeh document and what its pages know of it.

Owns the document, its roots, and which pane shows which; `Outlet` and `Intake` are the two ways. Each
change is encoded when it happens, in the thread that made it; a patch only joins what has been encoded.
(Encoded at the cut, the two sides drift apart: `[0, 1]` against `[0, 1, 1]`.)
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, cast

from bokeh.core.serialization import Serializer
from bokeh.document.document import Document
from bokeh.document.events import (
    DocumentChangedEvent,
    DocumentPatchedEvent,
    SessionCallbackAdded,
    SessionCallbackRemoved,
    TitleChangedEvent,
)
from bokeh.model import Model

from transom.components.component import Mount
from transom.components.pane import PaneError
from transom.components.sender import sender_var
from transom.components.storing import write_lock
from transom.pane._bokeh import curdoc, guard
from transom.pane._bokeh.callbacks import SessionCallbacks
from transom.pane._bokeh.component import BokehDocument
from transom.pane._bokeh.intake import Intake
from transom.pane._bokeh.library import parts_of, scripts_of
from transom.pane._bokeh.outlet import Outlet, Outlets
from transom.pane._bokeh.timers import Timers
from transom.pane._bokeh.wire import freeze_document, freeze_event
from transom.reactive.context import Owner, session_var
from transom.session.session import Session

_log = logging.getLogger("transom")


class Shower(Protocol):
    """A pane, as the bridge knows it."""

    def operable(self, owner: Owner) -> bool:
        """Whether the user of the page of `owner` can operate it."""

    def model(self) -> Model | None:
        """What it is to show."""

    def placed(self, owner: Owner, problem: PaneError | None) -> None:
        """It is shown in the page of `owner`, or cannot be."""


class Bridge:
    """One session's document.

    Args:
        session: whose it is.

    Concurrency: `show`, `hide`, `receive` and every change of the document are under the session's
    turn; `told`, `left` and the cut are on the loop at any time.
    """

    def __init__(self, session: Session) -> None:
        self.owner: Owner = session
        self.closed = False
        self.document = Document()
        self.document.callbacks = SessionCallbacks(self.document, self)
        self.component = BokehDocument(self, scripts=scripts_of({"bokeh"}))
        self._session = session
        self._timers = Timers(session)
        self._shown: dict[Shower, Model] = {}
        self._parts = {"bokeh"}
        self._warned: set[str] = set()
        self._muted = False
        self._outlets = Outlets()
        self._intake = Intake(self.document, self)
        self._expected: list[Shower] = []
        self._scheduled = False
        session.frees(self)

    # What panes show

    def show(self, pane: Shower) -> None:
        """Let `pane` show what it holds now; a second call changes nothing."""
        model, old = pane.model(), self._shown.get(pane)
        if self.closed or (model is None and old is None):
            return
        problem = None
        if model is not None and model is not old:
            problem = self._add(model)
        if model is None or problem is not None:
            self._shown.pop(pane, None)
        else:
            self._shown[pane] = model
        # After the new one has come, so that what both refer to stays and is not sent again.
        if old is not None:
            self._drop(old)
        pane.placed(self.owner, problem)

    def hide(self, pane: Shower) -> None:
        """`pane` has left the page."""
        model = self._shown.pop(pane, None)
        if model is not None and not self.closed:
            self._drop(model)

    def root(self, pane: Shower) -> str | None:
        """The id under which the page finds what `pane` shows."""
        model = self._shown.get(pane)
        return None if model is None else str(model.id)

    def _add(self, model: Model) -> PaneError | None:
        for each in model.references():
            if each.document is not None and each.document is not self.document:
                return _elsewhere(model, each)
        try:
            self.document.add_root(model)
        except Exception as error:  # noqa: BLE001 - whatever a value raises while it is serialised
            self._remove_unsent(model)
            return _not_sendable(model, error)
        return None

    def _drop(self, model: Model) -> None:
        if not any(shown is model for shown in self._shown.values()):
            self.document.remove_root(model)

    def _remove_unsent(self, model: Model) -> None:
        self._muted = True
        try:
            self.document.remove_root(model)
        finally:
            self._muted = False

    # Changes on their way to the page

    def changed(self, event: DocumentChangedEvent) -> None:
        """Encode what has just changed, as long as the page knows the document."""
        if isinstance(event, SessionCallbackAdded):
            self._timers.add(event.callback)
        elif isinstance(event, SessionCallbackRemoved):
            self._timers.remove(event.callback)
        elif self.closed or self._muted or self.owner.closed:
            return
        elif not self.owner.may_enter():
            guard.check(self, self.document, getattr(event, "attr", "roots"))
        elif isinstance(event, TitleChangedEvent):
            self._session.set_page(title=event.title)
        elif isinstance(event, DocumentPatchedEvent):
            echo = cast("object", event.setter) is self
            if self._outlets.others(sender_var.get() if echo else None):
                self._need(self.document.models._new_models)
                self._outlets.send(freeze_event(self.document, event), but=sender_var.get() if echo else None)

    def _need(self, models: set[Model]) -> None:
        """Let the page load the parts of BokehJS that new models need, before it is told of them."""
        self._warn_of_scripts(models)
        parts = self._parts | parts_of(models) if models else self._parts
        if parts != self._parts:
            self._parts = parts
            self.component.scripts = scripts_of(parts)

    def _warn_of_scripts(self, models: set[Model]) -> None:
        found = {type(model).__name__ for model in models if type(model).__name__.startswith("CustomJS")}
        for name in sorted(found - self._warned):
            _log.warning(
                "A Bokeh %s holds text that is to run as a script, which the page's security policy forbids: "
                "it will do nothing. Write a Python callback: model.on_change(…) or model.on_event(…).",
                name,
            )
        self._warned |= found

    def hold(self, on: bool) -> None:
        """Keep changes back until they are let go together."""
        self._outlets.hold(on)

    def at_end(self, function: Callable[[], object]) -> None:
        """Call the author's `function` when the session ends."""
        self._session.on_destroyed(function)

    # The whole document

    def told(self, mount: Mount) -> None:
        """A page has been told of the document: it gets all of it, under the turn, in its next patch."""
        self._outlets.open(mount)
        self._schedule()

    def left(self, mount: Mount) -> None:
        """A page has let go of the document."""
        self._outlets.close(mount)

    def expect(self, pane: Shower) -> None:
        """`pane` has come into the page; on the loop."""
        self._expected.append(pane)
        self._schedule()

    def _schedule(self) -> None:
        # The patch in which the page is told is still being cut, and maybe not under the turn.
        if not self._scheduled:
            self._scheduled = True
            self._session.loop.call_soon(partial(self.owner.post, self._catch_up, blocking=True))

    def _catch_up(self) -> None:
        """Show what has come into the pages, and send the document to those that have none. Under the turn."""
        with write_lock:
            expected, self._expected = self._expected, []
            self._scheduled = False
        for pane in expected:
            self.show(pane)
        if not self.closed and (outlets := self._outlets.waiting()):
            self._send_document(outlets)

    def _send_document(self, outlets: list[Outlet]) -> None:
        self._need(set(self.document.models))
        try:
            whole = freeze_document(self.document)
        except Exception:  # noqa: BLE001 - whatever a value raises while it is serialised
            self._expel()
            whole = freeze_document(self.document)
        for outlet in outlets:
            outlet.send_whole(whole)

    def _expel(self) -> None:
        """Take out what cannot be sent, so that the rest is shown."""
        for pane, model in list(self._shown.items()):
            try:
                Serializer().encode(model)
            except Exception as error:  # noqa: BLE001 - as above
                del self._shown[pane]
                self._drop(model)
                pane.placed(self.owner, _not_sendable(model, error))

    # What the page sends

    def blocks(self) -> bool:
        """Whether callbacks of the author's may block."""
        return cast("SessionCallbacks", self.document.callbacks).blocking

    def receive(self, raw: Any) -> None:
        """Apply a patch of the page's.

        Raises:
            RejectedError: `bad_value`, after everything that could be applied has been.
        """
        outlet = self._outlets.of(sender_var.get())
        if outlet is None:  # that page has let go of it
            return
        panes = [(model, pane.operable(self.owner)) for pane, model in self._shown.items()]
        opened = [model for model, operable in panes if operable]
        self._intake.receive(raw, [model for model, _ in panes if model not in opened], outlet)

    def close(self) -> None:
        """The session has ended: its models are free, after what a thread may just be doing with them."""
        self.closed = True
        self._timers.close()
        self._outlets.close_all()
        self._shown.clear()
        self._session.lender.between(self.document.clear)

    def _freed(self) -> None:
        """Let go of what refers back to this; a change of the document that comes late finds nobody."""
        cast("SessionCallbacks", self.document.callbacks).bridge = None
        del self.component, self._intake


def bridge_of(session: Owner) -> Bridge:
    """The bridge of a session, made at its first use."""
    with write_lock:  # asked for by the loop and by a worker thread at one time
        return session.resource("bokeh", partial(Bridge, cast("Session", session)))


def _running() -> Document | None:
    session = session_var.get()
    return None if session is None or session.closed else bridge_of(session).document


guard.install()
curdoc.install(_running)


def _elsewhere(model: Model, part: Model) -> PaneError:
    kind = type(model).__name__
    which = f"this {kind}" if part is model else f"the {type(part).__name__} in this {kind}"
    return PaneError(
        "A Bokeh figure of another page",
        f"{which} is shown to another user already, and a Bokeh model can be in one page only. Make the figure "
        "and its data sources for each page: in the app file itself, or in a function that is called for each "
        "page; not in a module that all pages import.",
    )


def _not_sendable(model: Model, error: Exception) -> PaneError:
    return PaneError(
        f"This {type(model).__name__} cannot be sent",
        f"{type(error).__name__}: {error}. Check the values of its data and properties.",
    )
