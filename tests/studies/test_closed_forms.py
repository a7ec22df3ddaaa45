"""What closed forms are worth before training: PCA and the linear path agree, the table says what was asked."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from studies.closed_forms import main


@pytest.mark.slow
def test_the_linear_path_is_pca_and_its_edits_are_local(tmp_path):
    out = tmp_path / "rows.jsonl"
    command = ["--models", "pca,lamm-mixer-lin-lr", "--data", "heads-mini", "--latent", "16", "--out", str(out)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    pca, path = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    assert path["test_mm"] == pytest.approx(pca["test_mm"], rel=1e-4)
    assert path["ratio_low"] == pytest.approx(1, abs=1e-3) and pca["ratio"] == 1
    # The control path holds what lies around an edited region; PCA steered by the region alone does not.
    assert path["delivered_share"] > 0.7 and path["leak_share"] < 0.2 < 1 < pca["leak_share"]
    assert "| lamm-mixer-lin-lr" in result.output and f"{path['delivered_share']:.3f}" in result.output


def test_a_model_that_must_train_is_refused():
    result = CliRunner().invoke(main, ["--models", "spiralnet", "--data", "heads-mini", "--latent", "8"])
    assert result.exit_code == 1 and "must train" in str(result.exception)


def test_counts_are_three_numbers():
    result = CliRunner().invoke(main, ["--data", "heads-mini", "--counts", "10,5"])
    assert result.exit_code == 1 and "TRAIN,VALIDATION,TEST" in str(result.exception)
