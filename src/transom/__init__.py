"""Live web pages from Python objects.

Callbacks may be async; a bound view never shows a stale result. Start with `transom demo`, or:

    import transom as tr

    name = tr.widgets.TextInput(label="Your name", value="world")
    tr.Column(name, tr.bind(lambda name: f"# Hello {name}!", name)).servable()
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

from transom._version import __version__
from transom.components.controlled import forms_by
from transom.components.display import on_first_use
from transom.diagnostics.absent import answered
from transom.errors import NoServerError

_MODULES = ("custom", "forms", "indicators", "io", "layout", "pane", "widgets", "template", "testing")
_NAMES = {
    "Row": "layout",
    "Column": "layout",
    "Card": "layout",
    "Tabs": "layout",
    "Spacer": "layout",
    "HSpacer": "layout",
    "VSpacer": "layout",
    "FlexBox": "layout",
    "GridBox": "layout",
    "WidgetBox": "layout",
    "Accordion": "layout",
    "GridSpec": "layout",
    "Modal": "layout",
    "Page": "template",
    "Param": "forms",
    "ParamFunction": "pane",
    "ReactiveExpr": "forms",
    "bind": "reactive.binding",
    "cache": "reactive.cache",
    "depends": "reactive.binding",
    "task": "reactive.tasks",
    "Task": "reactive.tasks",
    "Run": "reactive.runs",
    "create_task": "reactive.children",
    "gather": "reactive.children",
    "interact": "forms",
    "current_run": "reactive.children",
    "tasks": "reactive.children",
    "rx": "reactive.binding",
    "panel": "display",
    "state": "facade",
    "config": "options",
    "extension": "options",
    "convert": "hosts.pyodide.convert",
    "fetch": "web",
    "serve": "hosts.server",
    "asgi_app": "hosts.server",
    "ipywidget": "hosts.notebook",
    "load_ipython_extension": "hosts.notebook",
    "Child": "components.child",
    "Children": "components.child",
    "AnyWidgetComponent": "custom",
    "Component": "components.component",
    "PyComponent": "components.py_component",
    "Viewer": "components.viewer",
    "JSComponent": "custom",
    "ErrorContext": "diagnostics.failure",
    "Settings": "settings",
    "UserError": "errors",
}

_OF_SERVERS = frozenset({"asgi_app", "convert", "ipywidget", "load_ipython_extension", "serve"})

if TYPE_CHECKING:
    from transom import custom, forms, indicators, io, layout, pane, template, testing, widgets
    from transom.components.child import Child, Children
    from transom.components.component import Component
    from transom.components.py_component import PyComponent
    from transom.components.viewer import Viewer
    from transom.custom import AnyWidgetComponent, JSComponent
    from transom.diagnostics.failure import ErrorContext
    from transom.display import panel
    from transom.errors import UserError
    from transom.facade import state
    from transom.forms import Param, ReactiveExpr, interact
    from transom.hosts.pyodide.convert import convert
    from transom.hosts.server import asgi_app, serve
    from transom.layout import (
        Accordion,
        Card,
        Column,
        FlexBox,
        GridBox,
        GridSpec,
        HSpacer,
        Modal,
        Row,
        Spacer,
        Tabs,
        VSpacer,
        WidgetBox,
    )
    from transom.options import config, extension
    from transom.pane import ParamFunction
    from transom.reactive.binding import bind, depends, rx
    from transom.reactive.cache import cache
    from transom.reactive.children import create_task, current_run, gather, tasks
    from transom.reactive.runs import Run
    from transom.reactive.tasks import Task, task
    from transom.settings import Settings
    from transom.template import Page
    from transom.web import fetch


on_first_use(lambda: importlib.import_module("transom.pane"))
on_first_use(lambda: importlib.import_module("transom.forms"))
forms_by(lambda: importlib.import_module("transom.forms.controls").controls)


def __getattr__(name: str) -> Any:
    """Import what is asked for (PEP 562), so that a page pays for what it shows."""
    if name in _MODULES:
        return importlib.import_module(f"transom.{name}")
    module = _NAMES.get(name)
    if module is None:
        return answered("transom", name, __all__, sys._getframe(1))
    if name in _OF_SERVERS and sys.platform == "emscripten":
        raise NoServerError(
            f"tr.{name} is for servers, and there is no server in the browser. Write `obj.servable()` for what the "
            "page is to show."
        )
    value = getattr(importlib.import_module(f"transom.{module}"), name)
    globals()[name] = value
    return value


__all__ = [
    "Accordion",
    "AnyWidgetComponent",
    "Card",
    "Child",
    "Children",
    "Column",
    "Component",
    "ErrorContext",
    "FlexBox",
    "GridBox",
    "GridSpec",
    "HSpacer",
    "JSComponent",
    "Modal",
    "Page",
    "Param",
    "ParamFunction",
    "PyComponent",
    "ReactiveExpr",
    "Row",
    "Run",
    "Settings",
    "Spacer",
    "Tabs",
    "Task",
    "UserError",
    "VSpacer",
    "Viewer",
    "WidgetBox",
    "__version__",
    "asgi_app",
    "bind",
    "cache",
    "config",
    "convert",
    "create_task",
    "current_run",
    "custom",
    "depends",
    "extension",
    "fetch",
    "forms",
    "gather",
    "indicators",
    "interact",
    "io",
    "ipywidget",
    "layout",
    "load_ipython_extension",
    "pane",
    "panel",
    "rx",
    "serve",
    "state",
    "task",
    "tasks",
    "template",
    "testing",
    "widgets",
]

__dir__ = __all__.copy

if "ipykernel" in sys.modules:  # in a notebook what a cell makes has a session from here on
    importlib.import_module("transom.hosts.notebook").begin()
