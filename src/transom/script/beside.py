"""`Beside`: the modules beside the files of an app are the app's own, for as long as it is open.

As Python does for a script, `import helper` finds the file beside it; `import panel` in it means Transom. Owns the
search path, the import hook and the forgetting of modules. Of the process there is one table of modules by name:
two folders with a module of one name cannot both have theirs, and `clashes` says so.
"""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from transom.compat import Hook, install
from transom.script.namespace import PREFIX

_PACKAGE = Path(__file__).parents[1]
_INSTALLED = frozenset({"site-packages", "dist-packages"})


class Beside:
    """Opens at once; a context manager.

    Args:
        folders: where the files are; everything below counts, except installed packages.
        as_panel: whether `import panel` in these modules means Transom.

    Concurrency: of the process; open and close on any one thread.
    """

    def __init__(self, folders: Iterable[Path], *, as_panel: bool = True) -> None:
        self.folders = tuple(sorted({folder.resolve() for folder in folders}))
        self._hook: Hook | None = install(self.folders) if as_panel and self.folders else None
        self._known = set(sys.modules)
        self._paths = [str(folder) for folder in self.folders if str(folder) not in sys.path]
        sys.path[:0] = self._paths

    def forget(self) -> None:
        """Forget the modules under the folders, so that the next import reads their files again."""
        self._drop(sys.modules)

    def close(self) -> None:
        """Let go of hook and search path, and forget what was imported meanwhile. A second call does nothing."""
        if self._hook is not None:
            self._hook.close()
            self._hook = None
        for path in self._paths:
            if path in sys.path:
                sys.path.remove(path)
        self._paths = []
        self._drop(set(sys.modules) - self._known)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _drop(self, names: Iterable[str]) -> None:
        for name in list(names):
            origin = getattr(sys.modules.get(name), "__file__", None)
            # The namespaces of open pages, and the script that serves, live there as well.
            if origin is not None and not name.startswith(("__", PREFIX)) and self._owns(Path(origin)):
                del sys.modules[name]
        importlib.invalidate_caches()

    def _owns(self, path: Path) -> bool:
        if not _INSTALLED.isdisjoint(path.parts) or path.is_relative_to(_PACKAGE):
            return False
        return any(path.is_relative_to(folder) for folder in self.folders)


def clashes(files: Iterable[tuple[Path, Iterable[str]]]) -> list[str]:
    """Sentences on modules of one name that several folders have, of which every app gets one and the same.

    Args:
        files: each app file with the sources of its code.
    """
    places: dict[str, set[Path]] = {}
    for path, sources in files:
        for name in {name for source in sources for name in _imported(source)}:
            for found in (path.parent / f"{name}.py", path.parent / name / "__init__.py"):
                if found.is_file():
                    places.setdefault(name, set()).add(found.resolve())
    return [
        f"'import {name}' is one module for all apps of a server, and there are {len(found)}: "
        f"{', '.join(map(str, sorted(found)))}. Give them names of their own, or serve the folders apart."
        for name, found in sorted(places.items())
        if len(found) > 1
    ]


def _imported(source: str) -> set[str]:
    """The top-level names that a piece of code imports, wherever in it."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names.add(node.module.partition(".")[0])
    return names
