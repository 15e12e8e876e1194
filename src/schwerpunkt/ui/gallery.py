"""A page that shows every component once, for people who build pages and for the accessibility test."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.ui.actions import Action, Crumb
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.enums import Perm
from schwerpunkt.ui.fields import (
    ChoiceField,
    DateField,
    LineField,
    MoneyField,
    OrderField,
    SeveralField,
    TextField,
    TimeField,
)
from schwerpunkt.ui.icons import names
from schwerpunkt.ui.pages import Page
from schwerpunkt.ui.status import Status
from schwerpunkt.ui.tables import (
    ChoiceFilter,
    Column,
    DateRangeFilter,
    DayColumn,
    MoneyColumn,
    SeveralFilter,
    StatusColumn,
    Table,
    YesFilter,
)

STATES = (
    Status("done", _("erledigt")),
    Status("run", _("läuft")),
    Status("risk", _("gefährdet"), _("zwei Vereine haben zurückgezogen")),
    Status("late", _("in Verzug"), _("seit 14 Tagen")),
    Status("plan", _("geplant")),
    Status("void", _("entfallen")),
)
_LANGUAGES = [("ar", "Arabisch"), ("prs", "Dari"), ("ku", "Kurmandschi"), ("uk", "Ukrainisch"), ("tr", "Türkisch")]


@dataclass
class Sample:
    """A row of the sample table."""

    pk: int
    title: str
    group: str
    owner: str
    amount: Decimal
    status: Status


@dataclass
class Step:
    """A step of a row of steps."""

    name: str
    role: str
    state: str
    status: Status


@dataclass
class Due:
    """Something that waits."""

    day: Any
    title: str
    text: str
    url: str
    link: str


@dataclass
class Line:
    """A line of a history."""

    at: Any
    who: str
    what: str
    reason: str = ""
    is_key: bool = False
    changes: list[dict[str, str]] = field(default_factory=list)


_SAMPLES = [
    Sample(1, "Siegel „Interkulturell orientiert“", "Ziel 1", "Jonas Wiebe", Decimal("4200.00"), STATES[1]),
    Sample(2, "Rahmenkonzept für die Kreisverwaltung", "Ziel 1", "Jonas Wiebe", Decimal("0.00"), STATES[3]),
    Sample(3, "Rucksack Kita", "Ziel 2", "Leyla Aydemir", Decimal("12500.50"), STATES[0]),
    Sample(4, "Abend des Ehrenamts mit einem sehr langen Namen, der umbricht", "Ziel 5", "", Decimal(980), STATES[4]),
]


class SampleTable(Table[Any]):
    """The sample table; its rows come from no database."""

    search_fields = ("title",)
    default_sort = "title"
    group_sort = ("group",)

    title = Column[Any](_("Maßnahme"), "title", link=lambda row: f"#zeile-{row.pk}", sort="title", is_key=True)
    owner = Column[Any](_("Zuständig"), "owner", sort="owner")
    due_on = DayColumn[Any](_("Frist"), lambda row: clock.today() + timedelta(days=row.pk * 9), sort="due_on")
    amount = MoneyColumn[Any](_("Budget"), "amount", sort="amount", total="amount")
    status = StatusColumn[Any](_("Stand"), "status", sort="status")

    goal = ChoiceFilter(_("Ziel"), "goal", choices=(("1", "Ziel 1"), ("2", "Ziel 2")))
    languages = SeveralFilter(_("Sprachen"), "languages", choices=_LANGUAGES)
    due = DateRangeFilter(_("Frist"), "due_on")
    mine = YesFilter(_("nur meine"), "mine")

    @cached_property
    def records(self) -> list[Any]:
        return _SAMPLES

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {"total": 124, "found": 124}

    @cached_property
    def totals(self) -> list[str] | None:
        return ["", "", "", "17.680,50 €", ""]

    def group(self, record: Any) -> str:
        return str(record.group)


def _nothing(*, actor: Actor, **values: Any) -> None:
    """The gallery changes nothing."""


class SampleForm(CommandForm):
    """Every kind of field."""

    command = _nothing
    groups = ((_("Mit Überschrift"), ("kind", "languages", "agreed", "attachment", "sequence")),)

    title = LineField(label=_("Titel"), help_text=_("So, wie er in der Vorlage stehen soll"))
    sentence = TextField(label=_("Zielsatz"), initial="Bis zum 31.12.2026 wird das KI …")
    due_on = DateField(label=_("Frist"))
    starts_at = TimeField(label=_("Beginn"), required=False)
    amount = MoneyField(label=_("Budget"), required=False)
    municipality = ChoiceField(
        label=_("Kommune"), choices=[("", _("bitte wählen")), *((str(n), f"Kommune {n}") for n in range(1, 20))]
    )
    kind = ChoiceField(label=_("Worum geht es?"), choices=[("k", "Kita oder Schule"), ("a", "Amt oder Beratung")])
    languages = SeveralField(label=_("Sprachen"), choices=_LANGUAGES * 2, required=False)
    agreed = forms.BooleanField(label=_("Die Leitung weiß davon"), help_text=_("Sie bekommt eine Nachricht."))
    attachment = forms.FileField(label=_("Anlage"), required=False, help_text=_("PDF, Word oder Bild, höchstens 20 MB"))
    sequence = OrderField(
        label=_("Reihenfolge"),
        items=[("1", "Öffnung der Verwaltung"), ("2", "Übergang Kita und Schule"), ("3", "Ehrenamt")],
    )


class Gallery(Page):
    """All components on one page, with invented content."""

    permission = Perm.VIEW_GALLERY
    template: ClassVar[str] = "ui/gallery.html"
    title = _("Galerie der Bausteine")

    def crumbs(self) -> list[Crumb]:
        return [Crumb(str(_("Heute")), "/"), Crumb(str(_("Für Entwicklung")), "#")]

    def pre_title(self) -> str:
        return str(_("Für alle, die Seiten bauen"))

    def headline(self) -> str:
        return str(_("Aus diesen Bausteinen besteht jede Seite."))

    def lead(self) -> str:
        return str(_("Namen, Zahlen und Beträge sind erfunden."))

    def primary(self) -> Action:
        return Action(str(_("Vorlage prüfen")), "#")

    def actions(self) -> list[Action]:
        return [
            Action(str(_("Zurückgeben")), "#"),
            Action(str(_("Drucken")), "#"),
            Action(str(_("Löschen")), "#", "Das geht erst nach der Frist."),
        ]

    def context(self) -> dict[str, Any]:
        today, now = clock.today(), clock.now()
        table = SampleTable(
            Membership.objects.none(), self.request.GET, actor=self.request.actor, path=self.request.path
        )
        form = SampleForm(actor=self.request.actor)
        wrong = {"bad-due_on": "31.2.2026", "bad-amount": "viel", "bad-title": ""}
        bad = SampleForm(wrong, {}, actor=self.request.actor, prefix="bad")
        bad.is_valid()
        return {
            "states": STATES,
            "icons": names(),
            "table": table,
            "form": form,
            "bad_fields": [bad[name] for name in ("title", "due_on", "amount", "kind")],
            "facts": [
                (_("Frist"), today + timedelta(days=108)),
                (_("Zuständig"), "Hanna Petrić"),
                (_("Zustimmung"), [STATES[0], STATES[1]]),
                (_("Kommunen"), ["Eitorf", "Siegburg"]),
                (_("Budget"), None),
            ],
            "steps": [
                Step("Jonas Wiebe", str(_("Entwurf")), "done", Status("done", "08.09.2026")),
                Step("Sie", "Leitung", "now", Status("run", "bis 15.09.2026")),
                Step("Dezernat", "Sozialdezernat", "", Status("plan", "bis 22.09.2026")),
            ],
            "due": [
                Due(
                    today - timedelta(days=3),
                    "Sachstand schreiben",
                    "Ziel 5 wartet auf Zahlen.",
                    "#",
                    str(_("Schreiben")),
                ),
                Due(
                    today + timedelta(days=4),
                    "Bedarf aus Eitorf annehmen oder ablehnen",
                    "Dari.",
                    "#",
                    str(_("Ansehen")),
                ),
            ],
            "lines": [
                Line(
                    now,
                    "Jonas Wiebe",
                    "Frist geändert",
                    "Zwei Vereine haben zurückgezogen.",
                    changes=[{"label": str(_("Frist")), "before": "30.09.2026", "after": "30.11.2026"}],
                ),
                Line(now - timedelta(days=40), "MKJFGFI", "Zustimmung erteilt", is_key=True),
            ],
            "pieces": [
                ("same", "Bis zum 31.12.2026 wird das KI"),
                ("out", "13"),
                ("in", "15"),
                ("same", "Trainings anbieten."),
            ],
        }
