"""The map page in a browser: alone, and in the frame of a page that talks to it."""

import itertools
import re
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest
from accessibility import axe
from hostile import HOSTILE
from playwright.sync_api import Frame, Page, expect

from directory import members

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PARENT = """<!doctype html><html lang="en"><title>Parent</title>
<style>body {{ margin: 0; height: 3000px }} iframe {{ border: 0; {style} }}</style>
<h1>Parent</h1><iframe id="map" src="/map" title="Map"></iframe><iframe id="other"></iframe>
<script>
  const heard = [];
  addEventListener("message", (event) => heard.push({{...event.data, origin: event.origin}}));
  const say = (message) => document.getElementById("map").contentWindow.postMessage(message, "*");
</script>"""


@pytest.fixture(scope="module")
def directory():
    return members.read(ROOT / "data")


@pytest.fixture
def alone(new_page, base_url):
    """Returns a function that opens the map page by itself, with options of the context."""

    def open_alone(**options):
        page = new_page(**options)
        page.goto(f"{base_url}/map")
        expect(page.locator(".point").first).to_be_visible()
        return page

    return open_alone


class Framed:
    """The map in a frame of a page of the same host."""

    def __init__(self, page: Page, base_url: str, style: str) -> None:
        self.page = page
        body = PARENT.format(style=style)
        page.route(
            f"{base_url}/parent", lambda route: route.fulfill(body=body, content_type="text/html")
        )
        page.goto(f"{base_url}/parent")
        self.hear("ready")

    @property
    def map(self) -> Frame:
        return next(frame for frame in self.page.frames if frame.url.endswith("/map"))

    def hear(self, kind, count=1):
        """Waits for so many messages of a kind and returns them."""
        heard = self.page.evaluate_handle(
            """([kind, count]) => new Promise((resolve) => {
                const look = () => {
                    const found = heard.filter((message) => message.type === kind);
                    if (found.length >= count) resolve(found);
                };
                addEventListener("message", look);
                look();
            })""",
            [kind, count],
        )
        return heard.json_value()

    def show(self, shown: dict[str, str], **more) -> None:
        defaults = {"type": "show", "members": shown, "chosen": None, "fit": True, "here": None}
        self.say(defaults | more)

    def say(self, message: object) -> None:
        self.page.evaluate("(message) => say(message)", message)

    def settle(self) -> None:
        """Returns when every message said before has been read: messages keep their order."""
        self.say({"type": "theme", "theme": "light"})
        expect(self.map.locator('html[data-theme="light"]')).to_have_count(1)
        self.say({"type": "theme", "theme": None})
        expect(self.map.locator("html[data-theme]")).to_have_count(0)


@pytest.fixture
def framed(new_page, base_url):
    """Returns a function that opens a page with the map in a frame of 460 × 620 px."""

    def open_framed(style: str = "width: 460px; height: 620px", **options) -> Framed:
        return Framed(new_page(**options), base_url, style)

    return open_framed


def labels(frame):
    return [point.get_attribute("aria-label") for point in frame.locator(".point").all()]


def view(frame):
    """Returns the latitude and longitude of the centre, and the zoom."""
    return frame.evaluate(
        """() => {
            const {lat, lng} = programmes_map.getCenter();
            return [lat, lng, programmes_map.getZoom()];
        }"""
    )


def move(frame: Page | Frame, latitude: float, longitude: float, zoom: float) -> None:
    frame.evaluate(
        "([lat, lng, zoom]) => void programmes_map.setView([lat, lng], zoom, {animate: false})",
        [latitude, longitude, zoom],
    )


def of_country(directory, *countries: str) -> list[str]:
    return [
        member.id
        for member in directory.members
        if member.country in countries and directory.cities(member)
    ]


