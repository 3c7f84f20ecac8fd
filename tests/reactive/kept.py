"""Functions whose results are kept on disk; at the top of a module, as such functions must be."""

from __future__ import annotations

import asyncio
import threading

import numpy as np

from transom.reactive import cache

calls = []
clear = print


def forget_functions():
    """As in a new process: a function that is made now finds nothing of an earlier one in memory."""
    cache._shelf._versions.clear()


def double(x):
    calls.append(x)
    return 2 * x


def numbers(x):
    calls.append(x)
    return np.arange(x)


def fails():
    calls.append(None)
    raise ValueError("not today")


async def slow(x):
    calls.append(x)
    await asyncio.sleep(0)
    return 2 * x


async def clears(x):
    clear()
    await asyncio.sleep(0)
    return 2 * x


def lock():
    return threading.Lock()


class Engine:
    def __init__(self, name):
        self.name = name


def name_of(engine):
    return engine.name


class Odd:
    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return 1

    def __mul__(self, other):
        return 0

    __rmul__ = __mul__
