"""Templates: components that are the page itself."""

from transom.diagnostics.absent import absent_name
from transom.template.page import Page

__all__ = ["Page"]

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
