"""Rows that a notebook shows as a table and pandas takes as a frame."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dateline.errors import InputError
from dateline.views import html

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]


class Rows(list[Row]):
    """Rows of the public formats as plain dicts. A notebook shows them as a table."""

    def __init__(self, kind: str, rows: Iterable[Row] = ()) -> None:
        super().__init__(rows)
        self.kind = kind

    def to_frame(self) -> DataFrame:
        """A pandas data frame: nested fields are named by their path (`time.earliest`), lists stay lists. Raises InputError where
        pandas is not installed."""
        try:
            pandas = importlib.import_module("pandas")
        except ModuleNotFoundError as error:
            raise InputError("data frames need pandas: pip install 'dateline[notebook]'") from error
        frame: DataFrame = pandas.json_normalize(list(self))
        return frame

    def _repr_html_(self) -> str:
        return html.table(self.kind, self)
