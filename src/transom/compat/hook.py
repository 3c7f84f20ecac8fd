"""The import hook: modules in an app's folder are compiled with the alias.

Owns one finder on `sys.meta_path` for the whole process, because that is where Python looks; it is there
while at least one `Hook` is open. Modules that were imported before, installed packages and virtual
environments inside the folder stay as they are. No byte code is read or written, so a plain import of the
same file elsewhere never meets a rewritten `.pyc`, nor the other way round.
"""

from __future__ import annotations

import ast
import importlib.machinery
import importlib.util
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import CodeType, ModuleType, TracebackType
from typing import Self, cast

from transom.compat.names import TRANSOM, Target
from transom.compat.rewrite import mentions_panel, rewrite

# These libraries mean the real Panel wherever they lie, a source checkout below the app's folder included.
_OWN_PANEL = frozenset({"holoviews", "hvplot", "panel", "transom"})
_INSTALLED = frozenset({"dist-packages", "node_modules", "site-packages"})

# Exactly this one: a subclass is somebody else's hook, with a rewrite of its own.
_FILE_LOADER = importlib.machinery.SourceFileLoader


class Hook:
    """The alias for the modules under some folders; a context manager. Get one from `install`.

    Concurrency: may be opened and closed on any thread.
    """

    def __init__(self, folders: Iterable[Path | str], target: Target = TRANSOM) -> None:
        self.folders = tuple(Path(folder).resolve() for folder in folders)
        self.target = target
        self._open = False

    def open(self) -> Self:
        """Turn the alias on; a second call does nothing."""
        if not self._open:
            self._open = True
            _finder.add(self)
        return self

    def close(self) -> None:
        """Turn the alias off; modules already imported keep it. A second call does nothing."""
        if self._open:
            self._open = False
            _finder.remove(self)

    def covers(self, module: str, path: Path) -> bool:
        """Whether the file of a module is one of the app's own."""
        if module.partition(".")[0] in _OWN_PANEL:
            return False
        return any(path.is_relative_to(folder) and not _installed(path, folder) for folder in self.folders)

    def __enter__(self) -> Self:
        return self.open()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def open_folders() -> tuple[str, ...]:
    """The folders in whose modules `panel` means Transom just now."""
    return tuple(dict.fromkeys(str(folder) for hook in _finder._hooks for folder in hook.folders))


def install(folders: Iterable[Path | str], target: Target = TRANSOM) -> Hook:
    """Turn the alias on for modules imported from these folders from now on.

    Args:
        folders: the folders of the served files; everything below counts, except installed packages.
        target: what `panel` means.

    Returns:
        The open hook; its `close()` turns the alias off again.
    """
    return Hook(folders, target).open()


class _Loader(importlib.machinery.SourceFileLoader):
    """Compiles a module's source with the alias, each time anew."""

    def __init__(self, fullname: str, path: str, target: Target) -> None:
        super().__init__(fullname, path)
        self._target = target

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        source = importlib.util.decode_source(self.get_data(path))
        tree = ast.parse(source, path)
        if mentions_panel(source):
            rewrite(tree, self._target)
        return compile(tree, path, "exec", dont_inherit=True)


class _Finder:
    """Asks the finders that come after it, and changes the loader of what is an app's own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hooks: tuple[Hook, ...] = ()

    def add(self, hook: Hook) -> None:
        with self._lock:
            self._hooks = (*self._hooks, hook)
            if self not in sys.meta_path:
                sys.meta_path.insert(_place(), self)

    def remove(self, hook: Hook) -> None:
        with self._lock:
            hooks = list(self._hooks)
            hooks.remove(hook)
            self._hooks = tuple(hooks)
            if not hooks and self in sys.meta_path:
                sys.meta_path.remove(self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        spec = self._ask_the_others(fullname, path, target)
        if spec is None or spec.origin is None or type(spec.loader) is not _FILE_LOADER:
            return spec
        origin = Path(spec.origin).resolve()
        hook = next((hook for hook in self._hooks if hook.covers(fullname, origin)), None)
        if hook is not None:
            spec.loader = _Loader(fullname, spec.loader.path, hook.target)
        return spec

    def _ask_the_others(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None
    ) -> importlib.machinery.ModuleSpec | None:
        finders = list(sys.meta_path)
        after = finders.index(self) + 1 if self in finders else len(finders)
        for finder in finders[after:]:
            find = getattr(finder, "find_spec", None)
            spec = find(fullname, path, target) if find else None
            if spec is not None:
                return cast("importlib.machinery.ModuleSpec", spec)
        return None


_finder = _Finder()


def _place() -> int:
    """Before the finder of files, after the ones of built-in modules: these never come from a folder."""
    finders: list[object] = list(sys.meta_path)
    file_finder: object = importlib.machinery.PathFinder
    return finders.index(file_finder) if file_finder in finders else len(finders)


def _installed(path: Path, folder: Path) -> bool:
    """Whether a file below the folder belongs to an installed package or a virtual environment."""
    below = path.relative_to(folder)
    if not _INSTALLED.isdisjoint(below.parts):
        return True
    return any((folder / parent / "pyvenv.cfg").exists() for parent in below.parents if parent.name)
