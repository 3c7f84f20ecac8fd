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
    "template": "base",
}

_OTHERS: Mapping[str, tuple[str, ...]] = {
    "auth": ("hosts.server.auth",),
    "cache": ("reactive.cache",),
    "command": ("cli",),
    "config": ("options", "facade"),
    "depends": ("reactive.binding",),
    "io.cache": ("reactive.cache",),
    "io.convert": ("cli.convert",),
    "io.notebook": ("hosts.notebook",),
    "io.pyodide": ("hosts.pyodide",),
    "io.save": ("hosts.static",),
    "io.server": ("hosts.server",),
    "io.state": ("facade",),
    "links": ("components.links",),
    "param": ("pane",),
    "reactive": ("components",),
    "viewable": ("components",),
    "widgets.indicators": ("indicators",),
}

MODULES: Mapping[str, tuple[str, ...]] = {
    f"{package}.{name}": (package,) for package, names in FILES.items() for name in names.split()
} | dict(_OTHERS)
"""Module of Panel → candidates of ours, best first; both without the package's own name."""

_ALIKE = {"indicators": "widgets"}
"""Modules of which the components have what those of another have."""

_INSTEAD = {
    "ReactiveExpr": "bind", "interact": "bind", "pane.ReactiveExpr": "bind", "param.ReactiveExpr": "bind",
    "layout.Feed": "Column", "Feed": "Column",
    "pane.Alert": "pane.Markdown", "pane.ParamMethod": "pane.ParamFunction", "pane.ParamRef": "pane.ParamFunction",
    "pane.VTK": "pane.Image", "pane.AVIF": "pane.Image", "pane.ICO": "pane.Image",
    "param.ParamMethod": "pane.ParamFunction",
    "widgets.BooleanStatus": "indicators.BooleanStatus", "widgets.Number": "indicators.Number",
    "widgets.Dial": "indicators.Dial", "widgets.Gauge": "indicators.Gauge",
    "widgets.LinearGauge": "indicators.LinearGauge", "widgets.Trend": "indicators.Trend",
    "indicators.String": "pane.Markdown",
    "widgets.ButtonIcon": "widgets.Button",
    "widgets.EditableFloatSlider": "widgets.FloatSlider",
    "widgets.EditableIntSlider": "widgets.IntSlider", "widgets.LiteralInput": "widgets.TextInput",
    "widgets.LoadingSpinner": "indicators.LoadingSpinner", "widgets.Progress": "indicators.Progress",
    "widgets.ToggleIcon": "widgets.Toggle",
    "widgets.Tqdm": "indicators.Tqdm", "widgets.CodeEditor": "widgets.TextAreaInput",
    "widgets.TextEditor": "widgets.TextAreaInput", "widgets.EditableRangeSlider": "widgets.RangeSlider",
    "widgets.NestedSelect": "widgets.Select", "widgets.CrossSelector": "widgets.MultiSelect",
    "widgets.DatetimeRangeInput": "widgets.DatetimeRangePicker",
    # Members: of all components, of all that are in a module, of one class.
    "*.jslink": "bind", "*.link": "bind", "*.jscallback": "bind",
    "widgets.Button.js_on_click": "widgets.Button.on_click",
    # Keywords.
    "*.design": "stylesheets",
}  # fmt: skip

_FOR_GOOD = {
    "wheel_wait": "A number input keeps its value under the mouse's wheel, so nothing has to wait: leave it out.",
    "allow_input": "A day can always be typed here, and chosen: leave it out.",
    "military_time": "A time is shown as the reader's browser shows times: leave it out.",
    "clock": "A time is shown as the reader's browser shows times: leave it out.",
    "widgets.TimePicker.format": "A time is shown as the reader's browser shows times: leave it out.",
    "indicators.Tqdm.progress": "The bar is in it: write bar_color and width.",
    "indicators.Tqdm.text_pane": "The text is in it: leave it out, or write styles.",
    "indicators.Tqdm.lock": "Its bars share nothing that would have to be locked: leave it out.",
    "indicators.Trend.selection": "Nothing of it can be selected: leave it out.",
    "hour_increment": "Write the step in minutes: minute_increment=60 for whole hours.",
}
"""What is not missing but left out, and what to write."""


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


def left_out(where: str, name: str) -> str | None:
    """What to say of a name of Panel's that is not to come."""
    keys = (name, *(f"{path}.{name}" for path in _paths(where)))
    return next((_FOR_GOOD[key] for key in keys if key in _FOR_GOOD), None) if is_panels(where, name) else None


def modules_with(ours: str, name: str) -> list[str]:
    """The modules of Panel that have `name` and are answered here by the module `ours`, which has not."""
    return [tail for tail, candidates in _OTHERS.items() if ours in candidates and is_panels(tail, name)]


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
