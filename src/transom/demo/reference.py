"""A page for each component, written from its class: what it is for, an example, parameters, methods, Panel's.

There is no list: what `examples.components()` finds has a page.
"""

from __future__ import annotations

import enum
import inspect
import re
import types
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import param

from transom.app import PageKind, ScriptPage
from transom.book import Passage
from transom.components.alias import Alias
from transom.components.component import Component
from transom.components.info import class_info
from transom.components.outline import short
from transom.components.signature import annotation, own_parameters
from transom.demo import DOCS
from transom.demo.examples import components, family, shows, source
from transom.demo.excerpts import card_for
from transom.script import Program, parse
from transom.script.about import summary_of

PARTS = {"widgets": "Widgets", "pane": "Panes", "indicators": "Indicators", "layout": "Layouts", "forms": "Forms"}
"""What the families of components are called."""
PAGES = {"widgets": "widgets", "pane": "panes", "indicators": "indicators", "layout": "layouts", "forms": "forms"}
"""The page of the documentation about each."""
_SECTION = re.compile(r"^(Args|Attributes|Raises|Returns|Warns|Yields|Concurrency|Class attributes.*):\s*$")
_CALLED = {"Args": "Arguments", "Raises": "Errors"}
_MODULE = re.compile(r"\b[a-z_]+\.(?=\w)")
_EXAMPLE = re.compile(r"^\s*Example: `.+`\n?", re.MULTILINE)


class ReferencePage(ScriptPage):
    """The page of a component, written when somebody opens it.

    Args:
        cls: the component.
    """

    def __init__(self, cls: type[Component]) -> None:
        self._cls = cls
        self.title = cls.__name__
        self.summary = summary_of(_described(cls))
        self.look = None
        self.frame = list

    @cached_property
    def program(self) -> Program:  # type: ignore[override]
        """The page as a document."""
        name = str(Path(__file__).with_name(f"{self._cls.__name__}.md"))
        return parse(text_of(self._cls), name, "md", as_panel=False)

    @property
    def kind(self) -> PageKind:
        """What it is to its reader."""
        return "document"

    def passages(self) -> list[Passage]:
        """What is found of it: itself, and each of its parameters."""
        rows = [f"{name}: {parameter.doc or ''}" for name, parameter in own_parameters(self._cls)]
        return [
            Passage(1, "", self.title, _plain(_described(self._cls))),
            Passage(2, "parameters", "Parameters", _plain(" ".join(rows))),
        ]


def reference() -> dict[str, dict[str, ScriptPage]]:
    """The pages by their routes, for each family by its title."""
    found: dict[str, dict[str, ScriptPage]] = {title: {} for title in PARTS.values()}
    for cls in components():
        found[PARTS[family(cls)]][f"/{family(cls)}/{cls.__name__}"] = ReferencePage(cls)
    return found


