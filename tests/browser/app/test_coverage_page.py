"""The page Coverage: figures that are those of the file, at every size of screen."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from visitor import Visit

pytestmark = pytest.mark.browser

THIRTEEN = "ar fa prs tr kmr ckb so ti ps ur pa uk ru".split()


@pytest.fixture(scope="module")
def members(data: Path) -> list[dict[str, str]]:
    """The rows of members.csv."""
    with (data / "members.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def page(finding: Visit) -> Page:
    """The page, drawn."""
    page: Page = finding().open("/coverage").page
    expect(page.locator(".coverage .columns tbody tr").last).to_be_visible()
    return page


def texts(page: Page, selector: str) -> list[str]:
    """Return the texts of the elements, in one line each."""
    return [" ".join(text.split()) for text in page.locator(selector).all_inner_texts()]


def test_it_stands_in_the_navigation(finding: Visit) -> None:
    page = finding().open().page
    links = page.locator("#pages a")
    assert links.all_inner_texts() == [
        "Find", "Map and list", "Coverage", "About the data", "Safety",
    ]  # fmt: skip
    links.get_by_text("Coverage").click()
    expect(page.locator(".coverage h1")).to_be_visible()
    expect(page.locator("#pages a[aria-current]")).to_have_text("Coverage")


def test_the_main_figures_are_those_of_the_files(page: Page, members: list[dict[str, str]]) -> None:
    stated = {code for member in members for code in member["languages"].split(";")}
    culture = {"culturally_specific_programme", "community_outreach", "bias_reflection",
               "trauma_informed_training", "cultural_sensitivity_training",
               "residence_rights_knowledge"}  # fmt: skip
    competent = sum(bool(culture & set(m["specialisms"].split(";"))) for m in members)
    all_of_them = len(members)
    assert texts(page, ".figures dd") == [
        f"{sum(bool(m['languages']) for m in members)} of {all_of_them}",
        f"{len(stated & set(THIRTEEN))} of {len(THIRTEEN)}",
        f"{sum(m['interpreter'] == 'yes' for m in members)} of {all_of_them}",
        f"{competent} of {all_of_them}",
    ]
    lead = page.locator(".lead").inner_text()
    assert "Dari" in lead
    assert "Arabic" not in lead


def test_rows_are_those_of_the_file_that_it_offers(page: Page) -> None:
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the figures").click()
    assert download.value.suggested_filename == "coverage.csv"
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    states: dict[tuple[str, str], set[str]] = defaultdict(set)
    columns: dict[str, int] = defaultdict(int)
    stating: dict[str, int] = defaultdict(int)
    for row in csv.DictReader(io.StringIO(text)):
        states[row["label"], row["country"]].add(row["state"])
        if (row["topic"], row["state"]) == ("column", "stated"):
            columns[row["label"]] += int(row["members"])
        if (row["topic"], row["state"]) == ("specialism", "stated"):
            stating[row["label"]] += int(row["members"])
    rows = page.locator(".languages tbody tr")
    assert rows.count() == len(THIRTEEN)
    for shown in rows.all():
        name = shown.locator("th").evaluate("e => e.firstChild.textContent.trim()")
        known = [found for (label, _), found in states.items() if label == name]
        nothing = sum(found == {"not_stated"} for found in known)
        expect(shown.locator(".extent span").first).to_have_text(
            f"{nothing} of {len(known)} countries"
        )
    for label, number in zip(
        texts(page, ".columns tbody th"), texts(page, ".columns td:nth-child(2)"), strict=True
    ):
        assert columns[label] == int(number)
    labels = page.locator(".specialisms tbody th").evaluate_all(
        "all => all.map(e => e.firstChild.textContent.trim())"
    )
    numbers = texts(page, ".specialisms td:nth-child(2)")
    assert dict(zip(labels, map(int, numbers), strict=True)) == stating


def test_every_country_stands_once(page: Page, members: list[dict[str, str]]) -> None:
    countries = {member["country"] for member in members}
    assert page.locator(".countries tbody tr").count() == len(countries)
    silent = sum(not member["languages"] + member["interpreter"] for member in members)
    shown = texts(page, ".countries td:last-child")
    assert sum(int(text.split(" of ")[0]) for text in shown) == silent
    assert sum(int(text.split(" of ")[1]) for text in shown) == len(members)


def test_what_nobody_states_is_named_with_the_caution(page: Page) -> None:
    absent = page.locator(".absent")
    expect(absent).to_have_count(1)
    expect(absent).to_contain_text("Knowledge of residence rights")
    expect(absent).to_contain_text("That does not mean that nobody has it: ask.")
    expect(page.locator(".warning")).to_contain_text("Not stated does not mean no.")


def test_the_filter_offers_only_what_somebody_states(finding: Visit) -> None:
    page = finding().open().page
    page.get_by_text("More: specialisms").click()
    field = page.get_by_role("combobox", name="Specialisms")
    field.click()
    field.press_sequentially("knowledge of")
    expect(page.get_by_role("option", name="Knowledge of residence rights")).to_have_count(0)
    field.fill("fathers")
    expect(page.get_by_role("option", name="Fathers and parenting")).to_be_visible()


def test_a_shared_link_may_still_ask_for_what_nobody_states(finding: Visit) -> None:
    page = finding().open("/?specialisms=residence_rights_knowledge&place=Berlin").page
    asked = page.locator("[data-tag]").filter(has_text="Knowledge of residence rights")
    expect(asked).to_be_visible()
    # What is closed is still asked.
    page.get_by_text("More: specialisms, how, who refers, distance (1)").click()
    expect(asked).to_have_count(0)
    page.get_by_label("Town or country").fill("Malmö")
    page.get_by_label("Town or country").press("Enter")
    expect(page.locator(".count")).to_have_attribute("data-here-name", "Malmö")
    page.get_by_text("More: specialisms, how, who refers, distance (1)").click()
    expect(asked).to_be_visible()


def test_a_link_that_asks_for_what_does_not_exist_asks_for_the_rest(finding: Visit) -> None:
    page = finding().open("/?specialisms=nonsense&place=Berlin").page
    expect(page.locator(".count")).to_have_attribute("data-here-name", "Berlin")
    more = page.locator("summary").filter(has_text="More: specialisms")
    expect(more.locator("p")).to_have_text("More: specialisms, how, who refers, distance")
    expect(page.get_by_role("combobox", name="Specialisms")).to_have_count(0)


def test_on_a_phone_a_row_is_a_list_and_still_a_row(finding: Visit) -> None:
    page = finding(viewport={"width": 390, "height": 844}).open("/coverage").page
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Dari"))
    cells = row.get_by_role("cell")
    expect(cells.filter(has_text="by nobody")).to_be_visible()
    tops = [cell.bounding_box() for cell in cells.all()]
    shown = [box["y"] for box in tops if box and box["height"]]
    assert shown == sorted(set(shown))
