"""Components of one's own, with a front end written by their author."""

from transom.components.child import Child, Children
from transom.components.py_component import PyComponent
from transom.components.viewer import Viewer
from transom.custom.any_widget_component import AnyWidgetComponent
from transom.custom.js_component import JSComponent, JSEvent
from transom.diagnostics.absent import absent_name

__all__ = ["AnyWidgetComponent", "Child", "Children", "JSComponent", "JSEvent", "PyComponent", "Viewer"]

__getattr__ = absent_name(__name__, __all__)
