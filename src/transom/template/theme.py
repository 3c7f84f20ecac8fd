"""Panel's themes, light and dark, and designs: these are taken where Panel takes one, and change nothing."""

from __future__ import annotations

from transom.diagnostics.absent import absent_name


class DefaultTheme:
    """The theme of Panel's templates that is light."""

    name = "light"


class DarkTheme:
    """The theme of Panel's templates that is dark."""

    name = "dark"


class Design:
    """A look of Panel's components. All have Transom's look."""


class Bootstrap(Design):
    """The look of Bootstrap."""


class Fast(Design):
    """The look of Fast."""


class Material(Design):
    """The look of Material."""


class Native(Design):
    """The look of the browser."""


__all__ = ["Bootstrap", "DarkTheme", "DefaultTheme", "Design", "Fast", "Material", "Native"]

__getattr__ = absent_name(__name__, __all__)
__dir__ = __all__.copy
