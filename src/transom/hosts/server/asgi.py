"""The ASGI application: pages, assets and the socket, behind one gate.

GET makes no session: a page is a constant, found by the route table. Whatever is not in the table
is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from transom.app import App, Page
from transom.hosts.assets import Assets, load_assets
from transom.hosts.server.browser import browser_of, cookies_of, new_cookie
from transom.hosts.server.errors import not_found_page, refusal_page, wants_html
from transom.hosts.server.learned import Learned
from transom.hosts.server.libraries import AppModules, Libraries
from transom.hosts.server.linked import linked_file, static_file
from transom.hosts.server.looks import likely, look_of
from transom.hosts.server.media import published_file
from transom.hosts.server.origin import Origins
from transom.hosts.server.shell import Shell, security_headers
from transom.hosts.server.websocket import Socket
from transom.process.registry import Registry
from transom.reactive.runs import Run
from transom.session.session import Session
from transom.settings import Settings
from transom.site import site_of

RESERVED = "/_transom"
MOST_SHELLS = 500
_TWO_ENDS = {b"content-length", b"transfer-encoding"}
"""Headers of a request on whose end a proxy and this server may not agree."""
_NOTHING = PlainTextResponse("There is nothing here.", 404)
_NOT_ME = (
    "This server does not go by that name. If a proxy forwards to it, start it with "
    "`--allow-websocket-origin` and the name that browsers see."
)


class Server:
    """An ASGI application that serves pages.

    Args:
        app: the pages.
        settings: options.
        origins: further origins that may connect; a page's own always may.
        prefix: the path that a reverse proxy strips, or under which this is reached.
        static: route → file or bytes with their type, handed out as they are.
        names: the hosts by whose names it may be asked for, besides those of `origins`; any when omitted.
    """

    def __init__(
        self,
        app: App,
        settings: Settings,
        *,
        origins: Iterable[str] = (),
        prefix: str = "",
        static: Mapping[str, tuple[bytes, str]] | None = None,
        names: Container[str] | None = None,
    ) -> None:
        self.app = app
        self.settings = settings
        self._assets: Assets = load_assets()
        self.registry = Registry(settings, self._assets.chunks, self._opened)
        self.prefix = "/" + prefix.strip("/") if prefix.strip("/") else ""
        self.static = dict(static or {})
        self._closing: list[Callable[[], None]] = []
        self._names = names
        self._origins = Origins(origins)
        self._libraries = Libraries(self.registry.pool)
        self._modules = AppModules(self.registry.pool)
        self.registry.publish = self._modules.publish
        self._headers = security_headers(self._assets, settings)
        self._shells: dict[tuple[Page, str], Shell] = {}
        self._learned: dict[Page, Learned] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, connection or life span."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        base, path = self._place(scope)
        known = self._is_me(scope) or path == f"{RESERVED}/health"  # asked for by what knows numbers only
        if scope["type"] == "websocket":
            if known and path == f"{RESERVED}/ws":
                await Socket(self.app, self.registry, self._origins, base)(scope, receive, send)
            elif not known and "websocket.http.response" in scope.get("extensions", {}):
                await PlainTextResponse(_NOT_ME, 400)(scope, receive, send)
            else:
                await receive()
                await send({"type": "websocket.close", "code": 1008})
            return
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._answer(scope, base, path, known=known)(scope, receive, noting)
        except OSError:  # the file was there when the server began, and is gone, or nobody may read it
            if begun:
                raise
            await _NOTHING(scope, receive, send)

    def _answer(self, scope: Scope, base: str, path: str, *, known: bool) -> ASGIApp:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        if headers.keys() >= _TWO_ENDS:
            refused = self._refuse(headers, 400, "Two lengths", "This request says in two ways where it ends.")
            refused.headers["connection"] = "close"
            return refused
        if known:
            return self._respond(scope["method"], base, path, headers, secure=scope.get("scheme") == "https")
        return self._refuse(headers, 400, "Not a name of this server", _NOT_ME)

    def tasks(self) -> list[Run[Any]]:
        """What runs for all its pages, and for none, oldest first; see `transom.tasks`. On the loop's thread."""
        return [] if self.registry.process is None else self.registry.process.everyone()

    def _is_me(self, scope: Scope) -> bool:
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        return len(hosts) == 1 and self._origins.serves(hosts[0], self._names)

    def _place(self, scope: Scope) -> tuple[str, str]:
        """The mount point as the browser sees it, and the path below it."""
        path: str = scope["path"].encode("utf-8", "replace").decode()  # some hosts leave bytes that are no text
        root: str = scope.get("root_path", "")
        if root and path.startswith(root):
            path = path[len(root) :] or "/"
        if self.prefix and (path + "/").startswith(self.prefix + "/"):
            path = path[len(self.prefix) :] or "/"
        return root + self.prefix, path

    def _respond(self, method: str, base: str, path: str, headers: dict[bytes, str], *, secure: bool) -> ASGIApp:
        if method not in ("GET", "HEAD"):
            response = self._refuse(headers, 405, "Nothing can be sent here", "This address can only be read.")
            response.headers["allow"] = "GET, HEAD"
            return response
        linked = self.app.linked(path)
        if linked is not None:
            return linked_file(linked)
        if path.startswith(RESERVED + "/"):
            return self._own(path.removeprefix(RESERVED + "/"), headers)
        if path in self.static:
            return static_file(*self.static[path])
        page = self.app.page(path)
        if page is not None:
            response = self._page(page, base, headers)
            if not browser_of(cookies_of(headers.get(b"cookie", "")), secure=secure):
                response.headers["set-cookie"] = new_cookie(secure=secure)
                response.headers["cache-control"] = "no-cache, private"
            return response
        if wants_html(headers):
            return self._framed(HTMLResponse(not_found_page(self.app, path, base), 404))
        return self._framed(PlainTextResponse("There is nothing here.", 404))

    def _page(self, page: Page, base: str, headers: dict[bytes, str]) -> Response:
        key = (page, base)
        shell = self._shells.get(key)
        if shell is None:
            learned = self._learned.get(page, Learned())
            look = likely(page, learned.look)
            if len(self._shells) >= MOST_SHELLS:  # each mount point that is asked for has its own
                self._shells.clear()
            shell = self._shells[key] = Shell(self._assets, page.title, base, page.kind, learned.names, look)
        body, told = shell.read(headers.get(b"accept-encoding", ""))
        if headers.get(b"if-none-match") == told["etag"]:
            return self._framed(Response(status_code=304, headers={"etag": told["etag"], "vary": told["vary"]}))
        return self._framed(HTMLResponse(body, headers=told))

    def _opened(self, session: Session) -> None:
        """A page has shown what its app made."""
        page = self.app.page(session.info.path)
        needed = session.view.tree.chunks - self._assets.libraries
        if page is not None and self._learned.setdefault(page, Learned()).add(needed, look_of(session)):
            self._shells = {key: shell for key, shell in self._shells.items() if key[0] is not page}

    def _refuse(self, headers: dict[bytes, str], status: int, title: str, text: str) -> Response:
        if wants_html(headers):
            return self._framed(HTMLResponse(refusal_page(title, text), status))
        return self._framed(PlainTextResponse(text.replace("`", ""), status))

    def _framed(self, response: Response) -> Response:
        response.raw_headers.extend(self._headers)
        return response

    def _own(self, name: str, headers: dict[bytes, str]) -> ASGIApp:
        if name == "health":
            return PlainTextResponse("ok")
        if name == "ws":  # asked for as a page, or by HTTP/1.0, which has no upgrades
            return PlainTextResponse("This address speaks WebSocket only.", 426, {"upgrade": "websocket"})
        if name.startswith("media/"):
            return published_file(name.removeprefix("media/"), headers) or _NOTHING
        if name.startswith("module/"):
            return self._modules.find(name.removeprefix("module/")) or _NOTHING
        asset = self._assets.files.get(name.removeprefix("assets/")) if name.startswith("assets/") else None
        if asset is None:
            return self._libraries.find(name) or _NOTHING
        body, encoding = asset.read(headers.get(b"accept-encoding", ""))
        answer = {
            "cache-control": "public, max-age=31536000, immutable",
            "vary": "accept-encoding",
            "x-content-type-options": "nosniff",
        }
        if encoding is not None:
            answer["content-encoding"] = encoding
        return Response(body, media_type=asset.type, headers=answer)

    def changed(self) -> None:
        """Pages were reloaded: their shells are made anew."""
        self._shells.clear()
        self._learned.clear()

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        self.registry.begin()  # schedules need no page
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.aclose()
        await send({"type": "lifespan.shutdown.complete"})

    def on_close(self, function: Callable[[], None]) -> None:
        """Call `function` when the server has ended all sessions."""
        self._closing.append(function)

    async def aclose(self) -> None:
        """End all sessions."""
        await self.registry.aclose()
        while self._closing:
            self._closing.pop()()


