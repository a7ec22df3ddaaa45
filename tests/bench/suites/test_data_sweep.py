"""The suite data: cases of a sweep over training meshes, and what is refused before any work begins."""

import pytest

from bench.api import BenchError
from bench.suites.plan import make_cases
from bench.suites.training import TRAIN_PRESETS


def cases(**asked):
    return make_cases("data", "quick", **{"models": "pca,pca-net", **asked})[0]


def test_every_model_gets_each_number_of_meshes_the_same_test_meshes_and_steps():
    found = cases(meshes="300,100", steps=7)
    assert [(case.counts[0], case.model) for case in found] == [
        (100, "pca"), (100, "pca-net"), (300, "pca"), (300, "pca-net"),
    ]  # fmt: skip
    assert len({case.counts[1:] for case in found}) == 1
    assert {case.budget for case in found if case.model == "pca-net"} == {"steps=7"}
    assert len({case.key for case in found}) == 4 and "300 training meshes" in found[-1].label()


def test_presets_end_with_as_many_meshes_as_their_counts_say():
    for preset in TRAIN_PRESETS["data"].values():
        assert preset.meshes[-1] == preset.counts[0] == max(preset.meshes)
    assert TRAIN_PRESETS["data"]["full"].meshes == (100, 300, 1000, 3000, 10_000, 30_000)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"data": "heads-mini", "meshes": "100,300"}, "at most 128 training meshes of heads-mini, got 300"),
        ({"meshes": "1000000000"}, "disk of the cache"),
        ({"epochs": 3}, "--steps with --suite data"),
        ({"seconds": 3.0}, "--steps with --suite data"),
        ({"settings": "published"}, "common or searched"),
        ({"meshes": "100", "counts": "300,10,10"}, "first number of --counts"),
        ({"data": "."}, "a built-in data set"),
    ],
)
def test_what_cannot_be_swept_is_one_clear_line(asked, message):
    with pytest.raises(BenchError, match=message) as refused:
        cases(**asked)
    assert "\n" not in str(refused.value)


def test_numbers_of_meshes_belong_to_this_suite_and_steps_to_all_that_train():
    with pytest.raises(BenchError, match="--meshes with --suite data"):
        make_cases("when", "quick", models="pca", meshes="100")
    found, _ = make_cases("when", "quick", models="pca-net", data="hands", latent="16", steps=5)
    assert [case.budget for case in found] == ["steps=5"]
