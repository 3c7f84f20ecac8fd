"""`python -m dev.stubs`: writes what an editor sees of the package; `--check` only says whether it is stale.

Param gives attributes their types; what no type checker can work out are the constructors, whose keywords are the
parameters, and the lazy names of the top level. The constructors are written into stubs of their own, one for each
module, from which the `.pyi` of packages take them whose `__init__.py` only gathers names; so every module with code in
it goes on being checked itself. A class of a stub derives from the class it stands for and adds the constructor. What
front ends know of the parameters is written beside, by `dev.typescript`.
"""

from __future__ import annotations

import importlib
import inspect
import itertools
import subprocess
import sys
import types
from collections.abc import Iterator
from inspect import Parameter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import param

import transom
from dev import client, typescript
from transom.components.component import Component
from transom.components.signature import annotated, annotation, common_parameters, is_common, named, own_parameters

PACKAGE = client.ROOT / "src" / "transom"
COMPONENTS = ("forms", "indicators", "layout", "pane", "template", "widgets")
"""The packages whose constructors are written."""

_HEAD = '"""{}\n\nWritten by `python -m dev.stubs`; do not edit.\n"""\n\n'
_VALUE = '''
_Read_co = TypeVar("_Read_co", covariant=True)
_Written_contra = TypeVar("_Written_contra", contravariant=True)

class Value(Generic[_Read_co, _Written_contra]):
    """A parameter as an attribute: what reading it gives, and what may be set, references among it."""
    @overload
    def __get__(self, instance: None, owner: type[Any]) -> param.Parameter[Any]: ...
    @overload
    def __get__(self, instance: object, owner: type[Any]) -> _Read_co: ...
    def __set__(self, instance: object, value: _Written_contra) -> None: ...
'''
_COMMON_STUB = "_typing"
_PLAIN: dict[Any, str] = {
    Any: "Any",
    Parameter.empty: "Any",
    type(None): "None",
    list: "list[Any]",
    tuple: "tuple[Any, ...]",
    dict: "dict[Any, Any]",
}


def stubs() -> dict[Path, str]:
    """The text of every stub, by path."""
    found = {PACKAGE / f"{_COMMON_STUB}.pyi": _common(), PACKAGE / "__init__.pyi": _top()}
    for name in COMPONENTS:
        package = importlib.import_module(f"transom.{name}")
        found.update(_Writer(package).texts())
    return {**_formatted(found), **typescript.interfaces()}


def stale() -> list[Path]:
    """What is not as it would be written, and what nobody writes."""
    wanted = stubs()
    different = [path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text]
    there = {*PACKAGE.rglob("*.pyi"), *PACKAGE.rglob(f"{typescript.FOLDER}/*.ts")}
    return sorted([*different, *(there - wanted.keys())])


def _formatted(stubs: dict[Path, str]) -> dict[Path, str]:
    """The texts without what they do not need, in the project's format."""
    with TemporaryDirectory() as folder:
        copies = {path: Path(folder) / path.relative_to(PACKAGE) for path in stubs}
        for path, copy in copies.items():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(stubs[path], "utf-8")
        config = ["--quiet", "--no-cache", "--config", str(client.ROOT / "pyproject.toml")]
        config += ["--config", "lint.isort.known-first-party=['transom']"]
        for command in (["check", "--fix-only", "--select=F401,I001"], ["format"]):
            subprocess.run([sys.executable, "-m", "ruff", *command, *config, folder], check=True)
        return {path: copy.read_text("utf-8") for path, copy in copies.items()}


def _top() -> str:
    """The lazy names of the top level."""
    lines = [_HEAD.format((transom.__doc__ or "").strip())]
    tables = vars(transom)  # type checkers see the stub, which has no tables
    lines += [f"from transom import {name} as {name}" for name in sorted(tables["_MODULES"])]
    lines += [f"from transom.{module} import {name} as {name}" for name, module in sorted(tables["_NAMES"].items())]
    lines.append("from transom._version import __version__ as __version__")
    lines.append(f"\n__all__ = {transom.__all__!r}")
    return "\n".join(lines)


def _common() -> str:
    """What all constructors share: a module for type checkers only, as `_typeshed` is."""
    lines = [
        _HEAD.format("What the constructors of all components take. There is no such module at run time."),
        "from collections.abc import Callable",
        "from typing import Any, Generic, Literal, TypeAlias, TypedDict, TypeVar, overload",
        "import param",
        "from transom.components.widget import Widget",
        "Reference: TypeAlias = param.Parameter[Any] | param.rx | Widget | Callable[..., Any]",
        '"""What stands for values to come: a widget, a parameter, a bound function, an expression, a generator."""',
        _VALUE,
        "class Unlabelled(TypedDict, total=False):",
        '    """The parameters of every component, for those that take their label by position."""',
    ]
    taken = {
        name: [f"    {name}: {_accepted(annotation(each))}", f"    {_docstring(each.doc or '')}"]
        for name, each in common_parameters(Component)
    }
    label = taken.pop("label")
    lines += itertools.chain.from_iterable(taken.values())
    lines += ["class Common(Unlabelled, total=False):", '    """The parameters of every component."""', *label]
    lines += ["class Parameters:", '    """The same as attributes."""']
    attributes = (pair for pair in common_parameters(Component) if pair[0] != "name")  # which Param has typed itself
    lines += [_attribute(name, Component, each, set()) for name, each in attributes]
    return "\n".join(lines)


