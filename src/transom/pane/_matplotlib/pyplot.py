"""Figures of `matplotlib.pyplot`: each page has its own current one.

pyplot keeps one table of figures for the process, so that two pages that draw at once draw into each other's. The table
is replaced by one that is another for each session, before anybody can have used it: when the module that holds it is
imported. Nothing changes for code that belongs to no page. Imports nothing of Matplotlib's itself.
"""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, cast

from transom.reactive.context import session_var
from transom.reactive.imported import imported

_MODULE = "matplotlib._pylab_helpers"
_making = threading.Lock()


class Figures:
    """Stands for the table `Gcf.figs`: managers by their numbers, the current one last.

    Args:
        usual: the table of code that belongs to no page.
    """

    def __init__(self, usual: OrderedDict[Any, Any]) -> None:
        self.usual = usual

    def here(self) -> OrderedDict[Any, Any]:
        """The table of the running code's page."""
        owner = session_var.get()
        if owner is None:
            return self.usual
        with _making:  # a task of the page may ask in another thread
            table = owner.resource("transom.pyplot", _Table)
        return table.managers

    def __getattr__(self, name: str) -> Any:
        return getattr(self.here(), name)

    def __getitem__(self, number: Any) -> Any:
        return self.here()[number]

    def __setitem__(self, number: Any, manager: Any) -> None:
        self.here()[number] = manager

    def __delitem__(self, number: Any) -> None:
        del self.here()[number]

    def __contains__(self, number: object) -> bool:
        return number in self.here()

    def __iter__(self) -> Iterator[Any]:
        numbers: Iterator[Any] = iter(self.here())
        return numbers

    def __reversed__(self) -> Iterator[Any]:
        numbers: Iterator[Any] = reversed(self.here())
        return numbers

    def __len__(self) -> int:
        return len(self.here())


class _Table:
    """The figures of one page."""

    def __init__(self) -> None:
        self.managers: OrderedDict[Any, Any] = OrderedDict()
        _without_windows()

    def close(self) -> None:
        """The page has gone, and so have its figures."""
        self.managers.clear()


def _without_windows() -> None:
    """A page's figures have no windows, which could not be opened in its threads, unless the author wants some."""
    settings = cast("Any", imported("matplotlib")).rcParams
    if settings._get_backend_or_none() is None:
        settings["backend"] = "agg"


def let_go(figure: Any) -> None:
    """Close a figure for pyplot, if it is one of its. It can be drawn and changed as before."""
    module = imported(_MODULE)
    manager = figure.canvas.manager
    if module is None or manager is None:
        return
    table = module.Gcf.figs
    for figures in [table.here(), table.usual] if isinstance(table, Figures) else [table]:
        known: Any = figures.get(manager.num)
        if known is manager:
            del figures[known.num]
            known.canvas.mpl_disconnect(known._cidgcf)
            known.destroy()
            return


def install() -> None:
    """Let each page have its own figures, from now on or from when Matplotlib keeps any."""
    module = sys.modules.get(_MODULE)
    if module is not None:
        _replace(module)
    elif not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


def _replace(module: ModuleType) -> None:
    table = module.__dict__["Gcf"]
    if not isinstance(table.figs, Figures):
        table.figs = Figures(table.figs)


class _Finder:
    """Finds the one module as usual, and replaces the table in it when it has been imported."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != _MODULE:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            loader: Any = spec.loader
            execute = loader.exec_module

            def exec_module(module: ModuleType) -> None:
                execute(module)
                _replace(module)

            loader.exec_module = exec_module
        return spec
