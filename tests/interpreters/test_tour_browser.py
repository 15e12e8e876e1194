"""A talk from the first question to the committee's paper, by keyboard alone, while the program's clock moves on."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from schwerpunkt.core.dates import add_months
from tests.kit import browser as chromium
from tests.kit import program
from tests.kit.browser import PHONE, TODAY, accessibility_findings
from tests.kit.keyboard import choose, demo_password, fill, follow, sign_in, tab_to, tick
from tests.kit.outbox import link, sent

pytestmark = pytest.mark.e2e

_ZONE = ZoneInfo("Europe/Berlin")
_HEAD = "leitung@ki-rsk.example"
_SCHOOL = "sekretariat@schule.example"
_AHEAD = timedelta(days=14)
_COUNTED = "Gespräche des Monats"
Visit = Callable[..., Page]
Opened = Callable[[datetime], AbstractContextManager[Visit]]


def _talk_day() -> date:
    """The last Tuesday of a month that is far enough ahead to be asked for in time."""
    end = add_months(TODAY.replace(day=1), 1)
    while True:
        last = end - timedelta(days=1)
        tuesday = last - timedelta(days=(last.weekday() - 1) % 7)
        if tuesday > TODAY + _AHEAD:
            return tuesday
        end = add_months(end, 1)


TALK = _talk_day()
NEXT_MONTH = add_months(TALK.replace(day=1), 1)


def _calm(page: Page) -> None:
    """Nothing is wider than the screen, and axe finds nothing."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (wide, accessibility_findings(page)) == (0, []), page.url


def _copy(data: Path, into: Path) -> Path:
    """What is in a data folder while its program runs."""
    into.mkdir()
    for name in ("secret.key", "demo-password.txt"):
        (into / name).write_bytes((data / name).read_bytes())
    name = "schwerpunkt.sqlite3"
    with closing(sqlite3.connect(data / name)) as source, closing(sqlite3.connect(into / name)) as target:
        source.backup(target)
    return into


@pytest.fixture
def at(browser: Browser, site: str, site_data: Path, tmp_path: Path) -> Opened:
    """Opens the program as it is at that moment."""
    data = _copy(site_data, tmp_path / "data")

    @contextmanager
    def moved(moment: datetime) -> Iterator[Visit]:
        with ExitStack() as visitors, program.running(data, moved=moment - datetime.now(_ZONE)) as address:
            yield lambda **options: visitors.enter_context(chromium.opened(browser, address, **options))

    return moved


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, datetime.min.time(), _ZONE) + timedelta(hours=hour)


def _offered(data: Path) -> str:
    """Who was asked first for the talk of the school."""
    for _second in range(60):
        if found := [
            to for to, subject, text in sent(data) if "Können Sie dolmetschen" in subject and "Am Wald" in text
        ]:
            return found[0]
        time.sleep(1)
    raise AssertionError("nobody was asked")


def _measure(office: Page) -> None:
    office.goto("/massnahmen/?q=Laiensprachmittelndenpool")
    office.get_by_role("link", name="Laiensprachmittelndenpool: 30 neue").click()


def _count(office: Page) -> None:
    """The measure is to count what happens from the day of the talk on."""
    _measure(office)
    follow(office, "Kennzahl anlegen")
    fill(office, "Kennzahl", _COUNTED)
    choose(office, "Woher die Zahl kommt", "Eins")
    fill(office, "Gezählt ab", f"{TALK:%d.%m.%Y}")
    fill(office, "Stichtag", f"{NEXT_MONTH - timedelta(days=1):%d.%m.%Y}")
    follow(office, "Kennzahl anlegen")
    expect(office.get_by_role("link", name=f"0 {_COUNTED}")).to_be_visible()


def _ask(phone: Page) -> None:
    phone.goto("/sprachmittlung/anfragen/rhein-sieg-kreis/")
    fill(phone, "Tag des Gesprächs", f"{TALK:%d.%m.%Y}")
    fill(phone, "Dauer in Minuten", "60")
    for _number in range(6):
        tab_to(phone, "ja")
        phone.keyboard.press("ArrowDown")
    follow(phone, "Weiter")
    fill(phone, "Name der Einrichtung", "Grundschule Am Wald")
    choose(phone, "Art der Einrichtung", "Schule")
    fill(phone, "Ihr Name", "Erika Muster")
    fill(phone, "Ihre E-Mail-Adresse", _SCHOOL)
    choose(phone, "Ort der Einrichtung", "Troisdorf")
    choose(phone, "Sprache", "Arabisch")
    fill(phone, "Beginn", "10:00")
    fill(phone, "Ort des Gesprächs", "Raum 4")
    choose(phone, "Art des Gesprächs", "Beratung")
    follow(phone, "Weiter")
    tick(phone, "Ich habe gelesen, wofür meine Daten gebraucht werden.")
    follow(phone, "Anfrage abschicken")