class _Writer:
    """Writes the stub of one package of components."""

    def __init__(self, package: types.ModuleType) -> None:
        self.package = package
        self.members = {name: getattr(package, name) for name in package.__all__}
        self.written = {
            name: member
            for name, member in self.members.items()
            if isinstance(member, type) and issubclass(member, Component) and not _is_base(member)
        }
        self.imports: set[str] = set()

    def texts(self) -> dict[Path, str]:
        """The stub of each module, and that of the package, which gathers their names."""
        modules: dict[str, list[str]] = {}
        for name, _ in sorted(self.written.items(), key=lambda item: (len(item[1].__mro__), item[0])):
            modules.setdefault(_module(self.written[name]), []).append(name)  # bases before what derives from them
        folder = PACKAGE / self.package.__name__.partition(".")[2] / typescript.FOLDER
        found = {folder / f"{module}.pyi": self._stub(module, names) for module, names in modules.items()}
        about = f"What type checkers see of `{self.package.__name__}`. There is no such package at run time."
        return {**found, folder / "__init__.pyi": _HEAD.format(about), folder.parent / "__init__.pyi": self._index()}

    def _index(self) -> str:
        lines = [_HEAD.format((self.package.__doc__ or "").strip())]
        for name, member in self.members.items():
            module = self._typed(member) if name in self.written else member.__module__
            lines.append(f"from {module} import {name} as {name}")
        return "\n".join([*lines, f"__all__ = {list(self.package.__all__)!r}"])

    def _stub(self, module: str, names: list[str]) -> str:
        self.imports = set()
        bodies = [self._class(name, self.written[name]) for name in names]
        first = self.written[names[0]].__module__
        lines = [_HEAD.format(f"The constructors and attributes of the components in `{first}`.")]
        lines.append("from typing import Any, Literal, Unpack")
        lines.append(f"from transom.{_COMMON_STUB} import Common, Parameters, Reference, Unlabelled, Value")
        return "\n".join([*lines, *sorted(self.imports), *bodies])

    def _typed(self, member: type) -> str:
        """The stub in which `member` is written."""
        return f"{self.package.__name__}.{typescript.FOLDER}.{_module(member)}"

    def _class(self, name: str, member: type[Component]) -> str:
        module = member.__module__
        self.imports.add(f"import {module}")
        bases = [*(self._written_bases(member) or ["Parameters"]), f"{module}.{member.__qualname__}"]
        return "\n".join(
            [
                f"class {name}({', '.join(bases)}):",
                f"    {_docstring(_written(member), 4)}",
                *(
                    _attribute(attribute, member, each, self.imports)
                    for attribute, each in own_parameters(member)
                    if attribute not in member._literal
                ),
                f"    def __init__({', '.join(['self', *self._arguments(member)])}) -> None:",
                f"        {_docstring(self._described(member), 8)}",
            ]
        )

    def _written_bases(self, member: type) -> list[str]:
        """The nearest classes of this stub that it derives from, so that it is one of these here too."""
        known = [(name, base) for name, base in self.written.items() if base is not member]
        above = [(name, base) for name, base in known if issubclass(member, base)]
        nearest = [
            (name, base)
            for name, base in above
            if not any(other is not base and issubclass(other, base) for _, other in above)
        ]
        self.imports |= {
            f"from {self._typed(base)} import {name}" for name, base in nearest if _module(base) != _module(member)
        }
        return [name for name, _ in nearest]

    def _arguments(self, member: type[Component]) -> Iterator[str]:
        shared = {name for name, _ in common_parameters(Component)}
        parameters = {name for name, _ in own_parameters(member)}
        star = False
        common = "Common"
        for each in inspect.signature(member).parameters.values():
            if each.name == "label" and each.kind is not Parameter.KEYWORD_ONLY:
                common = "Unlabelled"
            elif each.name in shared:
                continue
            star = star or each.kind is Parameter.VAR_POSITIONAL
            if each.kind is Parameter.KEYWORD_ONLY and not star:
                yield "*"
                star = True
            settable = each.replace(annotation=_settable(each.name, member, each.annotation))
            taken = each.name in parameters | shared and each.name not in member._literal
            yield self._argument(settable, references=taken)
        yield f"**common: Unpack[{common}]"

    def _argument(self, each: Parameter, *, references: bool) -> str:
        if each.kind is Parameter.VAR_POSITIONAL:
            return f"*{each.name}: {self._source(each.annotation)}"
        kind = _accepted(each.annotation, self.imports) if references else self._source(each.annotation)
        default = "" if each.default is Parameter.empty else f" = {_default(each.default)}"
        return f"{each.name}: {kind}{default}"

    def _source(self, kind: Any) -> str:
        return _source(kind, self.imports)

    def _described(self, member: type[Component]) -> str:
        written = _written(member)
        named = inspect.signature(member).parameters
        lines = [line for line in _section(written, "Args:") if line.strip().partition(":")[0] in named]
        lines += [f"    {name}: {each.doc}" for name, each in own_parameters(member) if each.doc]
        lines.append("    common: what every component takes, such as `label`, `width` and `visible`.")
        return "\n".join([written.partition("\n")[0], "", "Args:", *lines])


