"""Bokeh's callbacks in a session: encoded first, then called, each for itself.

Bokeh calls a model's Python callbacks before it tells the document's listeners. A callback that
raises would so keep the page from ever hearing of the change, and one that changes the same
property again would have its value overtaken by the older one.
"""

from __future__ import annotations

from collections.abc import Callable as Function
from functools import partial
from typing import Any, Protocol

from bokeh.document.callbacks import DocumentCallbackManager
from bokeh.document.document import Document
from bokeh.document.events import DocumentChangedEvent, DocumentPatchedEvent
from bokeh.events import Event, ModelEvent
from bokeh.io.doc import patch_curdoc
from bokeh.model import Model
from bokeh.util.callback_manager import _nargs

from transom.reactive.callables import kind_of
from transom.reactive.callback import Callback
from transom.reactive.context import Owner


class Listener(Protocol):
    """Who hears of every change of the document, before any callback."""

    owner: Owner

    def changed(self, event: DocumentChangedEvent) -> None:
        """Something has just changed, in the calling thread."""

    def hold(self, on: bool) -> None:
        """Whether what changes is to be kept from the page for now."""

    def at_end(self, function: Function[[], object]) -> None:
        """Call `function` when the session ends."""


class SessionCallbacks(DocumentCallbackManager):
    """The callback manager of a session's document.

    Args:
        document: the document.
        bridge: who hears of changes first.
    """

    def __init__(self, document: Document, bridge: Listener) -> None:
        super().__init__(document)
        self.bridge: Listener | None = bridge
        """`None` when the session has ended: nobody is told of anything any more."""

    def trigger_on_change(self, event: DocumentChangedEvent) -> None:
        """A change: tell the page, then the author's callbacks; while held, remember these."""
        if self.bridge is not None:
            self.bridge.changed(event)
        if self._hold is None:
            self._notify(event)
        else:
            super().trigger_on_change(event)

    def hold(self, policy: Any = "combine") -> None:
        """Keep changes from the page and from callbacks until `unhold`."""
        super().hold(policy)
        if self.bridge is not None:
            self.bridge.hold(True)

    def unhold(self) -> None:
        """Let go of what was held."""
        if self._hold is None:
            return
        self._hold = None
        if self.bridge is not None:
            self.bridge.hold(False)
        events, self._held_events = self._held_events, []
        for event in events:
            self._notify(event)

    def on_session_destroyed(self, *callbacks: Any) -> None:
        """Call these when the session ends. There is no Bokeh session, so `None` stands for its context."""
        super().on_session_destroyed(*callbacks)
        for callback in callbacks:
            if self.bridge is not None:
                self.bridge.at_end(partial(callback, None))

    def notify_change(
        self,
        model: Model,
        attr: str,
        old: Any,
        new: Any,
        hint: DocumentPatchedEvent | None = None,
        setter: Any = None,
        callback_invoker: Any = None,
    ) -> None:
        """A property has a new value."""

        def invoke() -> None:
            for callback in list(model._callbacks.get(attr, ())):
                self._call(callback, attr, old, new)

        super().notify_change(model, attr, old, new, hint, setter, invoke)

    def notify_event(self, model: Model, event: ModelEvent, callback_invoker: Any) -> None:
        """The user did something with a model."""
        if event.model is None or event.model.id != model.id:
            return
        for callback in list(model._event_callbacks.get(event.event_name, ())):
            self._call(callback, *(() if _nargs(callback) == 0 else (event,)))

    def trigger_event(self, event: Event) -> None:
        """The user did something: call those who asked for it."""
        if isinstance(event, ModelEvent):
            for ref in list(self._subscribed_models[event.event_name]):
                model = ref()
                if model is not None:
                    model._trigger_event(event)
        for callback in self.event_callbacks_for_event_name(event.event_name):
            self._call(callback, event)

    @property
    def blocking(self) -> bool:
        """Whether any callback of the author's may block the thread it runs on."""
        document = self._document()
        models = () if document is None else document.models
        return any(
            kind_of(callback) == "def"
            for callbacks in (
                self._event_callbacks,
                *(table for model in models for table in (model._callbacks, model._event_callbacks)),
            )
            for several in callbacks.values()
            for callback in several
        ) or bool(self.change_callbacks())

    def _notify(self, event: DocumentChangedEvent) -> None:
        if event.callback_invoker is not None:
            event.callback_invoker()
        for callback in self.change_callbacks():
            self._call(callback, event)

    def _call(self, callback: Function[..., Any], *args: Any) -> None:
        document = self._document()
        if document is not None and self.bridge is not None:
            with patch_curdoc(document):
                Callback(callback, self.bridge.owner)(*args)
