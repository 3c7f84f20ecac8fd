"""Running the server: the socket it listens on, uvicorn, and what is printed at start."""

from __future__ import annotations

import asyncio
import errno
import socket
import sys
import webbrowser
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import uvicorn

from transom.app import App
from transom.errors import ScriptError, SettingsError, TransomError
from transom.hosts.server import garbage
from transom.hosts.server.asgi import Server
from transom.hosts.server.loop import run
from transom.hosts.server.origin import parse_proxies
from transom.hosts.server.protocols import spoken
from transom.hosts.server.reload import watch
from transom.hosts.server.terminal import DEFAULT_PORT, configure_log, greeting, uvicorn_log
from transom.reactive.context import session_var
from transom.settings import Settings
from transom.site import Site, site_of

SWITCH_INTERVAL = 0.0005
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


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
    **options: Any,
) -> None:
    """Serve apps until interrupted. Blocks; in a running event loop use `asgi_app`.

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
        options: single settings, such as `threads=8`.

    Raises:
        ScriptError: it is called in an app that is being served.
    """
    if session_var.get() is not None:
        raise ScriptError(
            "serve() begins a server, and this app is being served by one. Write `obj.servable()` for what the page is "
            "to show, and keep serve() under `if __name__ == '__main__':`."
        )
    common: dict[str, Any] = {
        "port": port,
        "address": address,
        "show": show,
        "dev": dev,
        "allow_websocket_origin": allow_websocket_origin,
        "prefix": prefix,
        "forwarded_allow_ips": forwarded_allow_ips,
        "log_level": log_level,
        **options,
    }
    if isinstance(sources, App):
        _serve(sources, None, **common)
    else:
        serve_site(site_of(sources, title=title), autoreload=autoreload, **common)


def serve_site(site: Site, *, autoreload: bool = False, **options: Any) -> None:
    """Serve a site until interrupted; takes what `serve` takes."""
    try:
        _serve(site.app, site if autoreload else None, static=site.static, **options)
    finally:
        site.close()


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
    **options: Any,
) -> None:
    if dev and address not in _LOOPBACK:
        raise SettingsError(
            f"Development mode shows source code to whoever connects and is not for {address}. "
            "Leave out --dev, or listen on 127.0.0.1."
        )
    configure_log(log_level)
    settings = Settings.from_env(dev=dev, **options)
    proxies = parse_proxies(forwarded_allow_ips)
    names = frozenset((*_LOOPBACK, "[::1]")) if address in _LOOPBACK else None
    server = Server(app, settings, origins=allow_websocket_origin, prefix=prefix, static=static, names=names)
    sock = listen(address, port)
    url = address_of(sock, server.prefix)
    text = greeting(app, url, sock.getsockname()[1], asked=port, dev=dev, how=how)
    print(text, flush=True)  # noqa: T201 - what is said at start
    try:
        run(_main(server, sock, watched, log_level, proxies, url if show else None))
    except KeyboardInterrupt:
        pass
    finally:
        sock.close()


async def _main(
    server: Server, sock: socket.socket, watched: Site | None, log_level: str, proxies: Sequence[str], url: str | None
) -> None:
    garbage.spare()
    loop = asyncio.get_running_loop()
    if url is not None:
        loop.call_soon(webbrowser.open, url)
    beside = [loop.create_task(garbage.search_when_due(lambda: server.registry.lingering))]
    if watched is not None:
        beside.append(loop.create_task(watch(watched, server)))
    try:
        await run_server(server, sock, log_level=log_level, proxies=proxies)
    finally:
        for task in beside:
            task.cancel()
        await asyncio.wait(beside, timeout=1)
