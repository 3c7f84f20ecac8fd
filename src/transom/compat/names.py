"""Which module of Transom answers to which module of Panel.

Owns the table of modules that are named differently here, and the look-up; imports nothing of Transom itself,
so that a test can put a package of its own in Transom's place.
"""

from __future__ import annotations

import difflib
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, field

from transom.diagnostics.absent import PACKAGES

PANEL = "panel"

# Files of Panel whose public names are all in the package above them; ours are cut differently, so the
# package answers. "widgets": "button" reads: `from panel.widgets.button import X` is `from transom.widgets
# import X`.
_FILES = {
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
    "config": ("facade",),
    "custom": ("components.custom", "components"),
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
    f"{package}.{name}": (package,) for package, names in _FILES.items() for name in names.split()
} | dict(_OTHERS)
"""Module of Panel → candidates of ours, best first; both without the package's own name."""

OBJECTS = frozenset({"cache", "config", "depends", "io.cache", "io.state"})
"""Modules of Panel that an object of the same name hides: `from panel import config` is the object."""


@dataclass(frozen=True, slots=True)
class Target:
    """The package that `panel` means.

    Args:
        root: its name.
        table: modules that are named differently there (see `MODULES`); the table wins over an equal name,
            because a module of that name may be about something else.
    """

    root: str = "transom"
    table: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MODULES)

    def module_for(self, panel_name: str) -> str | None:
        """The module that stands for one of Panel (`panel.io.state` → `transom.state`), or None.

        Packages on the way to the module are imported, the module itself is not.
        """
        if panel_name == PANEL:
            return self.root
        tail = panel_name.removeprefix(PANEL + ".")
        names = (f"{self.root}.{name}" for name in (*self.table.get(tail, ()), tail))
        return next((name for name in names if _exists(name)), None)

    def is_redirected(self, panel_name: str) -> bool:
        """Whether `from package import name` has to become an import of another module.

        False too where Panel itself has an object of that name: then the object is meant.
        """
        tail = panel_name.removeprefix(PANEL + ".")
        if tail in OBJECTS or tail not in self.table:
            return False
        return self.module_for(panel_name) not in {None, f"{self.root}.{tail}"}

    def nearest(self, panel_name: str) -> str | None:
        """The module of Panel that there is and whose name is most like this one; None when none is like it."""
        known = [name for name in (*_FILES, "indicators", "io", *self.table) if self.module_for(f"{PANEL}.{name}")]
        found = difflib.get_close_matches(panel_name.removeprefix(PANEL + "."), known, n=1, cutoff=0.75)
        return f"{PANEL}.{found[0]}" if found else None

    def lacks(self, panel_name: str) -> str:
        """What to say of a module that there is not."""
        tail = panel_name.removeprefix(PANEL + ".")
        if tail.partition(".")[0] in PACKAGES:
            return f"{panel_name!r} is not yet in Transom"
        return f"Transom has no {panel_name!r}"


TRANSOM = Target()


def is_panel(name: str | None) -> bool:
    """Whether a module name is Panel's or of one of its modules."""
    return name is not None and (name == PANEL or name.startswith(PANEL + "."))


def _exists(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        # ImportError: a package on the way is missing, or is a plain module. ValueError: a module without a
        # spec.
        return False
