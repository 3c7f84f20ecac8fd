"""`Document`: what code for Panel asks of `state.curdoc`, done by the page's session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transom.session.session import Session

_INSTEAD = {
    "add_periodic_callback": "state.add_periodic_callback(callback, period)",
    "add_timeout_callback": "state.add_periodic_callback(callback, period, count=1)",
    "on_session_destroyed": "state.on_session_destroyed(callback)",
    "session_context": "state.page, which has the path, headers and cookies of the page",
    "theme": "config.theme",
}


class Document:
    """The page's session in the words of a Bokeh document: its `title`, and `add_next_tick_callback`.

    There is no document of Bokeh behind a page, so everything else is refused with what to write.

    Concurrency: may be kept, and used on any thread.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def title(self) -> str:
        """The title of the page; it may be set."""
        return str(self._session.views.page.get("title", ""))

    @title.setter
    def title(self, value: str) -> None:
        self._session.set_page(title=value)

    def add_next_tick_callback(self, callback: Callable[[], Any]) -> None:
        """Apply `callback` as an event of the page, in order with the user's; as `state.execute`, from any thread."""
        self._session.apply(callback, function=callback)

    def __getattr__(self, name: str) -> Any:
        instead = _INSTEAD.get(name)
        told = f"There is no document of Bokeh behind a page, so state.curdoc has no {name!r}."
        raise AttributeError(told + (f" Write {instead}." if instead else ""))
