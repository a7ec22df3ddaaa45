"""The plan of the suite card: its order, its forms, and what it refuses."""

import pytest

from bench.api import BenchError
from bench.suites.card_plan import card_cases

CARD = {"device": "cuda", "elsewhere": True}


def cases(preset="quick", **asked):
    """The two models that are trained by default, one more, and a closed form."""
    return card_cases("card", preset, **CARD | {"models": "lamm-mixer,spiralnet,pca,coma"} | asked)[0]


def test_what_matters_comes_first_and_trainings_last():
    found = cases(models="lamm-mixer,spiralnet,coma,lamm-mixer-lin")
    timed = [(case.model, case.variant, case.vertices) for case in found if not case.trains and case.dtype == "float32"]
    forms = [("lamm-mixer", "tuned"), ("lamm-mixer", "graph"), ("spiralnet", "tuned"), ("spiralnet", "graph"),
             ("lamm-mixer", "faithful"), ("spiralnet", "faithful")]  # fmt: skip
    assert timed[:6] == [(*form, 12000) for form in forms] and timed[6:12] == [(*form, 72000) for form in forms]
    others = [(model, size) for model, _, size in timed[12:]]
    assert others[:6] == [("coma", 12000)] * 3 + [("coma", 72000)] * 3, "marked, so before the rest"
    assert others[6:10] == [("lamm-mixer-lin", 12000)] * 2 + [("lamm-mixer-lin", 72000)] * 2
    assert others[10:] == [("lamm-mixer", 0)] * 2 + [("spiralnet", 0)] * 2, "a step on the training's meshes"
    assert all(case.batch == 32 and case.latent == 64 for case in found if case.vertices)
    trained = [case for case in found if case.trains]
    assert found[-2:] == trained and {case.budget for case in trained} == {"epochs=40"}
    assert {case.latent for case in found if not case.vertices} == {16}
    assert {case.dataset for case in trained} == {"hands"} and {case.counts for case in trained} == {()}


def test_tf32_is_measured_of_the_trained_models_at_one_size():
    reduced = [case for case in cases() if case.dtype != "float32"]
    assert {case.dtype for case in reduced} == {"tf32"} and {case.vertices for case in reduced} == {12000}
    assert not [case for case in cases(device="cpu") if case.dtype != "float32"]


def test_a_cpu_has_no_form_graph_and_options_narrow_the_plan():
    found = cases("tiny", device="cpu", sizes="1200", data="heads-mini", counts="12,4,4", epochs=3)
    assert {case.variant for case in found} == {"tuned", "faithful"}
    assert {case.counts for case in found if case.trains} == {(12, 4, 4)}
    assert {case.budget for case in found if case.trains and case.model != "pca"} == {"epochs=3"}


def test_what_it_does_not_take_is_refused():
    with pytest.raises(BenchError, match=r"expected options of --suite card .*, got --batch, --phases; leave it out"):
        cases(batch=4, phases="train")
    with pytest.raises(BenchError, match="one data set for --suite card, got 2"):
        cases(data="hands,heads")
    with pytest.raises(BenchError, match="expected a preset of quick, tiny; got 'full'"):
        cases("full")
    with pytest.raises(BenchError, match="expected a CUDA device for --device cuda, got none"):
        card_cases("card", "quick", models="pca")
