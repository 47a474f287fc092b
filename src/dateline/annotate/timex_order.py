"""Whether a text writes the day or the month first in numerals such as 03/04/2024."""

from __future__ import annotations

import re

from dateline.knowledge.publishers import date_order
from dateline.model.report import Report

_NUMERAL = re.compile(r"(?<![\d/.-])(\d\d?)([/-])(\d\d?)\2(?:19|20)?\d\d(?![\d/])")
MONTHS = 12


def order_of(report: Report) -> str:
    """`dmy` or `mdy` by the numerals of the text that can be read in one way only, else by the publisher's country; an empty string
    where neither tells."""
    numerals = _NUMERAL.findall(report.text)
    if not numerals:
        return ""
    told = {_certain(int(first), int(second)) for first, _, second in numerals} - {""}
    if told:
        return told.pop() if len(told) == 1 else ""
    return date_order(report.publisher or "", report.url or "")


def _certain(first: int, second: int) -> str:
    if first > MONTHS >= second:
        return "dmy"
    return "mdy" if second > MONTHS >= first else ""
