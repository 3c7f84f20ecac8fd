"""What a document says, heading by heading."""

from __future__ import annotations

from transom.book.passages import listed, passages
from transom.script import parse

TEXT = """Before.

# A *title*

First. `code` &amp; more.

```python
1 + 1
```

## Part

- [One](one.md): it
- two

| a | b |
|---|---|
| c | d |

### Part

[Three](three.md)
"""


def test_each_heading_has_what_stands_under_it():
    assert [tuple(each) for each in passages(parse(TEXT, "x.md", "md"))] == [
        (0, "", "", "Before."),
        (1, "a-title", "A title", "First. code & more. 1 + 1"),
        (2, "part", "Part", "One: it two a b c d"),
        (3, "part-1", "Part", "Three"),
    ]


def test_links_of_lists_are_known_with_their_heading():
    assert [tuple(each) for each in listed(parse(TEXT, "x.md", "md"))] == [("Part", "One", "one.md")]


def test_hidden_code_is_not_found():
    text = "# T\n\n```{code-cell} python\n:tags: [hide-input]\nsecret = 1\n```\n"
    assert [each.text for each in passages(parse(text, "x.md", "md"))] == [""]
