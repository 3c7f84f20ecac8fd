"""Templates: components that are the page itself."""

from transom.diagnostics.absent import absent_name
from transom.template.basic import (
    BasicTemplate,
    BootstrapTemplate,
    EditableTemplate,
    FastGridTemplate,
    FastListTemplate,
    GoldenTemplate,
    MaterialTemplate,
    ReactTemplate,
    SlidesTemplate,
    VanillaTemplate,
)
from transom.template.page import Page
from transom.template.theme import DarkTheme, DefaultTheme

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

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
