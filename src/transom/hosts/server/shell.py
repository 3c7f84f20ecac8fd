"""The shell page: small, the same for every user, and safe to cache. It opens the socket at once."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable
from html import escape

from transom.hosts.assets import Assets
from transom.hosts.icon import ICON
from transom.session.look import Look
from transom.settings import Settings

_PAGE = """<!doctype html>
<html lang="en" data-tr-build="{build}" data-tr-base="{base}"{root}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<script>{boot}</script>
<link rel="icon" href="{icon}">
<link rel="stylesheet" href="{base}/_transom/assets/{style}">
<script type="module" src="{base}/_transom/assets/{script}"></script>{preload}{styles}
</head>
<body>
{frame}<main class="tr-page" data-kind="{kind}" aria-busy="true"><noscript>This page needs JavaScript.</noscript></main>
</body>
</html>
"""


_PLAIN = Look()
_HEADERS = {"cache-control": "no-cache", "vary": "accept-encoding"}


class Shell:
    """The shell of one route.

    Args:
        assets: the built client.
        title: the page's title until the app sets one.
        base: the path under which the server is mounted, without a slash at its end.
        kind: of the page, `app` or `document`. A document begins with written text, so what that takes is asked for
            at once.
        chunks: the front ends that it is likely to show, asked for at once.
        look: how it is likely to look, so that what comes moves nothing.
    """

    def __init__(
        self, assets: Assets, title: str, base: str, kind: str, chunks: Iterable[str] = (), look: Look = _PLAIN
    ) -> None:
        early = [*([assets.markup] if kind == "document" else []), *chunks]
        body = _PAGE.format(
            build=escape(assets.build),
            base=escape(base),
            title=escape(title),
            style=escape(assets.style),
            script=escape(assets.script),
            icon=ICON,
            kind=escape(kind),
            preload="".join(
                f'\n<link rel="modulepreload" href="{escape(base)}/_transom/assets/{escape(name)}">' for name in early
            ),
            root=_root(look),
            styles=f"\n<style>@layer tr.chrome{{{assets.frame}}}</style>" if look.framed else "",
            frame=_frame(look, kind) if look.framed else "",
            boot=assets.boot,  # a constant of the build, named by its hash in the policy
        ).encode(errors="replace")
        mark = hashlib.sha256(body).hexdigest()[:16]
        self._plain = body, {**_HEADERS, "etag": f'"{mark}"'}
        self._packed = gzip.compress(body, mtime=0), {
            **_HEADERS, "etag": f'"{mark}-gzip"', "content-encoding": "gzip",
        }  # fmt: skip

    def read(self, accepted: str) -> tuple[bytes, dict[str, str]]:
        """The bytes, packed if `accepted` (an `Accept-Encoding` header) says so, and the headers that go with them."""
        return self._packed if "gzip" in accepted else self._plain


def _root(look: Look) -> str:
    """The attributes of the document that say how it looks; the inline script reads them."""
    theme = "" if look.theme == "auto" else f' data-tr-{"theme" if look.fixed else "prefer"}="{escape(look.theme)}"'
    return theme + (f' style="--tr-accent: {escape(look.accent)}"' if look.accent else "")


def _frame(look: Look, kind: str) -> str:
    """The header and the sidebar, empty but for the title; what comes takes their place."""
    behind = f' style="background: {escape(look.behind)}"' if look.behind else ""
    tool = '<span class="tr-tool"></span>' if look.sidebar else ""
    side = f'<aside class="tr-side" data-early style="--tr-side: {look.sidebar}px"></aside>\n' if look.sidebar else ""
    tag = "div" if kind == "document" else "h1"  # a document begins with a heading of its own
    title = f'<{tag} class="tr-top__title">{escape(look.title)}</{tag}>' if look.title else ""
    return f'<header class="tr-top" data-early{behind}>{tool}{title}</header>\n{side}'


def security_headers(assets: Assets, settings: Settings) -> list[tuple[bytes, bytes]]:
    """The headers of every page: what runs in it comes from here, but for what the settings allow."""
    wasm = ["'wasm-unsafe-eval'"] if settings.allow_wasm else []
    policy = "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", assets.boot_hash, *settings.allow_scripts, *wasm]),
            " ".join(["style-src 'self' 'unsafe-inline'", *settings.allow_scripts]),
            "img-src * data: blob:",
            "media-src * data: blob:",
            " ".join(["font-src 'self' data:", *settings.allow_scripts]),
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            " ".join(["frame-ancestors 'self'", *settings.allow_framing]),
        ]
    )
    return [
        (b"content-security-policy", policy.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
        (b"cross-origin-opener-policy", b"same-origin"),
    ]
