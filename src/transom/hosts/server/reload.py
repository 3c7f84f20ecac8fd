"""Reloading open pages when a file of the app changes."""

from __future__ import annotations

import asyncio
from pathlib import Path

from transom.hosts.server.asgi import Server
from transom.site import Site

_WATCHED = {".py", ".md", ".ipynb", ".js", ".mjs", ".css", ".html", ".json", ".csv"}


async def watch(site: Site, server: Server) -> None:
    """Watch the folders of the site's files; load them again and reload the pages on a change."""
    from watchfiles import DefaultFilter, awatch

    class Filter(DefaultFilter):
        def __call__(self, change: object, path: str) -> bool:
            return Path(path).suffix in _WATCHED and super().__call__(change, path)  # type: ignore[arg-type]

    async for _ in awatch(*site.folders, watch_filter=Filter(), debounce=100, step=20, recursive=True):
        await asyncio.get_running_loop().run_in_executor(None, site.reload)
        reload_pages(server)


def reload_pages(server: Server) -> None:
    """Tell every open page to come back to the new code, with what its user has entered."""
    server.changed()
    if server.registry.process is not None:
        server.registry.process.processes.renew()
    for session in list(server.registry.sessions.values()):
        session.retired = True
        if session.view.outbox.ready:
            session.notify({"kind": "reload"})
        else:  # it is sent nothing before its first contents, which the older code may be long about
            server.registry.begin_again(session)
