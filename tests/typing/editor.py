"""An editor in sixty lines: it asks pyright's language server what it would show."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from dev import client


class Editor:
    """One file, open in an editor; a context manager."""

    def __init__(self, folder: Path) -> None:
        self.uri = (folder / "app.py").as_uri()
        self._number = 0
        config = {"extraPaths": [str(client.ROOT / "src")], "include": ["app.py"]}
        (folder / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
        self._server = subprocess.Popen(
            [sys.executable, "-m", "pyright.langserver", "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        root = folder.as_uri()
        formats = {"documentationFormat": ["plaintext"], "parameterInformation": {"labelOffsetSupport": False}}
        abilities = {
            "completion": {"completionItem": {"documentationFormat": ["plaintext"]}},
            "signatureHelp": {"signatureInformation": formats},
        }
        self._ask(
            "initialize",
            processId=None,
            rootUri=root,
            workspaceFolders=[{"uri": root, "name": "app"}],
            capabilities={"textDocument": abilities},
        )
        self._send("initialized", {})

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._server.kill()
        self._server.communicate()

    def open(self, text):
        """Open the file with this text; the cursor stands at its end."""
        document = {"uri": self.uri, "languageId": "python", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        lines = text.split("\n")
        self._cursor = {"line": len(lines) - 1, "character": len(lines[-1])}

    def completions(self):
        """The names that are offered at the cursor."""
        answer = self._at_cursor("textDocument/completion")
        return [item["label"] for item in (answer["items"] if isinstance(answer, dict) else answer)]

    def signature(self):
        """The call in which the cursor stands."""
        return self._at_cursor("textDocument/signatureHelp")["signatures"][0]

    def _at_cursor(self, method):
        return self._ask(method, textDocument={"uri": self.uri}, position=self._cursor)

    def _ask(self, method, **params):
        self._number += 1
        self._send(method, params, id=self._number)
        while True:
            message = self._receive()
            if message.get("id") == self._number and "method" not in message:
                return message["result"]
            if "method" in message and "id" in message:  # it asks for settings and the like: there are none
                self._write({"jsonrpc": "2.0", "id": message["id"], "result": [None]})

    def _send(self, method, params, **more):
        self._write({"jsonrpc": "2.0", "method": method, "params": params, **more})

    def _write(self, message):
        body = json.dumps(message).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _receive(self):
        length = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has gone"
        return json.loads(self._server.stdout.read(length))
