"""What a case's process settles on a card, and what it says of others there."""

from dataclasses import replace

import pytest
import torch

from bench.case import Case
from bench.measure.nvml import NvmlUnavailable
from bench.work import run_case

CASE = Case("s", "m", "tuned", "d", 1200, "decode", "latency", 1, 8, device="cuda:1")


def test_a_process_beside_others_gets_its_share_of_a_cards_memory(monkeypatch):
    given = []
    monkeypatch.setattr(torch.cuda, "set_per_process_memory_fraction", lambda *share: given.append(share))
    run_case._settle(CASE, card_share=0.25)
    run_case._settle(replace(CASE, device="cuda"), card_share=0.5)
    run_case._settle(CASE)
    assert given == [(0.25, 1), (0.5, 0)], "and all of it where it is alone"


def test_what_others_hold_on_the_card_is_a_row(monkeypatch):
    monkeypatch.setattr(run_case, "others_bytes", lambda pid, device: 3 << 30)
    (row,) = run_case.neighbour_rows(CASE)
    assert (row["metric"], row["value"], row["unit"]) == ("other_processes_bytes", 3 * 2**30, "B")
    assert run_case.neighbour_rows(replace(CASE, device="cpu")) == []

    def silent(pid, device):
        raise NvmlUnavailable("a container hides process ids")

    monkeypatch.setattr(run_case, "others_bytes", silent)
    (row,) = run_case.neighbour_rows(CASE)
    assert row["outcome"] == "unsupported" and row["detail"] == "a container hides process ids" and row["value"] is None


@pytest.mark.gpu
def test_a_share_of_a_card_is_kept():
    if not torch.cuda.is_available():
        pytest.skip("needs a CUDA device")
    total = torch.cuda.get_device_properties(0).total_memory
    run_case._settle(replace(CASE, device="cuda"), card_share=0.1)
    try:
        with pytest.raises(torch.cuda.OutOfMemoryError):
            torch.empty(total // 5, dtype=torch.uint8, device="cuda")
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0, 0)
