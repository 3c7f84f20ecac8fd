"""What front ends know of parameters: an interface for each class of components, part of `python -m dev.stubs`.

The types are those of what travels: what `_encode_<name>` says that it returns, else what the parameter holds, as
`transom.components.encode` makes it. `SliderParams` are the parameters of `Slider`, each with the types that it has in
any class that derives from it, as one front end draws them all.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
import sys
import types
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from numbers import Number
from pathlib import Path
from typing import Any, Literal, NewType, Union, Unpack, cast, get_args, get_origin, get_type_hints, is_typeddict

import param

import transom
from transom.components.alias import Alias
from transom.components.component import Component
from transom.components.encode import BufferIndex
from transom.components.pane import Pane
from transom.components.signature import annotation, common_parameters, own_parameters

DRAWN = ("book", "components", "indicators", "layout", "pane", "script", "template", "widgets")
"""The folders of what is drawn by front ends of the package."""
FOLDER = "_typed"
"""Beside each module with components; what it holds is written."""

_ROOT = Path(transom.__file__).parent
_HEAD = "/**\n * {}\n *\n * Written by `python -m dev.stubs`; do not edit.\n */\n"
_PLAIN: dict[Any, str] = {
    Any: "Value",
    type(None): "null",
    bool: "boolean",
    str: "string",
    bytes: "DataView",
    bytearray: "DataView",
    memoryview: "DataView",
    BufferIndex: "DataView",
    dt.timedelta: "number",
    Decimal: "number",
    list: "Value[]",
    tuple: "Value[]",
    dict: "Record<string, Value>",
}
_KINDS: tuple[tuple[type, str], ...] = (
    (Number, "number"),
    (Component, "string"),
    (dt.date, "string"),
    (dt.time, "string"),
)
_HELD = {True: "string[]", False: "string | null"}
"""What travels for what a component holds: the ids of a list, or of one."""


def interfaces() -> dict[Path, str]:
    """The text of every file, by path."""
    modules: dict[str, list[type[Component]]] = {}
    for each in _classes():
        if "_front_end" not in vars(each) and each._front_end:
            continue  # it is drawn as one that it derives from
        modules.setdefault(each.__module__, []).append(each)
    return {_path(name): _module(name, members) for name, members in sorted(modules.items())}


def _path(module: str) -> Path:
    *folders, name = module.split(".")[1:]
    return _ROOT.joinpath(*folders, FOLDER, f"{name}.ts")


@cache
def _classes() -> list[type[Component]]:
    """The package's own classes of components, as they stand in their modules."""
    names: set[str] = set()
    for folder in DRAWN:
        package = importlib.import_module(f"transom.{folder}")
        names |= {each.name for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")}
    for name in sorted(names):
        importlib.import_module(name)
    found = [each for each in _below(Component) if each.__module__ in names and "." not in each.__qualname__]
    places = {each: list(vars(sys.modules[each.__module__])).index(each.__name__) for each in found}
    return sorted(found, key=lambda each: (each.__module__, places[each]))


def _below(cls: type[Component]) -> set[type[Component]]:
    return {cls}.union(*(_below(each) for each in cls.__subclasses__()))


def _module(name: str, members: list[type[Component]]) -> str:
    folder = "../" * (name.count(".") - 1)
    written = [_interface(each) for each in members]
    needed = f'import type {{ Value }} from "../{folder}client/types.ts";\n' if "Value" in "".join(written) else ""
    about = f"What front ends know of the components in `{name.rpartition('.')[2]}.py`."
    return "\n".join(filter(None, [_HEAD.format(about), needed, *written]))


def _interface(cls: type[Component]) -> str:
    root = "_is_component" in vars(cls)
    lines = [line for name, given in _named(cls).items() for line in _lines(cls, name, given)]
    about = "/** The parameters of every component. */" if root else f"/** The parameters of `{cls.__name__}`. */"
    title = f"export interface {'Common' if root else cls.__name__}Params"
    return "\n".join([about, f"{title} {{", *lines, "}\n"]) if lines else f"{about}\n{title} {{}}\n"


def _named(cls: type[Component]) -> dict[str, bool]:
    """The parameters that travel, each with whether all classes have it that are drawn as `cls` is."""
    common = dict(common_parameters(Component))
    if "_is_component" in vars(cls):
        return {name: True for name, each in common.items() if not isinstance(each, Alias)}
    found: dict[str, bool] = {}
    for each in sorted(_drawn(cls), key=_depth):
        if each is cls or ("_front_end" in vars(cls) and each._front_end == cls._front_end):
            for name, parameter in own_parameters(each):
                if not isinstance(parameter, Alias) and not (name in common and _as_all(each, name)):
                    found.setdefault(name, each is cls)
    hidden = {name for each in _drawn(cls) for name in each._hidden(each.param.objects(instance=False))}
    return {name: given for name, given in found.items() if name not in hidden}


def _as_all(cls: type[Component], name: str) -> bool:
    """Whether a parameter of every component is in `cls` what it is in others."""
    return _travels(Component, name) == _travels(cls, name)


def _lines(cls: type[Component], name: str, given: bool) -> Iterator[str]:
    owner = cls if given else next(each for each in sorted(_drawn(cls), key=_depth) if name in each.param)
    doc = _doc(owner, name) or owner.param[name].doc
    if doc:
        yield f"  /** {doc} */"
    yield f"  {name}{'' if given else '?'}: {_travels(owner, name)};"


def _doc(cls: type, name: str) -> str:
    """What the method says that gives a parameter another form."""
    return " ".join((getattr(getattr(cls, f"_encode_{name}", None), "__doc__", None) or "").split())


def _drawn(cls: type[Component]) -> set[type[Component]]:
    """Those that are drawn as `cls` is: itself, and all that derives from it."""
    return {each for each in _classes() if issubclass(each, cls)} if cls is not Component else {cls}


def _travels(cls: type[Component], name: str) -> str:
    """The type of what travels for a parameter, in `cls` and in all classes below."""
    known = _drawn(cls)
    parts = {part: None for each in sorted(known, key=_depth) for part in _parts(each, name)}
    # What may be anything in a root is what those make of it that derive from it.
    last = {each for each in known if not any(other is not each and issubclass(other, each) for other in known)}
    if any("Value" in _parts(each, name) for each in last):
        return "Value"
    parts.pop("Value", None)
    return " | ".join(sorted(parts, key="null".__eq__))


def _depth(cls: type) -> tuple[int, str]:
    return len(cls.__mro__), cls.__name__


def _parts(cls: type[Component], name: str) -> Iterator[str]:
    parameter = cls.param[name]
    if getattr(type(parameter), "_holds", False):
        yield from _HELD[isinstance(parameter, param.List | param.Dict)].split(" | ")
        return
    said = _said(cls, name)
    yield from _union(annotation(parameter) if said is Any else said)


def _said(cls: type[Component], name: str) -> Any:
    """What the method for it says that it returns; what a pane shows is what it makes of its object."""
    method = getattr(cls, f"_encode_{name}", None)
    if method is None:
        return Any
    if method is Pane._encode_object:
        method = cast("type[Pane]", cls)._render
        return get_type_hints(method).get("return", Any) | None
    return get_type_hints(method).get("return", Any)


def _union(kind: Any) -> list[str]:
    inside = get_args(kind)
    if get_origin(kind) in (Union, types.UnionType):
        return [part for each in inside for part in _union(each)]
    if get_origin(kind) is Literal:
        return [str(each).lower() if isinstance(each, bool) else f'"{each}"' for each in inside]
    return [_source(kind)]


def _source(kind: Any) -> str:
    """A Python type as that of what travels for it."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, NewType):
        return _source(kind.__supertype__)
    if is_typeddict(kind):
        members = get_type_hints(kind).items()
        return f"{{ {'; '.join(f'{name}: {_one(each)}' for name, each in members)} }}"
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple and inside[-1] is not Ellipsis:
        return f"[{', '.join(map(_member, inside))}]"
    if origin in (list, tuple, set, frozenset):
        one = _one(inside[0])
        return f"({one})[]" if " | " in one else f"{one}[]"
    if origin is dict:
        return f"Record<string, {_one(inside[1])}>"
    return next((source for base, source in _KINDS if isinstance(kind, type) and issubclass(kind, base)), "Value")


def _member(kind: Any) -> str:
    """One of a tuple; `*tuple[str, ...]` is any number of them."""
    return f"...{_source(get_args(kind)[0])}" if get_origin(kind) is Unpack else _one(kind)


def _one(kind: Any) -> str:
    return " | ".join(dict.fromkeys(_union(kind)))