def in_bits(flags: list[bool]) -> str:
    """A bit for each, the first in the lowest bit of the first byte, in base64."""
    number = sum(flag << place for place, flag in enumerate(flags))
    return b64encode(number.to_bytes(-(-len(flags) // 8), "little")).decode()


def in_city(directory, *cities: str) -> list[str]:
    return [
        member.id
        for member in directory.members
        if {city for _, city in directory.cities(member)} & set(cities)
    ]


# Alone


def test_all_members_are_shown(alone, directory):
    page = alone()
    expect(page).to_have_title("Map")
    place = {each for member in directory.members for each in directory.cities(member)}
    move(page, 52, 12, 10)
    expect(page.locator(".point")).to_have_count(len(place))
    assert page.locator("path.country").count() > 50
    told = "\n".join(labels(page))
    several = [
        each for each in place if sum(each in directory.cities(m) for m in directory.members) > 1
    ]
    assert page.locator(".point.several").count() == len(several)
    for member in directory.members:
        for city in directory.cities(member):
            assert city in several or f"{member.name}, {city[1]}" in told


def test_it_has_no_origin_no_cookies_and_no_storage(alone):
    page = alone()
    assert page.evaluate("origin") == "null"
    for forbidden in ("document.cookie", "localStorage", "sessionStorage", "indexedDB.open('a')"):
        with pytest.raises(Exception, match=r"SecurityError|denied|insecure|sandboxed"):
            page.evaluate(forbidden)


def test_all_points_are_in_view_apart_and_large_enough(alone):
    for width, height in [(1280, 800), (390, 844), (320, 480)]:
        page = alone(viewport={"width": width, "height": height})
        boxes = [point.bounding_box() for point in page.locator(".point").all()]
        assert len(boxes) >= 15
        for box in boxes:
            assert min(box["width"], box["height"]) >= 24
            assert box["x"] >= 0
            assert box["y"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= height
        for one, other in itertools.combinations(boxes, 2):
            apart = max(abs(one["x"] - other["x"]), abs(one["y"] - other["y"]))
            assert apart >= 18  # circles: 26 px between their centres
            assert (one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2 >= 25**2
        for button in page.locator(".controls button").all():
            assert min(button.bounding_box()["width"], button.bounding_box()["height"]) >= 24
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_name_shows_on_hover_on_focus_and_on_tap(alone):
    page = alone()
    point = page.locator(".point:not(.several)").first
    name = point.get_attribute("aria-label").split(",")[0]
    tooltip = page.locator(".leaflet-tooltip")
    point.hover()
    expect(tooltip).to_contain_text(name)
    page.mouse.move(2, 400)
    expect(tooltip).to_have_count(0)
    point.focus()
    expect(tooltip).to_contain_text(name)
    phone = alone(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    point = phone.locator(".point:not(.several)").first
    point.tap()
    expect(phone.locator(".leaflet-tooltip")).to_contain_text(
        point.get_attribute("aria-label").split(",")[0]
    )


def test_several_at_one_place_are_listed_and_each_can_be_chosen(framed, directory):
    page = framed()
    helsinki = [m for m in directory.members if ("FI", "Helsinki") in directory.cities(m)]
    assert len(helsinki) > 1
    page.show({member.id: "answer" for member in helsinki})
    page.settle()
    for count, member in enumerate(helsinki, start=1):
        page.map.locator(".point.several").first.click()
        names = page.map.get_by_role("dialog")
        expect(names).to_be_visible()
        expect(names.locator("li button").first).to_be_focused()
        names.get_by_role("button", name=member.name).click()
        expect(names).to_be_hidden()
        heard = page.hear("chosen", count)
        assert heard[-1] == {"type": "chosen", "member": member.id, "origin": "null"}


def test_the_list_closes_and_gives_the_focus_back(alone):
    page = alone()
    point = page.locator(".point.several").first
    names = page.get_by_role("dialog")
    for close in (
        lambda: page.keyboard.press("Escape"),
        lambda: names.get_by_role("button", name="Close").click(),
    ):
        point.focus()
        page.keyboard.press("Enter")
        expect(names).to_be_visible()
        expect(point).to_have_attribute("aria-expanded", "true")
        close()
        expect(names).to_be_hidden()
        expect(point).to_be_focused()
    point.click()
    page.mouse.click(5, 400)
    expect(names).to_be_hidden()


def test_the_list_stays_inside_the_map_and_leads_closer(alone):
    for width, height in [(1280, 800), (390, 844), (320, 400)]:
        page = alone(viewport={"width": width, "height": height}, reduced_motion="reduce")
        for point in page.locator(".point.several").all():
            point.focus()
            page.keyboard.press("Enter")
            box = page.get_by_role("dialog").bounding_box()
            assert box["x"] >= 0
            assert box["y"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= height
            page.keyboard.press("Escape")
        before = view(page)[2]
        page.locator(".point.several", has_text=re.compile("[4-9]")).first.click()
        page.get_by_role("button", name="Zoom in here").click()
        assert view(page)[2] > before


def test_the_tab_key_makes_four_stops(alone):
    page = alone()
    move(page, 52, 12, 5)  # draws the points anew
    expect(page.locator('.point:not([tabindex="-1"])')).to_have_count(1)
    stops = []
    for _ in range(4):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.ariaLabel"))
    assert stops[:3] == ["Zoom in", "Zoom out", "Show all points"]
    expect(page.locator(".point:focus")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_count(0)


def test_arrow_keys_reach_every_point(alone):
    page = alone()
    total = page.locator(".point").count()
    longitude = """(key) => {
        const found = [];
        programmes_map.eachLayer((layer) => {
            if (layer.getElement?.() === document.activeElement) found.push(layer.getLatLng());
        });
        return [found[0].lng, found[0].lat];
    }"""
    page.locator(".point").first.focus()
    for key, other, part in [("ArrowLeft", "ArrowRight", 0), ("ArrowDown", "ArrowUp", 1)]:
        for _ in range(total):
            page.keyboard.press(key)
        visited = [page.evaluate(longitude)]
        for _ in range(total - 1):
            page.keyboard.press(other)
            visited.append(page.evaluate(longitude))
        along = [each[part] for each in visited]
        assert along == sorted(along)
        assert len({tuple(each) for each in visited}) == total
    expect(page.locator('.point[tabindex="0"]')).to_have_count(1)


def test_the_focused_point_is_brought_into_view(alone):
    page = alone(viewport={"width": 600, "height": 500})
    move(page, 60.17, 24.94, 9)
    page.locator(".point").first.focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
        box = page.locator(".point:focus").bounding_box()
        assert 0 <= box["x"] <= 600 - box["width"]
        assert 0 <= box["y"] <= 500 - box["height"]
    assert page.evaluate("programmes_map.getContainer().scrollLeft") == 0


def test_the_focus_survives_when_points_are_drawn_together(alone):
    page = alone(reduced_motion="reduce")
    move(page, 52, 12, 10)
    for label in labels(page)[::5]:
        move(page, 52, 12, 10)
        page.get_by_role("button", name=label, exact=True).focus()
        move(page, 52, 12, 3)
        expect(page.locator('.point:focus[tabindex="0"]')).to_have_count(1)
    expect(page.locator('.point:not([tabindex="-1"])')).to_have_count(1)


def test_the_buttons_zoom_and_lead_back(alone):
    page = alone(reduced_motion="reduce")
    start = view(page)
    page.get_by_role("button", name="Zoom in").click()
    assert view(page)[2] == start[2] + 1
    page.get_by_role("button", name="Zoom out").click()
    page.get_by_role("button", name="Zoom out").click()
    assert view(page)[2] == start[2] - 1
    page.get_by_role("button", name="Show all points").click()
    assert view(page) == pytest.approx(start, abs=0.01)
    for name, zoom in [("Zoom in", 10), ("Zoom out", 2)]:
        move(page, 52, 12, zoom)
        expect(page.get_by_role("button", name=name)).to_be_disabled()
        page.get_by_role("button", name=name).click(force=True)
        assert view(page)[2] == zoom


def test_nothing_moves_for_who_wants_no_movement(alone):
    page = alone(reduced_motion="reduce")
    moved = page.evaluate(
        """() => {
            document.getElementById("zoom-in").click();
            return document.querySelectorAll(".leaflet-zoom-anim, .leaflet-pan-anim").length;
        }"""
    )
    assert moved == 0
    duration = page.evaluate(
        """() => {
            programmes_map.getPane("mapPane").classList.add("leaflet-zoom-anim");
            return getComputedStyle(document.querySelector(".point")).transitionDuration;
        }"""
    )
    assert duration == "0s"


def test_light_and_dark(alone):
    water = "getComputedStyle(programmes_map.getContainer()).backgroundColor"
    assert alone(color_scheme="light").evaluate(water) == "rgb(223, 233, 238)"
    assert alone(color_scheme="dark").evaluate(water) == "rgb(22, 29, 36)"


def test_the_countries_lie_where_their_points_lie(alone):
    page = alone()
    apart = """([lat, lng]) => {
        const map = programmes_map.getContainer().getBoundingClientRect();
        const height = Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) * 180 / Math.PI;
        const country = document.querySelector("path.country").getScreenCTM();
        const drawn = new DOMPoint(lng * 100, -height * 100).matrixTransform(country);
        const point = programmes_map.latLngToContainerPoint([lat, lng]);
        return Math.hypot(drawn.x - map.x - point.x, drawn.y - map.y - point.y);
    }"""
    for zoom in (2, 4.75, 7, 10):
        for latitude, longitude in ([64.15, -21.94], [35.9, 14.51], [60.17, 24.94]):
            move(page, latitude, longitude, zoom)
            assert page.evaluate(apart, [latitude, longitude]) < 1.5, (zoom, latitude)
    border = "getComputedStyle(document.querySelector('path.country')).vectorEffect"
    assert page.evaluate(border) == "non-scaling-stroke"


# Names on the map


BOX = "(element) => element.getBoundingClientRect().toJSON()"


def placed(frame: Page | Frame, kind: str = "") -> dict[str, dict[str, float]]:
    """Returns the texts of the labels that show, each with its box."""
    spans = frame.locator(f".label.placed{kind} span").all()
    return {span.inner_text(): span.evaluate(BOX) for span in spans}


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    return all(
        one[start] < other[start] + other[size] and other[start] < one[start] + one[size]
        for start, size in [("x", "width"), ("y", "height")]
    )


def test_countries_are_named_by_zoom_and_names_cover_nothing(alone):
    for width, height in [(390, 844), (1280, 800)]:
        page = alone(viewport={"width": width, "height": height})
        counts = []
        for zoom in (2, 3.5, 5, 6.5):
            move(page, 52, 12, zoom)
            named = placed(page)
            counts.append(len(placed(page, ".country-name")))
            others = [each.evaluate(BOX) for each in page.locator(".point, .controls").all()]
            for one in named.values():
                assert one["x"] >= 0
                assert one["y"] >= 0
                assert one["x"] + one["width"] <= width
                assert one["y"] + one["height"] <= height
                assert not any(overlap(one, other) for other in others)
            for one, other in itertools.combinations(named.values(), 2):
                assert not overlap(one, other)
        assert counts[0] == 0
        assert counts[1] > 2
    move(page, 47, 12, 6)
    assert {"Switzerland", "Austria"} <= placed(page).keys()
    assert not {"Liechtenstein", "San Marino"} & placed(page).keys()


def test_names_are_for_no_pointer_and_no_screen_reader(alone):
    page = alone()
    move(page, 52, 12, 5)
    pane = page.locator(".leaflet-labels-pane")
    expect(pane).to_have_attribute("aria-hidden", "true")
    assert pane.locator("[tabindex], [role], button").count() == 0
    box = placed(page)["Germany"]
    at = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert not page.evaluate("([x, y]) => !!document.elementFromPoint(x, y).closest('.label')", at)


def test_few_points_have_the_names_of_their_towns(framed, directory):
    page = framed()
    page.show(
        dict.fromkeys(in_city(directory, "Stockholm", "Copenhagen"), "answer"),
        here=[55.605, 13.0],
        hereName="Malmö",
    )
    page.settle()
    assert {"Stockholm", "Copenhagen"} <= placed(page.map, ".town.answer").keys()
    assert placed(page.map, ".asked").keys() == {"Malmö"}
    everybody = {member.id: "elsewhere" for member in directory.members}
    page.show(everybody)
    page.settle()
    assert placed(page.map, ".town") == {}
    german = dict.fromkeys(of_country(directory, "DE"), "answer")
    page.show(everybody | german)
    page.settle()
    move(page.map, 51, 10, 5)
    assert {"Berlin", "Munich"} <= placed(page.map, ".town").keys()
    assert placed(page.map, ".town").keys() == placed(page.map, ".town.answer").keys()


def test_the_place_asked_for_is_a_ring_round_its_point_with_one_name(framed, directory):
    page = framed()
    berlin = dict.fromkeys(in_city(directory, "Berlin"), "answer")
    at = next(at for (_, city), at in directory.places.items() if city == "Berlin")
    page.show(berlin, here=list(at), hereName="Berlin")
    page.settle()
    ring = page.map.get_by_role("img", name="The place that was asked for: Berlin", exact=True)
    ring_box, point_box = ring.evaluate(BOX), page.map.locator(".point").evaluate(BOX)
    for start, size in [("x", "width"), ("y", "height")]:
        assert ring_box[start] < point_box[start]
        assert ring_box[start] + ring_box[size] > point_box[start] + point_box[size]
    assert placed(page.map, ".town") == {}
    assert placed(page.map, ".asked")["Berlin"]["x"] >= ring_box["x"] + ring_box["width"]
    page.map.locator(".point").click()
    assert page.hear("chosen")[-1]["member"] in berlin
    page.show(berlin, here=list(at))
    page.settle()
    expect(
        page.map.get_by_role("img", name="The place that was asked for", exact=True)
    ).to_have_count(1)
    assert placed(page.map, ".asked") == {}
    assert placed(page.map, ".town").keys() == {"Berlin"}


def test_the_name_of_the_place_is_text_whatever_it_is(framed):
    page = framed()
    names: list[object] = [*HOSTILE, None, 1, {}, ["a"], "", " "]
    for name in names:
        page.show({}, here=[50, 10], hereName=name)
        page.settle()
        text = [name.strip()] if isinstance(name, str) and name.strip() else []
        assert page.map.locator(".label.asked").all_text_contents() == text, name
        expect(page.map.locator(".here")).to_have_count(1)
        assert page.map.evaluate("document.documentElement.dataset.ran") is None, name
        made = page.map.locator("main b, main img, main script, main svg[onload]")
        assert made.count() == 0, name


def test_names_come_when_a_closed_frame_opens(framed):
    page = framed(style="display: none")
    page.show({}, here=[50, 10], hereName="Somewhere")
    page.settle()
    page.page.evaluate("map.style = 'display: block; width: 390px; height: 500px'")
    expect(page.map.locator(".label.asked.placed")).to_have_count(1)
    expect(page.map.locator(".label.country-name.placed", has_text="Germany")).to_have_count(1)


# The view


def test_no_point_of_the_answer_lies_under_the_buttons_or_at_an_edge(framed, directory):
    page = framed()
    cities = [("Berlin", "Kiel", "Munich"), ("Stockholm", "Copenhagen"), ("Reykjavík", "Valletta")]
    for towns in cities:
        page.show(dict.fromkeys(in_city(directory, *towns), "answer"))
        page.settle()
        for point in page.map.locator(".point").all():
            box = point.evaluate(BOX)
            assert (box["left"] + box["right"]) / 2 >= 70
            assert (box["top"] + box["bottom"]) / 2 >= 40
            assert (box["left"] + box["right"]) / 2 <= 460 - 40
            assert (box["top"] + box["bottom"]) / 2 <= 620 - 48


def test_one_town_is_shown_with_the_country_round_it(framed, directory):
    page = framed()
    munich = dict.fromkeys(in_city(directory, "Munich"), "answer")
    for more in ({}, {"here": [48.137, 11.575], "hereName": "Munich"}):
        page.show(munich, **more)
        page.settle()
        assert view(page.map)[2] == 6
        assert {"Austria", "Munich"} <= placed(page.map).keys()


def test_points_elsewhere_are_in_view_if_they_are_not_far(framed, directory):
    page = framed()
    berlin = dict.fromkeys(in_city(directory, "Berlin"), "answer")
    near = dict.fromkeys(in_city(directory, "Kiel", "Munich"), "elsewhere")
    page.show(near | berlin, here=[52.52, 13.405], hereName="Berlin")
    page.settle()
    assert view(page.map)[2] >= 4.5
    for point in page.map.locator(".point").all():
        expect(point).to_be_in_viewport(ratio=1)
    far = dict.fromkeys(of_country(directory, "IS"), "elsewhere")
    page.show(far | berlin, here=[52.52, 13.405], hereName="Berlin")
    page.settle()
    assert view(page.map)[2] == 6
    expect(page.map.locator(".point.hollow")).not_to_be_in_viewport()
    page.map.get_by_role("button", name="Show all points").click()
    expect(page.map.locator(".point.hollow")).to_be_in_viewport(ratio=1)


# In a frame


def test_it_is_ready_and_cut_off_from_its_parent(framed):
    page = framed()
    assert page.hear("ready") == [{"type": "ready", "origin": "null"}]
    with pytest.raises(Exception, match="SecurityError"):
        page.map.evaluate("parent.document")


def test_it_shows_exactly_what_it_is_told(framed, directory):
    page = framed()
    german, polish = of_country(directory, "DE"), of_country(directory, "PL")
    page.show(
        dict.fromkeys(german, "answer") | dict.fromkeys(polish, "elsewhere"), chosen=german[0]
    )
    page.settle()
    move(page.map, 52, 12, 10)
    cities = {
        status: {city for each in ids for city in directory.cities(directory.by_id[each])}
        for status, ids in [("answer", german), ("elsewhere", polish)]
    }
    expect(page.map.locator(".point:not(.hollow)")).to_have_count(len(cities["answer"]))
    expect(page.map.locator(".point.hollow")).to_have_count(len(cities["elsewhere"]))
    assert all(", elsewhere" in each for each in labels(page.map) if "Droga" in each)
    chosen = page.map.locator(".point.chosen")
    expect(chosen).to_have_count(len(directory.cities(directory.by_id[german[0]])))
    expect(chosen.first).to_have_attribute("aria-current", "true")
    expect(page.map.locator("#legend")).to_be_visible()
    [nowhere, *_] = [each.id for each in directory.members if not directory.cities(each)]
    page.show(dict.fromkeys(german, "answer") | {nowhere: "elsewhere"})
    expect(page.map.locator("#legend")).to_be_hidden()
    page.show({})
    expect(page.map.locator(".point")).to_have_count(0)
    expect(page.map.locator("#legend")).to_be_hidden()


def test_the_view_follows_the_answer_and_only_a_new_one(framed, directory):
    page = framed()
    start = view(page.map)
    german, polish = of_country(directory, "DE"), of_country(directory, "PL")
    shown = dict.fromkeys(german, "answer") | dict.fromkeys(polish, "elsewhere")
    page.show(shown, fit=False)
    page.settle()
    assert view(page.map) == start
    page.show(shown | {german[0]: "elsewhere"})
    page.settle()
    fitted = view(page.map)
    assert fitted[2] > start[2]
    move(page.map, 60, 10, 5)
    page.show(dict(reversed((shown | {german[0]: "elsewhere"}).items())), chosen=german[1])
    page.settle()
    assert view(page.map) == pytest.approx([60, 10, 5], abs=0.01)
    page.show({german[1]: "answer"})
    page.settle()
    assert view(page.map)[2] <= 8


def test_the_place_asked_for_is_marked_and_in_view(framed, directory):
    page = framed()
    page.show(dict.fromkeys(of_country(directory, "DE"), "answer"), here=[48.21, 16.37])
    here = page.map.get_by_role("img", name="The place that was asked for")
    expect(here).to_be_in_viewport()
    expect(page.map.locator(".here")).to_have_count(1)
    page.show(dict.fromkeys(of_country(directory, "DE"), "answer"), here=None)
    expect(here).to_have_count(0)


def test_choosing_from_outside_marks_and_brings_into_view(framed, directory):
    page = framed()
    iceland = of_country(directory, "IS")[0]
    move(page.map, 41.3, 19.8, 8)
    page.say({"type": "choose", "member": iceland})
    expect(page.map.locator(".point.chosen")).to_be_in_viewport()
    page.say({"type": "choose", "member": None})
    expect(page.map.locator(".point.chosen")).to_have_count(0)


def test_a_choice_is_told_by_click_by_enter_and_by_space(framed, directory):
    page = framed()
    iceland = of_country(directory, "IS")[0]
    page.show({iceland: "answer"})
    page.settle()
    point = page.map.locator(".point")
    point.click()
    assert page.hear("chosen", 1)[-1]["member"] == iceland
    expect(point).to_have_class(re.compile("chosen"))
    for count, key in [(2, "Enter"), (3, "Space")]:
        page.say({"type": "choose", "member": None})
        expect(point).not_to_have_class(re.compile("chosen"))
        point.press(key)
        assert page.hear("chosen", count)[-1]["member"] == iceland
        expect(point).to_have_class(re.compile("chosen"))


def test_keys_are_told_so_that_leaving_works_in_here_too(framed):
    page = framed()
    page.map.locator(".point").first.focus()
    page.page.keyboard.press("Shift")
    page.page.keyboard.press("a")
    assert [each["shift"] for each in page.hear("key", 2)] == [True, False]


def test_others_are_not_listened_to(framed, directory):
    page = framed()
    before = page.map.locator(".point").count()
    page.map.evaluate("postMessage({type: 'show', members: {}}, '*')")
    page.page.evaluate(
        """() => document.getElementById("other").contentWindow.eval(
            `parent.document.getElementById("map").contentWindow
                .postMessage({type: "show", members: {}}, "*")`)"""
    )
    page.settle()
    assert page.map.locator(".point").count() == before


@pytest.mark.parametrize(
    "message",
    [None, 1, "show", [], {}, {"type": "constructor"}, {"type": "__proto__"},
     {"type": "show", "members": {"__proto__": "answer", "x": "answer", "de-x": {}}},
     {"type": "show", "members": None, "here": ["a", "b"]}, {"type": "choose", "member": {}},
     {"type": "show", "members": ["another"]}, {"type": "show", "members": [None, 1, {}]},
     {"type": "show", "members": {}, "here": [], "fit": True}, {"type": "theme", "theme": None}],
)  # fmt: skip
def test_senseless_messages_break_nothing(framed, directory, message):
    page = framed()
    page.say(message)
    iceland = of_country(directory, "IS")[0]
    page.show({iceland: "answer"})
    expect(page.map.locator(".point")).to_have_count(1)


def test_very_many_are_shown_by_number_and_drawn_as_by_id(framed, directory):
    page = framed()
    germany, austria = of_country(directory, "DE"), of_country(directory, "AT")
    page.show(dict.fromkeys(germany, "answer") | dict.fromkeys(austria, "elsewhere"))
    page.settle()
    by_id = sorted(labels(page.map))
    page.show({})
    expect(page.map.locator(".point")).to_have_count(0)
    answer = [member.id in germany for member in directory.members]
    elsewhere = [member.id in austria for member in directory.members]
    page.show([directory.edition, *map(in_bits, (answer, elsewhere))])
    page.settle()
    assert sorted(labels(page.map)) == by_id
    assert page.map.locator(".point.hollow").count() > 0


def test_members_of_another_edition_are_told_to_be_stale_and_change_nothing(framed, directory):
    page = framed()
    before = labels(page.map)
    page.show(["another", *map(in_bits, ([True], [False]))])
    page.hear("stale")
    assert labels(page.map) == before


def test_the_map_is_never_rebuilt(framed, directory):
    page = framed()
    page.map.evaluate(
        """() => {
            window.before = [...document.querySelectorAll("path, .leaflet-container, svg")];
            window.gone = 0;
            window.changed = new Set();
            const panes = ["overlayPane", "mapPane"].map((name) => programmes_map.getPane(name));
            const watcher = new MutationObserver((changes) => {
                window.gone += changes.filter((change) => change.removedNodes.length).length;
            });
            for (const pane of panes) watcher.observe(pane, {childList: true});
            const scribe = new MutationObserver((changes) => {
                for (const {target, attributeName} of changes) {
                    window.changed.add(`${target.tagName} ${attributeName}`);
                }
            });
            scribe.observe(panes[0], {attributes: true, childList: true, subtree: true});
        }"""
    )
    for country in ("DE", "AT", "IT", "FI"):
        page.show(dict.fromkeys(of_country(directory, country), "answer"))
        page.settle()
    assert page.map.evaluate("before.length > 50 && before.every((each) => each.isConnected)")
    assert page.map.evaluate("gone") == 0
    # The countries are moved and scaled as one picture: no script draws them again.
    assert page.map.evaluate("[...changed]") == ["svg style"]


def test_a_frame_that_opens_later_shows_the_whole_answer(framed, directory):
    page = framed(style="display: none")
    page.show(dict.fromkeys(of_country(directory, "IT"), "answer"))
    page.page.evaluate("map.style = 'display: block; width: 390px; height: 500px'")
    for point in page.map.locator(".point").all():
        expect(point).to_be_in_viewport(ratio=1)
    assert view(page.map)[2] > 4


def test_the_wheel_scrolls_the_page_until_the_map_is_clicked(framed):
    page = framed(viewport={"width": 600, "height": 800})
    start = view(page.map)
    page.page.mouse.move(200, 500)
    page.page.mouse.wheel(0, 100)
    page.page.wait_for_function("scrollY > 50")
    assert view(page.map) == start
    page.page.evaluate("scrollTo(0, 0)")
    page.page.mouse.click(30, 400)
    page.page.mouse.wheel(0, -300)
    page.map.wait_for_function("(zoom) => programmes_map.getZoom() > zoom", arg=start[2])
    assert page.page.evaluate("scrollY") == 0


def test_on_a_phone_one_finger_scrolls_the_page_and_two_move_the_map(framed, alone):
    phone = {"has_touch": True, "is_mobile": True, "viewport": {"width": 390, "height": 844}}
    page = framed(style="width: 390px; height: 500px", **phone)
    touch = "getComputedStyle(programmes_map.getContainer()).touchAction"
    assert page.map.evaluate(touch) == "pan-x pan-y"
    touching = """(count) => {
        const target = programmes_map.getContainer();
        const touches = Array.from({length: count}, (_, identifier) =>
            new Touch({identifier, target, clientX: 100 + 50 * identifier, clientY: 100}));
        target.dispatchEvent(new TouchEvent("touchmove", {touches, bubbles: true}));
    }"""
    hint = page.map.get_by_text("Use two fingers to move the map")
    page.map.evaluate(touching, 1)
    expect(hint).to_be_visible()
    page.map.evaluate(touching, 2)
    expect(hint).to_be_hidden()
    assert alone(**phone).evaluate(touch) == "none"


# Accessibility


@pytest.mark.parametrize("size", [(1280, 800), (390, 844), (320, 480)])
def test_axe_finds_nothing(alone, size):
    page = alone(viewport={"width": size[0], "height": size[1]})
    found = {}
    for state in ("points", "a list"):
        if state == "a list":
            page.locator(".point.several").first.click()
            expect(page.get_by_role("dialog")).to_be_visible()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[state, scheme] = axe(page)
    assert [where for where, words in found.items() if words] == [], found


def test_axe_finds_nothing_in_the_frame(framed, directory):
    page = framed()
    german, polish = of_country(directory, "DE"), of_country(directory, "PL", "AT", "CZ")
    shown = dict.fromkeys(german, "answer") | dict.fromkeys(polish, "elsewhere")
    page.show(shown, chosen=german[0], here=[50.94, 6.96], hereName="Cologne")
    page.settle()
    page.map.locator(".point.chosen").hover()
    expect(page.map.locator(".leaflet-tooltip")).to_be_visible()
    assert axe(page.map) == []
    page.show({})
    expect(page.map.locator(".point")).to_have_count(0)
    assert axe(page.map) == []


# Hostile text


def test_hostile_names_show_as_themselves_and_run_nothing(new_page, map_of, directory):
    names = [*HOSTILE, "a twin"]
    like = directory.members[0]
    places = {(like.country, name): (40.0, 2.0 * spot) for spot, name in enumerate(names)}
    places[like.country, "a twin"] = places[like.country, HOSTILE[0]]
    hostile = tuple(replace(like, id=name, name=name, city=name) for name in names)
    address = map_of(replace(directory, members=hostile, sites={}, places=places))
    page = new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{address}/map")
    expect(page.locator(".point")).to_have_count(len(HOSTILE))
    expected = {f"{name}, {name}": name for name in HOSTILE[1:]}
    expected[f"Organisations around {HOSTILE[0]}: 2"] = HOSTILE[0]
    assert sorted(labels(page)) == sorted(expected)
    for point in page.locator(".point").all():
        point.focus()
        name = expected[point.get_attribute("aria-label")]
        assert name in page.locator(".leaflet-tooltip p").all_text_contents()
    page.locator(".point.several").click()
    listed = page.locator("#names li span:not(.quiet)")
    assert listed.all_text_contents() == [HOSTILE[0], "a twin"]
    listed.first.click()
    expect(page.locator(".point.chosen")).to_have_count(1)
    assert page.evaluate("document.documentElement.dataset.ran") is None
    assert page.locator("main b, main img, main script, main svg[onload]").count() == 0


def test_a_hostile_id_is_shown_chosen_and_told(new_page, map_of, directory):
    like = directory.members[0]
    city = (like.country, like.city)
    member = replace(like, id="__proto__")
    alone = replace(directory, members=(member,), sites={}, places={city: (50.0, 10.0)})
    page = Framed(new_page(), map_of(alone), "width: 460px; height: 620px")
    page.map.locator(".point").click()
    assert page.hear("chosen")[-1]["member"] == "__proto__"
