"""What docs/use/using-lamm.md says works: its examples run, its commands are those that there are."""

import re
from pathlib import Path

from click.testing import CliRunner

from lamm.app.command import COMMANDS, main

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "use" / "using-lamm.md").read_text(encoding="utf-8")


def example(name: str) -> str:
    (code,) = re.findall(rf"<!-- test: {name} -->\n```python\n(.*?)```", PAGE, re.DOTALL)
    return code


def test_the_scans_of_the_walk_are_meshes_and_the_library_does_what_the_page_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exec(compile(example("scans"), "scans", "exec"), {})  # the page's own lines
    assert len(list(Path("scans").glob("*.obj"))) == 160
    found: dict = {}
    exec(compile(example("library"), "library", "exec"), found)
    assert found["pulled"].shape == (1, 4200, 3) and len(found["between"]) == 5 and Path("copy.safetensors").exists()
    arguments = ["edit", "heads", "scans/test000.obj", "--move", "nose:0,-5,0", "--out", "pulled.obj"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    before, after = (Path(path).read_text(encoding="utf-8") for path in ("scans/test000.obj", "pulled.obj"))
    assert re.findall(r"^f .*$", after, re.MULTILINE) == re.findall(r"^f .*$", before, re.MULTILINE)


def test_the_table_of_commands_is_complete_and_their_options_exist():
    rows = re.findall(r"^\| `(\w+)([^`]*)` \|", PAGE, re.MULTILINE)
    assert {name for name, _ in rows} == set(COMMANDS)
    commands = [*rows, *((m[1], m[2]) for m in re.finditer(r"python -m lamm (\w+)([^\n#`]*)", PAGE))]
    for name, rest in commands:
        known = {option for parameter in main.get_command(None, name).params for option in parameter.opts}  # type: ignore[arg-type]
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, (name, rest)
