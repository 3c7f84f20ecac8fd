"""`Page`: the page itself: a header, a sidebar, the main part, and a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import param

from transom.components.colour import accent_of, colour_of
from transom.components.component import Component
from transom.components.encode import Encoder
from transom.components.outline import short
from transom.reactive.context import AREAS, Owner
from transom.session.look import Look
from transom.template.area import Slot
from transom.template.logo import picture
from transom.template.nav import links_of

_LOOKS = frozenset({"title", "theme", "theme_toggle", "accent", "favicon", "sidebar", "header"})


class Page(Component):
    """The page itself: what is put into its parts stands in its header, sidebar and main part.

    `page.sidebar.append(slider)` and `page.main[:] = [plot]` change it while it is shown, from any thread.

    Example: `tr.template.Page(title="Sales", sidebar=["Filter"], main=["Numbers"])`
    """

    _front_end = "Page"
    _writable = ("sidebar_open", "modal_open")
    _unsynced: ClassVar[tuple[str, ...]] = ("accent", "theme", "favicon")

    title = param.String(default="", doc="The heading in its header, and the title of the browser's tab.")
    site = param.String(default="", doc="What the whole is called; a link before the title.")
    site_url = param.String(default="/", doc="Where it leads.")
    logo = param.Parameter(
        default=None,
        doc='A picture before the title: an address, SVG as text, a file; or {"light": …, "dark": …}.',
    )
    favicon = param.Parameter(default=None, doc="The icon of the browser's tab: an address, SVG as text, or a file.")
    nav = param.Parameter(
        default=(), doc='Links in the header: [("Overview", "/"), …], or "apps" for the apps of the server.'
    )
    header = Slot(doc="What stands in the header, at its end.")
    sidebar = Slot(doc="What stands beside the main part; there is no sidebar while it is empty.")
    main = Slot(doc="What the page is about.")
    modal = Slot(doc="What stands in the dialog that `open_modal` opens.")
    modal_open = param.Boolean(default=False, doc="Whether the dialog is open; false when the user closes it.")
    accent = param.String(
        default=None, allow_None=True, doc="The colour of what can be operated; changed where it could not be read."
    )
    theme: param.Selector[Any] = param.Selector(
        default="auto", objects=["auto", "light", "default", "dark"], doc="The colours while the user has chosen none."
    )
    theme_toggle = param.Boolean(default=True, doc="Whether the user can choose between light and dark.")
    sidebar_open = param.Boolean(default=True, doc="Whether the sidebar is shown; the user can fold it.")
    sidebar_width = param.Integer(default=272, bounds=(0, None), doc="Width of the sidebar in CSS pixels.")
    max_width = param.Parameter(
        default=1440, doc='Greatest width of the main part: CSS pixels, or a length of CSS; "" or `None` for none.'
    )

    def __init__(self, **params: Any) -> None:
        super().__init__(**{**dict.fromkeys(AREAS), **params})

    def open_modal(self) -> None:
        """Show the dialog; from any thread."""
        self.modal_open = True

    def close_modal(self) -> None:
        """Close the dialog; from any thread."""
        self.modal_open = False

    def look(self, options: dict[str, Any]) -> Look:
        """What of it the page can show before it has its content.

        Args:
            options: what `config` says, which holds where this says nothing.
        """
        return Look(
            accent=self._accent(options),
            theme=self._theme(options),
            fixed=not self.theme_toggle,
            framed=True,
            sidebar=self.sidebar_width if len(self.sidebar) and self.sidebar_open else 0,
            behind=str(colour_of(getattr(self, "header_background", "")) or ""),
        )

    def _properties(self, owner: Owner | None) -> dict[str, Any]:
        """What of it are properties of the browser's page."""
        look = self.look({} if owner is None else owner.options)
        properties: dict[str, Any] = {"accent": look.accent or None, "icon": self._tried("favicon", picture, owner)}
        properties |= {"theme": look.theme if look.fixed else "auto", "prefer": "" if look.fixed else look.theme}
        return {**properties, **({"title": self.title} if self.title else {})}

    def _mounted(self, tree: Any) -> None:
        tree.set_page(**self._properties(tree.owner))

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if not names.isdisjoint(_LOOKS):
            for mount in self._mounts:
                if mount.owner is not None:
                    mount.owner.set_page(**self._properties(mount.owner))

    def _theme(self, options: dict[str, Any]) -> str:
        said = options.get("theme", "auto")
        return str(said if self.theme == "auto" else "light" if self.theme == "default" else self.theme)

    def _accent(self, options: dict[str, Any]) -> str:
        said = self.accent or options.get("accent")
        colour = colour_of(said) if said else None
        if said and colour is None:
            self._advise("accent", f"accent={said!r} is no colour. Write '#00677d' or a name such as 'teal'.")
        return "" if colour is None else "light-dark({}, {})".format(*accent_of(colour))

    def _tried(self, name: str, how: Callable[[Any, Any], Any], owner: Owner | None, value: Any = None) -> Any:
        """What `how` makes of a parameter; nothing, and a report, of a value that it does not take."""
        value = getattr(self, name) if value is None else value
        try:
            return how(value, owner)
        except (ValueError, TypeError) as error:
            self._advise(name, f"{name}={short(value)}: {error}")
            return None

    def _encode_logo(self, value: Any, encoder: Encoder) -> Any:
        if not isinstance(value, dict):
            return self._tried("logo", picture, encoder.owner, value)
        return {
            scheme: self._tried("logo", picture, encoder.owner, value.get(scheme, "")) for scheme in ("light", "dark")
        }

    def _encode_nav(self, value: Any, encoder: Encoder) -> Any:
        return self._tried("nav", links_of, encoder.owner, value) or []

    def _encode_max_width(self, value: Any, encoder: Encoder) -> str | None:
        return f"{value}px" if isinstance(value, int | float) and value else (value or None)
