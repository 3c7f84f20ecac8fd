"""The turn: one holder at a time, first come first served, no waiting on the loop's side."""

from __future__ import annotations

from transom.session.turn import Turn


def test_it_is_granted_in_the_order_of_the_requests():
    turn = Turn()
    order = []
    assert turn.take()
    for number in range(5):
        turn.request(lambda number=number: (order.append(number), turn.release()))
    assert order == []
    turn.release()
    assert order == [0, 1, 2, 3, 4]
    assert turn.free


def test_whoever_is_granted_it_has_it_alone():
    turn = Turn()
    holders = []
    turn.request(lambda: holders.append("first"))
    turn.request(lambda: holders.append("second"))
    assert holders == ["first"]
    assert not turn.take()
    turn.release()
    assert holders == ["first", "second"]


def test_nobody_can_overtake_those_who_wait():
    turn = Turn()
    turn.request(lambda: None)
    turn.request(lambda: None)
    turn.release()
    assert not turn.take()
    turn.release()
    assert turn.take()


def test_a_long_queue_does_not_recurse():
    turn = Turn()
    done = []
    turn.take()
    for number in range(50_000):
        turn.request(lambda number=number: (done.append(number), turn.release()))
    turn.release()
    assert len(done) == 50_000


def test_a_request_made_by_a_holder_comes_last():
    turn = Turn()
    order = []

    def first():
        order.append("first")
        turn.request(lambda: (order.append("third"), turn.release()))
        turn.release()

    turn.take()
    turn.request(first)
    turn.request(lambda: (order.append("second"), turn.release()))
    turn.release()
    assert order == ["first", "second", "third"]


def test_what_is_left_of_a_holders_step_comes_before_those_who_wait():
    turn = Turn()
    order = []

    def holder():
        order.append("holder")
        turn.request(lambda: (order.append("the rest of it"), turn.release()), first=True)
        turn.release()

    turn.take()
    turn.request(holder)
    turn.request(lambda: (order.append("next"), turn.release()))
    turn.release()
    assert order == ["holder", "the rest of it", "next"]


def test_a_place_in_the_queue_can_be_given_up():
    turn = Turn()
    order = []
    turn.take()
    ticket = turn.request(lambda: order.append("withdrawn"))
    turn.request(lambda: order.append("stays"))
    turn.withdraw(ticket)
    turn.release()
    assert order == ["stays"]


def test_giving_up_a_place_after_the_grant_changes_nothing():
    turn = Turn()
    ticket = turn.request(lambda: None)
    turn.withdraw(ticket)
    assert not turn.free


def test_open_lets_everybody_through_even_past_a_holder_that_never_ends():
    turn = Turn()
    order = []
    turn.take()
    turn.request(lambda: order.append(1))
    turn.request(lambda: order.append(2))
    turn.open()
    assert order == [1, 2]
    assert turn.free
    assert turn.take()
