"""`Intake`: what a page sends of its half of a document: checked, applied, and put right where it was refused."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any, cast

from bokeh.core.properties import DataSpec, Int, List, Seq
from bokeh.core.serialization import DeserializationError
from bokeh.document.document import Document
from bokeh.document.events import ModelChangedEvent
from bokeh.model import Model
from bokeh.models import ColumnDataSource, Selection, WebDataSource

from transom.errors import RejectedError
from transom.pane._bokeh.operable import Operable, fits, may_write
from transom.pane._bokeh.outlet import Outlet
from transom.pane._bokeh.weight import MOST, weigh
from transom.pane._bokeh.wire import Key, freeze_event, numbers, thaw

_log = logging.getLogger("transom")
_FROM_PAGE = {
    "ModelChanged": "attr",
    "ColumnDataChanged": "attr",
    "ColumnsStreamed": "attr",
    "ColumnsPatched": "attr",
    "MessageSent": "msg_type",
}
"""The events that a page may send, each with a field that must be text."""


class Intake:
    """The way from the pages to one document.

    Args:
        document: the document.
        setter: who the changes are said to come from.

    Concurrency: under the session's turn.
    """

    def __init__(self, document: Document, setter: object) -> None:
        self._document = document
        self._setter = cast("Any", setter)

    def receive(self, raw: Any, closed: list[Model], outlet: Outlet) -> None:
        """Apply a patch of a page's.

        Args:
            raw: what it sent.
            closed: the roots that the user cannot operate.
            outlet: the way back to the page.

        Raises:
            RejectedError: `bad_value`, after everything that could be applied has been.
        """
        seen, events = _read(raw)
        bad, left = False, MOST
        operable = cache(Operable(self._document, closed).has)
        answers: dict[Key, None] = {}
        for event, id_, attr in events:
            model = None if id_ is None else self._document.models.get_by_id(cast("Any", id_))
            if id_ is not None and (model is None or (attr is not None and attr not in model.properties())):
                continue  # it has gone
            reached = model is None or operable(model)
            left -= weigh(event) if reached else 0
            applied = reached and left >= 0 and self._apply(event, model)
            bad |= reached and not applied
            if id_ is not None and attr is not None and (not applied or outlet.crossed((id_, attr), seen)):
                answers[id_, attr] = None
        for key in answers:
            self._answer(key, outlet)
        outlet.saw(seen)
        if bad:
            raise RejectedError("bad_value")

    def _apply(self, event: dict[str, Any], model: Model | None) -> bool:
        try:
            if model is not None and "attr" in event and not self._is_input(model, event):
                return False
            event = _plain(event, model)
            if model is not None and event["kind"] == "ModelChanged" and _whole(model, event["attr"]):
                return self._set_numbers(model, event["attr"], event["new"])
            patch = cast("Any", {"events": [thaw(event)]})
            self._document.apply_json_patch(patch, setter=self._setter)
        except DeserializationError as error:
            _log.debug("A page sent a change of a model that is not there: %s", error)
        except Exception as error:  # noqa: BLE001 - whatever Bokeh raises at what it does not expect
            _log.debug("A page sent a change that does not fit: %r", error)
            return False
        return True

    def _is_input(self, model: Model, event: dict[str, Any]) -> bool:
        attr = event["attr"]
        return may_write(self._document, model, attr) and (
            event["kind"] != "ModelChanged" or fits(model, attr, event.get("new"))
        )

    def _set_numbers(self, model: Model, attr: str, value: Any) -> bool:
        """Set a property of whole numbers, maybe very many, without asking each in Python whether it is one."""
        items = numbers(value)
        if items is None or (isinstance(model, Selection) and attr == "indices" and not self._are_rows(items, model)):
            return False
        descriptor: Any = model.lookup(attr)
        old = descriptor._get(model)
        if not descriptor.property.matches(items, old):
            # Bokeh looks for models among the values unless it is told the event.
            hint = ModelChangedEvent(self._document, model, attr, items, setter=self._setter)
            descriptor._set(model, old, descriptor.property.wrap(items), hint=hint, setter=self._setter)
        return True

    def _are_rows(self, items: list[int], selection: Selection) -> bool:
        """Whether the sources with this selection have all of these rows."""
        # What comes from the web is known to the page only.
        lengths = [
            max((len(column) for column in model.data.values()), default=0)
            for model in self._document.models
            if isinstance(model, ColumnDataSource)
            and not isinstance(model, WebDataSource)
            and model.selected is selection
        ]
        return not items or (min(items) >= 0 and all(max(items) < length for length in lengths))

    def _answer(self, key: Key, outlet: Outlet) -> None:
        """Send the value back: the page's crossed with one of ours on the way, or was refused."""
        model = self._document.models.get_by_id(cast("Any", key[0]))
        descriptor = None if model is None else model.lookup(key[1], raises=False)
        if model is not None and descriptor is not None and outlet.known:
            event = ModelChangedEvent(self._document, model, key[1], descriptor.get_value(model))
            outlet.send(freeze_event(self._document, event))


