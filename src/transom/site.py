"""`Site`: what an author serves as an app: routes, links between files, and loading files again.

Owns which file stands at which route and which modules belong to the files; knows no host.
"""

from __future__ import annotations

import functools
import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, Self

from transom.app import App, FunctionPage, Page, ScriptPage, page_of
from transom.book import Book, Chapter, Part
from transom.compat.notice import notice
from transom.diagnostics.awaiting import is_authors
from transom.errors import AppNotFoundError, ScriptError
from transom.script import Program, load, parse
from transom.script.beside import Beside, clashes
from transom.script.found import app_file, app_files
from transom.script.links import Links


class Site:
    """Loads app files and is the source of an `App`.

    Args:
        sources: files, patterns, folders of files, and `package.module:name` of an object in a module, or
            of an attribute of one; or a dict from
            route to a file or to anything else that can be served. Where a folder has several documents, each of
            these has links to all, and a search over them.
        as_panel: whether `import panel` in these files, and in modules under their folders, means
            Transom.
        title: what to call the whole.
        static: path → content and media type of what is handed out as it is; documents may link to it.

    A context manager: `close` lets go of the import hook and the search path.

    Raises:
        AppNotFoundError: a path where there is nothing.
        ScriptError: a file that is no app file, or a module without that name.
    """

    def __init__(
        self,
        sources: Sequence[str | Path] | Mapping[str, Any],
        *,
        as_panel: bool = True,
        title: str | None = None,
        static: Mapping[str, tuple[bytes, str]] | None = None,
    ) -> None:
        self.as_panel = as_panel
        self.static = dict(static or {})
        self.files: dict[str, Path] = {}
        self._modules: dict[str, str] = {}
        self._bound = False
        self._further: list[Part] = []
        others: dict[str, Callable[[], Page]] = {}
        if isinstance(sources, Mapping):
            for name, source in sources.items():
                route = "/" + str(name).strip("/")
                if _names_module(source):
                    self._modules[route] = str(source)
                elif isinstance(source, str | Path):
                    self.files[route] = app_file(Path(source))
                else:
                    others[route] = partial(page_of, source)
        else:
            for each in map(str, sources):
                if _names_module(each):
                    module, _, name = each.partition(":")
                    route = "/" + module.rpartition(".")[2]
                    self._modules[f"/{name}" if route in self._modules else route] = each
                    continue
                found = app_files(each)
                self._bound |= Path(each).is_dir() and sum(path.suffix != ".py" for path in found) > 1
                for path in found:
                    self.files[self._route(path)] = path
        self._beside = Beside(self.folders, as_panel=as_panel)
        self._links = Links(self.files, {**others, **self._modules}, self.static)
        try:
            pages: dict[str, Page] = {route: ScriptPage(self._load(path)) for route, path in self.files.items()}
            pages.update({route: make() for route, make in others.items()})
            pages.update({route: _imported(source) for route, source in self._modules.items()})
            if not pages:
                raise AppNotFoundError("There is nothing to serve: name files, folders or module:name.")
        except BaseException:
            self.close()
            raise
        self._title = title
        self.app = App(pages, title or "Transom", linked=self._links.file)
        self._bind()

    @property
    def folders(self) -> list[Path]:
        """The folders of the files, and of the author's own modules that are named by `module:name`."""
        modules = filter(None, map(_folder_of, self._modules.values()))
        return sorted({*(path.resolve().parent for path in self.files.values()), *modules})

    @property
    def notices(self) -> list[str]:
        """What to tell the author at start: what `import panel` means, and modules that cannot be told apart."""
        programs = [page.program for page in self.app.pages.values() if isinstance(page, ScriptPage)]
        named = [Path(each.filename).name for each in programs if each.as_panel and each.imports_panel]
        codes = [(Path(each.filename), [cell.source for cell in each.cells]) for each in programs]
        return [*([notice(*named)] if named else []), *clashes(codes)]

    def reload(self) -> None:
        """Load the files again, and forget the modules under their folders, so that these are too.

        What a module that cannot be imported now was to show, shows why.
        """
        self._beside.forget()
        for route, source in self._modules.items():
            try:
                self.app.pages[route] = _imported(source)
            except Exception as error:  # noqa: BLE001 - whatever the author's module raises
                self.app.pages[route] = FunctionPage(partial(_raised, error), source)
        for route, path in self.files.items():
            page = self.app.pages[route]
            # It may be gone for now, or half written: then what was loaded last still runs.
            with suppress(ScriptError):
                if isinstance(page, ScriptPage):
                    page.replace(self._load(path))
        self._bind()

    def add(self, parts: Mapping[str, Mapping[str, ScriptPage]]) -> None:
        """Serve documents that are no files, in parts of their own after what there is.

        Args:
            parts: title of the part → route → document.
        """
        for title, pages in parts.items():
            self._further.append(Part(title, tuple(Chapter(page.title, route) for route, page in pages.items())))
            self.app.pages.update(pages)
        self._bind()

    def put(self, path: Path, text: str) -> None:
        """Serve another text in place of a document's, until it is loaded again."""
        (page,) = (self.app.pages[route] for route, file in self.files.items() if file == path)
        if isinstance(page, ScriptPage):
            self._links.begin(path)
            resolve = partial(self._links.resolve, path)
            page.replace(parse(text, str(path), "md", as_panel=self.as_panel, resolve=resolve))
        self._bind()

    def close(self) -> None:
        """Stop treating modules under the files' folders as the app's own."""
        self._beside.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _bind(self) -> None:
        """Put each document into the frame of all of them, if there is to be one."""
        if not self._bound:
            return
        index = self.app.pages.get("/")
        called = index.title if isinstance(index, ScriptPage) else self.app.title
        book = Book(self._title or called, self.app.pages, self._further)
        for route, page in self.app.pages.items():
            if isinstance(page, ScriptPage) and page.kind == "document":
                page.frame, page.look = partial(book.frame, route), book.look()

    def _load(self, path: Path) -> Program:
        self._links.begin(path)
        return load(path, as_panel=self.as_panel, resolve=partial(self._links.resolve, path))

    def _route(self, path: Path) -> str:
        route, number = f"/{path.stem}", 2
        if path.stem == "index":
            route = "/"
        while route in self.files and self.files[route] != path:
            route, number = f"/{path.stem}-{number}", number + 1
        return route


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


def _names_module(source: Any) -> bool:
    """Whether it reads `package.module:name`."""
    return isinstance(source, str) and ":" in source and not Path(source).exists()


def _folder_of(source: str) -> Path | None:
    """Where the package or module of `package.module:name` lies; `None` for one that is installed, or none."""
    top = source.partition(":")[0].partition(".")[0]
    found = PathFinder.find_spec(top, [str(Path.cwd()), *sys.path])
    if found is None or found.origin is None or not is_authors(found.origin):
        return None
    return Path(found.origin).resolve().parents[1 if found.submodule_search_locations else 0]


def _raised(error: Exception) -> Any:
    raise error


def _imported(source: str) -> Page:
    module, _, name = source.partition(":")
    try:
        found = importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{module}.".startswith(f"{error.name}."):
            raise ScriptError(f"{source!r}: the module cannot be imported: {error}.") from error
        raise AppNotFoundError(f"{source!r} names no file and no module: {error}.") from error
    try:
        return page_of(functools.reduce(getattr, name.split("."), found))
    except AttributeError as error:
        raise ScriptError(
            f"The module {module!r} has no {name!r}. Write module:name of a function or object."
        ) from error
