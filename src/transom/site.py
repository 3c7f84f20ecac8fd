"""`Site`: what an author serves as an app: routes, links between files, and loading files again.

Owns which file stands at which route and which modules belong to the files; knows no host.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Self
from urllib.parse import unquote

from transom.app import App, Page, ScriptPage, page_of
from transom.compat.hook import Hook, install
from transom.compat.notice import notice
from transom.errors import AppNotFoundError, ScriptError
from transom.script import Program, load

SUFFIXES = (".py", ".md", ".ipynb")


class Site:
    """Loads app files and is the source of an `App`.

    Args:
        sources: files, folders of files, and `module:name` of an object in a module; or a dict from
            route to a file or to anything else that can be served.
        as_panel: whether `import panel` in these files, and in modules under their folders, means
            Transom.
        title: what to call the whole.

    A context manager: `close` lets go of the import hook and the search path.

    Raises:
        AppNotFoundError: a path where there is nothing.
        ScriptError: a file that is no app file, or a module without that name.
    """

    def __init__(
        self, sources: Sequence[str | Path] | Mapping[str, Any], *, as_panel: bool = True, title: str | None = None
    ) -> None:
        self.as_panel = as_panel
        self.files: dict[str, Path] = {}
        others: dict[str, Callable[[], Page]] = {}
        if isinstance(sources, Mapping):
            for name, source in sources.items():
                route = "/" + str(name).strip("/")
                if isinstance(source, str | Path):
                    self.files[route] = _file(Path(source))
                else:
                    others[route] = partial(page_of, source)
        else:
            for each in map(str, sources):
                if ":" in each and not Path(each).exists():
                    others["/" + each.partition(":")[0].rpartition(".")[2]] = partial(_imported, each)
                    continue
                for path in _files(Path(each)):
                    self.files[self._route(path)] = path
        self._hook: Hook | None = install(self.folders) if as_panel and self.files else None
        self._paths = [str(folder) for folder in self.folders if str(folder) not in sys.path]
        sys.path[:0] = self._paths  # as Python does for a script: `import helper` finds the file beside it
        try:
            pages: dict[str, Page] = {route: ScriptPage(self._load(path)) for route, path in self.files.items()}
            pages.update({route: make() for route, make in others.items()})
            if not pages:
                places = ", ".join(map(str, sources))
                raise AppNotFoundError(f"There is no app file ({', '.join(SUFFIXES)}) in {places}.")
        except BaseException:
            self.close()
            raise
        self.app = App(pages, title or "Transom")

    @property
    def folders(self) -> list[Path]:
        """The folders of the files."""
        return sorted({path.resolve().parent for path in self.files.values()})

    @property
    def notice(self) -> str | None:
        """What to tell the author of `import panel` in these files, if they have it."""
        named = [
            Path(page.program.filename).name
            for page in self.app.pages.values()
            if isinstance(page, ScriptPage) and page.program.as_panel and page.program.imports_panel
        ]
        return notice(*named) if named else None

    def reload(self) -> None:
        """Load the files again, and forget the modules under their folders, so that these are too."""
        for name, module in list(sys.modules.items()):
            origin = getattr(module, "__file__", None)
            if origin is not None and self._owns(Path(origin)):
                del sys.modules[name]
        importlib.invalidate_caches()
        for route, path in self.files.items():
            page = self.app.pages[route]
            # It may be gone for now, or half written: then what was loaded last still runs.
            with suppress(ScriptError):
                if isinstance(page, ScriptPage):
                    page.replace(self._load(path))

    def close(self) -> None:
        """Stop treating modules under the files' folders as the app's own."""
        if self._hook is not None:
            self._hook.close()
            self._hook = None
        for path in self._paths:
            if path in sys.path:
                sys.path.remove(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _owns(self, path: Path) -> bool:
        parts = path.parts
        if "site-packages" in parts or "dist-packages" in parts or path.is_relative_to(Path(__file__).parent):
            return False
        return any(path.is_relative_to(folder) for folder in self.folders)

    def _load(self, path: Path) -> Program:
        return load(path, as_panel=self.as_panel, resolve=lambda href: self._resolve(path, href))

    def _route(self, path: Path) -> str:
        route, number = f"/{path.stem}", 2
        if path.stem == "index":
            route = "/"
        while route in self.files and self.files[route] != path:
            route, number = f"/{path.stem}-{number}", number + 1
        return route

    def _resolve(self, origin: Path, href: str) -> str | None:
        """Where the site has the file that `href` names in `origin`; `None` when it is not served."""
        name, mark, fragment = href.partition("#")
        target = (origin.parent / PurePosixPath(unquote(name))).resolve()
        for route, path in self.files.items():
            if path.resolve() == target:
                return f".{route}{mark}{fragment}"
        return None


def site_of(sources: Any, *, title: str | None = None) -> Site:
    """The site for whatever an author hands to `serve`.

    Args:
        sources: a dict from route to source, a list of paths, a path, or anything else to be shown at `/`.
        title: what to call the whole.
    """
    if isinstance(sources, Mapping):
        return Site(sources, title=title)
    if isinstance(sources, str | Path):
        return Site([sources], title=title)
    if isinstance(sources, list | tuple) and all(isinstance(each, str | Path) for each in sources):
        return Site(sources, title=title)
    return Site({"/": sources}, title=title)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = (each for each in path.iterdir() if each.suffix in SUFFIXES)
        return sorted(each for each in found if not each.name.startswith(("_", ".")))
    return [_file(path)]


def _file(path: Path) -> Path:
    if not path.exists():
        raise AppNotFoundError(f"There is no file {str(path)!r}.")
    return path


def _imported(source: str) -> Page:
    module, _, name = source.partition(":")
    if str(Path.cwd()) not in sys.path:
        sys.path.insert(0, str(Path.cwd()))
    try:
        found = getattr(importlib.import_module(module), name)
    except ModuleNotFoundError as error:
        raise AppNotFoundError(f"{source!r} names no file and no module: {error}.") from error
    except AttributeError as error:
        raise ScriptError(
            f"The module {module!r} has no {name!r}. Write module:name of a function or object."
        ) from error
    return page_of(found)
