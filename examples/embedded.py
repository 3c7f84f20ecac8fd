"""An app as a part of a Starlette application; FastAPI's `app.mount` does the same.

Run it with `uvicorn embedded:app` and open http://localhost:8000/counter/.
"""

from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

import transom as tr


def counter():
    button = tr.widgets.Button(label="Count", button_type="primary")
    return tr.Row(button, tr.bind(lambda clicks: f"{clicks} so far", button.param.clicks))


pages = tr.asgi_app(counter)


async def status(request):
    return JSONResponse({"pages": len(pages.registry.sessions)})


@asynccontextmanager
async def lifespan(app):
    yield
    await pages.aclose()


app = Starlette(routes=[Route("/status", status), Mount("/counter", app=pages)], lifespan=lifespan)
