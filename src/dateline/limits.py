"""Bounds how much processor time a piece of work may take, in whatever thread it runs. It is not the time on the wall: a machine that is busy
with other things must not change what is read."""

from __future__ import annotations

import ctypes
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class TooLongError(Exception):
    """The work took longer than it may."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises TooLongError in the work within after so many seconds of processor time, as soon as Python's own code runs again."""
    interruptible = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    with _by_signal(seconds) if interruptible else _by_thread(seconds):
        yield


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    def ring(_number: int, _frame: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    """A signal only reaches the main thread; another one is interrupted by an exception that a watching thread sets in it."""
    here, guard, over = threading.get_ident(), threading.Lock(), threading.Event()
    spent = _clock_of(here)
    end = spent() + seconds

    def watch() -> None:
        while (left := end - spent()) > 0:
            if over.wait(left):
                return
        with guard:
            if not over.is_set():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(here), ctypes.py_object(TooLongError))

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with guard:
            over.set()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(here), None)  # one that came too late to matter


def _clock_of(thread: int) -> Callable[[], float]:
    """The processor time of a thread; the time on the wall where the system does not tell it."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    clock = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(clock)
