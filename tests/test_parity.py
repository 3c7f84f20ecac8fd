"""A component is whole: a front end, a page of documentation, a test, a line among the exports."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from transom.components.component import Component
from transom.components.info import class_info
from transom.hosts.assets import load_assets

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("widgets", "layout", "pane", "indicators", "forms")
BASES = {
    "Boolean",
    "Box",
    "Calendar",
    "Choice",
    "Choosing",
    "Clicked",
    "Days",
    "Field",
    "Figure",
    "FilledScale",
    "GroupedChoice",
    "Iconic",
    "Indicator",
    "Media",
    "NamedLayout",
    "Moments",
    "Numeric",
    "OneMoment",
    "Pickable",
    "Pictured",
    "Playing",
    "RadioGroup",
    "Railed",
    "Range",
    "Scale",
    "Ranged",
    "Scrolling",
    "Several",
    "Slider",
    "TextField",
    "Throttled",
    "Timeline",
    "Toned",
    "Track",
    "Uploading",
    "When",
}
"""Families of components, which are not shown themselves."""
ROOTS = {"Widget", "Pane", "ListLayout", "ImageBase", "PaneBase"}
CORE = (ROOT / "src/transom/client/core.ts").read_text()
DOCS = "\n".join(path.read_text() for path in (ROOT / "docs").glob("*.md"))


def exported() -> list[tuple[str, type[Component]]]:
    found = []
    for package in PACKAGES:
        module = importlib.import_module(f"transom.{package}")
        for name in module.__all__:
            value = getattr(module, name)
            if isinstance(value, type) and issubclass(value, Component) and name not in ROOTS:
                found.append((package, value))
    return found


@pytest.mark.parametrize(("package", "component"), exported(), ids=lambda value: getattr(value, "__name__", value))
def test_a_component_is_whole(package: str, component: type[Component]) -> None:
    name = component.__name__
    front_end = class_info(component).front_end
    in_chunk = front_end.lower() in load_assets().chunks
    assert in_chunk != bool(re.search(rf"^  {front_end}\b", CORE, re.MULTILINE)), f"{front_end} lies nowhere, or twice"
    assert re.search(rf"`[a-z.]*{name}\b", DOCS), f"no page in docs/ tells of {name}"
    tests = "\n".join(path.read_text() for path in (ROOT / "tests" / package).rglob("*.py"))
    assert re.search(rf"\b{name}\b", tests), f"no test in tests/{package} uses {name}"


def test_every_component_module_is_exported() -> None:
    for package in PACKAGES:
        folder = ROOT / "src/transom" / package
        names = set(importlib.import_module(f"transom.{package}").__all__)
        for path in folder.glob("[a-z]*.py"):
            module = importlib.import_module(f"transom.{package}.{path.stem}")
            own = {
                name
                for name, value in vars(module).items()
                if isinstance(value, type)
                and issubclass(value, Component)
                and value.__module__ == module.__name__
                and not name.startswith("_")
                and value._front_end
            }
            assert not own - names - BASES, f"{own - names} of {path.name} stand in no __all__"
