"""The HTTP API gives what the commands give, refuses what it must, and is as it describes itself."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance
from typer.testing import CliRunner

from dateline.cli.app import app as command
from dateline.config import Config
from dateline.desk import sample
from dateline.inquiry import opened
from dateline.web.app import Terms, application
from dateline.web.records import Records

NOW = datetime(2023, 6, 1, tzinfo=UTC)
DAY = "2023-05-16"
SAME = (
    ("events", ("events",), ""),
    ("events", ("events", "--known-by", "2023-03-09"), "known_by=2023-03-09"),
    ("statements", ("statements",), ""),
    ("situation", ("situation", "--on", DAY), f"on={DAY}"),
    ("situation", ("situation", "Marsabit", "--on", DAY, "--kind", "control"), f"on={DAY}&subject=Marsabit&kind=control"),
    ("commitments", ("commitments", "--on", DAY), f"on={DAY}"),
    ("timeline", ("timeline", "Marsabit", "--known-by", DAY), f"subject=Marsabit&known_by={DAY}"),
    ("disputes", ("disputes",), ""),
    ("disputes", ("disputes", "Marsabit", "--known-by", DAY), f"subject=Marsabit&known_by={DAY}"),
    ("changes", ("changes", "--since", "2023-03-08", "--until", DAY), f"since=2023-03-08&until={DAY}"),
    ("rulings", ("rulings",), ""),
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('api')}/record.db"
    done = CliRunner().invoke(command, ["read", sample(), "--quiet", "--store", url])
    assert done.exit_code == 0, done.output
    return url


@pytest.fixture(scope="module")
def records(store: str) -> Iterator[Records]:
    with opened(Config(store, "", NOW.date())) as kept:
        yield Records(kept, lambda: NOW)


@pytest.fixture(scope="module")
def client(records: Records) -> TestClient:
    return TestClient(application(records, Terms()))


@pytest.mark.parametrize("shape", ["json", "csv"])
@pytest.mark.parametrize(("name", "args", "query"), SAME)
def test_the_rows_are_those_of_the_command(
    client: TestClient, store: str, name: str, args: tuple[str, ...], query: str, shape: str
) -> None:
    printed = CliRunner().invoke(command, [*args, "--format", shape, "--store", store]).stdout
    answer = client.get(f"/api/{name}?{query}&format={shape}")
    assert answer.status_code == 200
    if shape == "csv":
        assert answer.text == printed
    else:
        assert answer.json() == json.loads(printed)


def test_a_report_comes_verbatim(client: TestClient) -> None:
    told = json.loads((Path(sample()) / "1.json").read_text(encoding="utf-8"))
    assert client.get(f"/api/reports/{told['id']}").json()["text"] == told["text"]
    (hit,) = client.get("/api/search?q=NORTHERN TOWN of").json()
    assert told["text"][hit["start"] : hit["end"]] == hit["quote"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/situation?on=yesterday", 422, "on: Input should be a valid date"),
        ("/api/explain/none", 404, "nothing in the record has the id none"),
        ("/api/reports/none", 404, "no report none"),
        ("/api/nothing", 404, "Not Found"),
    ],
)
def test_trouble_is_one_line_in_json(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.json()["message"]


def test_a_token_guards_the_rows(records: Records) -> None:
    guarded = TestClient(application(records, Terms("0.0.0.0", "secret")))
    assert guarded.get("/api/events").status_code == 401
    assert guarded.get("/api/events?token=wrong").status_code == 401
    assert guarded.get("/api/events?token=secret").status_code == 200
    assert guarded.get("/api/events", headers={"Authorization": "Bearer secret"}).status_code == 200


def test_another_site_can_neither_write_nor_point_its_name_here(client: TestClient) -> None:
    body = {"action": "reject", "ids": ["x"], "reason": "r", "by": "b"}
    assert client.post("/api/rulings", json=body, headers={"Origin": "https://evil.example"}).status_code == 403
    assert client.get("/api/events", headers={"Host": "evil.example"}).status_code == 400


def test_a_server_that_only_reads_takes_no_correction(records: Records) -> None:
    reading = TestClient(application(records, Terms(corrections=False)))
    body = {"action": "reject", "ids": ["x"], "reason": "r", "by": "b"}
    assert reading.post("/api/rulings", json=body).status_code == 400
    assert reading.get("/api/about").json()["corrections"] is False


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    for path in ("/", "/api/events", "/api/none"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_the_api_is_as_it_describes_itself(records: Records) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", application(records, Terms()))
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) > 10
    for operation in operations:

        @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def holds(case: Any) -> None:
            # A ruling may fit the description and still speak of nothing in the record.
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        holds()
