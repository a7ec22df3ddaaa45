"""The gate's report: exit code, table, comment and JSON."""

import json

import pytest

from bench.gate.judge import Judged
from bench.gate.pairs import Timing
from bench.gate.report import as_json, markdown, table
from bench.stats.intervals import Estimate
from tests.bench.gate.made_figures import report, series


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["same"], 0), (["faster"], 0), (["inconclusive"], 0), (["new"], 0), (["smaller", "same"], 0),
        (["slower"], 1), (["larger", "same"], 1), (["wrong output"], 1), (["broken"], 2),
    ],
)  # fmt: skip
def test_the_exit_code_is_1_only_for_slower_larger_and_wrong(words, code):
    assert report([Judged("ok", ["same"]), Judged("k", words)]).exit_code == code


def test_a_table_a_comment_and_json_tell_the_same():
    timing = Timing(series(1.1), series(1.1, clock="processor"))
    kernel = Judged("decode", ["slower"], ["a note"], timing, 1, (1_000_000, 1_100_000), 0.0)
    text, comment, plain = table(report([kernel])), markdown(report([kernel])), as_json(report([kernel]))
    for shown in (text, comment):
        assert "decode" in shown and "slower" in shown and "1.1 MB (+10.0%)" in shown and "1.099" in shown
    assert (
        comment.startswith("<!-- bench-gate -->")
        and "FAIL — decode: slower" in comment
        and "- decode: a note" in comment
    )
    again = json.loads(json.dumps(plain, allow_nan=False))
    assert again["exit_code"] == 1 and again["kernels"][0]["wall_time"]["verdict"] == "slower"
    assert again["kernels"][0]["wall_time"]["ratio"]["value"] == pytest.approx(1.1, rel=0.01)


def test_an_infinite_difference_is_valid_json():
    kernel = Judged("decode", ["wrong output"], output_difference=float("inf"))
    assert (
        json.loads(json.dumps(as_json(report([kernel])), allow_nan=False))["kernels"][0]["output_difference"]
        == "infinite"
    )


def test_estimates_are_what_the_report_shows():
    assert isinstance(series().ratio, Estimate)
