"""An e-mail (.eml) to a report: its text, or the article of its HTML; its day is the one at which it was sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from dateline.errors import InputError
from dateline.ingest.decode import Note
from dateline.ingest.html import from_html
from dateline.ingest.report import Dating, Terms, dating, report_id
from dateline.model.report import Report


def from_mail(data: bytes, place: str, terms: Terms) -> Iterator[Report | Note]:
    """The report, and a note where attachments were not read. Raises InputError where there is no text."""
    mail = message_from_bytes(data, policy=policy.default)
    body = mail.get_body(("plain", "html"))
    if not isinstance(mail, EmailMessage) or body is None:
        raise InputError(f"{place}: is no e-mail with text in it: save its text as .txt")
    try:
        content = str(body.get_content())
    except (LookupError, UnicodeError, KeyError) as error:
        raise InputError(f"{place}: its text cannot be decoded ({error}): save it as .txt in UTF-8") from error
    sent = _sent(mail)
    if body.get_content_type() == "text/html":
        content = from_html(content, place, terms).text
    if not content.strip():
        raise InputError(f"{place}: is an e-mail without text: save what it holds as a file of its own")
    dated = dating(Dating(sent, "mail") if sent else None, content, place, terms, alone=True)
    sender = _header(mail, "From")
    publisher = parseaddr(sender)[0] or parseaddr(sender)[1] or None
    attached = sum(1 for _ in mail.iter_attachments())
    if attached:
        yield Note(place, f"{attached} attachments were not read: save them and give the files")
    known_as = report_id(content, dated.day, publisher)
    title = _header(mail, "Subject") or None
    yield Report(known_as, content, dated.day, title, None, publisher, dated_by=dated.rule, origin=place)


def _sent(mail: EmailMessage) -> date | None:
    """The day of the Date header, in the sender's zone; None where it is missing or no date."""
    try:
        moment = getattr(mail["Date"], "datetime", None)
    except (ValueError, TypeError, IndexError):
        return None
    return moment.date() if moment else None


def _header(mail: EmailMessage, name: str) -> str:
    return " ".join(str(mail[name] or "").split())
