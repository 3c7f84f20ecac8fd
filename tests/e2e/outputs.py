"""A document of another's with views in it, as in a notebook: a server's sessions behind the models of fake widgets.

All files come through the models; the document itself asks for nothing but its sockets.
"""

from __future__ import annotations

import base64
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.e2e.live import Live
from transom.hosts.assets import load_assets

ASSETS = load_assets()

STYLES = """
body { margin: 12px; font: italic 19px/2.1 serif; color: purple; background: ivory; letter-spacing: 2px; }
h1, h2, h3 { margin: 31px 0; color: crimson; text-transform: uppercase; font-family: monospace; }
ul, ol { padding-left: 77px; list-style: square; }
table { border-collapse: separate; border: 5px dotted red; } td, th { padding: 17px; background: pink; }
button { padding: 23px; background: gold; border: 4px solid red; border-radius: 0; text-transform: uppercase; }
input, select, textarea { padding: 19px; border: 6px double blue; background: lime; height: 71px; font-size: 29px; }
label { display: block; margin: 13px; font-weight: 900; } p { margin: 33px 0; text-indent: 40px; } a { color: red; }
* { box-sizing: content-box; } svg { width: 90px; } img { border: 9px solid black; } pre, code { background: orange; }
.panel button, .panel input, div.panel h2 { margin: 21px; } progress, meter { height: 44px; } dialog { padding: 50px; }
"""
BEGIN = """
({ build, loader, ws }) => {
  const bytes = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
  window.asked = [];
  window.said = [];
  class Model {
    listeners = [];
    sockets = new Map();
    live = true;
    get(name) { return name === "_build" ? build : undefined; }
    on(name, listener) { this.listeners.push([name, listener]); }
    off(name, listener) { this.listeners = this.listeners.filter((e) => e[0] !== name || e[1] !== listener); }
    fire(name, ...rest) { for (const [each, listener] of [...this.listeners]) if (each === name) listener(...rest); }
    tell(content, buffers = []) { if (this.live) this.fire("msg:custom", content, buffers); }
    async send(content, callbacks, buffers) {
      if (!this.live) return;
      const { t, from, text, name } = content;
      window.said.push(content);
      if (t === "want") {
        window.asked.push(name);
        const file = await window.readAsset(name);
        this.tell({ t: "asset", name, type: file.type, error: file.error }, file.bytes ? [bytes(file.bytes)] : []);
      } else if (t === "frame") this.socket(from).send(text?.replace('"url":""', '"url":"/"') ?? buffers[0]);
      else if (t === "gone") this.sockets.get(from)?.close();
    }
    socket(id) {
      let socket = this.sockets.get(id);
      if (!socket) {
        const real = new WebSocket(ws);
        real.binaryType = "arraybuffer";
        const queue = [];
        let number = 0;
        real.onopen = () => queue.splice(0).forEach((frame) => real.send(frame));
        real.onmessage = ({ data }) => {
          const isText = typeof data === "string";
          const frames = [[id, ++number, isText ? data : null]];
          this.tell({ t: "frames", frames }, isText ? [] : [new DataView(data)]);
        };
        real.onclose = ({ code }) => this.tell({ t: "end", to: id, code });
        socket = {
          send: (frame) => (real.readyState === 1 ? real.send(frame) : queue.push(frame)),
          close: () => { real.onclose = null; real.close(); },
        };
        this.sockets.set(id, socket);
      }
      return socket;
    }
    die() {
      this.live = this.comm_live = false;
      for (const socket of this.sockets.values()) socket.close();
      this.fire("comm_live_update");
    }
  }
  window.views = [];
  window.show = async (el) => {
    const { default: widget } = await import(URL.createObjectURL(new Blob([loader], { type: "text/javascript" })));
    const [model, ended] = [new Model(), new AbortController()];
    window.views.push({ model, ended, el });
    await widget.render({ model, el, signal: ended.signal });
  };
}
"""


class Document:
    """One document.

    Attributes:
        page: the browser's page.
        requests: what it has asked for besides itself and its sockets.
        problems: errors and warnings of its console.
        asked: names of the files that came through the models, in order.
    """

    def __init__(self, page: Page, live: Live, body: str, styles: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.problems: list[str] = []
        self._live = live
        html = f"<!doctype html><html><head><style>{styles}</style></head><body>{body}</body></html>"
        # Something of the server's, whose place the document takes: its sockets are of that origin then.
        page.goto(f"{live.url}/_transom/assets/{next(name for name in ASSETS.files if name.endswith('.json'))}")
        page.set_content(html)
        page.on("request", lambda request: self._note(request.url))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self._hear)
        page.expose_function("readAsset", self._read)
        socket = live.url.replace("http", "ws") + "/_transom/ws"
        page.evaluate(BEGIN, {"build": ASSETS.build, "loader": ASSETS.loader, "ws": socket})

    def _note(self, url: str) -> None:
        if not url.startswith(("blob:", "data:", "ws:")) and "favicon" not in url:
            self.requests.append(url)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error" and "favicon" not in said.location["url"]:
            self.problems.append(said.text)

    def _read(self, name: str) -> dict[str, Any]:
        url = urljoin(f"{self._live.url}/_transom/assets/", name or ASSETS.notebook)
        try:
            with urllib.request.urlopen(url) as answer:
                return {"bytes": base64.b64encode(answer.read()).decode(), "type": answer.headers["content-type"]}
        except OSError as error:
            return {"error": f"{name}: {error}"}

    @property
    def asked(self) -> list[str]:
        found: list[str] = self.page.evaluate("asked")
        return found

    def show(self, selector: str) -> None:
        """Begin a view, of a session of its own, in the element at `selector`."""
        self.page.evaluate("(at) => window.show(document.querySelector(at))", selector)

    def close(self, view: int) -> None:
        """End the view with that number."""
        self.page.evaluate("(at) => views[at].ended.abort()", view)


@contextmanager
def document(browser: Browser, live: Live, body: str, styles: str = STYLES, **options: Any) -> Iterator[Document]:
    """Open one; at its end it must not have asked for anything, nor complained."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
    shown = Document(context.new_page(), live, body, styles)
    yield shown
    context.close()
    assert shown.requests == []
    assert shown.problems == []
