"""Names that are not there: what to say of them, in the words of the code that asks."""

from __future__ import annotations

import dis
import importlib
import linecache
import sys
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from types import FrameType
from typing import Any

from transom.diagnostics.panel import (
    ELSEWHERE,
    MODULES,
    OBJECTS,
    idle,
    instead_of_module,
    is_panels,
    module_for,
    modules_of,
    modules_with,
    stand_in,
)

_LIKE = 0.75
"""How like a name must be to be proposed, from 0 to 1."""
_PUBLIC = ("", "widgets", "pane", "layout", "indicators")
_NOTHING = object()
_ATTRIBUTE = ("LOAD_ATTR", "LOAD_METHOD")


def near(name: str, names: Iterable[str]) -> str | None:
    """The public name of the same kind that is most like `name`; `None` when none is like it.

    Classes begin with a capital, functions and parameters do not.
    """
    public = [each for each in names if each[:1].isupper() == name[:1].isupper() and not each.startswith("_")]
    found = get_close_matches(name, public, n=1, cutoff=_LIKE)
    return found[0] if found else None


def absent(root: str, where: str, name: str, names: Iterable[str]) -> str:
    """What to say of a name that is not there.

    Args:
        root: what the code calls the package, such as "tr" or "pn".
        where: the path in it of the module or class that was asked, or "" for itself.
        name: the name.
        names: the public names that there are.
    """
    full = _dotted(root, where, name)
    told = instead_of_module(_dotted(where, name))
    if told:
        return f"Transom has no {full}. {told}"
    if is_panels(where, name):
        other = stand_in(where, name)
        return f"{full} is not yet in Transom." + (f" {_dotted(root, other)} may stand in for it." if other else "")
    found = near(name, names)
    meant = _elsewhere(where, name) or (found and _dotted(where, found))
    return f"Transom has no {full}." + (f" Did you mean {_dotted(root, meant)}?" if meant else "")


def hint(path: str, name: str, names: Iterable[str]) -> str | None:
    """What to write for a parameter, method or keyword that there is not.

    Args:
        path: of the class, such as "widgets.Button".
        name: what it does not have.
        names: what it has.
    """
    told = idle(path, name)
    if told is not None:
        return f"It changes nothing here. {told}"
    if is_panels(path, name):
        other = stand_in(path, name)
        return "It is not yet in Transom." + (f" {other!r} may stand in for it." if other else "")
    found = near(name, names)
    return f"Did you mean {found!r}?" if found else None


def path_of(cls: type) -> str:
    """The public path of a class of ours, such as "widgets.Button", or of the nearest one it derives from; else ""."""
    for base in cls.__mro__:
        root, _, module = base.__module__.partition(".")
        if root == "transom" and not base.__name__.startswith("_"):
            package = module.partition(".")[0]
            return _dotted(package if package in _PUBLIC else "", base.__name__)
    return ""


def absent_name(module: str, names: Iterable[str]) -> Callable[[str], Any]:
    """The `__getattr__` of a module of ours (PEP 562): it refuses in the words of the code that asks.

    A module of Panel's that is another one here is given, as an import of it would.

    Args:
        module: its name.
        names: its public names; none for an inner package, which only answers for Panel's classes.
    """

    def answer(name: str) -> Any:
        return answered(module, name, names, sys._getframe(1))

    return answer


def answered(module: str, name: str, names: Iterable[str], asking: FrameType) -> Any:
    """What stands here for the path `module.name` of Panel: a module of its own, or a name of one.

    Args:
        module: the module that does not have the name.
        name: what was asked for.
        names: the public names of `module`.
        asking: the frame that asks: an `import` of names gets an `ImportError` with the same words.

    Raises:
        AttributeError, ImportError: there is none.
    """
    if name.startswith("_") or (not names and name[:1].islower()):  # one of ours on its way into an inner package
        raise AttributeError(f"module {module!r} has no attribute {name!r}")
    root, _, where = module.partition(".")
    path = _dotted(where, name)
    if path in OBJECTS:
        return getattr(importlib.import_module(root), name)
    if path in MODULES and (found := module_for(path, root)):
        return importlib.import_module(found)
    if where in MODULES and (found := module_for(where, root)):  # Panel's module of this name is another one here
        known = getattr(importlib.import_module(found), name, _NOTHING)
        if known is not _NOTHING:
            return known
    if path in ELSEWHERE:
        home, own = ELSEWHERE[path]
        return getattr(importlib.import_module(f"{root}.{home}"), own)
    is_import = asking.f_code.co_code[asking.f_lasti] == dis.opmap["IMPORT_FROM"]
    path, names = _asked(where, name, names, asking, None if is_import else _next_name(asking))
    text = absent(_called(asking, path), *path.rpartition(".")[::2], names)
    raise ImportError(text, name=module) if is_import else AttributeError(text)


def _asked(
    where: str, name: str, names: Iterable[str], asking: FrameType, further: str | None
) -> tuple[str, Iterable[str]]:
    """The path that the code meant, and the names that there are beside it."""
    path = _dotted(where, name)
    if further is not None and is_panels(path, further):
        return _dotted(path, further), ()
    line = _line(asking)
    theirs = sorted(modules_with(where, name), key=lambda module: module not in line)
    theirs = theirs or [tail for tail in modules_of(where) if f"{tail}." in line or f"{tail} " in line]
    return (_dotted(theirs[0], name), ()) if theirs else (path, names)


def _dotted(*parts: str) -> str:
    return ".".join(part for part in parts if part)


def _called(frame: FrameType, path: str) -> str:
    """What the code of a frame calls the package."""
    package = sys.modules["transom"]
    for scope in (frame.f_globals, frame.f_locals):
        for name, value in scope.items():
            if value is package:
                return name
    return "panel" if f"panel.{path}".rpartition(".")[0] in _line(frame) else "transom"


def _line(frame: FrameType) -> str:
    """The line of source that a frame is in; empty when it cannot be had."""
    return linecache.getline(frame.f_code.co_filename, frame.f_lineno, frame.f_globals)


def _next_name(frame: FrameType) -> str | None:
    """The attribute that the code of a frame asks of what it is asking for: `b` of `a.b`."""
    code = [each for each in dis.get_instructions(frame.f_code) if each.offset >= frame.f_lasti][:2]
    return code[1].argval if len(code) > 1 and all(each.opname in _ATTRIBUTE for each in code) else None


def _elsewhere(where: str, name: str) -> str | None:
    """Where else the very name is."""
    for other in _PUBLIC:
        module = importlib.import_module(_dotted("transom", other))
        if other != where and name in module.__all__:
            return _dotted(other, name)
    return None
