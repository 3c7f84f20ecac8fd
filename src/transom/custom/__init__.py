"""Components of one's own, with a front end written by their author."""

from transom.components.child import Child, Children
from transom.components.pane import PaneBase
from transom.components.py_component import PyComponent
from transom.components.viewer import Viewer
from transom.components.widget import WidgetBase
from transom.custom.any_widget_component import AnyWidgetComponent
from transom.custom.js_component import JSComponent, JSEvent
from transom.diagnostics.absent import absent_name

__all__ = [
    "AnyWidgetComponent",
    "Child",
    "Children",
    "JSComponent",
    "JSEvent",
    "PaneBase",
    "PyComponent",
    "Viewer",
    "WidgetBase",
]

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
