"""The pages that need no session and no script: what says that there is no page, or no room.

Each is whole in itself, with its few styles: the server that hands it out may serve nothing else to who asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import unquote

from transom.app import App
from transom.hosts.icon import ICON

# The colours are those of `client/styles/tokens.css`.
_STYLE = """
:root{color-scheme:light dark;
--bg:light-dark(#f7f8f8,#0e1314);--surface:light-dark(#fff,#151c1d);--sunken:light-dark(#eff2f2,#0a0f10);
--line:light-dark(#dde3e3,#283233);--text:light-dark(#142021,#e4ebeb);--muted:light-dark(#526062,#9badae);
--accent:light-dark(#00687a,#5cc8d4)}
*{box-sizing:border-box}
html{font:1rem/1.6 -apple-system,"Segoe UI",Inter,Roboto,"Noto Sans",Ubuntu,"Helvetica Neue",Arial,sans-serif;
color:var(--text);background:radial-gradient(64rem 22rem at 50% -9rem,
color-mix(in srgb,var(--accent) 13%,transparent),transparent) var(--bg) no-repeat;-webkit-text-size-adjust:100%}
body{margin:0}
main{width:min(100%,40rem);margin:auto;padding:clamp(2.5rem,16vh,9rem) 1.5rem 4rem;overflow-wrap:anywhere}
img{display:block;margin-bottom:1.5rem}
h1{margin:0 0 .75rem;font-size:clamp(1.75rem,1.4rem + 1.6vw,2.25rem);line-height:1.15;letter-spacing:-.025em;
text-wrap:balance}
p{margin:0 0 1rem;color:var(--muted);text-wrap:pretty}
code{padding:.1em .35em;border-radius:.3em;background:var(--sunken);color:var(--text);
font:.875em ui-monospace,Menlo,"Cascadia Code",Consolas,"DejaVu Sans Mono",monospace}
ul{display:grid;gap:.5rem;margin:1.5rem 0 0;padding:0;list-style:none}
li a{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:0 1rem;padding:.7rem 1rem;
border:1px solid var(--line);border-radius:.625rem;background:var(--surface);color:var(--accent);font-weight:550;
text-decoration:none}
li a:hover{border-color:var(--accent)}
li small{flex-basis:100%;color:var(--muted);font-weight:400}
li code{background:none;padding:0;color:var(--muted);font-weight:400}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
"""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">{head}
<title>{title}</title>
<link rel="icon" href="{icon}">
<style>{style}</style>
</head>
<body>
<main>
<img src="{icon}" alt="" width="36" height="36">
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def _page(title: str, body: str, head: str = "") -> str:
    return _PAGE.format(title=escape(title), body=body, head=head, icon=ICON, style=_STYLE)


def _links(app: App, base: str) -> str:
    items = "".join(
        f'<li><a href="{escape(each.address)}">{escape(each.title)} <code>{escape(unquote(each.address))}</code>'
        f"{f'<small>{escape(each.summary)}</small>' if each.summary else ''}</a></li>"
        for each in app.listed(base)
    )
    return f"<ul>{items}</ul>"


def not_found_page(app: App, path: str, base: str) -> str:
    """A page for an address at which there is no app."""
    return _page(
        "Not found", f"<p>There is no app at <code>{escape(path)}</code>. These are here:</p>{_links(app, base)}"
    )


def refusal_page(title: str, text: str) -> str:
    """A page for a request that is not served: why, and what helps.

    Args:
        title: a few words.
        text: whole sentences; what stands between backticks is code.
    """
    parts = escape(text).split("`")
    body = "".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(parts))
    return _page(title, f"<p>{body}</p>")


def busy_answer(*, html: bool, seconds: int = 10) -> bytes:
    """A whole answer for somebody for whom there is no connection.

    Args:
        html: whether a page is wanted, and not a line of text.
        seconds: after which it makes sense to ask again.
    """
    body = (busy_page(seconds) if html else "The server takes no more connections; try again later.").encode()
    head = (
        f"HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/{'html' if html else 'plain'}; charset=utf-8\r\n"
        f"content-length: {len(body)}\r\nretry-after: {seconds}\r\ncache-control: no-store\r\nconnection: close\r\n\r\n"
    )
    return head.encode("ascii") + body


def busy_page(seconds: int = 10) -> str:
    """A page for 503: the server takes no more connections. It asks again by itself, without script.

    Args:
        seconds: after which it asks again; say the same in `Retry-After`.
    """
    body = (
        "<p>More people are here than this server can serve at once. There is nothing for you to do: "
        f"this page tries again every {seconds} seconds.</p>"
    )
    return _page("The server is busy", body, f'\n<meta http-equiv="refresh" content="{seconds}">')


def wants_html(headers: Mapping[bytes, str]) -> bool:
    """Whether who asks is a browser that shows a page, by its `Accept`."""
    return "text/html" in headers.get(b"accept", "")
