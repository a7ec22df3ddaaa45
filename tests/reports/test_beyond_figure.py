"""The figure of ranks: averages by hand, a picture from rows, an error without any."""

from __future__ import annotations

import json

import pytest

from reports.beyond import lines, main, read

COMMON = {"data": "hands", "latent": 16, "seconds": 40.0}
ROWS = [
    {**COMMON, "model": "regional pca", "kind": "spectrum", "seed": 0, "regions_mm": {"palm": {"4": 0.8, "8": 0.4}}},
    {**COMMON, "model": "pca", "kind": "closed", "seed": 0, "test_mm": 1.8},
    {**COMMON, "model": "full", "kind": "trained", "seed": 0, "test_mm": 2.0},
    {**COMMON, "model": "full", "kind": "compressed", "rank": 8, "seed": 0, "test_mm": 2.1},
    {**COMMON, "model": "full", "kind": "compressed", "rank": 8, "seed": 1, "test_mm": 2.3},
    {**COMMON, "model": "full", "kind": "compressed", "rank": 4, "seed": 0, "test_mm": 3.0},
    {**COMMON, "model": "low", "kind": "trained", "rank": 8, "start": "plain", "seed": 0, "test_mm": 2.2},
]


def test_lines_average_seeds_in_order_of_rank():
    assert lines(ROWS, "full", "compressed") == {4: 3.0, 8: pytest.approx(2.2)}
    assert lines(ROWS, "low", "trained", "plain") == {8: 2.2}
    assert lines(ROWS, "low", "trained", "principal") == {}


def test_a_picture_from_a_folder(tmp_path, capsys):
    (tmp_path / "hands.jsonl").write_text("\n".join(json.dumps(row) for row in ROWS))
    assert list(read(tmp_path)) == [("hands", 16)]
    assert main([str(tmp_path), str(tmp_path / "new" / "figure.png")]) == 0
    assert (tmp_path / "new" / "figure.png").read_bytes()[:4] == b"\x89PNG"
    (tmp_path / "empty").mkdir()
    assert main([str(tmp_path / "empty"), str(tmp_path / "x.png")]) == 2
    assert "got none" in capsys.readouterr().err
