"""`config` and `extension`: options of the running page, outside of one of all pages to come.

They store nothing: what belongs to a page is the session's.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transom.components.colour import accent_of, colour_of
from transom.components.defaults import component_defaults, page_defaults
from transom.components.words import checked_language, checked_words, words_of
from transom.diagnostics.absent import absent, absent_name, near
from transom.errors import TransomWarning
from transom.option import Option, current_options
from transom.reactive.cache_disk import cache_at
from transom.reactive.context import session_var
from transom.session.session import Session
from transom.session.sink import Handler, checked
from transom.template.basic import TEMPLATES, named

_EXTENSIONS = frozenset({
    "ace", "bokeh", "codeeditor", "deckgl", "echarts", "filedropper", "floatpanel", "gridstack", "ipywidgets",
    "jsoneditor", "katex", "mathjax", "modal", "perspective", "plotly", "tabulator", "terminal", "texteditor", "vega",
    "vizzu", "vtk",
})  # fmt: skip
_SIZING = frozenset({
    None, "fixed", "stretch_width", "stretch_height", "stretch_both", "scale_width", "scale_height", "scale_both",
})  # fmt: skip
_THEMES = frozenset({"auto", "light", "default", "dark"})


_TEMPLATES = (None, *TEMPLATES)
_COMMAND = "Say it on the command line, see `transom serve --help`."
_CONNECTION = "A page says by itself that its connection is lost, and that it is back; config.words has its texts."
_SPINNERS = ("arc", "arcs", "bar", "dots", "material", "petal")


def _accented(value: str | None) -> None:
    colour = colour_of(value) if value else None
    if value and colour is None:
        raise ValueError(f"accent={value!r} is no colour. Write '#00677d' or a name such as 'teal'.")
    _set_page("accent", None if colour is None else "light-dark({}, {})".format(*accent_of(colour)))


class Config:
    """Options: in an app they hold for its page, outside of one for all pages to come."""

    accent = Option[str | None](None, str, type(None), after=_accented)
    """The colour of what can be operated, see `Page.accent`."""
    template = Option[str | None](None, one_of=_TEMPLATES, by=named)
    """The page around what the app serves: "fast", "material", "bootstrap", "vanilla" …; `None` for none."""
    raw_css = Option[list[str]]([], list)
    """Style sheets of the page, as texts."""
    global_css = Option[list[str]]([], list)
    """The same."""
    css_files = Option[list[str]]([], list)
    """Style sheets of the page: files from the app's folder on, or addresses."""
    js_files = Option[dict[str, str]]({}, dict)
    """Scripts of the page: any name → address."""
    js_modules = Option[dict[str, str]]({}, dict)
    """Scripts of the page that are modules."""
    loading_color = Option[str]("", str)
    """The colour of the mark on what is loading."""
    cache_path = Option[str | Path]("./cache", str, Path, after=cache_at)
    """The folder for results of `cache(to_disk=True)`."""
    throttled = Option[bool](False, bool)
    """Whether a widget stands for its value as of the last release, wherever a reference is taken."""

    notifications = Option[bool](True, bool)
    """Whether there is `state.notifications`."""

    # Taken in silence: what they switch on is on anyway.
    loading_indicator = Option[bool](False, bool, instead="")
    autoreload = Option[bool](False, bool, instead="")
    reconnect = Option[Any](False, instead="")

    # What would change something in Panel, and does not here.
    design = Option[Any](None, instead="The look is Transom's own: write config.accent, or tokens in config.raw_css.")
    loading_spinner = Option[str]("arc", one_of=_SPINNERS, instead="The mark is an arc, of config.loading_color.")
    console_output = Option[Any]("accumulate", instead="What callbacks print goes to the terminal of the server.")
    disconnect_notification = Option[str]("", str, instead=_CONNECTION)
    ready_notification = Option[str]("", str, instead=_CONNECTION)
    reuse_sessions = Option[Any](False, instead="Each page has a session of its own.")
    nthreads = Option[int | None](None, int, type(None), instead="Start the server with --threads N.")
    global_loading_spinner = Option[bool](False, bool, instead="A line at the top shows that the page is busy.")
    loading_max_height = Option[int](300, int, instead="The mark is as high as a line.")
    layout_compatibility = Option[str]("warn", str, instead="Sizing modes mean what they say.")
    respect_explicit_sizing = Option[bool](False, bool, instead="Sizing modes mean what they say.")
    apply_signatures = Option[bool](True, bool, instead="Signatures are those of the classes.")
    lazy_resources = Option[bool](True, bool, instead="Libraries are loaded when they are first shown.")
    resource_timeout = Option[int](15_000, int, instead="Libraries are loaded when they are first shown.")
    load_entry_points = Option[bool](True, bool, instead="Import the extension.")
    safe_embed = Option[bool](False, bool, instead="Nothing is embedded.")
    browser_info = Option[bool](True, bool, instead="What is known of the page is in state.page.")
    profiler = Option[Any](None, instead="Run the server under a profiler.")
    admin_plugins = Option[list[Any]]([], list, instead="There is no page for administrators.")
    authorize_callback = Option[Any](None, instead="Put the server behind one that knows its users.")
    auth_template = Option[Any](None, instead="Put the server behind one that knows its users.")
    basic_auth_template = Option[Any](None, instead="Put the server behind one that knows its users.")
    session_history = Option[int](0, int, instead=_COMMAND)
    admin = Option[bool](False, bool, instead="There is no page for administrators.")
    comms = Option[str]("default", str, instead="Notebooks are recognised.")
    inline = Option[bool](True, bool, instead="A page's files come from its own server.")
    log_level = Option[Any](None, instead=_COMMAND)
    npm_cdn = Option[str]("", str, instead="A page's files come from its own server.")
    oauth_provider = Option[Any](None, instead="Put the server behind one that knows its users.")
    session_key_func = Option[Any](None, instead="Each page has a session of its own.")

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
        options = current_options()
        options["theme"] = "light" if value == "default" else value
        _set_page("theme", options["theme"])

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
        raise AttributeError(absent("", "config", name, _OPTIONS))

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in _OPTIONS:
            raise AttributeError(absent("", "config", name, _OPTIONS))
        object.__setattr__(self, name, value)


