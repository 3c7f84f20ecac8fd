"""Serves a file with one address of the internet led to a server on this machine.

The guide's examples fetch pictures from a public host. The file stays as it is; aiohttp is told
where that host is. Usage: `python serve_seed.py FILE --port N`, with `PICTURES` in the environment.
"""

from __future__ import annotations

import os
from typing import Any

import aiohttp

HOST = "https://picsum.photos"
_get = aiohttp.ClientSession.get


def _redirected(self: aiohttp.ClientSession, url: str, **options: Any) -> Any:
    return _get(self, url.replace(HOST, os.environ["PICTURES"]), **options)


aiohttp.ClientSession.get = _redirected  # type: ignore[method-assign]

if __name__ == "__main__":
    from transom.cli import cli

    cli(["serve", *os.sys.argv[1:]])  # type: ignore[attr-defined]
