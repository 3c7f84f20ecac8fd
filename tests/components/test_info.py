"""What is worked out once for a component class: by one thread, while others use the class and its bases."""

from __future__ import annotations

import threading

import transom as tr
from tests.site import wait_for
from transom.components import info


def test_a_first_instance_adds_nothing_to_its_class_or_its_bases():
    """Param goes through all of them, in other threads too; a dictionary must not grow under it."""

    class Base(tr.widgets.TextInput):
        """Never made before."""

    class Derived(Base):
        """Nor this."""

    names = {cls: [*cls.__dict__] for cls in Derived.__mro__}
    Derived()
    Base()
    assert {cls: [*cls.__dict__] for cls in Derived.__mro__} == names


def test_two_threads_that_make_the_first_instances_work_it_out_once(monkeypatch):
    class Fresh(tr.widgets.TextInput):
        """Never made before."""

    makes = []
    inside, second, release = threading.Event(), threading.Event(), threading.Event()
    make = info._make

    def slowly(cls):
        makes.append(threading.get_ident())
        if len(makes) == 1:
            inside.set()
            wait_for(release)
        else:
            second.set()
        return make(cls)

    monkeypatch.setattr(info, "_make", slowly)
    found = []
    threads = [threading.Thread(target=lambda: found.append(info.class_info(Fresh))) for _ in range(2)]
    threads[0].start()
    wait_for(inside)
    threads[1].start()
    second.wait(0.05)  # it would be there now
    release.set()
    for thread in threads:
        thread.join(15)
    assert len(makes) == 1
    assert found[0] is found[1]
