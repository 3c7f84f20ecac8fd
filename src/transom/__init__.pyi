"""Live web pages from Python objects.

Callbacks may be async; a bound view never shows a stale result. Start with `transom demo`, or:

    import transom as tr

    name = tr.widgets.TextInput(label="Your name", value="world")
    tr.Column(name, tr.bind(lambda name: f"# Hello {name}!", name)).servable()

Written by `python -m dev.stubs`; do not edit.
"""

from transom import custom as custom
from transom import forms as forms
from transom import indicators as indicators
from transom import io as io
from transom import layout as layout
from transom import pane as pane
from transom import template as template
from transom import testing as testing
from transom import widgets as widgets
from transom._version import __version__ as __version__
from transom.components.child import Child as Child
from transom.components.child import Children as Children
from transom.components.component import Component as Component
from transom.components.py_component import PyComponent as PyComponent
from transom.components.viewer import Viewer as Viewer
from transom.custom import AnyWidgetComponent as AnyWidgetComponent
from transom.custom import JSComponent as JSComponent
from transom.diagnostics.failure import ErrorContext as ErrorContext
from transom.display import panel as panel
from transom.errors import UserError as UserError
from transom.facade import state as state
from transom.forms import Param as Param
from transom.forms import ReactiveExpr as ReactiveExpr
from transom.forms import interact as interact
from transom.hosts.notebook import ipywidget as ipywidget
from transom.hosts.notebook import load_ipython_extension as load_ipython_extension
from transom.hosts.pyodide.convert import convert as convert
from transom.hosts.server import asgi_app as asgi_app
from transom.hosts.server import serve as serve
from transom.layout import Accordion as Accordion
from transom.layout import Card as Card
from transom.layout import Column as Column
from transom.layout import FlexBox as FlexBox
from transom.layout import GridBox as GridBox
from transom.layout import GridSpec as GridSpec
from transom.layout import HSpacer as HSpacer
from transom.layout import Modal as Modal
from transom.layout import Row as Row
from transom.layout import Spacer as Spacer
from transom.layout import Tabs as Tabs
from transom.layout import VSpacer as VSpacer
from transom.layout import WidgetBox as WidgetBox
from transom.options import config as config
from transom.options import extension as extension
from transom.pane import ParamFunction as ParamFunction
from transom.reactive.binding import bind as bind
from transom.reactive.binding import depends as depends
from transom.reactive.binding import rx as rx
from transom.reactive.cache import cache as cache
from transom.reactive.children import create_task as create_task
from transom.reactive.children import current_run as current_run
from transom.reactive.children import gather as gather
from transom.reactive.children import tasks as tasks
from transom.reactive.runs import Run as Run
from transom.reactive.tasks import Task as Task
from transom.reactive.tasks import task as task
from transom.settings import Settings as Settings
from transom.template import Page as Page
from transom.web import fetch as fetch

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
