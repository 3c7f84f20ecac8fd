"""Layouts: components that place others."""

from transom.components.layout import ListLayout
from transom.components.list_like import ListLike, NamedListLike
from transom.diagnostics.absent import absent_name
from transom.layout.accordion import Accordion
from transom.layout.card import Card
from transom.layout.column import Column
from transom.layout.divider import Divider
from transom.layout.flex_box import FlexBox
from transom.layout.grid_box import GridBox
from transom.layout.grid_spec import GridSpec
from transom.layout.grid_stack import GridStack
from transom.layout.modal import Modal
from transom.layout.row import Row
from transom.layout.spacer import HSpacer, Spacer, VSpacer
from transom.layout.tabs import Tabs
from transom.layout.widget_box import WidgetBox

__all__ = [
    "Accordion",
    "Card",
    "Column",
    "Divider",
    "FlexBox",
    "GridBox",
    "GridSpec",
    "GridStack",
    "HSpacer",
    "ListLayout",
    "ListLike",
    "Modal",
    "NamedListLike",
    "Row",
    "Spacer",
    "Tabs",
    "VSpacer",
    "WidgetBox",
]

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
