from click.testing import CliRunner

from reports import gallery
from reports.figures.catalogue import all_figures


def test_one_command_writes_the_pictures_and_the_part_of_the_readme(scaling_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(gallery, "all_figures", lambda: {"latency": all_figures()["latency"]})
    readme = tmp_path / "README.md"
    readme.write_text(f"# Title\n\n{gallery.BEGIN}\nold\n{gallery.END}\n\nThe rest.\n", encoding="utf-8")
    arguments = [str(scaling_folder), "--images", str(tmp_path / "images"), "--page", str(readme)]
    for _ in range(2):  # a second time changes nothing
        done = CliRunner().invoke(gallery.main, arguments)
        assert done.exit_code == 0, done.output
        text = readme.read_text(encoding="utf-8")
        assert "old" not in text and text.startswith("# Title") and text.endswith("The rest.\n")
        assert text.count("scaling-latency.png") == 1 and "| LAMM (mixer) |" in text
    assert (tmp_path / "images" / "scaling-latency.png").stat().st_size > 5000


def test_a_readme_without_marks_is_left_alone(scaling_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(gallery, "all_figures", dict)
    (tmp_path / "README.md").write_text("# Title\n", encoding="utf-8")
    arguments = [str(scaling_folder), "--images", str(tmp_path), "--page", str(tmp_path / "README.md")]
    done = CliRunner().invoke(gallery.main, arguments)
    assert done.exit_code == 0 and "no gallery in" in done.output
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "# Title\n"


def test_a_wrong_folder_is_answered_in_one_line(tmp_path):
    done = CliRunner().invoke(gallery.main, [str(tmp_path)])
    assert done.exit_code == 2 and done.stderr.startswith("error: expected a run folder")
