"""A file of JSON lines goes through triage line by line, and where it is labelled the table says how well it went."""

import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import cli
from bot.cli.triage_lines import triage_lines
from bot.pages.triage_score import wilson
from referral.reader import Reader

LINES = [
    (
        '{"text": "我不想活了", "crisis": "imminent", "urgency": "U1", "subject": "self", "concern": "SUI",'
        ' "kind": "post"}'
    ),
    "no json at all",
    '{"text": "忙死了", "crisis": "none", "urgency": "U3", "concern": "NONE", "kind": "post"}',
    '["text"]',
    '{"text": 5}',
    "",
    '{"text": "a\\ud800b 想死", "crisis": "ambiguous"}',
    '{"text": "我妈走丢了", "crisis": "none", "subject": "child", "kind": "turn"}',
    '{"text": "低保要什么材料", "concern": "ZZZ"}',
]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "some.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + "\n".join(LINES).encode() + b"\n\xff\n")
    return path


def _run(reader: Reader, path: Path, *, labels: bool) -> tuple[list[dict[str, object]], str, int]:
    out, err = io.StringIO(), io.StringIO()
    broken = triage_lines(path, reader, out, err, labels=labels)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), broken


def test_each_line_is_answered_and_a_broken_one_named_by_its_number(reader: Reader, page: Path) -> None:
    told, errors, broken = _run(reader, page, labels=False)
    assert [row["text"] for row in told] == ["我不想活了", "忙死了", "a\ud800b 想死", "我妈走丢了", "低保要什么材料"]
    assert broken == 4
    assert [line.split(":")[0] for line in errors.splitlines()] == ["line 2", "line 4", "line 5", "line 10"]
    assert "no json" not in errors
    first = told[0]
    assert {"text", "concern", "also", "urgency", "subject", "age_band", "lang", "evidence", "set_aside"} <= set(first)
    assert (first["urgency"], first["subject"], first["concern"]) == ("U1", "self", "SUI")


def test_labels_make_a_table_with_counts_and_intervals(reader: Reader, page: Path) -> None:
    _, table, _ = _run(reader, page, labels=True)
    assert "some · post\n  noticed           1.000 (1/1; 0.207 to 1.000)" in table
    assert "some · turn\n  alarmed           1.000 (1/1; 0.207 to 1.000)" in table
    assert "concern macro-F1    0.500 over 2 labels" in table
    assert "subject child read as parent 1" in table
    assert "alarmed · U0 missing-word:走丢: 我妈走丢了" in table
    assert "line 9: concern is none of EMG" in table


def test_the_command_answers_with_lines_only(page: Path) -> None:
    told = CliRunner().invoke(cli, ["triage", "--jsonl", str(page), "--labels"])
    assert told.exit_code == 0
    assert all(json.loads(line)["text"] for line in told.stdout.splitlines())
    assert "4 broken lines left out" in told.stderr


@pytest.mark.parametrize("given", [[], ["a text", "--jsonl", "some.jsonl"], ["--jsonl", "not-there.jsonl"]])
def test_one_text_or_one_file_is_asked_for(given: list[str]) -> None:
    assert CliRunner().invoke(cli, ["triage", *given]).exit_code == 2


def test_the_interval_is_wilsons() -> None:
    low, high = wilson(5, 581)
    assert (round(low, 4), round(high, 4)) == (0.0037, 0.0200)
