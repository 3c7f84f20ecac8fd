"""`GridSpec`: what stands where, and what goes when something else is put there."""

from __future__ import annotations

import threading
import warnings

import pytest

import transom as tr
from transom.errors import TransomWarning


def texts(grid):
    return {key: each.object for key, each in grid.objects.items()}


def filled(**params):
    """What stands so: a b b, below it a c d, below it e over all."""
    grid = tr.GridSpec(**params)
    grid[0:2, 0] = "a"
    grid[0, 1:3] = "b"
    grid[1, 1] = "c"
    grid[1, 2] = "d"
    grid[2, :] = "e"
    return grid


def test_as_in_panel():
    grid = tr.GridSpec()
    assert (grid.objects, grid.mode, grid.nrows, grid.ncols) == ({}, "warn", None, None)


def test_places():
    assert texts(filled()) == {
        (0, 0, 2, 1): "a",
        (0, 1, 1, 3): "b",
        (1, 1, 2, 2): "c",
        (1, 2, 2, 3): "d",
        (2, None, 3, None): "e",
    }
    assert filled().grid == [[1, 1, 1]] * 3


@pytest.mark.parametrize(
    ("index", "key"),
    [
        ((-1, 0), (2, 0, 3, 1)),
        ((-1, -1), (2, 2, 3, 3)),
        ((slice(-2, None), -2), (1, 1, None, 2)),
        ((slice(None, -1), 0), (None, 0, 2, 1)),
        (4, (4, None, 5, None)),
        (slice(3, 5), (3, None, 5, None)),
        ((slice(None), slice(None)), (None, None, None, None)),
        ((0, slice(3, None)), (0, 3, 1, None)),
    ],
)
def test_the_place_that_an_index_means(index, key):
    grid = filled(mode="override")
    grid[index] = "new"
    assert texts(grid)[key] == "new"


def test_open_places_reach_to_the_edge_also_when_that_moves():
    grid = tr.GridSpec()
    grid[:, 0] = "side"
    grid[3, 1] = "late"
    assert grid[3, 0].object == "side"
    assert grid.grid == [[1, 0], [1, 0], [1, 0], [1, 1]]


def test_reading():
    grid = filled()
    assert grid[1, 0].object == grid[0, 0].object == "a"
    assert (grid[-1, -1].object, grid[-2, -1].object) == ("e", "d")
    grid[4, 4] = "far"
    assert grid[3, 3] is None
    assert (texts(grid[0]), texts(grid[1:3, 2])) == (
        {(0, 0, 1, 1): "a", (0, 1, 1, 3): "b"},
        {(0, 0, 1, 1): "d", (1, 0, 2, 1): "e"},
    )
    assert texts(grid[:, 1:3])[(0, 0, 1, 2)] == "b"
    assert [each.object for each in grid] == ["a", "b", "c", "d", "e", "far"]
    assert len(grid) == 6
    assert grid[0, 0] in grid


@pytest.mark.parametrize("index", [(9, 0), (0, 9), 9, (slice(2, 2), 0), (-9, 0), "a", (0, 1, 2), (slice(0, 2, 2), 0)])
def test_what_is_nowhere_is_an_error(index):
    with pytest.raises(IndexError, match=r"Write|counted from 0"):
        filled()[index]


def test_a_grid_of_a_given_size():
    grid = tr.GridSpec(ncols=4, nrows=3)
    grid[2, 3] = "corner"
    for index in ((3, 0), (0, 4), (slice(2, 4), 0)):
        with pytest.raises(IndexError, match=r"there are (3 rows|4 columns), counted from 0"):
            grid[index] = "beyond"
    grid[-1, -2] = "beside"
    assert texts(grid) == {(2, 2, 3, 3): "beside", (2, 3, 3, 4): "corner"}


