"""`JSComponent`: a component whose author writes its front end as a JavaScript module."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, cast

import param

from transom.components.component import Component
from transom.components.from_page import from_page, plain
from transom.components.roles import gather
from transom.errors import RejectedError
from transom.reactive.callables import kind_of
from transom.reactive.callback import Callback

_HANDLER = "_handle_"


@dataclass(frozen=True, slots=True)
class JSEvent:
    """What a front end has sent.

    Attributes:
        data: what it sent: of an event of the browser its plain properties by name, and those of its target.
        node: the name under which it did, `msg` of a message.
        component: the component whose front end it is.
    """

    data: Any
    node: str
    component: JSComponent


class JSComponent(Component):
    """The root of components with a front end of their author's.

    A class says in `_esm` what draws it: the text of a JavaScript module, or a path that begins at the file of the
    class. Parameters that the class declares travel to the page, and the page may set them, but for constant ones;
    `_unsynced` keeps one in Python, `_writable` lists those that the page may set, where it is not all of them.
    See `docs/write_one.md`.

    Class attributes for authors:
        _esm: the module, which exports `render`.
        _stylesheets: CSS texts, or paths of CSS files, that apply inside the component; `:host` is its frame.
        _importmap: what bare names in imports stand for, `{"imports": {name: address}}`.

    Methods for authors: `_handle_<name>(event)` is called with a `JSEvent` for `model.send_event(name, …)`,
    `_handle_msg(data)` for `model.send_msg(data)`. `def` or `async def`.
    """

    _form = "panel"
    _events = {"event": (), "msg": ()}
    _handlers: ClassVar[Mapping[str, str]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        names = [each for each in dir(cls) if each.startswith(_HANDLER) and each != "_handle_msg"]
        type.__setattr__(cls, "_handlers", {each.removeprefix(_HANDLER): each for each in names})

    def __init__(self, **params: Any) -> None:
        self.__dict__["_listeners"] = {}
        super().__init__(**params)

    _listeners: dict[str, list[Callback]]

    @classmethod
    def _hidden(cls, parameters: Mapping[str, param.Parameter[Any]]) -> set[str]:
        # Functions are Python's, whatever they are kept in.
        functions = {name for name, each in parameters.items() if isinstance(each, param.Callable | param.Action)}
        return super()._hidden(parameters) | functions

    @classmethod
    def _settable(cls, parameters: Mapping[str, param.Parameter[Any]]) -> set[str]:
        if any("_writable" in vars(base) for base in cls.__mro__ if issubclass(base, JSComponent)):
            return super()._settable(parameters)
        common = Component.param.objects(instance=False)
        return {
            name for name, each in parameters.items()
            if name not in common and name[0] != "_" and not each.constant and not each.readonly
        } - gather(cls, "_unsynced")  # fmt: skip

    def _decode(self, name: str, raw: Any) -> Any:
        if hasattr(self, f"_decode_{name}"):
            return super()._decode(name, raw)
        return from_page(self._info.parameters[name], raw)

    # Messages and events

    def on_event(self, event: str, callback: Callable[[JSEvent], Any]) -> None:
        """Call `callback` with each event that the front end sends by `model.send_event(event, …)`."""
        self._listeners.setdefault(f"event:{event}", []).append(Callback(callback))

    def on_msg(self, callback: Callable[[JSEvent], Any]) -> None:
        """Call `callback` with each message that the front end sends by `model.send_msg(data)`."""
        self._listeners.setdefault("msg", []).append(Callback(callback))

    def _handle_msg(self, data: Any) -> Any:
        """A message of the front end; does nothing by itself."""

    def _send_msg(self, data: Any) -> None:
        """Send a message to the front end, in every page that shows this; from any thread."""
        self._send(data)

    def _event_event(self, value: Any) -> None:
        name = value.get("name") if isinstance(value, dict) else None
        listeners = self._listeners.get(f"event:{name}", ())
        handler = self._handlers.get(name) if isinstance(name, str) else None
        if handler is None and not listeners:
            raise RejectedError("unknown")
        event = JSEvent(plain(value.get("data")), cast("str", name), self)
        if handler is not None:
            Callback(getattr(self, handler))(event)
        for listener in tuple(listeners):
            listener(event)

    def _event_msg(self, value: Any) -> None:
        event = JSEvent(plain(value), "msg", self)
        Callback(self._handle_msg)(event.data)
        for listener in tuple(self._listeners.get("msg", ())):
            listener(event)

    def _blocks(self, name: str) -> bool:
        if name not in ("event", "msg"):
            return super()._blocks(name)
        functions = [getattr(self, each) for each in self._handlers.values()] if name == "event" else [self._handle_msg]
        added = [each.function for listeners in self._listeners.values() for each in listeners]
        return any(kind_of(each) == "def" for each in (*functions, *added))
