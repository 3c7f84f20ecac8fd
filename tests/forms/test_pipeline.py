"""`Pipeline`: stages that follow each other, with what those before have made."""

from __future__ import annotations

import asyncio

import param
import pytest

import transom as tr
from transom.forms import Pipeline, PipelineError


class First(param.Parameterized):
    a = param.Integer(default=2, bounds=(0, 9))
    b = param.Integer(default=3, bounds=(0, 9))
    ready = param.Boolean(default=False, precedence=-1)
    way = param.Selector(default="Second", objects=["Second", "Other"], precedence=-1)

    @param.output(("c", param.Integer))
    def output(self):
        if self.a == 9:
            raise PipelineError("Nine is <too> much.")
        return self.a * self.b

    def panel(self):
        return tr.Column(tr.Param(self))


class Second(param.Parameterized):
    b = param.Integer(default=0)
    c = param.Integer(default=0)

    @param.depends("c")
    def panel(self):
        return f"c is {self.c}, b is {self.b}"


class Other(param.Parameterized):
    c = param.Integer(default=0)


STAGES = [("First", First), ("Second", Second)]


async def test_it_goes_on_with_what_was_made_and_back(site, failures):
    made = []
    page = await site(lambda: made.append(Pipeline(STAGES)) or made[0]).open()
    (pipeline,) = made
    assert page.find("Previous")["disabled"]
    page.set("A", 4)
    page.click("Next")
    await page.settle()
    assert "c is 12, b is 3" in page.text
    assert pipeline._states["Second"].param.c.precedence == -1
    assert page.find("Next")["disabled"]
    assert '<li aria-current="step">Second</li>' in pipeline.network.object
    page.click("Previous")
    await page.settle()
    assert page.find("A")["value"] == 4
    page.set("A", 5)
    page.click("Next")
    await page.settle()
    assert "c is 15" in page.text
    assert failures() == []


async def test_outputs_may_await_and_clicks_meanwhile_do_nothing(site):
    calls = []

    class Slow(First):
        @param.output(("c", param.Integer))
        async def output(self):
            calls.append(self.a)
            await asyncio.sleep(2)
            return 7

    made = []
    page = await site(lambda: made.append(Pipeline([("Slow", Slow), *STAGES[1:]])) or made[0]).open()
    page.click("Next")
    page.click("Next")
    await page.settle()
    assert made[0].stage.loading
    await page.advance(2)
    assert "c is 7" in page.text
    assert (calls, made[0].stage.loading) == ([2], False)


async def test_what_a_stage_says_is_wrong_is_shown_and_the_user_stays(site, failures):
    made = []
    page = await site(lambda: made.append(Pipeline(STAGES)) or made[0]).open()
    page.set("A", 9)
    page.click("Next")
    await page.settle()
    assert "Nine is &lt;too&gt; much." in made[0].error[0].object
    assert page.find("A")["value"] == 9
    assert failures() == []
    page.set("A", 1)
    page.click("Next")
    await page.settle()
    assert (len(made[0].error), "c is 3" in page.text) == (0, True)


async def test_a_stage_that_fails_is_reported(site, failures):
    class Broken(Second):
        def __init__(self, **params):
            raise KeyError("broken")

    page = await site(lambda: Pipeline([("First", First), ("Broken", Broken)])).open()
    page.click("Next")
    await page.settle()
    assert page.find("A")["value"] == 2
    assert len(failures()) == 1


async def test_ready_and_auto_advance(site):
    made = []
    page = await site(lambda: made.append(Pipeline(STAGES, ready_parameter="ready")) or made[0]).open()
    (pipeline,) = made
    assert page.find("Next")["disabled"]
    pipeline._state.ready = True
    await page.settle()
    assert not page.find("Next")["disabled"]
    pipeline._state.ready = False
    pipeline.auto_advance = True
    pipeline._state.ready = True
    await page.settle()
    assert "c is 6" in page.text


async def test_a_graph_has_ways_that_are_chosen(site):
    made = []
    graph = {"First": ("Second", "Other")}

    def app():
        pipeline = Pipeline([*STAGES, ("Other", Other, {"inherit_params": False})], graph=graph)
        made.append(pipeline)
        return pipeline

    page = await site(app).open()
    (pipeline,) = made
    assert (pipeline.next_selector.options, pipeline.next_selector.visible) == (["Second", "Other"], True)
    pipeline.next_selector.value = "Other"
    page.click("Next")
    await page.settle()
    assert (pipeline._state.c, pipeline._route) == (6, ["First", "Other"])
    pipeline.param.trigger("previous")
    await page.settle()
    assert pipeline._route == ["First"]


async def test_a_parameter_says_which_way(site):
    made = []
    graph = {"First": ("Second", "Other")}
    stages = [*STAGES, ("Other", Other)]
    page = await site(lambda: made.append(Pipeline(stages, graph, next_parameter="way")) or made[0]).open()
    made[0]._state.way = "Other"
    page.click("Next")
    await page.settle()
    assert made[0]._route == ["First", "Other"]


def test_it_can_be_built_step_by_step():
    pipeline = Pipeline(show_header=False)
    pipeline.add_stage("First", First(a=1))
    pipeline.add_stage("Second", Second)
    assert (pipeline["Second"], pipeline._state.a, pipeline.header.visible) == (Second, 1, False)
    assert str(pipeline) == "Pipeline:\n    [0] First\n    [1] Second"
    assert isinstance(tr.panel(pipeline), tr.Column)


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda each: each.add_stage("First", Second), "there is a stage of that name"),
        (lambda each: each.add_stage("New", 5), "give a class with parameters"),
        (lambda each: each.add_stage("New", Other, redy="x"), "redy=….*no such option"),
        (lambda each: each.define_graph({"First": "Nowhere"}), "'Nowhere' is no stage"),
        (lambda each: each.define_graph({"First": "Second", "Second": "First"}), "they go round"),
        (
            lambda each: each.add_stage("New", Other) or each.define_graph({"First": "Second"}),
            "'New' cannot be",
        ),
        (lambda each: each.define_graph({"First": "Second"}) or each.define_graph({"First": "Second"}), "force=True"),
    ],
)
def test_what_cannot_be_is_said(build, said):
    with pytest.raises((TypeError, ValueError), match=said):
        build(Pipeline(STAGES))
