"""`Lookup`: what there is in a live package, by dotted name.

Owns the questions that `scan` asks; runs no property and makes no object. The package is imported when it is
first asked of, by name: nothing here knows what Transom has.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterable
from types import ModuleType

from transom.compat.names import PANEL, TRANSOM, Target
from transom.diagnostics.panel import idle

MADE = "()"
"""What follows, in a path, the name of the class that an object was made of."""
_ABSENT = object()


class Lookup:
    """Looks names up in a package; they may be written as Panel's or as its own.

    A path may go through an object of a class: `panel.widgets.Button().clicks`.

    Args:
        target: the package.
    """

    def __init__(self, target: Target = TRANSOM) -> None:
        self.target = target

    def module(self, name: str) -> ModuleType | None:
        """The module that a dotted name stands for, or None."""
        found = self.target.module_for(self._as_panel(name))
        if found is None:
            return None
        try:
            return importlib.import_module(found)
        except ImportError:
            return None

    def lacking(self, path: str) -> tuple[str, str] | None:
        """What is missing of a path, as (its owner's path, name); None when all of it may exist."""
        parts = path.split(".")
        owner: object = self.module(parts[0])
        for index, name in enumerate(parts[1:], 1):
            prefix = ".".join(parts[:index])
            found = self._member(owner, prefix, name)
            if found is _ABSENT:
                return prefix.replace(MADE, ""), name
            if not isinstance(owner, ModuleType) and not isinstance(found, type):
                # What an object's attribute holds is known at run time only.
                return None
            owner = found
        return None

    def names(self, path: str) -> list[str]:
        """The public names of a module, class or object; the modules in a module are none."""
        found = self._object(path)
        names: list[str] = getattr(found, "__all__", None) or dir(found)
        return [name for name in names if not name.startswith("_") and not _is_inner(found, name)]

    def keywords(self, path: str) -> frozenset[str] | None:
        """The keywords that a class or function takes; None when it takes any, or is not known."""
        called = self._object(path)
        if called is _ABSENT or not callable(called):
            return None
        parameters = _parameters(called)
        accepts = getattr(called, "accepts", None)
        if accepts is not None:  # it takes any keyword and says which of them it knows
            return frozenset(accepts)
        if isinstance(called, type) and parameters:
            inits = (vars(base).get("__init__") for base in called.__mro__)
            explicit = (_explicit(init)[0] for init in inits if init is not None)
            return parameters.union(*explicit)
        names, takes_any = _explicit(called)
        return None if takes_any else names

    def takes_idly(self, path: str, keyword: str) -> bool:
        """Whether a class takes a keyword of Panel's that changes nothing; it says so when it is run."""
        return keyword in getattr(self._object(path), "_idle", ()) or idle(path.partition(".")[2], keyword) is not None

    def nearest_module(self, name: str) -> str | None:
        """The module whose name is most like this one, written alike."""
        found = self.target.nearest(self._as_panel(name))
        root = name.partition(".")[0]
        return root + found.removeprefix(PANEL) if found else None

    def _as_panel(self, name: str) -> str:
        root, dot, tail = name.partition(".")
        return PANEL + dot + tail if root == self.target.root else name

    def _object(self, path: str) -> object:
        if self.lacking(path) is not None:
            return _ABSENT
        parts = path.split(".")
        owner: object = self.module(parts[0])
        for index, name in enumerate(parts[1:], 1):
            owner = self._member(owner, ".".join(parts[:index]), name)
        return owner

    def makes(self, path: str) -> bool:
        """Whether a call of `path` makes an object of which all attributes are known: a component."""
        found = self._object(path)
        return isinstance(found, type) and hasattr(found, "param") and not hasattr(found, "__getattr__")

    def _member(self, owner: object, path: str, name: str) -> object:
        name = name.removesuffix(MADE)
        found = _attribute(owner, name)
        if found is _ABSENT and isinstance(owner, ModuleType):
            return self.module(f"{path}.{name}") or _ABSENT
        hidden = self.module(path) if found is _ABSENT else None  # behind an object of the same name
        return found if hidden is None else _attribute(hidden, name)


def _attribute(owner: object, name: str) -> object:
    """An attribute, without running a property: facades raise outside of a page."""
    if isinstance(owner, ModuleType):
        # A module's names may be lazy.
        return getattr(owner, name, _ABSENT)
    found = inspect.getattr_static(owner, name, _ABSENT)
    if found is _ABSENT and hasattr(type(owner), "__getattr__"):
        try:
            return getattr(owner, name, _ABSENT)
        except Exception:  # noqa: BLE001 - it exists, and needs a page to be read
            return None
    return found


def _is_inner(owner: object, name: str) -> bool:
    return isinstance(owner, ModuleType) and isinstance(vars(owner).get(name), ModuleType)


def _parameters(of: object) -> frozenset[str]:
    """The Param parameters of a class."""
    parameters = getattr(of, "param", ())
    return frozenset(str(name) for name in parameters) if isinstance(parameters, Iterable) else frozenset()


def _explicit(called: object) -> tuple[frozenset[str], bool]:
    """The named parameters of a callable, and whether it takes any others."""
    try:
        parameters = inspect.signature(called).parameters.values()  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return frozenset(), True
    by_name = {inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY}
    names = frozenset(one.name for one in parameters if one.kind in by_name)
    return names - {"self"}, any(one.kind is inspect.Parameter.VAR_KEYWORD for one in parameters)
