"""The HTML report in a real browser: run when Debian's chromium and its driver are installed, skipped otherwise."""

import os
import shutil
import time
from dataclasses import replace

import pytest
from sample_report import build_report

from claimcheck.ids import content_id
from claimcheck.report.output import write_text

webdriver = pytest.importorskip("selenium.webdriver")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromium-driver")


@pytest.fixture(scope="module")
def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


def put(report, folder):
    from claimcheck.report import write_report

    path = folder / "report.html"
    write_text(lambda stream: write_report(report, "html", stream), str(path))
    return path.as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    return put(build_report(), tmp_path_factory.mktemp("page"))


@pytest.fixture
def page(browser, address):
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get_log("performance")
    browser.get(address)
    return browser


def find(page, selector):
    return page.find_elements("css selector", selector)


def shown(page, selector="#findings .finding"):
    return [item for item in find(page, selector) if item.is_displayed()]


def choose(page, name, value):
    from selenium.webdriver.support.select import Select

    Select(find(page, f"#filters [name={name}]")[0]).select_by_value(value)


def finding(kind):
    return next(item for item in build_report().findings if item.kind == kind)


def test_no_error_and_no_request(page):
    assert page.get_log("browser") == []
    asked = [
        entry["message"] for entry in page.get_log("performance") if "Network.requestWillBeSent" in entry["message"]
    ]
    assert all('"url":"file:' in message for message in asked)
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_filters(page):
    assert len(shown(page)) == 9
    find(page, "#filters [value=addition]")[0].click()
    assert len(shown(page)) == 6
    assert "6 of 10 findings" in find(page, "#shown")[0].text
    choose(page, "type", "figure")
    assert {item.get_attribute("data-type") for item in shown(page)} == {"figure"}
    choose(page, "source", "hostile_4")
    assert len(shown(page)) == 1
    find(page, "#filters button")[0].click()
    assert len(shown(page)) == 10


def test_search_and_confidence(page):
    find(page, "#filters [name=search]")[0].send_keys("Odile")
    assert [item.get_attribute("data-kind") for item in shown(page)] == ["dispute"]
    find(page, "#filters button")[0].click()
    script = "const r = document.querySelector('[name=confidence]'); r.value = 0.95;"
    page.execute_script(script + "r.dispatchEvent(new Event('input', {bubbles: true}))")
    assert [item.get_attribute("data-kind") for item in shown(page)] == ["contradiction"]


def test_a_finding_leads_to_its_words_in_both_articles(page):
    card = page.find_element("id", finding("contradiction").id)
    card.find_elements("css selector", ".jump")[1].click()
    assert page.execute_script("return location.hash").startswith("#p-")
    assert [item.text for item in find(page, ".here")] == ["41C (contradiction)"] or find(page, ".here")[0].text[
        :2
    ] == "41"
    assert {item.get_attribute("data-source") for item in shown(page, "#desk .source")} == {"wire_1", "copy_2"}


def test_highlighted_words_show_their_findings_and_jump_on(page):
    mark = shown(page, ".hl.k-contradiction")[0]
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    mark.click()
    panel = page.find_element("id", "panel")
    assert panel.is_displayed()
    assert "41 passengers were hurt" in panel.text
    assert "figure.disjoint" in panel.text
    assert page.switch_to.active_element.get_attribute("id") == "close"
    panel.find_elements("css selector", ".jump")[1].click()
    assert find(page, ".here")[0].text.startswith("41")
    page.switch_to.active_element.send_keys("\ue00c")
    assert not panel.is_displayed()


def test_a_link_to_a_finding_opens_it_even_when_it_is_filtered_out(browser, address):
    browser.get("about:blank")
    wanted = finding("unresolved")
    browser.get(f"{address}#{wanted.id}")
    assert browser.find_element("id", wanted.id).is_displayed()
    browser.get("about:blank")
    browser.get(f"{address}#p-{finding('dispute').id}-2")
    assert find(browser, ".here")[0].text.startswith("il était allumé")


