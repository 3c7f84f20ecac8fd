"""`Bridge`: a session's Bokeh document and what the page knows of it.

Owns the document, its roots, the encoded changes that wait for the next patch, and what the page
sends back. Each change is encoded when it happens, in the thread that made it; a patch only joins
what has been encoded. (Encoded at the cut, the two sides drift apart: `[0, 1]` against `[0, 1, 1]`.)
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, cast

from bokeh.core.serialization import DeserializationError, Serializer
from bokeh.document.document import Document
from bokeh.document.events import (
    DocumentChangedEvent,
    DocumentPatchedEvent,
    ModelChangedEvent,
    SessionCallbackAdded,
    SessionCallbackRemoved,
    TitleChangedEvent,
)
from bokeh.model import Model

from transom.components.component import Mount, write_lock
from transom.components.pane import PaneError
from transom.errors import RejectedError
from transom.pane._bokeh import curdoc, guard
from transom.pane._bokeh.callbacks import SessionCallbacks
from transom.pane._bokeh.component import BokehDocument
from transom.pane._bokeh.library import parts_of, scripts_of
from transom.pane._bokeh.outlet import Outlet
from transom.pane._bokeh.timers import Timers
from transom.pane._bokeh.wire import Key, freeze_document, freeze_event, thaw
from transom.reactive.context import Owner, session_var
from transom.session.session import Session

_log = logging.getLogger("transom")
_FROM_PAGE = {
    "ModelChanged": "attr",
    "ColumnDataChanged": "attr",
    "ColumnsStreamed": "attr",
    "ColumnsPatched": "attr",
    "MessageSent": "msg_type",
}
"""The events that a page may send, each with a field that must be text."""


class Shower(Protocol):
    """A pane, as the bridge knows it."""

    disabled: bool
    visible: bool

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
        self._outlet = Outlet()
        self._expected: list[Shower] = []
        self._scheduled = False

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
            self._session.tree.set_page(title=event.title)
        elif (
            isinstance(event, DocumentPatchedEvent) and cast("object", event.setter) is not self and self._outlet.known
        ):
            self._need(self.document.models._new_models)
            self._outlet.send(freeze_event(self.document, event))

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
        self._outlet.hold(on)

    def at_end(self, function: Callable[[], object]) -> None:
        """Call the author's `function` when the session ends."""
        self._session.on_destroyed(function)

    # The whole document

    def told(self, mount: Mount) -> None:
        """The page has been told of the document: it gets all of it, under the turn, in its next patch."""
        self._outlet.open(mount)
        self._schedule()

    def left(self) -> None:
        """The page has let go of the document."""
        self._outlet.close()

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
        """Show what has come into the page, and send the document if the page has none. Under the turn."""
        with write_lock:
            expected, self._expected = self._expected, []
            self._scheduled = False
        for pane in expected:
            self.show(pane)
        if not (self.closed or self._outlet.known):
            self._send_document()

    def _send_document(self) -> None:
        self._need(set(self.document.models))
        try:
            whole = freeze_document(self.document)
        except Exception:  # noqa: BLE001 - whatever a value raises while it is serialised
            self._expel()
            whole = freeze_document(self.document)
        self._outlet.send_whole(whole)

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
        seen, events = _read(raw)
        still = self._still()
        bad = False
        for event in events:
            key = _key(event)
            if key is None:
                bad |= not self._apply(event)
                continue
            descriptor = None if key[0] in still else self._descriptor(key)
            if descriptor is not None:
                applied = self._apply(event)
                bad |= not applied
                self._answer(key, seen, correct=not applied)
        self._outlet.saw(seen)
        if bad:
            raise RejectedError("bad_value")

    def _descriptor(self, key: Key) -> Any:
        """What a page names by the id of a model and a property; `None` if there is no such thing (any more)."""
        model = self.document.models.get_by_id(cast("Any", key[0]))
        return None if model is None else model.lookup(key[1], raises=False)

    def _apply(self, event: dict[str, Any]) -> bool:
        try:
            self.document.apply_json_patch(cast("Any", {"events": [thaw(event)]}), setter=cast("Any", self))
        except DeserializationError as error:
            _log.debug("A page sent a change of a model that is not there: %s", error)
        except (ValueError, TypeError, LookupError, AttributeError, AssertionError) as error:
            _log.debug("A page sent a change that does not fit: %s", error)
            return False
        return True

    def _answer(self, key: Key, seen: int, *, correct: bool) -> None:
        """Send the value back where the page's crossed with one of ours on the way, or was refused."""
        crossed = self._outlet.crossed(key, seen)
        descriptor = self._descriptor(key)
        model = self.document.models.get_by_id(cast("Any", key[0]))
        if model is not None and descriptor is not None and self._outlet.known and (crossed or correct):
            value = descriptor.get_value(model)
            event = ModelChangedEvent(self.document, model, key[1], value)
            self._outlet.send(freeze_event(self.document, event))

    def _still(self) -> set[str]:
        """The models that are only in panes which the user cannot operate."""
        off = [model for pane, model in self._shown.items() if pane.disabled or not pane.visible]
        if not off:
            return set()
        on = [model for pane, model in self._shown.items() if not pane.disabled and pane.visible]
        return _ids(off) - _ids(on)

    def close(self) -> None:
        """The session has ended: its models are free again."""
        self.closed = True
        self._timers.close()
        self.left()
        self._shown.clear()
        self.document.clear()


def bridge_of(session: Owner) -> Bridge:
    """The bridge of a session, made at its first use."""
    with write_lock:  # asked for by the loop and by a worker thread at one time
        return session.resource("bokeh", partial(Bridge, cast("Session", session)))


def _running() -> Document | None:
    session = session_var.get()
    return None if session is None or session.closed else bridge_of(session).document


guard.install()
curdoc.install(_running)


def _ids(models: list[Model]) -> set[str]:
    return {str(each.id) for model in models for each in model.references()}


def _read(raw: Any) -> tuple[int, list[dict[str, Any]]]:
    """The number of the last patch that the page had seen, and its events."""
    events = raw.get("events") if isinstance(raw, dict) else None
    seen = raw.get("seen") if isinstance(raw, dict) else None
    if type(seen) is not int or not isinstance(events, list):
        raise RejectedError("bad_value")
    for event in events:
        field = _FROM_PAGE.get(str(event.get("kind"))) if isinstance(event, dict) else None
        if field is None or not isinstance(event.get(field), str):
            raise RejectedError("bad_value")
    return seen, events


def _key(event: dict[str, Any]) -> Key | None:
    """The property that an event of the page's is about; `None` for one that is about none."""
    if event["kind"] == "MessageSent":
        return None
    model = event.get("model")
    id_ = model.get("id") if isinstance(model, dict) else None
    return str(id_), event["attr"]


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
