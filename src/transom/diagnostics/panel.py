"""What is known of Panel: its public names, where its modules are here, and what stands in for what is not here.

Consulted when a name has not been found. What exists is never asked of these tables, so nothing in them has to be
taken out when a name of Panel's comes to be here. `python -m dev.panel_names` writes the names.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

# Files of Panel whose public names are all in the package above them; ours are cut differently, so the
# package answers. "widgets": "button" reads: `from panel.widgets.button import X` is `from transom.widgets
# import X`.
FILES = {
    "widgets": (
        "base button codeeditor debugger file_selector icon input misc player select slider "
        "speech_to_text tables text_to_speech texteditor"
    ),
    "pane": (
        "_param alert base deckgl echarts equation holoviews image ipywidget markup media perspective "
        "placeholder plot plotly streamz textual vega vizzu vtk"
    ),
    "layout": "accordion base card divider feed flex float grid gridstack modal spacer swipe tabs",
    "chat": "feed icon input interface langchain message step utils",
    "template": "base bootstrap editable fast golden material react slides vanilla",
}

_OTHERS: Mapping[str, tuple[str, ...]] = {
    "auth": ("hosts.server.auth",),
    "cache": ("reactive.cache",),
    "command": ("cli",),
    "config": ("options", "facade"),
    "depends": ("reactive.binding",),
    "interact": ("forms",),
    "io.cache": ("reactive.cache",),
    "io.document": ("io",),
    "io.convert": ("cli.convert",),
    "io.callbacks": ("session.periodic",),
    "io.location": ("template.location",),
    "io.notebook": ("hosts.notebook",),
    "io.pyodide": ("hosts.pyodide",),
    "io.save": ("hosts.static",),
    "io.server": ("hosts.server",),
    "io.state": ("facade",),
    "links": ("components.links",),
    "param": ("forms", "pane"),
    "pipeline": ("forms",),
    "reactive": ("components",),
    **dict.fromkeys(
        ("theme", "theme.base", "theme.bootstrap", "theme.fast", "theme.material", "theme.native"), ("template.theme",)
    ),
    "viewable": ("components",),
    "widgets.indicators": ("indicators",),
}

MODULES: Mapping[str, tuple[str, ...]] = {
    f"{package}.{name}": (package,) for package, names in FILES.items() for name in names.split()
} | dict(_OTHERS)
"""Module of Panel → candidates of ours, best first; both without the package's own name."""

_INDICATORS = "BooleanStatus Dial Gauge LinearGauge LoadingSpinner Number Progress Tqdm Trend"

OBJECTS = frozenset({"cache", "config", "depends", "interact", "io.cache", "io.state"})
"""Modules of Panel that an object of the same name hides: `from panel import config` is the object."""

ELSEWHERE: Mapping[str, tuple[str, str]] = {
    **{f"widgets.{name}": ("indicators", name) for name in _INDICATORS.split()},
    "GridStack": ("layout", "GridStack"),
    "layout.ListPanel": ("layout.row", "Box"),
    "layout.NamedListPanel": ("layout.named", "NamedLayout"),
    "layout.Panel": ("components.layout", "Panel"),
    "options.panel_extension": ("options", "extension"),
    "pane.ReactiveExpr": ("forms", "ReactiveExpr"),
    "pane.panel": ("display", "panel"),
    "template.BaseTemplate": ("template", "Page"),
    **dict.fromkeys(
        ("pane.ParamMethod", "pane.ParamRef", "forms.ParamMethod", "forms.ParamRef"), ("pane", "ParamFunction")
    ),
}
"""Names of Panel's that stand in another module here, or for what has one name here: the module and the name."""

_ALIKE = {"indicators": "widgets"}
"""Modules of which the components have what those of another have."""

_INSTEAD = {
    "layout.Feed": "Column", "Feed": "Column",
    "pane.Alert": "pane.Markdown",
    "pane.VTK": "pane.Image", "pane.AVIF": "pane.Image", "pane.ICO": "pane.Image",
    "indicators.String": "pane.Markdown", "widgets.CodeEditor": "widgets.TextAreaInput",
    "widgets.TextEditor": "widgets.TextAreaInput",
    "widgets.CrossSelector": "widgets.MultiSelect",
    "widgets.CompositeWidget": "PyComponent",
    "template.Template": "Page", "Template": "Page",
    **dict.fromkeys(
        ("reactive.ReactiveHTML", "components.ReactiveHTML", "custom.ReactComponent", "custom.ReactiveESM"),
        "JSComponent",
    ),
}  # fmt: skip

_MODELS = "Models of Bokeh are made of Bokeh's panes only."
_WRITE = {
    "get_root": f"{_MODELS} `transom serve` or `obj.show()` shows it, `obj.save` writes a page.",
    "server_doc": f"{_MODELS} Write `obj.servable()`.",
    "embed": "Write `obj.save('page.html', embed=True)`.",
    "layout": "It stands in no layout of its own: write `Row(pane)`.",
    "busy_indicator": "A page says by itself that it is busy; `state.sync_busy(indicator)` lets an indicator say it.",
}
"""Members of Panel's that are not here, each with what to write."""

