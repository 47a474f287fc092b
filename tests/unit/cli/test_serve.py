"""`serve` from the outside: it says where it listens, answers there, and a port in use is one line."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def started(port: int, store: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "dateline", "serve", "--port", str(port), "--store", f"sqlite:///{store}"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def test_serve_says_where_it_listens_and_answers_there(tmp_path: Path) -> None:
    port = free_port()
    server = started(port, tmp_path / "record.db")
    try:
        assert server.stderr
        while "http://" not in (line := server.stderr.readline()):
            assert line, "it ended before it listened"
        assert f"http://127.0.0.1:{port}/" in line
        for _ in range(100):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/about") as answer:
                    assert json.load(answer)["reports"] == 0
                break
            except OSError:
                time.sleep(0.1)
                server.poll()
                assert server.returncode is None
    finally:
        server.terminate()
        server.communicate()


def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = started(port, tmp_path / "record.db")
        told = server.communicate(timeout=60)[1]
    assert server.returncode == 2
    assert f"127.0.0.1:{port} cannot be used: choose another with --port" in told
    assert "Traceback" not in told
