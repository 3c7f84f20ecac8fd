"""Transom inside somebody else's application: FastAPI, under a path of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Serve

HOST = """
import sys
import uvicorn
from fastapi import FastAPI
import transom as tr

def page():
    button, text = tr.widgets.Button(label="Count"), tr.widgets.StaticText()
    def count(event):
        text.value = f"{event.new} clicks at {tr.state.page.path}"
    button.on_click(count)
    return tr.Row(button, text)

app = FastAPI()

@app.get("/api")
def api():
    return {"plain": "fastapi"}

app.mount("/live", tr.asgi_app({"/": page, "/second": page}))

if __name__ == "__main__":
    import socket
    sock = socket.create_server(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])))
    print(f"http://127.0.0.1:{sock.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[sock])
"""


def test_in_fastapi(serve: Serve, open_page: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "host.py"
    file.write_text(HOST)
    url = serve(command=(str(file),)).url
    page = open_page(f"{url}/live/")
    page.get_by_role("button", name="Count").click()
    expect(page.locator("output")).to_have_text("1 clicks at /")
    second = open_page(f"{url}/live/second")
    second.get_by_role("button", name="Count").click()
    second.get_by_role("button", name="Count").click()
    expect(second.locator("output")).to_have_text("2 clicks at /second")
    assert second.request.get(f"{url}/api").json() == {"plain": "fastapi"}
