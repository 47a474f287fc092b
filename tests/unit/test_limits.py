"""What takes too long is interrupted, in the main thread and in others; what is done in time is left alone."""

import threading
import time

import pytest

from dateline.limits import TooLongError, limited


def work(seconds: float, told: list[str]) -> None:
    try:
        with limited(0.1):
            end = time.thread_time() + seconds
            while time.thread_time() < end:
                pass
        told.append("done")
    except TooLongError:
        told.append("too long")
    time.sleep(0.2)  # a limit that is over must not ring any more


@pytest.mark.parametrize(("seconds", "outcome"), [(3.0, "too long"), (0.0, "done")])
@pytest.mark.parametrize("apart", [True, False])
def test_the_limit_holds_in_any_thread(seconds: float, outcome: str, apart: bool) -> None:
    told: list[str] = []
    thread = threading.Thread(target=work, args=(seconds, told))
    if apart:
        thread.start()
        thread.join()
    else:
        work(seconds, told)
    assert told == [outcome]


@pytest.mark.parametrize("apart", [True, False])
def test_waiting_for_the_machine_is_no_work(apart: bool) -> None:
    def wait() -> None:
        with limited(0.1):
            time.sleep(0.4)
        told.append("done")

    told: list[str] = []
    thread = threading.Thread(target=wait)
    if apart:
        thread.start()
        thread.join()
    else:
        wait()
    assert told == ["done"]
