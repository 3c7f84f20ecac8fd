"""Layouts: components that place others."""

from transom.components.layout import ListLayout
from transom.diagnostics.absent import absent_name
from transom.layout.card import Card
from transom.layout.column import Column
from transom.layout.row import Row
from transom.layout.spacer import Spacer
from transom.layout.tabs import Tabs

__all__ = ["Card", "Column", "ListLayout", "Row", "Spacer", "Tabs"]

__getattr__ = absent_name(__name__, __all__)
