"""Templates: components that are the page itself.

Written by `python -m dev.stubs`; do not edit.
"""

from transom.template._typed.basic import BasicTemplate as BasicTemplate
from transom.template._typed.basic import BootstrapTemplate as BootstrapTemplate
from transom.template._typed.basic import EditableTemplate as EditableTemplate
from transom.template._typed.basic import FastGridTemplate as FastGridTemplate
from transom.template._typed.basic import FastListTemplate as FastListTemplate
from transom.template._typed.basic import GoldenTemplate as GoldenTemplate
from transom.template._typed.basic import MaterialTemplate as MaterialTemplate
from transom.template._typed.basic import ReactTemplate as ReactTemplate
from transom.template._typed.basic import SlidesTemplate as SlidesTemplate
from transom.template._typed.basic import VanillaTemplate as VanillaTemplate
from transom.template._typed.page import Page as Page
from transom.template.theme import DarkTheme as DarkTheme
from transom.template.theme import DefaultTheme as DefaultTheme

__all__ = [
    "BasicTemplate",
    "BootstrapTemplate",
    "DarkTheme",
    "DefaultTheme",
    "EditableTemplate",
    "FastGridTemplate",
    "FastListTemplate",
    "GoldenTemplate",
    "MaterialTemplate",
    "Page",
    "ReactTemplate",
    "SlidesTemplate",
    "VanillaTemplate",
]
