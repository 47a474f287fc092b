"""The page in a real Chromium: every view, both sliders, the keyboard, a narrow window, a correction, a hostile report, and one file."""

import json
import urllib.request
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext
from typer.testing import CliRunner

from browser.looking import Watched, hostile
from dateline.cli.app import app as command
from dateline.web.onefile import steps

pytestmark = pytest.mark.slow

VIEWS = ("Situation", "Map", "Timeline", "Events", "Figures", "Disputes", "Commitments", "Changes", "Reports", "Search")
SHOWN = ("Situation", "Map", "Timeline", "Events")
AT = "on=2023-04-20&subject=Marsabit"


def texts(watched: Watched, selector: str) -> list[str]:
    return [" ".join(t.split()) for t in watched.tab.locator(selector).all_inner_texts()]


def settle(watched: Watched) -> None:
    watched.tab.wait_for_timeout(150)
    watched.tab.wait_for_selector("main[aria-busy=false]")


def test_every_view_opens_from_the_menu_and_asks_nobody_else(address: str, watched: Watched) -> None:
    watched.open(f"{address}#/situation?{AT}")
    assert tuple(texts(watched, "nav.views a")) == VIEWS
    for view in VIEWS:
        watched.tab.click(f"nav.views a:text-is('{view}')")
        settle(watched)
        assert watched.tab.locator("#title").count() == 1, view
        assert watched.tab.locator("[role=alert]").count() == 0, view
    assert watched.complaints == []
    assert {u for u in watched.asked if not u.startswith((address, "data:"))} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_is_accessible(address: str, watched: Watched, scheme: Any, pictures: Path | None) -> None:
    watched.tab.emulate_media(color_scheme=scheme)
    axe = Axe()
    for view in VIEWS:
        watched.open(f"{address}#/{view.lower()}?{AT}")
        settle(watched)
        found = axe.run(watched.tab)
        assert found.violations_count == 0, f"{view}: {found.generate_report()}"
        if pictures and view in SHOWN:
            watched.tab.screenshot(path=pictures / f"{view.lower()}-{scheme}.png")


def test_the_slider_moves_the_day_and_the_address_keeps_it(address: str, watched: Watched) -> None:
    watched.open(f"{address}#/situation?on=2023-05-16&subject=Marsabit&kind=control")
    assert any("holds" in row for row in texts(watched, "tbody tr"))
    watched.tab.focus("input[type=range][name=on]")
    for _ in range(5):
        watched.tab.keyboard.press("PageDown")
    settle(watched)
    assert "2023-05-16" not in watched.tab.url
    moved = watched.tab.url
    assert watched.tab.input_value("input[type=date][name=on]") in moved
    watched.open(moved)
    assert watched.tab.input_value("input[type=date][name=on]") in moved


def test_known_by_leaves_out_what_was_told_later(address: str, watched: Watched) -> None:
    watched.open(f"{address}#/events?known=2023-03-06")
    early = texts(watched, "tbody tr")
    watched.open(f"{address}#/events")
    assert 0 < len(early) < len(texts(watched, "tbody tr"))


def test_a_place_of_which_nothing_is_told_is_marked_so(address: str, watched: Watched) -> None:
    """Force was told in Swat; nobody tells how it stood there on that day."""
    watched.open(f"{address}#/map?on=2023-05-16")
    settle(watched)
    silent = [a.get_attribute("aria-label") for a in watched.tab.locator("svg.map a:has(.unknown)").all()]
    assert "Swat: how it stood on 2023-05-16 is unknown" in silent
    assert not any(str(label).startswith("Marsabit") for label in silent)


def test_the_page_works_by_keyboard(address: str, watched: Watched) -> None:
    watched.open(f"{address}#/situation?{AT}")
    watched.tab.keyboard.press("Tab")
    assert watched.tab.evaluate("document.activeElement.className") == "skip"
    watched.tab.keyboard.press("Enter")
    assert watched.tab.evaluate("document.activeElement.id") == "title"
    watched.tab.focus("nav.views a:text-is('Events')")
    watched.tab.keyboard.press("Enter")
    settle(watched)
    assert "#/events" in watched.tab.url


def test_nothing_sticks_out_of_a_narrow_window(address: str, watched: Watched) -> None:
    watched.tab.set_viewport_size({"width": 380, "height": 800})
    for view in VIEWS:
        watched.open(f"{address}#/{view.lower()}?{AT}")
        settle(watched)
        wide = watched.tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, view


def test_an_event_leads_to_its_sentence_and_takes_a_correction(address: str, watched: Watched) -> None:
    watched.open(f"{address}#/events?subject=Marsabit")
    before = len(texts(watched, "tbody tr"))
    watched.tab.locator("a.words").first.click()
    watched.tab.wait_for_selector("form.correct")
    assert watched.tab.locator("blockquote mark").count() >= 1
    watched.tab.click("article.telling a:text-is('In its report')")
    watched.tab.wait_for_selector("article.report mark#told")
    watched.tab.go_back()
    watched.tab.wait_for_selector("form.correct")
    watched.tab.select_option("form.correct select", "reject")
    watched.tab.fill("form.correct input[name=reason]", "told of another town")
    watched.tab.fill("form.correct input[name=by]", "A. Tester")
    watched.tab.click("form.correct button")
    watched.tab.wait_for_selector("form.correct [role=status]:not(:empty)")
    assert "Kept" in watched.tab.inner_text("form.correct [role=status]")
    watched.open(f"{address}#/events?subject=Marsabit")
    assert len(texts(watched, "tbody tr")) == before - 1
    with urllib.request.urlopen(f"{address}api/rulings") as answer:
        (ruling,) = json.load(answer)
    assert (ruling["reason"], ruling["by"]) == ("told of another town", "A. Tester")
    assert watched.complaints == []


def test_a_hostile_report_stays_text(address: str, watched: Watched) -> None:
    watched.open(f"{address}#/search?subject=script")
    watched.tab.click("ul.hits a")
    watched.tab.wait_for_selector("article.report")
    assert hostile().replace("\x07", "") in watched.tab.inner_text("article.report").replace("\x07", "")
    assert watched.tab.evaluate("window.struck") is None
    assert watched.tab.locator("article.report script, article.report img").count() == 0


def test_one_file_shows_the_same_without_a_server(
    address: str, store: str, context: BrowserContext, tmp_path: Path
) -> None:
    out = tmp_path / "record.html"
    done = CliRunner().invoke(command, ["page", str(out), "--store", store])
    assert done.exit_code == 0, done.output
    served, alone = Watched(context.new_page()), Watched(context.new_page())
    with urllib.request.urlopen(f"{address}api/about") as answer:
        told = steps([date.fromisoformat(d) for d in json.load(answer)["published"]])
    one_step = told[-3] + timedelta(days=1), told[-2]
    for place in ("situation?on=2023-04-20", "situation?on=2023-05-16&known=2023-05-08", "events?known=2023-03-09",
                  f"timeline?{AT}", "commitments?on=2023-04-10", "map?on=2023-04-20",
                  "disputes?", f"changes?since={one_step[0]}&known={one_step[1]}"):  # fmt: skip
        served.open(f"{address}#/{place}")
        alone.open(f"file://{out}#/{place}")
        rows = texts(served, "tbody tr, aside li, article.dispute")
        assert rows
        assert texts(alone, "tbody tr, aside li, article.dispute") == rows, place
    assert alone.complaints == []
    assert {u for u in alone.asked if not u.startswith(("file:", "data:"))} == set()
    assert alone.tab.locator("form.correct").count() == 0
