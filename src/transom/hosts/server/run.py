"""Running the server: the socket it listens on, uvicorn, and what is printed at start."""

from __future__ import annotations

import asyncio
import errno
import socket
import sys
import webbrowser
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn

from transom.app import App
from transom.display import panel as display
from transom.errors import ScriptError, SettingsError, TransomError
from transom.hosts.server import garbage
from transom.hosts.server.asgi import Server
from transom.hosts.server.loop import run
from transom.hosts.server.origin import LOOPBACK, own_names, parse_proxies, said_names
from transom.hosts.server.overview import answering
from transom.hosts.server.protocols import spoken
from transom.hosts.server.reload import watch
from transom.hosts.server.serving import Serving, check_options
from transom.hosts.server.terminal import DEFAULT_PORT, configure_log, greeting, named, uvicorn_log
from transom.reactive.context import current_owner, run_var, session_var
from transom.reactive.strand import running_loop
from transom.session.entry import entry_var
from transom.settings import Settings
from transom.site import Site, site_of

SWITCH_INTERVAL = 0.0005


class PortTakenError(TransomError, OSError):
    """Another program listens on the port."""

    def __str__(self) -> str:
        return str(self.args[0])


def listen(address: str, port: int | None) -> socket.socket:
    """A listening socket.

    Args:
        address: where to listen.
        port: which port; 0 for any; `None` for 5006 or the next that is free.

    Raises:
        PortTakenError: the port asked for is taken.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    candidates = range(DEFAULT_PORT, DEFAULT_PORT + 50) if port is None else (port,)
    for candidate in candidates:
        sock = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((address, candidate))
        except OSError as error:
            sock.close()
            if error.errno == errno.EADDRINUSE:
                continue
            raise TransomError(f"Cannot listen on {address}:{candidate}: {error.strerror}.") from error
        sock.listen(1024)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return sock
    raise PortTakenError(
        f"Port {port or DEFAULT_PORT} on {address} is taken by another program. "
        "Choose another with --port, or leave it out to get a free one."
    )


def address_of(sock: socket.socket, prefix: str = "") -> str:
    """The address to open in a browser."""
    host, port = sock.getsockname()[:2]
    shown = "localhost" if host in ("127.0.0.1", "::1", "0.0.0.0", "::") else host  # noqa: S104 - compared only
    return f"http://{shown}:{port}{prefix}/"


async def run_server(
    server: Server,
    sock: socket.socket,
    *,
    log_level: str = "warning",
    proxies: Sequence[str] = (),
    stop: asyncio.Event | None = None,
) -> None:
    """Run until interrupted or `stop` is set; then close every session and the socket.

    Args:
        server: what is served.
        sock: where it listens.
        log_level: of the server's own log.
        proxies: whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
        stop: ends it.
    """
    sys.setswitchinterval(SWITCH_INTERVAL)
    config = uvicorn.Config(
        server,
        **spoken(server.settings),
        ws_ping_interval=20.0,
        ws_ping_timeout=20.0,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        log_level=log_level,
        log_config=uvicorn_log(),
        lifespan="on",
        timeout_graceful_shutdown=1,
        server_header=False,
    )
    running = uvicorn.Server(config)
    stopping = asyncio.get_running_loop().create_task(_stop(running, stop)) if stop is not None else None
    try:
        async with answering(server, address_of(sock, server.prefix)):
            await running.serve(sockets=[sock])
    finally:
        if stopping is not None:
            stopping.cancel()
        for each in getattr(running, "servers", ()):  # where this was cancelled
            each.close()


async def _stop(running: uvicorn.Server, stop: asyncio.Event) -> None:
    await stop.wait()
    running.should_exit = True


def serve(
    sources: Any,
    *,
    port: int | None = None,
    address: str = "127.0.0.1",
    show: bool = False,
    title: str | None = None,
    dev: bool = False,
    autoreload: bool = False,
    allow_websocket_origin: Iterable[str] = (),
    prefix: str = "",
    forwarded_allow_ips: str = "",
    log_level: str = "warning",
    threaded: bool = False,
    **options: Any,
) -> Serving:
    """Serve apps until interrupted; in a running event loop, as of a notebook, only with `threaded`.

    In an app that is being served it begins nothing: a function, component or object is shown there.

    Args:
        sources: see `asgi_app`.
        port: 5006 or the next free one when omitted.
        address: where to listen; this machine only by default.
        show: open a browser.
        title: what to call the whole.
        dev: tracebacks and reports reach the page; only on a loopback address.
        autoreload: reload open pages when an app file changes; for files only.
        allow_websocket_origin: further hosts whose pages may connect.
        prefix: the path under which a proxy shows it.
        forwarded_allow_ips: addresses and networks of proxies, parted by commas, that are believed when they say
            for whom and by which scheme they ask; none by default, `*` for all.
        log_level: of the server's own log.
        threaded: serve from a thread of its own and return at once.
        options: single settings, such as `threads=8`.

    Returns:
        A handle with `url` and `stop()`, which also ends with a `with` block. Without `threaded` it has ended.

    Raises:
        TypeError: an option that does not exist.
        ScriptError: in an app that is being served, several apps or files; in a running event loop, without
            `threaded`.
    """
    if session_var.get() is not None:
        return shown_in_place(sources, title)
    if not threaded and running_loop() is not None:
        raise ScriptError(
            "serve() blocks, and an event loop runs here. Write serve(…, threaded=True), whose handle has a stop(), or "
            "mount asgi_app(…) in the server that runs it."
        )
    check_options(options)
    common: dict[str, Any] = {
        "port": port,
        "address": address,
        "show": show,
        "dev": dev,
        "allow_websocket_origin": allow_websocket_origin,
        "prefix": prefix,
        "forwarded_allow_ips": forwarded_allow_ips,
        "log_level": log_level,
        "threaded": threaded,
        **options,
    }
    if isinstance(sources, App):
        return _serve(sources, None, **common)
    return serve_site(site_of(sources, title=title), autoreload=autoreload, **common)


def shown_in_place(sources: Any, title: str | None) -> Serving:
    """What `serve` does in an app: one thing that it is given is shown where a script's or a cell's things are.

    Raises:
        ScriptError: it is several things, or files, or this is a callback.
    """
    owner = current_owner()
    several = isinstance(sources, App | Mapping | str | Path | list | tuple | type)
    if several or entry_var.get() is not None or run_var.get() is not None:
        raise ScriptError(
            "serve() begins a server, and this app is being served by one. Write `obj.servable()` for what the page is "
            "to show, and keep serve() under `if __name__ == '__main__':`."
        )
    shown = display(sources).servable(title)
    if owner.dev:
        owner.advise(
            "serve", "serve() begins no server in an app: what it was given is shown here. Write `obj.servable()`."
        )
    return Serving(shown=shown)


def serve_site(site: Site, *, autoreload: bool = False, **options: Any) -> Serving:
    """Serve a site until interrupted; takes what `serve` takes."""
    return _serve(site.app, site if autoreload else None, static=site.static, ended=site.close, **options)


def _serve(
    app: App,
    watched: Site | None,
    *,
    port: int | None = None,
    address: str = "127.0.0.1",
    show: bool = False,
    dev: bool = False,
    allow_websocket_origin: Iterable[str] = (),
    prefix: str = "",
    forwarded_allow_ips: str = "",
    static: Mapping[str, tuple[bytes, str]] | None = None,
    log_level: str = "warning",
    how: str = "dev=True",
    threaded: bool = False,
    ended: Callable[[], object] = bool,
    **options: Any,
) -> Serving:
    with ExitStack() as end:
        end.callback(ended)
        if dev and address not in LOOPBACK:
            raise SettingsError(
                f"Development mode shows source code to whoever connects and is not for {address}. "
                "Leave out --dev, or listen on 127.0.0.1."
            )
        configure_log(log_level)
        settings = Settings.from_env(dev=dev, **options)
        proxies = parse_proxies(forwarded_allow_ips)
        origins = [allow_websocket_origin] if isinstance(allow_websocket_origin, str) else list(allow_websocket_origin)
        names = own_names(address, origins)
        server = Server(app, settings, origins=origins, prefix=prefix, static=static, names=names)
        sock = listen(address, port)
        end.callback(sock.close)
        url = address_of(sock, server.prefix)
        said = greeting(app, url, sock.getsockname()[1], asked=port, dev=dev, how=None if threaded else how)
        print(said + named(said_names(address, origins), by_command=how == "--dev"), flush=True)  # noqa: T201 - what is said at start
        serving = Serving(url)
        main = partial(_main, server, sock, watched, log_level, proxies, url if show else None)
        if threaded:
            serving.begin(main, end.pop_all().close)
            return serving
        with suppress(KeyboardInterrupt):
            run(_alone(main, server))
    return serving


async def _alone(main: Callable[[], Coroutine[Any, Any, None]], server: Server) -> None:
    """A process that does nothing else: Python's garbage is searched for when nobody waits."""
    garbage.spare()
    searching = asyncio.get_running_loop().create_task(garbage.search_when_due(lambda: server.registry.lingering))
    try:
        await main()
    finally:
        searching.cancel()
        await asyncio.wait([searching], timeout=1)


async def _main(
    server: Server,
    sock: socket.socket,
    watched: Site | None,
    log_level: str,
    proxies: Sequence[str],
    url: str | None,
    stop: asyncio.Event | None = None,
) -> None:
    loop = asyncio.get_running_loop()
    if url is not None:
        loop.call_soon(webbrowser.open, url)
    watching = None if watched is None else loop.create_task(watch(watched, server))
    try:
        await run_server(server, sock, log_level=log_level, proxies=proxies, stop=stop)
    finally:
        if watching is not None:
            watching.cancel()
            await asyncio.wait([watching], timeout=1)
