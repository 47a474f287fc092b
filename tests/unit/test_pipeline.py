"""The way through the house."""

import pytest

from dateline.annotate.pipeline import Annotator, check
from dateline.desk import annotators


def test_every_annotator_finds_the_layers_that_it_needs() -> None:
    check(annotators("any"))


def test_an_annotator_before_what_it_needs_is_refused() -> None:
    with pytest.raises(ValueError, match="b needs a"):
        check([Annotator("b", ("a",), ("b",), lambda document: {"b": ()})])
