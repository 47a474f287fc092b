"""A tab that keeps what it complained of, and the report that tries to break out of it."""

from playwright.sync_api import Page


def hostile() -> str:
    return (
        "<script>window.struck = true</script><img src=x onerror='window.struck = true'> \u202eleft\u202c \x07 & done."
    )


class Watched:
    """A tab with what it complained of and what it asked for."""

    def __init__(self, tab: Page) -> None:
        self.tab = tab
        self.complaints: list[str] = []
        self.asked: list[str] = []
        tab.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        tab.on("pageerror", lambda e: self.complaints.append(str(e)))
        tab.on("request", lambda r: self.asked.append(r.url))

    def open(self, address: str) -> None:
        self.tab.goto(address)
        self.tab.wait_for_selector("main[aria-busy=false]")
