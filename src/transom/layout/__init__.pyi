"""Layouts: components that place others.

Written by `python -m dev.stubs`; do not edit.
"""

from transom.components.layout import ListLayout as ListLayout
from transom.components.list_like import ListLike as ListLike
from transom.components.list_like import NamedListLike as NamedListLike
from transom.layout._typed.accordion import Accordion as Accordion
from transom.layout._typed.card import Card as Card
from transom.layout._typed.column import Column as Column
from transom.layout._typed.divider import Divider as Divider
from transom.layout._typed.flex_box import FlexBox as FlexBox
from transom.layout._typed.grid_box import GridBox as GridBox
from transom.layout._typed.grid_spec import GridSpec as GridSpec
from transom.layout._typed.grid_stack import GridStack as GridStack
from transom.layout._typed.modal import Modal as Modal
from transom.layout._typed.row import Row as Row
from transom.layout._typed.spacer import HSpacer as HSpacer
from transom.layout._typed.spacer import Spacer as Spacer
from transom.layout._typed.spacer import VSpacer as VSpacer
from transom.layout._typed.tabs import Tabs as Tabs
from transom.layout._typed.widget_box import WidgetBox as WidgetBox

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
