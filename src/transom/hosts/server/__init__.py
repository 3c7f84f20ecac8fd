"""The server: an ASGI application, and uvicorn to run it."""

from transom.hosts.server.asgi import asgi_app
from transom.hosts.server.run import serve

__all__ = ["asgi_app", "serve"]
