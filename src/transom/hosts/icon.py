"""The icon of a page's tab until an app sets one."""

from __future__ import annotations

from urllib.parse import quote

# In the page itself: the icon of the tab costs no request.
ICON = "data:image/svg+xml," + quote(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect x="3" y="3" width="26" height="26" rx="5" fill="#0b6e6e"/>'
    '<path d="M8 13h16L20 7H8z" fill="#fff"/><path d="M8 16h16v10H8z" fill="#fff" opacity=".55"/></svg>',
    safe="/:='",
)
