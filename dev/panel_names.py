"""`python -m dev.panel_names`: writes which public names Panel has, from the Panel that is installed.

`src/transom/diagnostics/panel.json` gives each path its names: a module those in it, a class its parameters and
methods, a function its keywords. What all components have stands under `*`, what all widgets have under `widgets.*`.
What an older or newer Panel had stays: the file is about what people write.
"""

from __future__ import annotations

import importlib
import inspect
import json
from collections.abc import Iterable
from types import ModuleType
from typing import Any

import param

from dev.client import ROOT

FILE = ROOT / "src" / "transom" / "diagnostics" / "panel.json"
MODULES = (
    "", "chat", "custom", "indicators", "io", "layout", "links", "pane", "param", "pipeline", "reactive", "template",
    "theme", "viewable", "widgets",
)  # fmt: skip
GROUPS = ("layout", "pane", "widgets")
"""Modules whose components have members in common."""
_EVERYWHERE = frozenset(dir(param.Parameterized))


def collected() -> dict[str, set[str]]:
    """The names by path, as the installed Panel has them."""
    import panel as pn

    for module in ("chat", "custom", "pipeline"):
        importlib.import_module(f"panel.{module}")
    found: dict[str, set[str]] = {}
    classes: dict[str, type] = {}
    for module in MODULES:
        at = getattr(pn, module) if module else pn
        found[module] = set(_names_of(at))
        for name in found[module]:
            each, path = getattr(at, name), f"{module}.{name}" if module else name
            if inspect.isclass(each) and issubclass(each, param.Parameterized):
                classes.setdefault(path, each)
            elif inspect.isfunction(each):
                found[path] = _keywords(each)
    found[""] |= set(MODULES[1:])
    return {path: names for path, names in (found | _members(classes) | _objects()).items() if names}


def _objects() -> dict[str, set[str]]:
    import panel as pn

    options = {name for name in pn.config.param if not name.startswith("_")} - {"name"}
    state = {name for name in dir(pn.state) if not name.startswith("_")} - _EVERYWHERE
    notifications = {"clear", "destroy", "error", "info", "js_events", "position", "send", "success", "warning"}
    return {
        "config": options,
        "extension": options | {"template"},
        "state": state,
        "state.notifications": notifications,
    }


def _names_of(module: ModuleType) -> Iterable[str]:
    listed = getattr(module, "__all__", None)
    for name in listed or dir(module):
        each = getattr(module, name)
        is_own = inspect.isclass(each) and each.__module__.startswith("panel.")
        if not name.startswith("_") and (listed or is_own):
            yield name


def _members(classes: dict[str, type]) -> dict[str, set[str]]:
    own = {path: {name for name in dir(cls) if not name.startswith("_")} - _EVERYWHERE for path, cls in classes.items()}
    shared = {"*": set.intersection(*(own[path] for path in ("layout.Row", "pane.Markdown", "widgets.Button")))}
    for group in GROUPS:
        common = [names for path, names in own.items() if path.startswith(f"{group}.")]
        most = {name for name in set().union(*common) if sum(name in each for each in common) > 0.8 * len(common)}
        shared[f"{group}.*"] = most - shared["*"]
    result = shared
    for path, names in own.items():
        group = path.partition(".")[0]
        result[path] = names - shared["*"] - shared.get(f"{group}.*", set())
    return result


def _keywords(function: Any) -> set[str]:
    parameters = inspect.signature(function).parameters.values()
    return {each.name for each in parameters if each.kind not in (each.VAR_KEYWORD, each.VAR_POSITIONAL)}


def main() -> None:
    """Write the file."""
    known = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    names = {path: set(text.split()) for path, text in known.items()}
    for path, more in collected().items():
        names.setdefault(path, set()).update(more)
    texts = {path: " ".join(sorted(names[path])) for path in sorted(names)}
    FILE.write_text(json.dumps(texts, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
