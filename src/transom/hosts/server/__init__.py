"""The server: an ASGI application, and uvicorn to run it."""

from typing import TYPE_CHECKING

from transom.diagnostics.absent import absent_name
from transom.hosts.server.asgi import asgi_app
from transom.hosts.server.run import serve

__all__ = ["asgi_app", "serve"]

if not TYPE_CHECKING:
    __getattr__ = absent_name(__name__, __all__)