def _promised(phone: Page, office: Page, data: Path) -> str:
    """The school asks, the office searches, the first who was asked comes; gives her address."""
    _ask(phone)
    phone.goto(link(data, _SCHOOL, "/sprachmittlung/bestaetigen/"))
    _calm(phone)
    follow(phone, "Ja, bestätigen")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Danke. Ihre E-Mail-Adresse ist bestätigt.")

    follow(office, "Sprachmittlung")
    office.goto("/sprachmittlung/eingang/")
    follow(office, "Grundschule Am Wald")
    _calm(office)
    follow(office, "Übernehmen")
    follow(office, "Übernehmen")
    expect(office.get_by_role("heading", level=1)).to_have_text("Arabisch: Grundschule Am Wald")
    follow(office, "Per E-Mail suchen")
    follow(office, "Suche beginnen")

    asked = _offered(data)
    phone.goto(link(data, asked, "/einsatz/angebot/"))
    follow(phone, "Ja, ich komme")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Danke, Sie haben zugesagt.")
    phone.goto(link(data, _SCHOOL, "/einsatz/gespraech/"))
    expect(phone.get_by_role("heading", level=1)).to_contain_text("kommt.")
    return asked


def _confirmed(phone: Page, *links: str) -> None:
    """Both sides say how long it took."""
    for each in links:
        phone.goto(each)
        _calm(phone)
        follow(phone, "Zeiten bestätigen")
        _calm(phone)
        follow(phone, "Bestätigen")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Das Gespräch fand statt.")


def _settled(office: Page) -> None:
    """The month is paid."""
    follow(office, "Sprachmittlung")
    office.goto("/sprachmittlung/abrechnung/")
    follow(office, "Monat abrechnen")
    _calm(office)
    fill(office, "Monat", f"{TALK:%m.%Y}")
    follow(office, "Monat abrechnen")
    _calm(office)
    settlement = office.url
    while office.get_by_role("link", name="fehlt: eintragen").count():
        follow(office, "fehlt: eintragen")
        _calm(office)
        fill(office, "IBAN", "DE89 3704 0044 0532 0130 00")
        follow(office, "Speichern")
        office.goto(settlement)
    follow(office, "Freigeben")
    _calm(office)
    follow(office, "Freigeben")
    _calm(office)
    tab_to(office, "Zahlungsdatei (SEPA)")
    with office.expect_download() as download:
        office.keyboard.press("Enter")
    assert b"<CdtTrfTxInf>" in Path(download.value.path()).read_bytes()


def _counted(office: Page) -> None:
    """The measure counts the talk, and the figure opens it."""
    _measure(office)
    _calm(office)
    follow(office, f"1 {_COUNTED}")
    expect(office.get_by_role("link", name=f"{TALK:%d.%m.%Y}, 10:00")).to_be_visible()


def _written(office: Page) -> None:
    """The report names the figure without anybody typing it."""
    office.goto("/vorlagen/")
    follow(office, "Vorlage anlegen")
    choose(office, "Vorlagenart", "Jahresbericht")
    follow(office, "Vorlage anlegen")
    follow(office, "Angaben ändern")
    fill(office, "Berichtet ab", f"{add_months(TALK.replace(day=1), -11):%d.%m.%Y}")
    fill(office, "Berichtet bis", f"{NEXT_MONTH - timedelta(days=1):%d.%m.%Y}")
    follow(office, "Speichern")
    named = office.locator("a[href*='interpreters.assignments_held']").first
    number = named.inner_text()
    named.press("Enter")
    expect(office.locator("main")).to_contain_text(number)
    expect(office.get_by_role("link", name=f"{TALK:%d.%m.%Y}, 10:00")).to_be_visible()
    _calm(office)


def test_from_the_question_to_the_paper(at: Opened, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with at(_moment(TALK - _AHEAD, 8)) as visit:
        office = visit()
        sign_in(office, _HEAD, demo_password(data))
        asked = _promised(visit(viewport=PHONE), office, data)
        _count(office)

    with at(_moment(NEXT_MONTH + timedelta(days=2), 9)) as visit:
        office = visit()
        sign_in(office, _HEAD, demo_password(data))
        _confirmed(
            visit(viewport=PHONE),
            link(data, asked, "/einsatz/zusage/"),
            link(data, _SCHOOL, "/einsatz/gespraech/"),
        )
        _settled(office)
        _counted(office)
        _written(office)
