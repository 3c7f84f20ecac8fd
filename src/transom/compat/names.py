"""Which module of Transom answers to which module of Panel.

Owns the look-up; imports nothing of what it finds, so that a test can put a package of its own in Transom's place.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from transom.diagnostics.absent import absent
from transom.diagnostics.panel import FILES, MODULES, OBJECTS, instead_of_module, is_panels, module_for

PANEL = "panel"


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
        return module_for(tail, self.root, self.table)

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
        known = [name for name in (*FILES, "indicators", "io", *self.table) if self.module_for(f"{PANEL}.{name}")]
        found = difflib.get_close_matches(panel_name.removeprefix(PANEL + "."), known, n=1, cutoff=0.75)
        return f"{PANEL}.{found[0]}" if found else None

    def lacks(self, panel_name: str, names: Sequence[str] = ()) -> str:
        """What to say of a module that there is not.

        Args:
            panel_name: its name.
            names: what was to be imported from it.
        """
        tail = panel_name.removeprefix(PANEL + ".")
        theirs = [name for name in names if is_panels(tail, name)]
        if theirs:
            return " ".join(absent(PANEL, tail, name, ()) for name in theirs)
        package, _, name = tail.rpartition(".")
        told = instead_of_module(tail)
        if tail in MODULES or is_panels(package, name):
            return f"{panel_name!r} is not yet in Transom." + (f" {told}" if told else "")
        if told:
            return f"Transom has no {panel_name!r}. {told}"
        nearest = self.nearest(panel_name)
        return f"Transom has no {panel_name!r}." + (f" Did you mean {nearest!r}?" if nearest else "")


TRANSOM = Target()


def is_panel(name: str | None) -> bool:
    """Whether a module name is Panel's or of one of its modules."""
    return name is not None and (name == PANEL or name.startswith(PANEL + "."))