def test_what_something_is_put_upon_goes_with_a_warning():
    grid = filled()
    with pytest.warns(TransomWarning, match=r"grid\[0:2, 1\] lies upon what stood at 0, 1:3 and 1, 1, which went"):
        grid[0:2, 1] = "x"
    assert sorted(texts(grid).values()) == ["a", "d", "e", "x"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        grid[0:2, 1] = "what takes the very place is meant to"
        grid.mode = "override"
        grid[:, 1] = "y"
    assert sorted(texts(grid).values()) == ["a", "d", "y"]


def test_or_is_an_error():
    grid = filled(mode="error")
    before = texts(grid)
    with pytest.raises(IndexError, match=r"grid\[0, 0\]: something stands at 0:2, 0. Delete it first, or write"):
        grid[0, 0] = "x"
    assert texts(grid) == before
    del grid[0:2, 0]
    grid[0, 0] = "x"
    assert grid[0, 0].object == "x"


def test_a_dict_of_objects_has_nothing_upon_another_either():
    with pytest.warns(TransomWarning, match="lies upon"):
        grid = tr.GridSpec(objects={(0, 0, 2, 2): "under", (1, 1, 2, 2): "over"})
    assert texts(grid) == {(1, 1, 2, 2): "over"}
    grid.objects = {(0, 0, 1, 1): tr.widgets.Button(label="B"), (None, 1, None, 2): "t"}
    assert [type(each).__name__ for each in grid] == ["Button", "Markdown"]
    with pytest.raises(ValueError, match=r"GridSpec.objects takes a dict of what is to be shown, and was given \[1\]"):
        grid.objects = [1]


@pytest.mark.parametrize("key", [0, (0, 0), "abcd", (0, 0, 1, "1"), (0, 0, 0, 1), (-1, 0, 1, 1), (2, 0, 1, 1)])
def test_keys_of_it_are_places(key):
    with pytest.raises(ValueError, match=r"objects: .* is no place. Write \(top, left, bottom, right\)"):
        tr.GridSpec(objects={key: "x"})


def test_a_copy_holds_the_same_objects():
    grid = filled(gap=3, ncols=3)
    other = grid.clone()
    assert (other.objects, other.gap, other.ncols) == (grid.objects, 3, 3)
    assert texts(grid.clone(objects={(0, 0, 1, 1): "z"})) == {(0, 0, 1, 1): "z"}


def test_what_has_no_size_of_its_own_fills_its_cells():
    small = tr.widgets.Button(label="B", width=80)
    plain = tr.pane.Str("text")
    grid = tr.GridSpec(objects={(0, 0, 1, 1): small, (0, 1, 1, 2): plain})
    assert (small.sizing_mode, plain.sizing_mode) == (None, "stretch_width")
    grid.height = 300
    assert (small.sizing_mode, plain.sizing_mode) == (None, "stretch_both")
    own = tr.pane.Str("text", sizing_mode="scale_width")
    grid[1, 0] = own
    assert own.sizing_mode == "scale_width"


def test_it_is_not_in_itself():
    grid = tr.GridSpec()
    grid[0, 0] = "text"
    with pytest.raises(ValueError, match="A GridSpec cannot be put inside itself"):
        grid[0, 1] = tr.Column(grid)


def test_threads_lose_nothing():
    grid = tr.GridSpec()

    def write(row):
        for column in range(20):
            grid[row, column] = f"{row}.{column}"

    threads = [threading.Thread(target=write, args=(row,)) for row in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(grid) == 80


async def test_the_page_follows(site):
    made = []
    page = await site(lambda: made.append(filled()) or made[-1]).open()
    model, grid = page.find("GridSpec"), made[0]

    def there():
        return {
            page.component(page.models[id_]).object: span
            for id_, span in zip(model["objects"], model["spans"], strict=True)
        }

    assert there() == {
        "a": [0, 0, 2, 1],
        "b": [0, 1, 1, 3],
        "c": [1, 1, 2, 2],
        "d": [1, 2, 2, 3],
        "e": [2, None, 3, None],
    }
    grid[3, 1] = tr.pane.Str("new")
    del grid[0:2]
    await page.settle()
    assert there() == {"e": [2, None, 3, None], "new": [3, 1, 4, 2]}
    assert grid.select(tr.pane.Str) == [grid[3, 1]]
    assert "[(3, 1, 4, 2)]" in repr(grid)
