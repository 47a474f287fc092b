"""From a file to annotated JSON lines."""

import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.sentences import split
from dateline.model.document import Document
from dateline.model.report import Report


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "dateline", *args], capture_output=True, text=True, check=False)


def test_extract_keeps_id_and_text_and_reads_lines_that_end_at_newline_only(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    text = "Rebels took the town.\u2028The mayor fled. “We saw it,” he said."
    file.write_text(json.dumps({"id": "x", "text": text}, ensure_ascii=False) + "\n\n", encoding="utf-8")
    done = run("extract", str(file))
    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout)
    assert (line["report"]["id"], line["text"]) == ("x", text)
    assert "".join(text[s["start"] : s["end"]] for s in line["sentences"]).startswith("Rebels took the town.")


def test_a_file_that_is_missing_or_broken_gets_one_line_and_status_2(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": "One."}\n{"text": \n', encoding="utf-8")
    for path, words in ((tmp_path / "none.txt", "cannot be read"), (broken, "broken.jsonl:2")):
        done = run("extract", str(path))
        assert done.returncode == 2
        assert words in done.stderr
        assert done.stderr.count("\n") == 1


@given(st.text(alphabet=st.sampled_from("Ab .\n\r\t“”é—"), max_size=80))
def test_every_character_but_white_space_lies_in_one_sentence(text: str) -> None:
    sentences = split(Document(Report("x", text)))["sentences"]
    covered = [i for s in sentences for i in range(s.span.start, s.span.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
