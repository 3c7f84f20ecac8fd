"""`show`: a server of one's own for one thing. Owns what is asked for; the server carries it out."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import Any


class Showing:
    """What a script can show in a browser by itself."""

    def show(
        self,
        title: str | None = None,
        port: int = 0,
        address: str | None = None,
        websocket_origin: str | Iterable[str] | None = None,
        threaded: bool = False,
        open: bool = True,
        **options: Any,
    ) -> Any:
        """Serve it and open a browser that shows it, until interrupted; as `serve(self, show=True)` does.

        All who open the page share this one object. In an app that is being served it begins nothing and is shown
        there.

        Args:
            title: what the page is called.
            port: which port; 0 for any that is free.
            address: where to listen; this machine only when omitted.
            websocket_origin: further hosts whose pages may connect.
            threaded: serve from a thread of its own and return at once.
            open: whether a browser is opened.
            options: what else `serve` takes.

        Returns:
            A handle with `url` and `stop()`, see `serve`.
        """
        # By its name: hosts lie above what they show.
        serve = importlib.import_module("transom.hosts.server").serve
        return serve(
            self,
            title=title,
            port=port,
            address=address or "127.0.0.1",
            allow_websocket_origin=websocket_origin or (),
            threaded=threaded,
            show=open,
            **options,
        )
