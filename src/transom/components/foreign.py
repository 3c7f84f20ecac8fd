"""`Foreign`: the front end that a component's author has written: a module, its style sheets, what it imports.

Owns where these texts come from, and what of them is refused. Who hands a module out is the host's affair.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transom.errors import ComponentError

if TYPE_CHECKING:
    from transom.components.component import Component

_UNBUILT = (".ts", ".tsx", ".jsx")
_NEIGHBOUR = re.compile(r"""^[ \t]*(?:import|export)\b[^;"'()]*["'](\.\.?/[^"']+)["']""", re.MULTILINE)
_IMPORT = r"""(\b(?:from|import)\s*\(?\s*)(["']){}((?:{})\2)"""


class Source:
    """A text, or a file that holds it.

    Args:
        given: the text, or the path.
        where: what names it in errors, such as `Counter._esm`.
    """

    def __init__(self, given: str | Path, where: str) -> None:
        self.where = where
        self._path = given if isinstance(given, Path) else None
        self._text = given if isinstance(given, str) else ""
        self._stamp = 0
        self._read()

    def text(self, *, fresh: bool = False) -> str:
        """The text; with `fresh` that of a file that has changed is read again."""
        if fresh:
            self._read()
        return self._text

    def _read(self) -> None:
        if self._path is None:
            return
        try:
            stamp = self._path.stat().st_mtime_ns
            if stamp != self._stamp:
                self._text, self._stamp = self._path.read_text("utf-8"), stamp
        except OSError as error:
            raise ComponentError(
                f"{self.where} names the file {str(self._path)!r}, which cannot be read: {error.strerror}. Give a path "
                "that begins at the file of the class, or the text itself."
            ) from error


@dataclass(frozen=True, slots=True, eq=False)
class Foreign:
    """What an author gives in place of a built-in front end, or besides one.

    Attributes:
        esm: the module; `None` where only style sheets are given.
        styles: style sheets that apply inside the component.
        imports: what bare names in the module's imports stand for.
        form: what the module is given as its model: `""` Transom's own, `panel`, `afm` or `traits`.
    """

    esm: Source | None
    styles: tuple[Source, ...] = ()
    imports: Mapping[str, str] = field(default_factory=dict)
    form: str = ""

    def module(self, *, fresh: bool = False) -> str:
        """The text of the module as it is handed out."""
        text = "" if self.esm is None else self.esm.text(fresh=fresh)
        for name, target in self.imports.items():
            rest = "[^\"']*" if name.endswith("/") else ""
            pattern = _IMPORT.format(re.escape(name), rest)
            text = re.sub(pattern, lambda found, target=target: f"{found[1]}{found[2]}{target}{found[3]}", text)  # type: ignore[misc]
        return text

    def sheets(self, *, fresh: bool = False) -> list[str]:
        """The texts of the style sheets."""
        return [each.text(fresh=fresh) for each in self.styles]


def foreign_of(cls: type[Component]) -> Foreign | None:
    """What `cls` brings along; a class derived from one that does inherits it.

    Raises:
        ComponentError: what cannot be read, or cannot work in a page.
    """
    owner, esm = _declared(cls, "_esm")
    styles = [_source(base, name, each) for name in ("_css", "_stylesheets") for base, each in _sheets(cls, name)]
    if not esm and not styles:
        return None
    source = _source(owner, "_esm", esm) if esm else None
    if source is not None:
        _refuse_neighbours(source)
    return Foreign(source, tuple(styles), _imports(cls), cls._form)


def _declared(cls: type[Component], name: str) -> tuple[type, Any]:
    return next(((base, vars(base)[name]) for base in cls.__mro__ if name in vars(base)), (cls, None))


def _sheets(cls: type[Component], name: str) -> Iterable[tuple[type, Any]]:
    owner, given = _declared(cls, name)
    return [(owner, each) for each in ([given] if isinstance(given, str | os.PathLike) else given or ()) if each]


def _source(cls: type, name: str, given: str | os.PathLike[str]) -> Source:
    where = f"{cls.__name__}.{name}"
    if not isinstance(given, str | os.PathLike):
        raise ComponentError(f"{where} is a {type(given).__name__}. Give a text, or a path.")
    one_line = isinstance(given, os.PathLike) or "\n" not in given
    suffix = Path(given).suffix if one_line and len(os.fspath(given)) < 1024 else ""
    if one_line and re.match("https?://", os.fspath(given).replace("\\", "/")):
        raise ComponentError(
            f"{where} is an address. What a page runs and wears comes from its own server: save the file beside the "
            f"class and name it, {where.rpartition('.')[2]} = 'file.js'."
        )
    if suffix in _UNBUILT:
        raise ComponentError(
            f"{where} names {os.fspath(given)!r}, which a browser cannot run. Build it into one JavaScript file, as by "
            "`esbuild --bundle --format=esm`, and name that."
        )
    if isinstance(given, os.PathLike) or suffix in (".js", ".mjs", ".css"):
        return Source(_folder(cls) / given, where)
    return Source(given, where)


def _folder(cls: type) -> Path:
    """Where the file of a class lies."""
    file = getattr(sys.modules.get(cls.__module__), "__file__", None)
    return Path(file).resolve().parent if file else Path.cwd()


def _refuse_neighbours(source: Source) -> None:
    found = _NEIGHBOUR.search(source.text())
    if found is not None:
        raise ComponentError(
            f"{source.where} imports {found[1]!r}. A module is handed out alone, without what lies beside it. Build "
            "both into one file, as by `esbuild --bundle --format=esm`, or write it there."
        )


def _imports(cls: type[Component]) -> dict[str, str]:
    owner, given = _declared(cls, "_importmap")
    where = f"{owner.__name__}._importmap"
    if not given:
        return {}
    if not isinstance(given, Mapping) or set(given) - {"imports"}:
        raise ComponentError(f"{where} is {given!r}. Write {{'imports': {{'name': 'address'}}}}.")
    for name, target in given["imports"].items():
        if not (isinstance(target, str) and re.fullmatch(r"""(https?:/|(?!//))/[^"'\\\s]+""", target)):
            raise ComponentError(
                f"{where} says that {name!r} is {target!r}. Give an address that begins with https:// or, of a file "
                "that this server hands out, with /."
            )
    return dict(given["imports"])
