import json
from dataclasses import replace

import pytest

from bench.api import BenchError
from bench.case import Case


def a_case(**changes):
    values = {
        "suite": "scaling", "model": "m", "variant": "tuned", "dataset": "d", "vertices": 1200, "phase": "decode",
        "measure": "latency", "batch": 1, "latent": 8,
    }  # fmt: skip
    return Case(**{**values, **changes})


def test_equal_cases_have_equal_keys_and_any_change_changes_the_key():
    case = a_case()
    assert case.key == a_case().key and hash(case) == hash(a_case())
    changed = [replace(case, vertices=1201), replace(case, process=1), replace(case, options=(("width", 8),))]
    assert len({case.key, *(other.key for other in changed)}) == 4


def test_the_key_is_the_hash_of_the_canonical_text():
    import hashlib

    case = a_case()
    assert case.canonical() == json.dumps(json.loads(case.canonical()), sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(case.canonical().encode()).hexdigest().startswith(case.key)


def test_a_case_survives_json():
    case = a_case(options=(("width", 64), ("name", "x")))
    assert Case.from_dict(json.loads(case.canonical())) == case


def test_a_case_with_other_fields_is_refused_by_name():
    values = json.loads(a_case().canonical())
    values["colour"] = values.pop("seed")
    with pytest.raises(BenchError, match="colour, seed"):
        Case.from_dict(values)


def test_a_file_name_holds_no_path_of_a_user_model():
    assert "/" not in a_case(model="../some where/file.py:build").file_stem