def text_of(cls: type[Component]) -> str:
    """What is said of a component, as Markdown."""
    blocks = [f"# {cls.__name__}", _described(cls), *_example(cls), *_parameters(cls), *_methods(cls), *_panel(cls)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _described(cls: type[Component]) -> str:
    """The docstring, or that of a base, its sections as lists."""
    written = next((vars(base).get("__doc__") for base in cls.__mro__ if vars(base).get("__doc__")), "")
    lines: list[str] = []
    in_section = False
    for line in _EXAMPLE.sub("", inspect.cleandoc(str(written))).split("\n"):
        if _SECTION.match(line):
            in_section = True
            lines += ["", f"**{_CALLED.get(line.strip(' :'), line.strip(' :'))}**", ""]
        elif in_section and (found := re.match(r"    (\w[\w, ]*): (.*)", line)):
            lines.append(f"- `{found[1]}`: {found[2]}")
        elif in_section and line.startswith("     "):
            lines.append(f"  {line.strip()}")
        else:
            lines.append(line)
    return "\n".join(lines).strip()


def _example(cls: type[Component]) -> Iterator[str]:
    if shows(cls):
        yield f"```python\nimport transom as tr\n\n{source(cls)}\n```"
    excerpt = card_for(cls.__name__)
    if excerpt is not None:
        yield "## In the gallery"
        yield f"```{{code-cell}} python\n:tags: [hide-input]\n\n{excerpt.code}\n```"
        yield f"````{{dropdown}} Its code\n```{{code-block}} python\n{excerpt.code}\n```\n````"


def _parameters(cls: type[Component]) -> Iterator[str]:
    info = class_info(cls)
    also = {name: [f"`{each}`" for each in others] for name, others in info.others.items()}
    rows = [
        _row(name, parameter, also.get(name, []), name in info.writable)
        for name, parameter in own_parameters(cls)
        if not isinstance(parameter, Alias)
    ]
    yield "## Parameters"
    if rows:
        yield "\n".join(["| name | what it does, its type and its default |", "|---|---|", *rows])
    yield "It has what [all components have](../components#what-all-components-have)."


def _row(name: str, parameter: param.Parameter[Any], also: list[str], is_set: bool) -> str:
    said = [" ".join((parameter.doc or "").split())]
    said += [f"Also called {', '.join(also)}."] if also else []
    said += ["The user sets it."] if is_set else []
    kind = f"{_type(annotation(parameter))}; {_default(parameter)} by default"
    return f"| `{name}` | {_cell(' '.join(said))}<br>*{kind}* |"


def _methods(cls: type[Component]) -> Iterator[str]:
    """Its methods, and how to be told of what the user does."""
    names = {
        name: getattr(cls, name)
        for base in reversed(cls.__mro__)
        if base not in Component.__mro__
        for name, member in vars(base).items()
        if not name.startswith("_") and isinstance(member, types.FunctionType | classmethod)
    }
    rows = {
        name: f"| `{name}{_signature(method)}` | {_cell(_first(inspect.getdoc(method)))} |"
        for name, method in names.items()
    }
    happenings = [rows.pop(name) for name in [*rows] if name.startswith("on_")]
    happenings += [
        f"| `param.watch(callback, {name!r})` | Call `callback(event)` when the user or the program has set `{name}`. |"
        for name in sorted(class_info(cls).writable)
    ]
    if rows:
        yield "## Methods"
        yield "\n".join(["| method | what it does |", "|---|---|", *rows.values()])
    if happenings:
        yield "## What the user does"
        yield "\n".join(["| to be told of it | what it does |", "|---|---|", *happenings])


def _panel(cls: type[Component]) -> Iterator[str]:
    rows = [row for row in _differences() if re.search(rf"\b{cls.__name__}\b", row)]
    yield "## More"
    if rows:
        yield "In Panel it is different:"
        yield "\n".join(["| what | in Transom |", "|---|---|", *rows])
    about = PARTS[family(cls)]
    used = f"[{about}](../{PAGES[family(cls)]}) tells how they are used"
    yield f"{used}, and [Coming from Panel](../from_panel#what-differs) what is different from Panel."


@cache
def _differences() -> tuple[str, ...]:
    """The rows of what differs from Panel, with links as seen from a page of the reference."""
    text = (DOCS / "from_panel.md").read_text("utf-8")
    rows = [line for line in text.partition("## What differs")[2].split("\n") if line.startswith("| ")]
    return tuple(re.sub(r"\]\((\w+)\.md", r"](../\1", row) for row in rows)


def _type(hint: Any) -> str:
    """A type for readers: `int` or `None`; the words of a choice."""
    if get_origin(hint) is Literal:
        return ", ".join(f"`{each!r}`".replace("'", '"') for each in get_args(hint))
    if get_origin(hint) in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(_type(each) for each in get_args(hint)))
    if hint is Any:
        return "anything"
    if hint is type(None):
        return "`None`"
    if isinstance(hint, type) and get_origin(hint) is None:
        return f"`{hint.__name__}`"
    return "`" + _MODULE.sub("", str(hint)).replace("|", "or") + "`"


def _default(parameter: param.Parameter[Any]) -> str:
    value = parameter.default
    if isinstance(value, enum.Enum):
        value = value.value
    text = f'"{value}"' if isinstance(value, str) else short(value)
    if isinstance(value, str) and ("`" in value or "\n" in value or "|" in value):
        return "a text"
    return f"`{text}`".replace("|", "\\|")


def _signature(function: Any) -> str:
    signature = inspect.signature(function)
    given = [each for each in signature.parameters.values() if each.name not in ("self", "cls")]
    plain = [each.replace(annotation=inspect.Parameter.empty) for each in given]
    return str(signature.replace(parameters=plain, return_annotation=inspect.Signature.empty)).replace("|", "or")


def _first(text: str | None) -> str:
    return " ".join((text or "").partition("\n\n")[0].split())


def _plain(text: str) -> str:
    """Markdown as it is read."""
    return " ".join(re.sub(r"[`*]", "", text).split())


def _cell(text: str) -> str:
    """A text in a cell of a table."""
    return text.replace("|", "\\|")
