"""Python files imported by their path: always the text that is there now."""

import os
import sys

import pytest

from bench.base.modules import module_from_file


def test_a_file_changed_within_its_second_and_in_no_size_is_read_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "mine.py"
    for number in (8, 9):
        path.write_text(f"WIDTH = {number}\n", encoding="utf-8")
        os.utime(path, (1e9, 1e9))
        assert number == module_from_file(path, "user_mine").WIDTH


def test_a_file_that_is_no_module_is_refused(tmp_path):
    (tmp_path / "mine.txt").write_text("x = 1\n", encoding="utf-8")
    with pytest.raises(ImportError, match=r"does not end in \.py"):
        module_from_file(tmp_path / "mine.txt", "user_mine")