def _plain(event: dict[str, Any], model: Model | None) -> dict[str, Any]:
    """BokehJS has all properties of glyphs as specifications; of one that is a plain value in Python, the value."""
    match event:
        case {"kind": "ModelChanged", "attr": attr, "new": {"type": "value", "value": value, **rest}} if not rest:
            if model is not None and not isinstance(getattr(model.lookup(attr), "property", None), DataSpec):
                return {**event, "new": value}
    return event


def _whole(model: Model, attr: str) -> bool:
    """Whether a property takes sequences of any whole numbers, and nothing else is to be asked of them."""
    kind: Any = getattr(model.lookup(attr), "property", None)
    return type(kind) in (Seq, List) and type(kind.item_type) is Int and not kind.assertions


def _read(raw: Any) -> tuple[int, list[tuple[dict[str, Any], str | None, str | None]]]:
    """The number of the last patch that the page had seen, and its events, each with its subject."""
    events = raw.get("events") if isinstance(raw, dict) else None
    seen = raw.get("seen") if isinstance(raw, dict) else None
    if type(seen) is not int or not isinstance(events, list):
        raise RejectedError("bad_value")
    for event in events:
        field = _FROM_PAGE.get(str(event.get("kind"))) if isinstance(event, dict) else None
        # Bokeh unpacks a dict with a type or an id to something else before it looks for the kind in it.
        if field is None or not isinstance(event.get(field), str) or "type" in event or "id" in event:
            raise RejectedError("bad_value")
    return seen, [(event, *_subject(event)) for event in events]


def _subject(event: dict[str, Any]) -> tuple[str | None, str | None]:
    """The id of the model that an event of the page's is about, and the property; `None` for what there is none of."""
    if event["kind"] != "MessageSent":
        return _id(event.get("model")) or "", event["attr"]
    if event["msg_type"] != "bokeh_event":
        return None, None
    entries = _entries(event.get("msg_data"))
    return (_id(entries["model"]), None) if "model" in entries else (None, None)


def _entries(data: Any) -> dict[str, Any]:
    """The values of one of Bokeh's events by their names, in the one form in which its client sends them.

    Any other that Bokeh would read as well could name another model than the one that is asked about here.
    """
    values = data.get("values") if isinstance(data, dict) and data.get("type") == "event" else None
    pairs = values.get("entries", []) if isinstance(values, dict) and values.get("type") == "map" else None
    if not isinstance(pairs, list) or not all(
        isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str) for pair in pairs
    ):
        raise RejectedError("bad_value")
    entries: dict[str, Any] = dict(pairs)
    if len(entries) < len(pairs):
        raise RejectedError("bad_value")
    return entries


def _id(model: Any) -> str | None:
    id_ = model.get("id") if isinstance(model, dict) else None
    return None if id_ is None else str(id_)
