"""One tree of errors. Each has a stable code, a message that says what to do, an exit status and an HTTP status."""


class DatelineError(Exception):
    """What dateline raises on purpose. `str(error)` is one line for a person and says what to do."""

    code = "error"
    exit_status = 1
    http_status = 500


class InputError(DatelineError):
    """A file, URL, date or argument that cannot be taken."""

    code = "input"
    exit_status = 2
    http_status = 400


class KnowledgeError(DatelineError):
    """A data file of dateline's or of the user's that is missing or wrong."""

    code = "knowledge"
    exit_status = 3
    http_status = 500


class RecordError(DatelineError):
    """Something asked of the record that is not in it."""

    code = "record"
    exit_status = 4
    http_status = 404


class StoreError(DatelineError):
    """A store that is locked, damaged, unreachable or of another version."""

    code = "store"
    exit_status = 5
    http_status = 503


def error_of(code: str, told: str) -> DatelineError:
    """An error that was told by its code and its line."""
    kinds = (InputError, KnowledgeError, RecordError, StoreError)
    return next((kind(told) for kind in kinds if kind.code == code), DatelineError(told))