def test_keys(page):
    body = page.find_element("css selector", "body")
    body.send_keys("j")
    assert page.switch_to.active_element.get_attribute("data-kind") == "contradiction"
    page.switch_to.active_element.send_keys("j")
    assert page.switch_to.active_element.get_attribute("data-kind") == "altered_quote"
    page.switch_to.active_element.send_keys("k")
    assert page.switch_to.active_element.get_attribute("data-kind") == "contradiction"
    page.switch_to.active_element.send_keys("/")
    assert page.switch_to.active_element.get_attribute("name") == "search"


def test_what_was_left_out_can_be_shown(page):
    assert shown(page, ".removed") == []
    box = find(page, "#panes [name=removed]")[0]
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", box)
    box.click()
    assert "Ten beaches" in shown(page, ".removed")[0].text


def test_a_hostile_article_stays_text(page):
    assert page.execute_script("return document.scripts.length") == 1
    assert not find(page, "img, iframe, b, base")
    assert "<script>alert(1)</script>" in page.execute_script("return document.body.textContent")


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_nothing_hangs_over_the_side(page, width):
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        page.refresh()
        assert page.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def many_articles(number):
    """A report of many articles: the sample's story told again and again."""
    one = build_report()
    sources, claims, findings = [], [], []
    for at in range(number // 4):
        rename = {item.id: f"{item.id}_{at}" for item in one.sources}
        story = f"s{at}"
        sources += [replace(item, id=rename[item.id], origin=None, derived_from=(), story=story,
                            text=item.text + " And so on." * 300, characters=len(item.text) + 3300)
                    for item in one.sources[:4]]  # fmt: skip
        claims += [replace(item, id=f"{item.id}_{at}", source=rename[item.source]) for item in one.claims]
        for copy in range(4):
            findings += [
                replace(
                    item, id=content_id("n", item.id, at, copy), story=story, missing_from=(),
                    claims=tuple(f"{claim}_{at}" for claim in item.claims),
                    sources=tuple(rename[name] for name in item.sources),
                    evidence=tuple(replace(side, source=rename[side.source], claim=f"{side.claim}_{at}")
                                   for side in item.evidence),
                )
                for item in one.findings
            ]  # fmt: skip
    return replace(one, sources=tuple(sources), claims=tuple(claims), findings=tuple(findings), groups=())


def cpu_seconds(browser, work):
    """What the page's main thread works, whatever else the machine does meanwhile."""

    def spent():
        metrics = browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        return next(item["value"] for item in metrics if item["name"] == "TaskDuration")

    before = spent()
    work()
    return spent() - before


USES = {
    "filter": "document.querySelector('[value=addition]').click()",
    "search": "const s = document.querySelector('[name=search]'); s.value = 'Odile';"
    "s.dispatchEvent(new Event('input', {bubbles: true}))",
    "reset": "document.querySelector('#filters button').click()",
    "jump": "document.querySelectorAll('.finding .jump')[800].click()",
    "panel": "[...document.querySelectorAll('.hl')].find((item) => item.closest('.source').offsetParent).click()",
    "key": "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true}))",
}


def test_two_hundred_articles_open_in_three_seconds_and_stay_usable(browser, tmp_path):
    address = put(many_articles(200), tmp_path)
    browser.get("about:blank")
    browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    began = time.perf_counter()
    worked = cpu_seconds(browser, lambda: browser.get(address))
    opened = time.perf_counter() - began
    assert len(find(browser, "#findings .finding")) == 2000
    assert worked < 1.5  # half a second on an idle core of a small machine
    if os.getloadavg()[0] < (os.cpu_count() or 1):  # a machine with other work to do is not the page's fault
        assert opened < 3
    for name, script in USES.items():
        used = cpu_seconds(
            browser, lambda script=script: browser.execute_script(script + "; document.body.offsetHeight")
        )
        assert used < 0.5, name
    browser.execute_cdp_cmd("Performance.disable", {})
