"""`GridStack`: what the user moves and resizes, and what goes out of its way."""

from __future__ import annotations

import pytest

import transom as tr


def made(**options):
    grid = tr.layout.GridStack(**options)
    grid[0, 0:2] = "a"
    grid[0, 2] = "b"
    grid[1, :] = "c"
    return grid


def there(grid):
    return {each.object: place for place, each in grid.objects.items()}


async def moved(site, grid, start, end):
    page = await site(lambda: grid).open()
    number = page.event(page.find("GridStack").id, "move", [start, end])
    await page.settle()
    return page, page.settled[number]


def test_it_is_a_grid_that_says_where_things_stand():
    grid = made(sizing_mode="stretch_both", height=600)
    assert isinstance(grid, tr.GridSpec)
    assert (grid.allow_drag, grid.allow_resize) == (True, True)
    assert grid.state == [
        {"x": 0, "y": 0, "w": 2, "h": 1},
        {"x": 2, "y": 0, "w": 1, "h": 1},
        {"x": 0, "y": 1, "w": 3, "h": 1},
    ]


async def test_what_lies_where_something_is_put_goes_down(site):
    grid = made()
    calls = []
    grid.param.watch(lambda event: calls.append(grid.state), "objects")
    page, result = await moved(site, grid, [0, 0, 1, 2], [0, 1, 1, 3])
    assert result is None
    assert there(grid) == {"a": (0, 1, 1, 3), "b": (1, 2, 2, 3), "c": (2, 0, 3, 3)}
    assert page.find("GridStack")["spans"] == [[0, 1, 1, 3], [1, 2, 2, 3], [2, 0, 3, 3]]
    assert calls == [grid.state]
    assert grid.state[0] == {"x": 1, "y": 0, "w": 2, "h": 1}


async def test_things_are_made_larger_and_smaller(site):
    grid = made()
    _, result = await moved(site, grid, [0, 0, 1, 2], [0, 0, 2, 1])
    assert result is None
    assert there(grid) == {"a": (0, 0, 2, 1), "b": (0, 2, 1, 3), "c": (2, 0, 3, 3)}


@pytest.mark.parametrize(
    ("options", "start", "end"),
    [
        ({}, [0, 0, 1, 1], [1, 0, 2, 1]),  # nothing stands there
        ({}, [0, 0, 1, 2], [0, 2, 1, 4]),  # there are three columns
        ({}, [0, 0, 1, 2], [-1, 0, 0, 2]),
        ({}, [0, 0, 1, 2], [0, 0, 1, None]),
        ({}, [0, 0, 1, 2], [0, 0, 1.5, 2]),
        ({}, [0, 0, 1, 2], [1000, 0, 1001, 2]),
        ({}, [0, 0, 1, 2], [1, 0, 1, 2]),
        ({}, [0, 0, 1, 2], "x"),
        ({}, [0, 0, 1, 2], [True, 0, 2, 2]),
        ({}, [0, 0, 1, 2], [1, 0, 3, 3]),  # neither moved nor resized
        ({"nrows": 2}, [0, 0, 1, 2], [0, 1, 1, 3]),  # there is no room
        ({"allow_drag": False}, [0, 0, 1, 2], [0, 1, 1, 3]),
        ({"allow_resize": False}, [0, 0, 1, 2], [0, 0, 2, 2]),
    ],
)
async def test_what_the_user_cannot_mean_is_refused(site, options, start, end):
    grid = made(**options)
    before = there(grid)
    _, result = await moved(site, grid, start, end)
    assert "rejected" in result
    assert there(grid) == before


@pytest.mark.parametrize("raw", [None, 1, [], [[0, 0, 1, 2]], {"a": 1}, [[0, 0, 1], [0, 0, 1, 2]]])
async def test_what_is_no_move_is_refused(site, raw):
    grid = made()
    page = await site(lambda: grid).open()
    number = page.event(page.find("GridStack").id, "move", raw)
    await page.settle()
    assert page.settled[number] == {"rejected": "bad_value"}
