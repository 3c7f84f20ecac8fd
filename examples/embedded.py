"""An app as a part of a FastAPI application; with Starlette it is `Mount("/counter", app=pages)`.

Run it with `uvicorn embedded:app` and open http://localhost:8000/counter/.
"""

from contextlib import asynccontextmanager

from fastapi import FastAPI

import transom as tr


def counter():
    button = tr.widgets.Button(label="Count", button_type="primary")
    return tr.Row(button, tr.bind(lambda clicks: f"{clicks} so far", button.param.clicks))


pages = tr.asgi_app(counter)


@asynccontextmanager
async def lifespan(_app):
    yield
    await pages.aclose()


app = FastAPI(lifespan=lifespan)


@app.get("/status")
def status():
    return {"pages": len(pages.registry.sessions)}


app.mount("/counter", pages)
