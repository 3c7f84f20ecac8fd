"""Serves a guide whose pictures come from a server of the tests, whatever host the guide asks for them.

The file stays as it is: aiohttp is told where the picture of that number is. Usage:
`python serve_guide.py FILE --port N`, with `PICTURES` in the environment.
"""

from __future__ import annotations

import os
import re
from typing import Any

import aiohttp

_get = aiohttp.ClientSession.get


def _redirected(self: aiohttp.ClientSession, url: str, **options: Any) -> Any:
    number = re.search(r"(?:image=|/pictures/)(\d+)$", url)
    assert number is not None, url
    return _get(self, f"{os.environ['PICTURES']}/?image={number[1]}", **options)


aiohttp.ClientSession.get = _redirected  # type: ignore[method-assign]

if __name__ == "__main__":
    from transom.cli import cli

    cli(["serve", *os.sys.argv[1:]])  # type: ignore[attr-defined]
