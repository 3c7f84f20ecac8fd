"""The order of the stages of a pipeline: which follow which, from the first one on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

Graph = dict[str, tuple[str, ...]]


def line(names: Iterable[str]) -> Graph:
    """One after the other."""
    known = list(names)
    return {here: (there,) for here, there in pairwise(known)}


def checked(given: Mapping[str, str | Iterable[str]], names: Iterable[str]) -> Graph:
    """A graph of stages as it was given, each with those that may follow.

    Raises:
        ValueError: it names no stage, or not all can be reached from one.
    """
    known = list(names)
    graph = {here: (there,) if isinstance(there, str) else tuple(there) for here, there in given.items()}
    unknown = [name for each in graph.items() for name in (each[0], *each[1]) if name not in known]
    if unknown:
        raise ValueError(f"define_graph(…): {unknown[0]!r} is no stage. There are {', '.join(known)}.")
    lost = [name for name in known if name not in _reached(graph, first(graph, known))]
    if lost:
        raise ValueError(f"define_graph(…): {lost[0]!r} cannot be reached. Name it as one that follows another.")
    return graph


def first(graph: Graph, names: Iterable[str]) -> str:
    """The stage that follows none.

    Raises:
        ValueError: there is none, or there are several.
    """
    following = {name for there in graph.values() for name in there}
    roots = [name for name in (graph or names) if name not in following]
    if not roots or (len(roots) > 1 and graph):
        what = "no stage is the first, they go round" if not roots else f"{' and '.join(roots)} are both the first"
        raise ValueError(f"define_graph(…): {what}. One stage has to follow no other.")
    return roots[0]


def _reached(graph: Graph, root: str) -> set[str]:
    found, waiting = {root}, [root]
    while waiting:
        new = [name for name in graph.get(waiting.pop(), ()) if name not in found]
        found.update(new)
        waiting += new
    return found
