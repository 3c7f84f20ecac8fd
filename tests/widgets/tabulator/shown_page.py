"""A page with one table, as its front end keeps it: cells by id, an order, and questions for what is missing."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np


def moment(*parts):
    """What a clock on the wall says."""
    return dt.datetime(*parts)  # noqa: DTZ001 - of no zone


EPOCH = moment(1970, 1, 1)


def decoded(column):
    """The values of a typed column; `None` for each that is missing."""
    if column is None:
        return None
    kind = column["t"]
    if kind == "s":
        return column["v"]
    data = np.frombuffer(column["d"], dtype={"b": "u1", "ms": "<f8", "c": "<i4"}.get(kind, f"<{kind}")).tolist()
    if kind == "c":
        return [None if code < 0 else column["v"][code] for code in data]
    if kind == "b":
        return [None if each == 2 else bool(each) for each in data]
    if kind == "ms":
        return [None if math.isnan(each) else EPOCH + dt.timedelta(milliseconds=each) for each in data]
    missing = column["m"] or bytes(len(data))
    return [None if none or math.isnan(each) else each for each, none in zip(data, missing, strict=True)]


def ids_of(data):
    return [int(each) for each in np.frombuffer(data, dtype="<f8")]


def runs_of(ids):
    """Ids as a page sends them."""
    return np.array([[each, each + 1] for each in ids], dtype="<f8").tobytes()


def ids_in(runs):
    """Ids as a page is told them."""
    pairs = np.frombuffer(runs, dtype="<f8").reshape(-1, 2).astype(int).tolist()
    return [each for start, stop in pairs for each in range(start, stop)]


class TablePage:
    """What the front end knows of the table `target` in a page."""

    def __init__(self, page, target="Tabulator"):
        self.page = page
        self.model = page.find(target)
        self.version = -1
        self.order = []
        self.known = {}
        self.total = self.count = 0
        self.pages = 1
        self.block = None
        self.whole = []
        self._read = 0
        self.follow()

    @property
    def columns(self):
        return {each["title"]: each for each in self.model.values["columns"]}

    def at(self, title):
        return self.columns[title]["at"]

    def follow(self):
        """Take in the definition, or a snapshot, and the messages since."""
        rows = self.model.values["rows"]
        if rows is not None and rows["version"] > self.version and self.version < 0:
            self._replace(rows)
        messages = [content for target, content in self.page.messages if target == self.model.id]
        for content in messages[self._read :]:
            self._take(content)
        self._read = len(messages)

    def _take(self, content):
        block = content.get("block", content)
        if block is None:
            self.order, self.known, self.count = [], {}, 0
            return
        if content["kind"] == "cells":
            if block["version"] == self.version:
                self._learn(block)
            return
        if block["version"] <= self.version:
            return
        match content["kind"]:
            case "rows":
                self._replace(block)
            case "changed":
                self._head(block)
                for part in content["parts"]:
                    for id_, value in zip(ids_of(part["ids"]), decoded(part["cells"]), strict=True):
                        if id_ in self.known:
                            self.known[id_][part["at"]] = value
            case "added":
                self._head(block)
                gone = set(ids_of(content["dropped"])) if content["dropped"] else set()
                self.order = [each for each in self.order if each not in gone] + ids_of(block["ids"])
                self._learn(block)

    def _head(self, block):
        self.version, self.total, self.count = block["version"], block["total"], block["count"]

    def _replace(self, block):
        self._head(block)
        self.block, self.pages = block, block["pages"]
        if not block["keep"]:
            self.known = {}
        self.order = ids_of(block["order"] if block["order"] is not None else block["ids"])
        self._learn(block)

    def _learn(self, block):
        columns = [decoded(each) for each in block["cells"]]
        for row, id_ in enumerate(ids_of(block["ids"])):
            self.known[id_] = {at: values[row] for at, values in enumerate(columns) if values is not None}

    async def settle(self):
        await self.page.settle()
        self.follow()

    async def shown(self, title):
        """The cells of a column that are shown, from the first to the last; what is missing is asked for."""
        self.follow()
        missing = [each for each in self.order if each not in self.known]
        for start in range(0, len(missing), 5000):
            question = {
                "by": "me",
                "version": self.version,
                "first": 0,
                "stop": 1,
                "ids": missing[start : start + 5000],
            }
            self.page.event(self.model, "ask", question)
            await self.settle()
        ids = self.order
        if self.model.values["pagination"] == "local":
            size, page = self.block["size"], self.model.values["page"]
            ids = ids[(page - 1) * size : page * size]
        return [self.known[each][self.at(title)] for each in ids]

    async def edit(self, row, title, value):
        """Edit the cell of a row by where it is shown; gives how it ended."""
        number = self.page.event(self.model, "edit", {"id": self.order[row], "at": self.at(title), "value": value})
        await self.settle()
        return self.page.settled[number]

    async def select(self, ids, name="selection"):
        """Select rows, or unfold them."""
        return await self.set(name, runs_of(ids))

    def selected(self, name="selection"):
        """The ids of the rows that are selected, or unfolded."""
        return ids_in(self.model.values[name])

    async def send(self, name, value=None):
        """Send an event; gives how it ended."""
        number = self.page.event(self.model, name, value)
        await self.settle()
        return self.page.settled[number]

    async def set(self, name, value):
        number = self.page.set(self.model, value, name)
        await self.settle()
        return self.page.settled[number]

    async def sort(self, *pairs):
        return await self.set("sorters", [[self.at(title), way] for title, way in pairs])

    async def filter(self, *triples):
        return await self.set("filters", [[self.at(title), how, value] for title, how, value in triples])
