"""`state`, `config` and `extension`: read-through facades over the current session and settings.

They store nothing of a session: what belongs to a page is the session's.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from typing import Any, cast

import param

from transom.errors import TransomWarning
from transom.reactive.context import current_owner, session_var
from transom.session.notifications import Notifications
from transom.session.schedule import PeriodicCallback, periodic
from transom.session.session import PageInfo, Session

_PYODIDE = sys.platform == "emscripten"


class State:
    """What the running code may ask of its page."""

    cache: dict[Any, Any]
    """Shared by all sessions of the process; yours to fill."""

    def __init__(self) -> None:
        self.cache = {}

    @property
    def _is_pyodide(self) -> bool:
        return _PYODIDE

    @property
    def _session(self) -> Session:
        return cast("Session", current_owner())

    @property
    def served(self) -> bool:
        """Whether the code runs in a page's session."""
        return session_var.get() is not None

    @property
    def page(self) -> PageInfo:
        """Route, address, theme, headers and cookies of the page.

        Raises:
            NoSessionError: outside of any session.
        """
        return self._session.info

    @property
    def notifications(self) -> Notifications:
        """Messages in a corner of the page: `info`, `success`, `warning`, `error`."""
        return Notifications(self._session)

    @property
    def busy(self) -> bool:
        """Whether a callback of this session is going on."""
        session = session_var.get()
        return isinstance(session, Session) and bool(session.runs)

    def add_periodic_callback(
        self,
        callback: Callable[[], Any],
        period: int = 500,
        count: int | None = None,
        timeout: int | None = None,
        start: bool = True,
    ) -> PeriodicCallback:
        """Call `callback` every `period` milliseconds for as long as the page lives.

        Args:
            callback: `def` or `async def`, without arguments; it never overlaps itself.
            period: milliseconds from start to start; a call that takes longer skips the next.
            count: how many calls at most.
            timeout: milliseconds after which it stops.
            start: whether to start it now.

        Raises:
            NoSessionError: outside of any session.
        """
        return periodic(
            self._session, callback, period=period, count=count, timeout=timeout, start=start
        )

    def onload(self, callback: Callable[[], Any]) -> None:
        """Call `callback` once the page has been shown to the user."""
        self._session.on_load(callback)

    def on_session_destroyed(self, callback: Callable[..., Any]) -> None:
        """Call `callback`, once, when the page's session ends."""
        self._session.on_close(callback)

    def execute(self, callback: Callable[[], Any]) -> None:
        """Apply `callback` as an event of the session, in order with the user's; from any thread."""
        self._session.apply(callback, function=callback)


state = State()

_EXTENSIONS = frozenset({
    "ace", "bokeh", "codeeditor", "deckgl", "echarts", "filedropper", "gridstack", "ipywidgets", "jsoneditor", "katex",
    "mathjax", "modal", "perspective", "plotly", "tabulator", "terminal", "texteditor", "vega", "vizzu", "vtk",
})  # fmt: skip
_KEYWORDS = frozenset({
    "autoreload", "console_output", "css_files", "defer_load", "design", "disconnect_notification", "global_css",
    "js_files", "js_modules", "loading_color", "loading_indicator", "loading_spinner", "notifications", "nthreads",
    "raw_css", "ready_notification", "reuse_sessions", "sizing_mode", "template", "theme", "throttled", "title",
})  # fmt: skip


class Config(param.Parameterized):
    """Options of an app; `extension(...)` sets them, in a page's session for that page only."""

    sizing_mode: param.Selector[Any] = param.Selector(
        default=None,
        objects=[
            None, "fixed", "stretch_width", "stretch_height", "stretch_both",
            "scale_width", "scale_height", "scale_both",
        ],
        doc="The `sizing_mode` of components that are given none.",
    )  # fmt: skip
    theme: param.Selector[Any] = param.Selector(
        default="auto", objects=["auto", "light", "default", "dark"], doc="The colour scheme."
    )
    title = param.String(default=None, allow_None=True, doc="The title of pages that have no heading of their own.")


config = Config()


def extension(*names: str, **options: Any) -> None:
    """Accept what apps written for Panel pass at their start.

    Args:
        names: libraries to load. Transom loads each when it is first shown, so they change nothing.
        options: options of `config`.

    Warns:
        TransomWarning: for a name or an option that does not exist.
    """
    for name in names:
        if name not in _EXTENSIONS:
            _warn(f"extension({name!r}) is not known. Known are: {', '.join(sorted(_EXTENSIONS))}.")
    for name, value in options.items():
        if name in config.param:
            _set_option(name, value)
        elif name not in _KEYWORDS:
            _warn(f"extension({name}=…) is not known. Known are: {', '.join(sorted(_KEYWORDS))}.")


def _set_option(name: str, value: Any) -> None:
    session = session_var.get()
    if not isinstance(session, Session):
        setattr(config, name, value)
    elif name == "sizing_mode":
        session.defaults[name] = value
    else:
        session.tree.set_page(**{name: "light" if value == "default" else value})


def _warn(text: str) -> None:
    warnings.warn(text, TransomWarning, stacklevel=3)
