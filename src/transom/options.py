"""`config` and `extension`: options of the running page, outside of one of all pages to come.

They store nothing: what belongs to a page is the session's.
"""

from __future__ import annotations

import warnings
from typing import Any

from transom.components.defaults import component_defaults, page_defaults
from transom.components.words import checked_language, checked_words, words_of
from transom.diagnostics.absent import absent
from transom.diagnostics.panel import is_panels
from transom.errors import TransomWarning
from transom.reactive.context import session_var
from transom.session.session import Session
from transom.session.sink import Handler, checked

_EXTENSIONS = frozenset({
    "ace", "bokeh", "codeeditor", "deckgl", "echarts", "filedropper", "gridstack", "ipywidgets", "jsoneditor", "katex",
    "mathjax", "modal", "perspective", "plotly", "tabulator", "terminal", "texteditor", "vega", "vizzu", "vtk",
})  # fmt: skip
_IDLE = frozenset({
    "autoreload", "console_output", "disconnect_notification", "loading_indicator", "notifications", "nthreads",
    "ready_notification", "reconnect", "reuse_sessions",
})  # fmt: skip
"""Options of Panel's that mean nothing here: the server or the page has it anyway."""
_SIZING = frozenset({
    None, "fixed", "stretch_width", "stretch_height", "stretch_both", "scale_width", "scale_height", "scale_both",
})  # fmt: skip
_THEMES = frozenset({"auto", "light", "default", "dark"})


class Config:
    """Options: in an app they hold for its page, outside of one for all pages to come."""

    @property
    def sizing_mode(self) -> str | None:
        """The `sizing_mode` of components that are given none."""
        return current_defaults().get("sizing_mode")

    @sizing_mode.setter
    def sizing_mode(self, value: str | None) -> None:
        _check("sizing_mode", value, _SIZING)
        current_defaults()["sizing_mode"] = value

    @property
    def defer_load(self) -> bool:
        """Whether functions that are shown are called only when the page has been shown."""
        return bool(current_defaults().get("defer_load", False))

    @defer_load.setter
    def defer_load(self, value: bool) -> None:
        _check("defer_load", value, frozenset({True, False}))
        current_defaults()["defer_load"] = value

    @property
    def exception_handler(self) -> Handler | None:
        """Called with each failure as `state.on_error` does; the page says nothing of one for which it returns `True`.

        Raises:
            TypeError: it is set to something that cannot be called so.
        """
        handler: Handler | None = current_defaults().get("exception_handler")
        return handler

    @exception_handler.setter
    def exception_handler(self, value: Handler | None) -> None:
        current_defaults()["exception_handler"] = None if value is None else checked(value, "exception_handler")

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

    @property
    def language(self) -> str:
        """The language of the page, a tag such as "de" or "pt-BR": numbers are written by it, and its own words.

        Raises:
            ValueError: it is set to what is no tag.
        """
        return str(_page().get("lang", "en"))

    @language.setter
    def language(self, value: str) -> None:
        _set_page("lang", checked_language(value))
        _say()

    @property
    def words(self) -> dict[str, str]:
        """Texts of your own by the English ones that pages say of themselves, `{"Required.": "Verplicht."}`.

        Raises:
            ValueError: it is set to a text that no page says.
        """
        return dict(current_defaults().get("_own_words", {}))

    @words.setter
    def words(self, value: dict[str, str]) -> None:
        current_defaults()["_own_words"] = checked_words(value)
        _say()

    def __getattr__(self, name: str) -> Any:
        if name not in _IDLE:
            raise AttributeError(absent("", "config", name, _OPTIONS))

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _OPTIONS:
            object.__setattr__(self, name, value)
        else:
            _unused(f"config.{name}", name)


_OPTIONS = frozenset(name for name, value in vars(Config).items() if isinstance(value, property))
config = Config()


def extension(*names: str, **options: Any) -> None:
    """Accept what apps written for Panel pass at their start.

    Args:
        names: libraries to load. Transom loads each when it is first shown, so they change nothing.
        options: options of `config`. Panel's further ones change nothing; those that would, had they been here, are
            reported in development.

    Raises:
        ValueError: an option of `config` with a value that it cannot have.

    Warns:
        TransomWarning: for a name or an option that does not exist.
    """
    for name in names:
        if name not in _EXTENSIONS:
            text = f"extension({name!r}) is not known. Known are: {', '.join(sorted(_EXTENSIONS))}."
            warnings.warn(text, TransomWarning, stacklevel=2)
    for name, value in options.items():
        if name in _OPTIONS:
            setattr(config, name, value)
        else:
            _unused(f"extension({name}=…)", name)


extension.accepts = _OPTIONS | _IDLE  # type: ignore[attr-defined] # what `transom check` goes by


def _unused(what: str, name: str) -> None:
    """Say of an option that is not there why it changes nothing."""
    owner = session_var.get()
    if name not in _IDLE and not is_panels("extension", name):
        text = f"{what} is not known. Known are: {', '.join(sorted(_OPTIONS | _IDLE))}."
        warnings.warn(text, TransomWarning, stacklevel=3)
    elif name not in _IDLE and owner is not None and owner.dev:
        owner.advise("option", f"{what} is not yet in Transom and changes nothing.")


def _check(name: str, value: Any, allowed: frozenset[Any]) -> None:
    if value not in allowed:
        words = ", ".join(sorted(map(repr, allowed)))
        raise ValueError(f"{name}={value!r} is not one of {words}.")


def current_defaults() -> dict[str, Any]:
    """What components that are given nothing have, in the running page or in all to come."""
    owner = session_var.get()
    return component_defaults if owner is None else owner.defaults


def _page() -> dict[str, Any]:
    session = session_var.get()
    return session.tree.page if isinstance(session, Session) else page_defaults


def _say() -> None:
    """The page says it in its language, and so does what is said of its fields here."""
    words = words_of(config.language, config.words)
    current_defaults()["_words"] = words
    _set_page("words", words)


def _set_page(name: str, value: Any) -> None:
    session = session_var.get()
    if isinstance(session, Session):
        session.tree.set_page(**{name: value})
    else:
        page_defaults[name] = value
