"""The suite ranks: compressible models at every rank, time and memory, and what is refused before any work."""

from collections import Counter

import pytest

from bench.api import BenchError
from bench.case import rank_form, rank_of
from bench.suites.cost import estimate_seconds
from bench.suites.plan import make_cases
from bench.suites.training import TRAIN_PRESETS


def cases(**asked):
    return make_cases("ranks", "quick", **{"models": "pca,lamm-mixer,lamm-mixer-lr", **asked})[0]


def test_a_rank_is_a_form_and_read_back():
    assert rank_of(rank_form(32)) == 32
    assert [rank_of(text) for text in ("tuned", "rank-", "rank-0", "rank-3x", "graph")] == [0] * 5


def test_models_that_can_be_compressed_have_every_rank_and_all_others_stand_once():
    found = cases(ranks="16,4", seconds=7.0)
    trained = [(case.model, case.variant, case.budget) for case in found if case.trains]
    assert trained == [
        ("pca", "tuned", ""),
        *[("lamm-mixer", form, "seconds=7") for form in ("tuned", "rank-4", "rank-16")],
        ("lamm-mixer-lr", "tuned", "seconds=7"),
    ]
    forms = {(case.model, case.variant) for case in found}
    measured = Counter((case.model, case.variant, case.phase, case.measure) for case in found if not case.trains)
    assert measured == {
        (*form, phase, measure): times
        for form in forms
        for phase, measure, times in (("decode", "latency", 3), ("train", "latency", 1), ("train", "memory", 1))
    }
    assert len({case.key for case in found}) == len(found)
    sets = {(case.suite, case.dataset, case.vertices, case.counts[0]) for case in found}
    assert sets == {("ranks", "hands", 0, 2000)}


def test_the_preset_measures_models_that_show_what_ranks_do():
    found, _ = make_cases("ranks", "quick")
    assert {case.model for case in found} == {"lamm-mixer", "lamm-mixer-lr", "pca"}
    assert {rank_of(case.variant) for case in found} == {0, *TRAIN_PRESETS["ranks"]["quick"].ranks}


def test_ranks_share_one_training_in_the_estimate():
    one, two = (estimate_seconds(cases(models="lamm-mixer", ranks="8", seconds=s)) for s in (100.0, 300.0))
    assert two - one == pytest.approx(200 / cases()[0].threads)


def test_a_form_that_was_asked_for_beside_the_first_is_not_compressed():
    found = cases(models="lamm-mixer", variants="tuned,faithful", ranks="8")
    assert [case.variant for case in found if case.trains] == ["tuned", "rank-8", "faithful"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"models": "pca"}, "a model that can be compressed .*lamm-mixer.*got pca"),
        ({"data": "heads-mini", "ranks": "4,128"}, "--ranks below the 128 training meshes of heads-mini, got 128"),
        ({"counts": "8,4,4"}, "below the 8 training meshes"),
        ({"ranks": "0"}, "--ranks as numbers of 1 or more"),
    ],
)
def test_what_has_no_ranks_is_one_clear_line(asked, message):
    with pytest.raises(BenchError, match=message) as refused:
        cases(**asked)
    assert "\n" not in str(refused.value)


def test_ranks_belong_to_this_suite():
    with pytest.raises(BenchError, match="--ranks with --suite ranks"):
        make_cases("when", "quick", models="pca", ranks="8")
    with pytest.raises(BenchError, match="--ranks, which it does not take"):
        make_cases("scaling", "quick", models="pca", ranks="8")
