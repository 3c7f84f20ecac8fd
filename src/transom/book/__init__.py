"""Documents that are served together: what leads from one to the next, and a search over all of them.

Owns their order, what of them is searched, and the frame that each of them stands in.
"""

from __future__ import annotations

from transom.book.book import Book
from transom.book.parts import Chapter, Part
from transom.book.passages import Passage, passages

__all__ = ["Book", "Chapter", "Part", "Passage", "passages"]
