"""The constructors and attributes of the components in `transom.template.page`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.template.page
from transom._typing import Common, Parameters, Reference, Value

class Page(Parameters, transom.template.page.Page):
    """The page itself: what is put into its parts stands in its header, sidebar and main part.

    `page.sidebar.append(slider)` and `page.main[:] = [plot]` change it while it is shown, from any thread.

    Example: `tr.template.Page(title="Sales", sidebar=["Filter"], main=["Numbers"])`
    """

    title: Value[str, str | Reference]
    site: Value[str, str | Reference]
    site_url: Value[str, str | Reference]
    logo: Value[Any, Any]
    favicon: Value[Any, Any]
    nav: Value[Any, Any]
    header: Value[Any, object | Reference | None]
    sidebar: Value[Any, object | Reference | None]
    main: Value[Any, object | Reference | None]
    modal: Value[Any, object | Reference | None]
    modal_open: Value[bool, bool | Reference]
    accent: Value[str | None, str | Reference | None]
    theme: Value[Literal["auto", "light", "default", "dark"], Literal["auto", "light", "default", "dark"] | Reference]
    theme_toggle: Value[bool, bool | Reference]
    sidebar_open: Value[bool, bool | Reference]
    sidebar_width: Value[int, int | Reference]
    max_width: Value[Any, Any]
    def __init__(
        self,
        *,
        title: str | Reference = "",
        site: str | Reference = "",
        site_url: str | Reference = "/",
        logo: Any = None,
        favicon: Any = None,
        nav: Any = ...,
        header: object | Reference | None = None,
        sidebar: object | Reference | None = None,
        main: object | Reference | None = None,
        modal: object | Reference | None = None,
        modal_open: bool | Reference = False,
        accent: str | Reference | None = None,
        theme: Literal["auto", "light", "default", "dark"] | Reference = "auto",
        theme_toggle: bool | Reference = True,
        sidebar_open: bool | Reference = True,
        sidebar_width: int | Reference = 272,
        **common: Unpack[Common],
    ) -> None:
        """The page itself: what is put into its parts stands in its header, sidebar and main part.

        Args:
            title: The heading in its header, and the title of the browser's tab.
            site: What the whole is called; a link before the title.
            site_url: Where it leads.
            logo: A picture before the title: an address, SVG as text, a file; or {"light": …, "dark": …}.
            favicon: The icon of the browser's tab: an address, SVG as text, or a file.
            nav: Links in the header: [("Overview", "/"), …], or "apps" for the apps of the server.
            header: What stands in the header, at its end.
            sidebar: What stands beside the main part; there is no sidebar while it is empty.
            main: What the page is about.
            modal: What stands in the dialog that `open_modal` opens.
            modal_open: Whether the dialog is open; false when the user closes it.
            accent: The colour of what can be operated; changed where it could not be read.
            theme: The colours while the user has chosen none.
            theme_toggle: Whether the user can choose between light and dark.
            sidebar_open: Whether the sidebar is shown; the user can fold it.
            sidebar_width: Width of the sidebar in CSS pixels.
            max_width: Greatest width of the main part: CSS pixels, or a length of CSS; "" or `None` for none.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
