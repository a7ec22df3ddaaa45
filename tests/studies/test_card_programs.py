"""The study of both programs prints its table, a line for each program of a model that is trained."""

from click.testing import CliRunner

from studies.card_programs import main


def test_the_table_has_both_programs_and_their_memory_and_bad_names_are_one_line():
    done = CliRunner().invoke(main, ["--models", "pca-net,pca", "--vertices", "1200", "--batch", "2", "--latent", "8"])
    assert done.exit_code == 0, done.output
    lines = [[cell.strip() for cell in line.split("|")] for line in done.output.splitlines() if "|" in line]
    assert lines[0][1:7] == ["model", "program", "operators", "MB touched", "peak MB", "operators, one mesh forward"]
    (cpu, card) = lines[2:]
    assert cpu[1:3] == ["pca-net", "cpu"] and card[1:3] == ["pca-net", "card"] and card[7] == "yes"
    assert 50 < int(card[3]) < 250 and float(card[5]) > 5
    done = CliRunner().invoke(main, ["--models", "nosuch", "--vertices", "1200"])
    assert done.exit_code == 2 and done.output.splitlines()[-1].startswith("error: expected a model")
