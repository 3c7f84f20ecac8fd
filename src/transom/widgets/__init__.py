"""Widgets: components with a value that the user can change."""

from transom.components.widget import Widget
from transom.diagnostics.absent import absent_name
from transom.widgets.button import Button
from transom.widgets.checkbox import Checkbox
from transom.widgets.select import Select
from transom.widgets.slider import FloatSlider, IntSlider
from transom.widgets.static_text import StaticText
from transom.widgets.task_button import TaskButton
from transom.widgets.text_input import TextInput

__all__ = [
    "Button",
    "Checkbox",
    "FloatSlider",
    "IntSlider",
    "Select",
    "StaticText",
    "TaskButton",
    "TextInput",
    "Widget",
]

__getattr__ = absent_name(__name__, __all__)