def _attribute(name: str, cls: type[Component], parameter: param.Parameter[Any], imports: set[str]) -> str:
    """The line that says what reading and setting a parameter takes."""
    written = _accepted(_settable(name, cls, annotation(parameter)), imports)
    return f"    {name}: Value[{_read(name, cls, parameter, imports)}, {written}]"


def _settable(name: str, cls: type[Component], values: Any) -> Any:
    """What may be set: what the class says that its `_set_<name>` takes, else the parameter's values."""
    setter = getattr(cls, f"_set_{name}", None)
    hints = get_type_hints(setter) if setter is not None else {}
    said = next((kind for argument, kind in hints.items() if argument != "return"), Any)
    return values if said is Any else said


def _read(name: str, cls: type[Component], parameter: param.Parameter[Any], imports: set[str]) -> str:
    """The type that an attribute has: what its class says of it, else that of the parameter's values."""
    said = annotated(named(parameter, cls))
    if said is not Any:
        return _source(said, imports)
    if isinstance(named(parameter, cls), param.ClassSelector) or _is_any(name, cls):
        return "Any"  # which of several kinds it holds only its author knows
    return _source(annotation(parameter), imports)


def _is_any(name: str, cls: type[Component]) -> bool:
    found = (vars(base).get("__annotations__", {}) for base in cls.__mro__)
    return next((each[name] for each in found if name in each), "") == "Any"


def _written(member: type) -> str:
    """The docstring as written; `__doc__` has more."""
    return inspect.cleandoc(vars(member).get("__doc__") or f"A {member.__name__}.")


def _section(text: str, title: str) -> list[str]:
    """The lines of a section of a docstring."""
    _, _, rest = text.partition(f"\n{title}\n")
    return list(itertools.takewhile(lambda line: line.startswith(" "), rest.splitlines()))


def _module(member: type) -> str:
    return member.__module__.rpartition(".")[2]


def _is_base(member: type) -> bool:
    """Whether authors derive from it: these take whatever parameters the derived class declares."""
    return member.__module__.startswith("transom.components.") or is_common(member)


def _accepted(kind: Any, imports: set[str] | None = None) -> str:
    """The type of an argument for a parameter: a value, or what stands for one."""
    source = _source(kind, imports if imports is not None else set())
    if source == "Any":
        return source
    values = source.removesuffix(" | None")
    return f"{values} | Reference | None" if values != source else f"{source} | Reference"


def _source(kind: Any, imports: set[str]) -> str:
    """A type as source text; `imports` gets what it needs."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Literal:
        return f"Literal[{', '.join(map(repr, inside))}]"
    if origin in (Union, types.UnionType):
        parts = [_source(each, imports) for each in inside if each is not type(None)]
        return " | ".join([*parts, "None"] if len(parts) < len(inside) else parts)
    if origin is not None:
        parts = ["..." if each is Ellipsis else _source(each, imports) for each in inside]
        return f"{origin.__qualname__ if origin in _PLAIN else _source(origin, imports)}[{', '.join(parts)}]"
    if kind.__module__ != "builtins":
        imports.add(f"import {kind.__module__}")
        return f"{kind.__module__}.{kind.__qualname__}"
    return str(kind.__qualname__)


def _default(value: Any) -> str:
    """A default as source text; `...` for what is no constant."""
    return repr(value) if value is None or type(value) in (bool, int, float, str) else "..."


def _docstring(text: str, indent: int = 4) -> str:
    lines = text.replace("\\", "\\\\").splitlines() or [""]
    margin = " " * indent
    body = "\n".join([lines[0], *(margin + line if line else "" for line in lines[1:])])
    return f'"""{body}\n{margin}"""' if len(lines) > 1 else f'"""{body}"""'


def main(arguments: list[str]) -> int:
    """Write the stubs, or with `--check` name those that are stale, and return the exit code."""
    behind = stale()
    if "--check" in arguments:
        for path in behind:
            print(f"{path.relative_to(client.ROOT)} is stale. Write: python -m dev.stubs")
        return 1 if behind else 0
    wanted = stubs()
    for path in behind:
        if path in wanted:
            path.parent.mkdir(exist_ok=True)
            path.write_text(wanted[path], "utf-8")
        else:
            path.unlink()
        print(f"{'wrote' if path in wanted else 'removed'} {path.relative_to(client.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
