"""The constructors and attributes of the components in `transom.template.basic`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Literal, Unpack

import transom.template.basic
from transom._typing import Common, Reference, Value
from transom.template._typed.page import Page

class BasicTemplate(Page, transom.template.basic.BasicTemplate):
    """What Panel's templates have in common: a `Page` with their names and defaults."""

    header_background: Value[str, str | Reference]
    header_color: Value[str, str | Reference]
    collapsed_sidebar: Value[bool, bool | Reference]
    sidebar_width: Value[int, int | Reference]
    main_max_width: Value[str, str | Reference]
    max_width: Value[Any, Any]
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
    def __init__(
        self,
        *,
        header_background: str | Reference = "",
        header_color: str | Reference = "",
        collapsed_sidebar: bool | Reference = False,
        sidebar_width: int | Reference = 330,
        main_max_width: str | Reference = "",
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
        **common: Unpack[Common],
    ) -> None:
        """What Panel's templates have in common: a `Page` with their names and defaults.

        Args:
            header_background: The colour behind the header, as CSS has it.
            header_color: The colour of the texts in it; one that can be read when omitted.
            collapsed_sidebar: Whether the sidebar is folded at first.
            sidebar_width: Width of the sidebar in CSS pixels.
            main_max_width: Greatest width of the main part, such as "1200px".
            max_width: The same, or a number of CSS pixels.
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
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class BootstrapTemplate(BasicTemplate, transom.template.basic.BootstrapTemplate):
    """A page; Panel's template in the look of Bootstrap."""

    header_background: Value[str, str | Reference]
    header_color: Value[str, str | Reference]
    collapsed_sidebar: Value[bool, bool | Reference]
    sidebar_width: Value[int, int | Reference]
    main_max_width: Value[str, str | Reference]
    max_width: Value[Any, Any]
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
    def __init__(
        self,
        *,
        header_background: str | Reference = "",
        header_color: str | Reference = "",
        collapsed_sidebar: bool | Reference = False,
        sidebar_width: int | Reference = 330,
        main_max_width: str | Reference = "",
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
        **common: Unpack[Common],
    ) -> None:
        """A page; Panel's template in the look of Bootstrap.

        Args:
            header_background: The colour behind the header, as CSS has it.
            header_color: The colour of the texts in it; one that can be read when omitted.
            collapsed_sidebar: Whether the sidebar is folded at first.
            sidebar_width: Width of the sidebar in CSS pixels.
            main_max_width: Greatest width of the main part, such as "1200px".
            max_width: The same, or a number of CSS pixels.
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
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class GoldenTemplate(BasicTemplate, transom.template.basic.GoldenTemplate):
    """A page; of Panel's template with windows that can be moved it has the parts."""

    header_background: Value[str, str | Reference]
    header_color: Value[str, str | Reference]
    collapsed_sidebar: Value[bool, bool | Reference]
    sidebar_width: Value[int, int | Reference]
    main_max_width: Value[str, str | Reference]
    max_width: Value[Any, Any]
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
    def __init__(
        self,
        *,
        header_background: str | Reference = "",
        header_color: str | Reference = "",
        collapsed_sidebar: bool | Reference = False,
        sidebar_width: int | Reference = 330,
        main_max_width: str | Reference = "",
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
        **common: Unpack[Common],
    ) -> None:
        """A page; of Panel's template with windows that can be moved it has the parts.

        Args:
            header_background: The colour behind the header, as CSS has it.
            header_color: The colour of the texts in it; one that can be read when omitted.
            collapsed_sidebar: Whether the sidebar is folded at first.
            sidebar_width: Width of the sidebar in CSS pixels.
            main_max_width: Greatest width of the main part, such as "1200px".
            max_width: The same, or a number of CSS pixels.
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
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class MaterialTemplate(BasicTemplate, transom.template.basic.MaterialTemplate):
    """A page; Panel's template in the look of Material."""

    sidebar_width: Value[int, int | Reference]
    header_background: Value[str, str | Reference]
    header_color: Value[str, str | Reference]
    collapsed_sidebar: Value[bool, bool | Reference]
    main_max_width: Value[str, str | Reference]
    max_width: Value[Any, Any]
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
    def __init__(
        self,
        *,
        sidebar_width: int | Reference = 370,
        header_background: str | Reference = "",
        header_color: str | Reference = "",
        collapsed_sidebar: bool | Reference = False,
        main_max_width: str | Reference = "",
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
        **common: Unpack[Common],
    ) -> None:
        """A page; Panel's template in the look of Material.

        Args:
            sidebar_width: Width of the sidebar in CSS pixels.
            header_background: The colour behind the header, as CSS has it.
            header_color: The colour of the texts in it; one that can be read when omitted.
            collapsed_sidebar: Whether the sidebar is folded at first.
            main_max_width: Greatest width of the main part, such as "1200px".
            max_width: The same, or a number of CSS pixels.
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
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class VanillaTemplate(BasicTemplate, transom.template.basic.VanillaTemplate):
    """A page; Panel's plainest template."""

    header_background: Value[str, str | Reference]
    header_color: Value[str, str | Reference]
    collapsed_sidebar: Value[bool, bool | Reference]
    sidebar_width: Value[int, int | Reference]
    main_max_width: Value[str, str | Reference]
    max_width: Value[Any, Any]
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
    def __init__(
        self,
        *,
        header_background: str | Reference = "",
        header_color: str | Reference = "",
        collapsed_sidebar: bool | Reference = False,
        sidebar_width: int | Reference = 330,
        main_max_width: str | Reference = "",
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
        **common: Unpack[Common],
    ) -> None:
        """A page; Panel's plainest template.

        Args:
            header_background: The colour behind the header, as CSS has it.
            header_color: The colour of the texts in it; one that can be read when omitted.
            collapsed_sidebar: Whether the sidebar is folded at first.
            sidebar_width: Width of the sidebar in CSS pixels.
            main_max_width: Greatest width of the main part, such as "1200px".
            max_width: The same, or a number of CSS pixels.
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
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class EditableTemplate(VanillaTemplate, transom.template.basic.EditableTemplate):
    """A page; of Panel's template whose readers arrange what is in it, it has the parts."""

    editable: Value[bool, bool | Reference]
    layout: Value[Any, dict[Any, Any] | Reference]
    local_save: Value[bool, bool | Reference]
    header_background: Value[str, str | Reference]
    header_color: Value[str, str | Reference]
    collapsed_sidebar: Value[bool, bool | Reference]
    sidebar_width: Value[int, int | Reference]
    main_max_width: Value[str, str | Reference]
    max_width: Value[Any, Any]
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
    def __init__(
        self,
        *,
        editable: bool | Reference = True,
        layout: dict[Any, Any] | Reference = ...,
        local_save: bool | Reference = True,
        header_background: str | Reference = "",
        header_color: str | Reference = "",
        collapsed_sidebar: bool | Reference = False,
        sidebar_width: int | Reference = 330,
        main_max_width: str | Reference = "",
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
        **common: Unpack[Common],
    ) -> None:
        """A page; of Panel's template whose readers arrange what is in it, it has the parts.

        Args:
            editable: Taken, and changes nothing yet.
            layout: Taken, and changes nothing yet.
            local_save: Taken, and changes nothing yet.
            header_background: The colour behind the header, as CSS has it.
            header_color: The colour of the texts in it; one that can be read when omitted.
            collapsed_sidebar: Whether the sidebar is folded at first.
            sidebar_width: Width of the sidebar in CSS pixels.
            main_max_width: Greatest width of the main part, such as "1200px".
            max_width: The same, or a number of CSS pixels.
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
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class FastListTemplate(BasicTemplate, transom.template.basic.FastListTemplate):
    """A page whose main part is a list, each thing of it in a frame; what is in `right_sidebar` stands beside it."""

    right_sidebar_footer: Value[Any, object | Reference | None]
    right_sidebar: Value[Any, object | Reference | None]
    right_sidebar_width: Value[int, int | Reference]
    accent_base_color: Value[str | None, str | Reference | None]
    main_layout: Value[Literal["card"] | None, Literal["card"] | Reference | None]
    sidebar_footer: Value[Any, object | Reference | None]
    header_background: Value[str, str | Reference]
    header_color: Value[str, str | Reference]
    collapsed_sidebar: Value[bool, bool | Reference]
    sidebar_width: Value[int, int | Reference]
    main_max_width: Value[str, str | Reference]
    max_width: Value[Any, Any]
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
    def __init__(
        self,
        *,
        right_sidebar_footer: object | Reference | None = None,
        right_sidebar: object | Reference | None = None,
        right_sidebar_width: int | Reference = 330,
        accent_base_color: str | Reference | None = None,
        main_layout: Literal["card"] | Reference | None = "card",
        sidebar_footer: object | Reference | None = None,
        header_background: str | Reference = "",
        header_color: str | Reference = "",
        collapsed_sidebar: bool | Reference = False,
        sidebar_width: int | Reference = 330,
        main_max_width: str | Reference = "",
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
        **common: Unpack[Common],
    ) -> None:
        """A page whose main part is a list, each thing of it in a frame; what is in `right_sidebar` stands beside it.

        Args:
            right_sidebar_footer: What stands at the foot of that.
            right_sidebar: What stands beside the main part at its end; on phones below it.
            right_sidebar_width: Its width in CSS pixels.
            accent_base_color: Another name of `accent`.
            main_layout: Whether each thing in the main part has a frame around it.
            sidebar_footer: What stands at the foot of the sidebar.
            header_background: The colour behind the header, as CSS has it.
            header_color: The colour of the texts in it; one that can be read when omitted.
            collapsed_sidebar: Whether the sidebar is folded at first.
            sidebar_width: Width of the sidebar in CSS pixels.
            main_max_width: Greatest width of the main part, such as "1200px".
            max_width: The same, or a number of CSS pixels.
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
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class ReactTemplate(BasicTemplate, transom.template.basic.ReactTemplate):
    """A page whose main part is a grid of 12 columns."""

    main: Value[Any, object | Reference | None]
    row_height: Value[int, int | Reference]
    cols: Value[Any, dict[Any, Any] | Reference]
    breakpoints: Value[Any, dict[Any, Any] | Reference]
    compact: Value[Any, Any]
    dimensions: Value[Any, dict[Any, Any] | Reference]
    prevent_collision: Value[bool, bool | Reference]
    save_layout: Value[bool, bool | Reference]
    header_background: Value[str, str | Reference]
    header_color: Value[str, str | Reference]
    collapsed_sidebar: Value[bool, bool | Reference]
    sidebar_width: Value[int, int | Reference]
    main_max_width: Value[str, str | Reference]
    max_width: Value[Any, Any]
    title: Value[str, str | Reference]
    site: Value[str, str | Reference]
    site_url: Value[str, str | Reference]
    logo: Value[Any, Any]
    favicon: Value[Any, Any]
    nav: Value[Any, Any]
    header: Value[Any, object | Reference | None]
    sidebar: Value[Any, object | Reference | None]
    modal: Value[Any, object | Reference | None]
    modal_open: Value[bool, bool | Reference]
    accent: Value[str | None, str | Reference | None]
    theme: Value[Literal["auto", "light", "default", "dark"], Literal["auto", "light", "default", "dark"] | Reference]
    theme_toggle: Value[bool, bool | Reference]
    sidebar_open: Value[bool, bool | Reference]
    def __init__(
        self,
        *,
        main: object | Reference | None = None,
        row_height: int | Reference = 150,
        cols: dict[Any, Any] | Reference = ...,
        breakpoints: dict[Any, Any] | Reference = ...,
        compact: Any = None,
        dimensions: dict[Any, Any] | Reference = ...,
        prevent_collision: bool | Reference = False,
        save_layout: bool | Reference = False,
        header_background: str | Reference = "",
        header_color: str | Reference = "",
        collapsed_sidebar: bool | Reference = False,
        sidebar_width: int | Reference = 330,
        main_max_width: str | Reference = "",
        title: str | Reference = "",
        site: str | Reference = "",
        site_url: str | Reference = "/",
        logo: Any = None,
        favicon: Any = None,
        nav: Any = ...,
        header: object | Reference | None = None,
        sidebar: object | Reference | None = None,
        modal: object | Reference | None = None,
        modal_open: bool | Reference = False,
        accent: str | Reference | None = None,
        theme: Literal["auto", "light", "default", "dark"] | Reference = "auto",
        theme_toggle: bool | Reference = True,
        sidebar_open: bool | Reference = True,
        **common: Unpack[Common],
    ) -> None:
        """A page whose main part is a grid of 12 columns.

        Args:
            main: What the page is about: `main[:3, :6] = plot` in a grid of 12 columns.
            row_height: Least height of a row of the grid in CSS pixels.
            cols: Taken, and changes nothing: there are 12, and one on phones.
            breakpoints: Taken, and changes nothing.
            compact: Taken, and changes nothing yet.
            dimensions: Taken, and changes nothing yet.
            prevent_collision: Taken, and changes nothing yet.
            save_layout: Taken, and changes nothing yet.
            header_background: The colour behind the header, as CSS has it.
            header_color: The colour of the texts in it; one that can be read when omitted.
            collapsed_sidebar: Whether the sidebar is folded at first.
            sidebar_width: Width of the sidebar in CSS pixels.
            main_max_width: Greatest width of the main part, such as "1200px".
            max_width: The same, or a number of CSS pixels.
            title: The heading in its header, and the title of the browser's tab.
            site: What the whole is called; a link before the title.
            site_url: Where it leads.
            logo: A picture before the title: an address, SVG as text, a file; or {"light": …, "dark": …}.
            favicon: The icon of the browser's tab: an address, SVG as text, or a file.
            nav: Links in the header: [("Overview", "/"), …], or "apps" for the apps of the server.
            header: What stands in the header, at its end.
            sidebar: What stands beside the main part; there is no sidebar while it is empty.
            modal: What stands in the dialog that `open_modal` opens.
            modal_open: Whether the dialog is open; false when the user closes it.
            accent: The colour of what can be operated; changed where it could not be read.
            theme: The colours while the user has chosen none.
            theme_toggle: Whether the user can choose between light and dark.
            sidebar_open: Whether the sidebar is shown; the user can fold it.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class SlidesTemplate(VanillaTemplate, transom.template.basic.SlidesTemplate):
    """A page whose main part is slides: each thing of it fills the window. Arrow keys go from one to the next."""

    main: Value[Any, object | Reference | None]
    collapsed_sidebar: Value[bool, bool | Reference]
    sidebar_open: Value[bool, bool | Reference]
    header_background: Value[str, str | Reference]
    header_color: Value[str, str | Reference]
    sidebar_width: Value[int, int | Reference]
    main_max_width: Value[str, str | Reference]
    max_width: Value[Any, Any]
    title: Value[str, str | Reference]
    site: Value[str, str | Reference]
    site_url: Value[str, str | Reference]
    logo: Value[Any, Any]
    favicon: Value[Any, Any]
    nav: Value[Any, Any]
    header: Value[Any, object | Reference | None]
    sidebar: Value[Any, object | Reference | None]
    modal: Value[Any, object | Reference | None]
    modal_open: Value[bool, bool | Reference]
    accent: Value[str | None, str | Reference | None]
    theme: Value[Literal["auto", "light", "default", "dark"], Literal["auto", "light", "default", "dark"] | Reference]
    theme_toggle: Value[bool, bool | Reference]
    def __init__(
        self,
        *,
        main: object | Reference | None = None,
        collapsed_sidebar: bool | Reference = True,
        sidebar_open: bool | Reference = False,
        header_background: str | Reference = "",
        header_color: str | Reference = "",
        sidebar_width: int | Reference = 330,
        main_max_width: str | Reference = "",
        title: str | Reference = "",
        site: str | Reference = "",
        site_url: str | Reference = "/",
        logo: Any = None,
        favicon: Any = None,
        nav: Any = ...,
        header: object | Reference | None = None,
        sidebar: object | Reference | None = None,
        modal: object | Reference | None = None,
        modal_open: bool | Reference = False,
        accent: str | Reference | None = None,
        theme: Literal["auto", "light", "default", "dark"] | Reference = "auto",
        theme_toggle: bool | Reference = True,
        **common: Unpack[Common],
    ) -> None:
        """A page whose main part is slides: each thing of it fills the window. Arrow keys go from one to the next.

        Args:
            main: The slides, in order: `main[:] = [first, second]`.
            collapsed_sidebar: Whether the sidebar is folded at first.
            sidebar_open: Whether the sidebar is shown; the user can fold it.
            header_background: The colour behind the header, as CSS has it.
            header_color: The colour of the texts in it; one that can be read when omitted.
            sidebar_width: Width of the sidebar in CSS pixels.
            main_max_width: Greatest width of the main part, such as "1200px".
            max_width: The same, or a number of CSS pixels.
            title: The heading in its header, and the title of the browser's tab.
            site: What the whole is called; a link before the title.
            site_url: Where it leads.
            logo: A picture before the title: an address, SVG as text, a file; or {"light": …, "dark": …}.
            favicon: The icon of the browser's tab: an address, SVG as text, or a file.
            nav: Links in the header: [("Overview", "/"), …], or "apps" for the apps of the server.
            header: What stands in the header, at its end.
            sidebar: What stands beside the main part; there is no sidebar while it is empty.
            modal: What stands in the dialog that `open_modal` opens.
            modal_open: Whether the dialog is open; false when the user closes it.
            accent: The colour of what can be operated; changed where it could not be read.
            theme: The colours while the user has chosen none.
            theme_toggle: Whether the user can choose between light and dark.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class FastGridTemplate(BasicTemplate, transom.template.basic.FastGridTemplate):
    """A page whose main part is a grid of 12 columns, each thing of it in a frame."""

    main: Value[Any, object | Reference | None]
    row_height: Value[int, int | Reference]
    cols: Value[Any, dict[Any, Any] | Reference]
    breakpoints: Value[Any, dict[Any, Any] | Reference]
    compact: Value[Any, Any]
    dimensions: Value[Any, dict[Any, Any] | Reference]
    prevent_collision: Value[bool, bool | Reference]
    save_layout: Value[bool, bool | Reference]
    accent_base_color: Value[str | None, str | Reference | None]
    main_layout: Value[Literal["card"] | None, Literal["card"] | Reference | None]
    sidebar_footer: Value[Any, object | Reference | None]
    header_background: Value[str, str | Reference]
    header_color: Value[str, str | Reference]
    collapsed_sidebar: Value[bool, bool | Reference]
    sidebar_width: Value[int, int | Reference]
    main_max_width: Value[str, str | Reference]
    max_width: Value[Any, Any]
    title: Value[str, str | Reference]
    site: Value[str, str | Reference]
    site_url: Value[str, str | Reference]
    logo: Value[Any, Any]
    favicon: Value[Any, Any]
    nav: Value[Any, Any]
    header: Value[Any, object | Reference | None]
    sidebar: Value[Any, object | Reference | None]
    modal: Value[Any, object | Reference | None]
    modal_open: Value[bool, bool | Reference]
    accent: Value[str | None, str | Reference | None]
    theme: Value[Literal["auto", "light", "default", "dark"], Literal["auto", "light", "default", "dark"] | Reference]
    theme_toggle: Value[bool, bool | Reference]
    sidebar_open: Value[bool, bool | Reference]
    def __init__(
        self,
        *,
        main: object | Reference | None = None,
        row_height: int | Reference = 150,
        cols: dict[Any, Any] | Reference = ...,
        breakpoints: dict[Any, Any] | Reference = ...,
        compact: Any = None,
        dimensions: dict[Any, Any] | Reference = ...,
        prevent_collision: bool | Reference = False,
        save_layout: bool | Reference = False,
        accent_base_color: str | Reference | None = None,
        main_layout: Literal["card"] | Reference | None = "card",
        sidebar_footer: object | Reference | None = None,
        header_background: str | Reference = "",
        header_color: str | Reference = "",
        collapsed_sidebar: bool | Reference = False,
        sidebar_width: int | Reference = 330,
        main_max_width: str | Reference = "",
        title: str | Reference = "",
        site: str | Reference = "",
        site_url: str | Reference = "/",
        logo: Any = None,
        favicon: Any = None,
        nav: Any = ...,
        header: object | Reference | None = None,
        sidebar: object | Reference | None = None,
        modal: object | Reference | None = None,
        modal_open: bool | Reference = False,
        accent: str | Reference | None = None,
        theme: Literal["auto", "light", "default", "dark"] | Reference = "auto",
        theme_toggle: bool | Reference = True,
        sidebar_open: bool | Reference = True,
        **common: Unpack[Common],
    ) -> None:
        """A page whose main part is a grid of 12 columns, each thing of it in a frame.

        Args:
            main: What the page is about: `main[:3, :6] = plot` in a grid of 12 columns.
            row_height: Least height of a row of the grid in CSS pixels.
            cols: Taken, and changes nothing: there are 12, and one on phones.
            breakpoints: Taken, and changes nothing.
            compact: Taken, and changes nothing yet.
            dimensions: Taken, and changes nothing yet.
            prevent_collision: Taken, and changes nothing yet.
            save_layout: Taken, and changes nothing yet.
            accent_base_color: Another name of `accent`.
            main_layout: Whether each thing in the main part has a frame around it.
            sidebar_footer: What stands at the foot of the sidebar.
            header_background: The colour behind the header, as CSS has it.
            header_color: The colour of the texts in it; one that can be read when omitted.
            collapsed_sidebar: Whether the sidebar is folded at first.
            sidebar_width: Width of the sidebar in CSS pixels.
            main_max_width: Greatest width of the main part, such as "1200px".
            max_width: The same, or a number of CSS pixels.
            title: The heading in its header, and the title of the browser's tab.
            site: What the whole is called; a link before the title.
            site_url: Where it leads.
            logo: A picture before the title: an address, SVG as text, a file; or {"light": …, "dark": …}.
            favicon: The icon of the browser's tab: an address, SVG as text, or a file.
            nav: Links in the header: [("Overview", "/"), …], or "apps" for the apps of the server.
            header: What stands in the header, at its end.
            sidebar: What stands beside the main part; there is no sidebar while it is empty.
            modal: What stands in the dialog that `open_modal` opens.
            modal_open: Whether the dialog is open; false when the user closes it.
            accent: The colour of what can be operated; changed where it could not be read.
            theme: The colours while the user has chosen none.
            theme_toggle: Whether the user can choose between light and dark.
            sidebar_open: Whether the sidebar is shown; the user can fold it.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