_OPTIONS = frozenset(name for name, value in vars(Config).items() if isinstance(value, property | Option))
config = Config()


def extension(*names: str, **options: Any) -> None:
    """Accept what apps written for Panel pass at their start.

    Args:
        names: libraries to load. Transom loads each when it is first shown, so they change nothing.
        options: options of `config`. One that changes something in Panel and not here is reported in development.

    Raises:
        TypeError: an option that does not exist.
        ValueError: an option of `config` with a value that it cannot have.

    Warns:
        TransomWarning: for a library that is not known.
    """
    for name in names:
        if name not in _EXTENSIONS:
            text = f"extension({name!r}) is not known. Known are: {', '.join(sorted(_EXTENSIONS))}."
            warnings.warn(text, TransomWarning, stacklevel=2)
    for name, value in options.items():
        if name not in _OPTIONS:
            found = near(name, _OPTIONS)
            meant = f"Did you mean {found!r}?" if found else f"Options are: {', '.join(sorted(_OPTIONS))}."
            raise TypeError(f"extension() has no option {name!r}. {meant}")
        setattr(config, name, value)


extension.accepts = _OPTIONS  # type: ignore[attr-defined] # what `transom check` goes by


def _check(name: str, value: Any, allowed: frozenset[Any]) -> None:
    if value not in list(allowed):  # a set has no place for a list
        words = ", ".join(sorted(map(repr, allowed)))
        raise ValueError(f"{name}={value!r} is not one of {words}.")


def current_defaults() -> dict[str, Any]:
    """What components that are given nothing have, in the running page or in all to come."""
    owner = session_var.get()
    return component_defaults if owner is None else owner.defaults


def _page() -> dict[str, Any]:
    session = session_var.get()
    return session.views.page if isinstance(session, Session) else page_defaults


def _say() -> None:
    """The page says it in its language, and so does what is said of its fields here."""
    words = words_of(config.language, config.words)
    current_defaults()["_words"] = words
    _set_page("words", words)


def _set_page(name: str, value: Any) -> None:
    session = session_var.get()
    if isinstance(session, Session):
        session.set_page(**{name: value})
    else:
        page_defaults[name] = value


if not TYPE_CHECKING:
    __getattr__ = absent_name(__name__, ("config", "extension"))
