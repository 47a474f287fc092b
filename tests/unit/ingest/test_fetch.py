"""The only socket: bounded in time, size, redirects and reach."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.ingest.fetch import Limits, answer, fetch, is_public

Site = Any
OPEN = Limits(allow_private=True, most=200_000, redirects=3)


def refusal(url: str, limits: Limits = OPEN) -> str:
    with pytest.raises(InputError) as error:
        fetch(url, limits)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_page_comes_with_its_kind_and_encoding(site: Site) -> None:
    site.reply("/a?b=c", body="Peña".encode("latin-1"), kind="text/plain; charset=ISO-8859-1")
    page = fetch(site.url + "/a?b=c", OPEN)
    assert (page.data, page.kind, page.charset, page.url) == (
        b"Pe\xf1a",
        "text/plain",
        "iso-8859-1",
        site.url + "/a?b=c",
    )
    (_, headers) = site.asked[0]
    assert headers["user-agent"] == "dateline"
    assert headers["host"] == site.url.removeprefix("http://")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "10.1.2.3", "169.254.169.254", "[::ffff:127.0.0.1]"]
)
def test_an_address_of_a_private_network_is_refused_unless_it_is_allowed(host: str) -> None:
    assert "lies in a private network: allow it with --allow-private" in refusal(f"http://{host}:9/", Limits())


def test_a_redirect_into_a_private_network_is_refused_too(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.reply("/a", status=302, headers={"Location": "http://10.0.0.1/secret"})
    monkeypatch.setattr("dateline.ingest.fetch.is_public", lambda address: address == "127.0.0.1")
    assert "10.0.0.1 lies in a private network" in refusal(site.url + "/a", Limits())


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("192.168.1.1", False), ("100.64.0.1", False), ("224.0.0.1", False),
        ("64:ff9b::7f00:1", False), ("64:ff9b::808:808", True), ("2002:7f00:1::", False), ("fe80::1%eth0", False), ("fc00::1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@given(st.ip_addresses(v=4))
def test_an_address_wrapped_in_another_is_judged_alike(address: object) -> None:
    assert is_public(f"::ffff:{address}") == is_public(str(address))


def test_redirects_are_followed_and_bounded(site: Site) -> None:
    site.reply("/a", status=301, headers={"Location": "/b"})
    site.reply("/b", body=b"Text.")
    site.reply("/loop", status=302, headers={"Location": "/loop"})
    assert fetch(site.url + "/a", OPEN).url == site.url + "/b"
    assert "leads on more than 3 times" in refusal(site.url + "/loop")
    assert site.paths().count("/loop") == 4


def test_a_redirect_to_another_kind_of_address_is_refused(site: Site) -> None:
    site.reply("/a", status=302, headers={"Location": "file:///etc/passwd"})
    assert "only http and https" in refusal(site.url + "/a")


def test_a_page_is_never_larger_than_the_limit_also_when_it_was_packed(site: Site) -> None:
    site.reply("/large", body=b"x" * 300_000)
    packed = gzip.compress(b"x" * 50_000_000)
    site.reply("/bomb", body=packed, headers={"Content-Encoding": "gzip"})
    site.reply("/packed", body=gzip.compress(b"Text."), headers={"Content-Encoding": "gzip"})
    assert len(packed) < 100_000
    assert "is larger than 0 MB" in refusal(site.url + "/large")
    assert "is larger than 0 MB" in refusal(site.url + "/bomb")
    assert fetch(site.url + "/packed", OPEN).data == b"Text."


def test_a_server_that_says_nothing_or_too_slowly_is_left(site: Site) -> None:
    site.reply("/drip", body=b"x" * 100, pieces=100, wait=0.05)
    brief = Limits(allow_private=True, longest=0.5)
    assert "takes longer than" in refusal(site.url + "/drip", brief)
    site.reply("/mute", body=b"xx", pieces=2, wait=2)
    assert "cannot be fetched" in refusal(site.url + "/mute", Limits(allow_private=True, patience=0.2))


def test_an_answer_that_is_no_page_says_its_status(site: Site) -> None:
    assert "the server answered 404" in refusal(site.url + "/none")
    assert answer(site.url + "/none", OPEN).status == 404


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "http://a b/", "http://localhost:1/", "http://localhost:99999/", "https:///x"]
)
def test_an_address_that_is_none_is_one_line(url: str) -> None:
    refusal(url)


def test_a_proxy_of_the_environment_is_asked_but_not_for_a_private_address(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", site.url)
    monkeypatch.setenv("no_proxy", "")
    site.reply("http://news.invalid/a?b=c", body=b"Text.")
    assert fetch("http://news.invalid/a?b=c", Limits()).data == b"Text."
    assert site.asked[0][1]["host"] == "news.invalid"
    for host in ("localhost", "10.0.0.1", "printer.local"):
        assert "lies in a private network" in refusal(f"http://{host}/", Limits())
    assert len(site.asked) == 1


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here to make a certificate with")
def test_a_certificate_must_be_trusted_and_name_the_host(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Although the address is looked up first and asked by its number, the certificate is held against the name."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    asked = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run(["openssl", *asked.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    site.reply("/", body=b"Text.")
    secure = site.url.replace("http://127.0.0.1", "https://localhost")
    assert "certificate verify failed" in refusal(secure + "/")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert fetch(secure + "/", OPEN).data == b"Text."
    assert "cannot be fetched" in refusal(secure.replace("localhost", "127.0.0.1") + "/")
