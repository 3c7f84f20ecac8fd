"""Chromium: how long until a page takes clicks, what it receives, and how long a click takes to show."""

from __future__ import annotations

import shutil
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from benchmarks.frameworks import Framework

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""Nothing but this machine has a name. (Playwright's `route` would turn the cache off.)"""
WATCH = """
window.bench = (() => {
  const waiting = new Set();
  const observer = new MutationObserver(() => { for (const check of [...waiting]) check(); });
  const all = { subtree: true, childList: true, characterData: true };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    observer.observe(root, all);
    return root;
  };
  observer.observe(document, all);
  const text = (node = document.body) => {
    if (node === null) return "";
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.tagName === "STYLE" || node.tagName === "SCRIPT") return "";
    return [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes].map(text).join(" ");
  };
  const button = (label, root = document) => {
    for (const each of root.querySelectorAll("*")) {
      const found = each.tagName === "BUTTON" && text(each).trim() === label ? each
        : each.shadowRoot && button(label, each.shadowRoot);
      if (found) return found;
    }
    return null;
  };
  const until = (wanted, patience) => new Promise((resolve, reject) => {
    const end = (done, value) => { waiting.delete(check); clearTimeout(timer); done(value); };
    const check = () => { if (text().includes(wanted)) end(resolve, performance.now()); };
    const timer = setTimeout(() => end(reject, new Error(`${wanted} never came`)), patience);
    waiting.add(check);
    check();
  });
  const click = async (label, wanted, patience) => {
    const began = performance.now();
    const shown = until(wanted, patience);
    button(label).click();
    return (await shown) - began;
  };
  const press = (label) => {
    const found = button(label);
    if (!found || found.disabled) return false;
    const box = found.getBoundingClientRect();
    let top = null;
    let root = document;
    while (root && (top = root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))?.shadowRoot) {
      if (top.shadowRoot === root) break;
      root = top.shadowRoot;
    }
    if (!top || !(found === top || found.contains(top))) return false;
    found.click();
    return true;
  };
  return { text, button, until, click, press };
})();
"""
"""What a page has besides: its text through all shadow roots, and the time until a text is there, without polling."""


def found() -> str:
    """The path of a Chromium.

    Raises:
        RuntimeError: there is none.
    """
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise RuntimeError(f"no Chromium on PATH: install one under one of these names: {', '.join(NAMES)}")
    return path


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A Chromium for as long as the block lasts."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found(), args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


class Visit:
    """A page in Chromium.

    Attributes:
        page: Playwright's.
        seconds: from its address until it took clicks.
        received: bytes on the wire until then and later, the socket's included.
        requests: how many there were, the socket included.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seconds = self.received = 0.0
        self.requests = 0

    async def click(self, label: str, text: str, patience: float = 20) -> float:
        """Click the button of this label; seconds until the text is shown."""
        milliseconds: float = await self.page.evaluate("given => bench.click(...given)", [label, text, patience * 1000])
        return milliseconds / 1000

    async def press(self, label: str) -> bool:
        """Click the button of this label; whether it took that: it was enabled, and nothing lay over it."""
        took: bool = await self.page.evaluate("label => bench.press(label)", label)
        return took

    async def text(self) -> str:
        """All that it shows."""
        text: str = await self.page.evaluate("bench.text()")
        return text


async def visit(context: BrowserContext, framework: Framework, port: int, text: str) -> Visit:
    """Open the page at this port; wait until it shows the text and takes clicks."""
    page = await context.new_page()
    made = Visit(page)
    session = await context.new_cdp_session(page)

    def count(size: float) -> None:
        made.received += size

    def request(_: object) -> None:
        made.requests += 1

    session.on("Network.requestWillBeSent", lambda event: request(event) if _on_wire(event) else None)
    session.on("Network.webSocketCreated", request)
    session.on("Network.loadingFinished", lambda event: count(event["encodedDataLength"]))
    session.on("Network.webSocketFrameReceived", lambda event: count(len(event["response"]["payloadData"])))
    await session.send("Network.enable")
    await page.add_init_script(WATCH)
    began = time.perf_counter()
    await page.goto(f"http://127.0.0.1:{port}/", wait_until="commit")
    test = f"text => bench.text().includes(text) && !!({framework.ready})"
    await page.wait_for_function(test, arg=text, polling=10)
    made.seconds = time.perf_counter() - began
    return made


def _on_wire(event: dict[str, dict[str, str]]) -> bool:
    return event["request"]["url"].startswith("http")
