"""The HTML of a saved page, and the files beside it. Owns: that nothing in it runs but the runtime."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Mapping
from html import escape
from typing import Any, NamedTuple

import msgspec

from transom.hosts.assets import load_assets
from transom.hosts.files import File
from transom.hosts.icon import ICON
from transom.protocol.codec import pack
from transom.session.look import Look
from transom.settings import Settings

_LARGE = 2_000
"""Bytes of a file that is worth one of its own beside the page."""
_LONG = 1 << 20
"""Bytes that are not worth being packed as small as can be: it takes ten times as long for a thousandth."""
_NOTE = (
    ".tr-saved{order:1;grid-column:1/-1;margin:16px 0 0;font-size:13px;color:var(--tr-muted)}"
    "@media print{.tr-saved{display:none}}"
)
_PAGE = """<!doctype html>
<html lang="{lang}"{root}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<script>{theme}</script>
<link rel="icon" href="{icon}">
<style>{style}</style>
</head>
<body>
<main class="tr-page" data-kind="{kind}" aria-busy="true"><noscript>This page needs JavaScript.</noscript></main>
{files}
<script type="module">{script}</script>
</body>
</html>
"""
_THEME = (
    "{const r=document.documentElement.dataset;let t=r.trPrefer||"
    '(matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light");'
    'try{t=localStorage.getItem("transom:theme")??t}catch{}r.theme=r.trTheme||t}'
)
"""What is seen first has the colours of what follows."""


class Document(NamedTuple):
    """A page as it is written.

    Attributes:
        html: of the page.
        beside: the files that it asks for, by their names in its folder.
    """

    html: bytes
    beside: dict[str, bytes]


def packed(message: Mapping[str, Any]) -> str:
    """A message with its bytes as the runtime unpacks it."""
    buffers: list[bytes] = []

    def take(value: Any) -> Any:
        if isinstance(value, bytes | bytearray | memoryview):
            buffers.append(bytes(value))
            return {"$b": len(buffers) - 1}
        if isinstance(value, dict):
            return {key: take(each) for key, each in value.items()}
        return [take(each) for each in value] if isinstance(value, list | tuple) else value

    return squeezed(pack(msgspec.json.encode(take(message)), buffers))


def squeezed(data: bytes) -> str:
    """Data as text that can stand in a page and in a script."""
    level = 9 if len(data) < _LONG else 6
    return base64.b64encode(gzip.compress(data, level, mtime=0)).decode()


def compose(
    message: dict[str, Any],
    files: Mapping[str, File],
    *,
    title: str,
    look: Look,
    kind: str,
    lang: str,
    folder: str | None,
    outside: bool,
) -> Document:
    """Write the page.

    Args:
        message: what the runtime is told, but for the files.
        files: by the addresses under which the runtime asks for them.
        title: of the page.
        look: its colours, as far as they are known.
        kind: "app" or "document".
        lang: its language.
        folder: the name of the folder beside it for what is large; `None` for all in one file.
        outside: whether it asks for other files beside it.
    """
    assets = load_assets()
    beside: dict[str, bytes] = {}
    inside: list[str] = []
    table: dict[str, tuple[str, str]] = {}
    for number, (address, file) in enumerate(files.items()):
        name = f"f{number}"
        if folder is not None and len(file.data) > _LARGE:
            name = beside_page(folder, address, squeezed(file.data), beside)
        else:
            inside.append(_inside(name, squeezed(file.data)))
        table[address] = (file.kind, name)
    inside.insert(0, _inside("page", packed({**message, "files": table})))
    script = _closed(assets.files[assets.saved].path.read_text("utf-8"))
    html = _PAGE.format(
        lang=escape(lang),
        root=_root(look),
        policy=escape(_policy((_THEME, script), Settings.from_env(), outside=outside or folder is not None)),
        title=escape(title),
        theme=_THEME,
        icon=ICON,
        style=_closed(assets.files[assets.style].path.read_text("utf-8")) + _NOTE,
        kind=escape(kind),
        files="\n".join(inside),
        script=script,
    )
    return Document(html.encode(errors="replace"), beside)


def beside_page(folder: str, address: str, text: str, beside: dict[str, bytes], prefix: str = "") -> str:
    """Put packed data into a script of its own; gives its name as the page asks for it.

    It comes as a script because a page that was opened from a disk may load nothing else.
    """
    stem = re.sub(r"[^\w.-]+", "_", address.rpartition("/")[2].removesuffix(".js"))[:60]
    name = f"{prefix}{stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.js"
    asked = f"{folder.rstrip('/')}/{name}" if folder else name
    beside[name] = f"transomBrought[{msgspec.json.encode(asked).decode()}]='{text}'".encode()
    return asked


def _inside(name: str, text: str) -> str:
    return f'<template data-tr-file="{name}">{text}</template>'


def _closed(text: str) -> str:
    """A script or a style sheet as it can stand in a page."""
    return re.sub(r"</(?=script|style)", r"<\\/", text, flags=re.IGNORECASE).replace("<!--", r"<\!--")


def _root(look: Look) -> str:
    theme = "" if look.theme == "auto" else f' data-tr-{"theme" if look.fixed else "prefer"}="{escape(look.theme)}"'
    return theme + (f' style="--tr-accent: {escape(look.accent)}"' if look.accent else "")


def _policy(scripts: tuple[str, ...], settings: Settings, *, outside: bool) -> str:
    """What a saved page may do: as a server's, with its own scripts by their hashes."""
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in scripts]
    wasm = ["'wasm-unsafe-eval'"] if settings.allow_wasm else []
    files = ["'self'", "file:"] if outside else []
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src", *hashes, "blob:", "data:", *files, *settings.allow_scripts, *wasm]),
            " ".join(["style-src 'unsafe-inline' data:", *settings.allow_scripts]),
            "img-src * data: blob:",
            "media-src * data: blob:",
            " ".join(["font-src data: blob:", *settings.allow_scripts]),
            "connect-src data: blob:",
            "frame-src data: blob:",
            "worker-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