def asgi_app(
    sources: Any,
    *,
    settings: Settings | None = None,
    allow_websocket_origin: Iterable[str] = (),
    prefix: str = "",
    names: Iterable[str] | None = None,
    **options: Any,
) -> Server:
    """An ASGI application that serves `sources`; mount it in Starlette, FastAPI or Django.

    Args:
        sources: a dict from route to source, a list of paths, or one source: a path, a function
            that makes a page for each session, a component, or any object.
        settings: options; read from `TRANSOM_*` when omitted, but for `dev`, which has to be asked for here:
            it shows source code to whoever can connect.
        allow_websocket_origin: further hosts whose pages may connect.
        prefix: the path under which a proxy shows it, if the proxy strips that.
        names: the hosts by whose names it may be asked for, without ports, besides those of
            `allow_websocket_origin`. When omitted any, which is for what it is mounted in to check, as by
            Starlette's `TrustedHostMiddleware`.
        options: single settings, such as `session_retention=60`.
    """
    settings = settings or Settings.from_env(**{"dev": False, **options})
    known = None if names is None else frozenset(each.lower() for each in names)
    if isinstance(sources, App):
        return Server(sources, settings, origins=allow_websocket_origin, prefix=prefix, names=known)
    site = site_of(sources)
    server = Server(site.app, settings, origins=allow_websocket_origin, prefix=prefix, names=known)
    server.on_close(site.close)
    return server
