"""`state`, `config` and `extension`: read-through facades over the current session and the process's defaults.

They store nothing: what belongs to a page is the session's.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from typing import Any, cast

from transom.components.defaults import component_defaults, page_defaults
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
        return periodic(self._session, callback, period=period, count=count, timeout=timeout, start=start)

    def onload(self, callback: Callable[[], Any]) -> None:
        """Call `callback` once the page has been shown to the user."""
        self._session.on_load(callback)

    def on_session_destroyed(self, callback: Callable[..., Any]) -> None:
        """Call `callback`, once, when the page's session ends.

        Args:
            callback: `def` or `async def`; called with what is known of the page if it takes an argument.
                It may take five seconds; a `def` runs in a worker thread.
        """
        self._session.on_destroyed(callback)

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


_SIZING = frozenset({
    None, "fixed", "stretch_width", "stretch_height", "stretch_both", "scale_width", "scale_height", "scale_both",
})  # fmt: skip
_THEMES = frozenset({"auto", "light", "default", "dark"})


class Config:
    """Options: in an app they hold for its page, outside of one for all pages to come."""

    @property
    def sizing_mode(self) -> str | None:
        """The `sizing_mode` of components that are given none."""
        owner = session_var.get()
        return (component_defaults if owner is None else owner.defaults).get("sizing_mode")

    @sizing_mode.setter
    def sizing_mode(self, value: str | None) -> None:
        _check("sizing_mode", value, _SIZING)
        owner = session_var.get()
        (component_defaults if owner is None else owner.defaults)["sizing_mode"] = value

    @property
    def theme(self) -> str:
        """The colour scheme: "auto", "light" (or "default") or "dark"."""
        return str(_page().get("theme", "auto"))

    @theme.setter
    def theme(self, value: str) -> None:
        _check("theme", value, _THEMES)
        _set_page("theme", "light" if value == "default" else value)

    @property
    def title(self) -> str | None:
        """The title of the page."""
        title = _page().get("title")
        return None if title is None else str(title)

    @title.setter
    def title(self, value: str) -> None:
        _set_page("title", value)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _OPTIONS:
            object.__setattr__(self, name, value)
        elif name not in _KEYWORDS:
            _warn(f"config.{name} is not known. Known are: {', '.join(sorted(_OPTIONS | _KEYWORDS))}.")


_OPTIONS = frozenset(name for name, value in vars(Config).items() if isinstance(value, property))
config = Config()


def extension(*names: str, **options: Any) -> None:
    """Accept what apps written for Panel pass at their start.

    Args:
        names: libraries to load. Transom loads each when it is first shown, so they change nothing.
        options: options of `config`; of Panel's further ones those that mean nothing here are taken in silence.

    Raises:
        ValueError: an option of `config` with a value that it cannot have.

    Warns:
        TransomWarning: for a name or an option that does not exist.
    """
    for name in names:
        if name not in _EXTENSIONS:
            _warn(f"extension({name!r}) is not known. Known are: {', '.join(sorted(_EXTENSIONS))}.")
    for name, value in options.items():
        if name in _OPTIONS:
            setattr(config, name, value)
        elif name not in _KEYWORDS:
            _warn(f"extension({name}=…) is not known. Known are: {', '.join(sorted(_OPTIONS | _KEYWORDS))}.")


extension.accepts = _OPTIONS | _KEYWORDS  # type: ignore[attr-defined] # what `transom check` goes by


def _check(name: str, value: Any, allowed: frozenset[Any]) -> None:
    if value not in allowed:
        words = ", ".join(sorted(map(repr, allowed)))
        raise ValueError(f"{name}={value!r} is not one of {words}.")


def _page() -> dict[str, Any]:
    session = session_var.get()
    return session.tree.page if isinstance(session, Session) else page_defaults


def _set_page(name: str, value: Any) -> None:
    session = session_var.get()
    if isinstance(session, Session):
        session.tree.set_page(**{name: value})
    else:
        page_defaults[name] = value


def _warn(text: str) -> None:
    warnings.warn(text, TransomWarning, stacklevel=3)
