"""A store with two reports of one happening, read once."""

import json
from pathlib import Path

import pytest
from calling import run

TEXT = {
    "one": (
        "2024-05-14",
        "Kenyan troops left the town of Kismayo on 12 May 2024. Kenya will pull out of Garissa by 1 June 2024.",
    ),
    "two": ("2024-05-16", "The army of Kenya left the town of Kismayo on 12 May 2024, residents said."),
}


@pytest.fixture(scope="session")
def read_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("read") / "record.db"
    lines = [json.dumps({"id": i, "text": t, "published": d, "publisher": i}) for i, (d, t) in TEXT.items()]
    assert run(f"sqlite:///{path}", "read", "-", "-q", stdin="\n".join(lines)).returncode == 0
    return path


@pytest.fixture
def store(read_store: Path, tmp_path: Path) -> str:
    (tmp_path / "record.db").write_bytes(read_store.read_bytes())
    return f"sqlite:///{tmp_path / 'record.db'}"
