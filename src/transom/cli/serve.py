"""`transom serve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transom.cli.static import static_files, static_option
from transom.errors import SettingsError

if TYPE_CHECKING:
    from transom.site import Site


@click.command("serve", context_settings={"auto_envvar_prefix": "TRANSOM"})
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; 5006 or the next free one when omitted.")
@click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--show", is_flag=True, help="Open a browser.")
@click.option("--dev", is_flag=True, help="Autoreload, and tracebacks and reports in the page; loopback only.")
@click.option("--autoreload", is_flag=True, help="Reload open pages when a file changes.")
@click.option("--session-retention", type=float, help="Seconds a page's session outlives its connection [120].")
@click.option("--allow-websocket-origin", multiple=True, metavar="HOST[:PORT]", help="Further hosts that may connect.")
@click.option("--allow-scripts", multiple=True, metavar="HOST", help="Further hosts whose scripts pages may run.")
@click.option("--allow-framing", multiple=True, metavar="HOST", help="Further hosts that may show pages in a frame.")
@click.option("--allow-wasm", is_flag=True, default=None, help="Let pages compile WebAssembly.")
@click.option("--prefix", default="", help="Path under which a proxy shows the apps.")
@click.option(
    "--forwarded-allow-ips", default="", metavar="IP[,IP]", help="Proxies that are believed for whom they ask; none."
)
@click.option("--index", metavar="NAME", help="The app that answers at /.")
@static_option
@click.option("--threads", type=click.IntRange(0), help="Worker threads for blocking callbacks; 0 runs them inline.")
@click.option("--title", help="What to call the whole.")
@click.option("--as-panel/--no-as-panel", default=True, help="Whether `import panel` in app files means Transom.")
@click.option(
    "--log-level",
    type=click.Choice(["critical", "error", "warning", "info", "debug"]),
    default="warning",
    show_default=True,
    help="How much is logged.",
)
def command(
    files: tuple[str, ...],
    port: int | None,
    address: str,
    show: bool,
    dev: bool,
    autoreload: bool,
    session_retention: float | None,
    allow_websocket_origin: tuple[str, ...],
    allow_scripts: tuple[str, ...],
    allow_framing: tuple[str, ...],
    allow_wasm: bool | None,
    prefix: str,
    forwarded_allow_ips: str,
    index: str | None,
    static_dirs: tuple[str, ...],
    threads: int | None,
    title: str | None,
    as_panel: bool,
    log_level: str,
) -> None:
    """Serve app files: .py, .md and .ipynb, folders of them, and MODULE:NAME."""
    from transom.hosts.server.run import serve_site
    from transom.site import Site

    with Site(files, as_panel=as_panel, title=title, static=static_files(static_dirs)) as site:
        if index is not None:
            _put_first(site, index)
        for notice in site.notices:
            click.echo(notice)
        serve_site(
            site,
            port=port,
            address=address,
            show=show,
            dev=dev,
            autoreload=autoreload or dev,
            allow_websocket_origin=allow_websocket_origin,
            allow_scripts=allow_scripts or None,
            allow_framing=allow_framing or None,
            allow_wasm=allow_wasm,
            prefix=prefix,
            how="--dev",
            forwarded_allow_ips=forwarded_allow_ips,
            log_level=log_level,
            session_retention=session_retention,
            threads=threads,
        )


def _put_first(site: Site, index: str) -> None:
    route = "/" + index.strip("/")
    if route not in site.app.pages:
        raise SettingsError(f"--index {index!r}: there is no such app. There are: {', '.join(site.app.pages)}.")
    site.app.pages["/"] = site.app.pages[route]