_MODULES_WRITE = {
    "auth": "What a proxy says of a user stands in state.headers.",
    "io.loading": "Write obj.loading = True, and False.",
    "io.resources": "Pages carry what they need; write config.css_files and config.js_files for yours.",
    "io.threads": "serve(…, threaded=True) returns a handle with stop().",
    "models": _MODELS,
    "util": "They are functions of Panel's own.",
}
"""Modules of Panel that are not here, likewise."""

_DESIGN = "The look is Transom's own: write config.accent, or tokens in a style sheet."
_SYNTAX = "Text is CommonMark with tables, strikethrough and autolinks."
_BROWSERS_TIME = "A time is shown as the reader's browser shows times."

_IDLE = {
    "*.design": _DESIGN,
    "wheel_wait": "A number input keeps its value under the mouse's wheel, so nothing has to wait.",
    "allow_input": "A day can always be typed here, and chosen.",
    "military_time": _BROWSERS_TIME,
    "clock": _BROWSERS_TIME,
    "hour_increment": "Write the step in minutes: minute_increment=60 for whole hours.",
    "indicators.LoadingSpinner.bgcolor": "Its ground has the page's colour.",
    "indicators.Tqdm.progress": "The bar is in it: write bar_color and width.",
    "indicators.Tqdm.text_pane": "The text is in it: write styles.",
    "indicators.Tqdm.lock": "Its bars share nothing that would have to be locked.",
    "indicators.Trend.selection": "Nothing of it can be selected.",
    "pane.Markdown.renderer": _SYNTAX,
    "pane.Markdown.renderer_options": _SYNTAX,
    "pane.Markdown.extensions": _SYNTAX,
    "pane.Markdown.plugins": _SYNTAX,
    "pane.HTML.disable_math": "Formulas are set by pane.LaTeX.",
    "pane.Markdown.disable_math": "Formulas are set by pane.LaTeX.",
    "pane.Bokeh.autodispatch": "Changes of Bokeh models are recorded where they are made.",
    **dict.fromkeys(
        (f"pane.{kind}.embed" for kind in ("PNG", "JPG", "GIF", "SVG", "WebP", "Image")),
        "A picture of an address is fetched by the reader's browser, and all others go with the page.",
    ),
}
"""Keywords of Panel's that are taken and change nothing, by name or by path, each with what to write or to know."""


def is_panels(where: str, name: str) -> bool:
    """Whether Panel has a name.

    Args:
        where: the path of a module, class or function in Panel, without its own name; "" is Panel itself.
        name: one in it, public.
    """
    return any(name in names for names in _owners(where))


def stand_in(where: str, name: str) -> str | None:
    """What stands in here for a name of Panel's: a path such as "widgets.Checkbox"; for a keyword the keyword."""
    keys = (f"{path}.{name}" if path else name for path in _paths(where))
    return next((_INSTEAD[key] for key in keys if key in _INSTEAD), None)


def idle(where: str, name: str) -> str | None:
    """What to say of a keyword of Panel's that is taken and changes nothing; `None` when it is not one of these.

    Args:
        where: the path of the class.
        name: the keyword.
    """
    if not is_panels(where, name):
        return None
    keys = (name, *(f"{path}.{name}" for path in _paths(where)))
    return next((_IDLE[key] for key in keys if key in _IDLE), None)


def instead(name: str) -> str | None:
    """What to write in place of a member of Panel's components that is not here."""
    return _WRITE.get(name)


def instead_of_module(tail: str) -> str | None:
    """What to write or to know in place of a module of Panel's that is not here, or one inside of it."""
    return next((text for name, text in _MODULES_WRITE.items() if f"{tail}.".startswith(f"{name}.")), None)


def modules_with(ours: str, name: str) -> list[str]:
    """The modules of Panel that have `name` and are answered here by the module `ours`, which has not."""
    return [tail for tail in modules_of(ours) if is_panels(tail, name)]


def modules_of(ours: str) -> list[str]:
    """The modules of Panel that are answered here by the module `ours`, which has another name."""
    return [tail for tail, candidates in _OTHERS.items() if ours in candidates]


def module_for(tail: str, root: str, table: Mapping[str, tuple[str, ...]] = MODULES) -> str | None:
    """The module under `root` that stands for the module `tail` of Panel; the table wins over an equal name.

    Packages on the way to the module are imported, the module itself is not.
    """
    names = (f"{root}.{name}" for name in (*table.get(tail, ()), tail))
    return next((name for name in names if _exists(name)), None)


def _exists(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        # ImportError: a package on the way is missing, or is a plain module. ValueError: a module without a
        # spec.
        return False


def _owners(where: str) -> list[frozenset[str]]:
    names = _names()
    return [names[path] for path in _paths(where) if path in names]


def _paths(where: str) -> list[str]:
    """The keys under which the names of a module, class or function stand, the most special first."""
    package, _, last = where.rpartition(".")
    if not last[:1].isupper():
        return [package if where in MODULES and where not in _OTHERS else where]
    package = package.partition(".")[0] or _home(last)
    return [f"{package}.{last}", f"{_ALIKE.get(package, package)}.*", "*"]


def _home(name: str) -> str:
    """The module of a class that Panel has at its top too."""
    return next((package for package in ("layout", "pane") if name in _names()[package]), "")


@cache
def _names() -> dict[str, frozenset[str]]:
    texts: dict[str, str] = json.loads((Path(__file__).parent / "panel.json").read_text("utf-8"))
    return {path: frozenset(text.split()) for path, text in texts.items()}
