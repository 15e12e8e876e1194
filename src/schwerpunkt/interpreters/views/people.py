"""Pages of interpreters: the list, one person, and what hangs on her."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.core.asking import Question, fetched
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.enums import InterpreterState, Perm
from schwerpunkt.interpreters.forms.people import InterpreterChangeForm, InterpreterForm
from schwerpunkt.interpreters.models import Interpreter
from schwerpunkt.interpreters.queries import (
    active_count,
    assignment_status,
    interpreter_status,
    interpreters,
    lacking_proofs,
    level_of,
    level_words,
    required_proofs,
    rules_on,
)
from schwerpunkt.interpreters.tables import InterpreterTable
from schwerpunkt.interpreters.words import moment
from schwerpunkt.interpreters.workflows import INTERPRETER_FLOW
from schwerpunkt.ui import formats
from schwerpunkt.ui.actions import Action, Crumb, action, reached_by, transitions
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage, Panel, TransitionPage
from schwerpunkt.ui.tables import Cell

ROWS = "interpreters/_rows.html"
_LIST, ONE = "interpreters:interpreters", "interpreters:interpreter"
WAYS = {
    "pause": "interpreters:interpreter_pause",
    "resume": "interpreters:interpreter_resume",
    "leave": "interpreters:interpreter_leave",
}


def crumbs_of(person: Interpreter | None = None) -> list[Crumb]:
    """The way to a page below the pool or a person of it."""
    trail = [Crumb(_("Sprachmittlung"), reverse("interpreters:requests")), Crumb(_("Sprachmittelnde"), reverse(_LIST))]
    if person is not None:
        trail.append(Crumb(person.name, reverse(ONE, args=(person.pk,))))
    return trail


class InterpreterList(ListPage[Interpreter]):
    """Everybody of the pool."""

    permission = Perm.VIEW_INTERPRETERS
    title = _l("Sprachmittelnde")
    table_class = InterpreterTable

    def records(self) -> QuerySet[Interpreter]:
        return interpreters()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()[:1]

    def pre_title(self) -> str:
        return str(self.title)

    def besides(self) -> dict[str, QuerySet[Interpreter]]:
        return {"active": active_count()}

    def headline(self) -> str:
        count = self.table.numbers["active"]
        return ngettext("%(count)s Person ist im Einsatz", "%(count)s Personen sind im Einsatz", count) % {
            "count": count
        }

    def primary(self) -> Action | None:
        return action(self.actor, _("Person aufnehmen"), Perm.EDIT_INTERPRETER, "interpreters:interpreter_create")

    def actions(self) -> list[Action]:
        ways = (
            action(self.actor, _("Anfragen"), Perm.VIEW_REQUESTS, "interpreters:requests"),
            action(self.actor, _("Bewerbungen"), Perm.VIEW_INTERPRETERS, "interpreters:applications"),
        )
        return [way for way in ways if way]

    def empty(self) -> str:
        return _("Noch niemand im Pool. Nehmen Sie auf, wer für Sie sprachmittelt.")


def _table(key: str, heads: list[str], rows: list[list[Cell]], empty: str) -> dict[str, Any]:
    return {"heads": heads, "rows": rows, "sentence": empty, "add": None, "caption": key}


def _adding(page: Any, part: str, heads: list[str], rows: list[list[Cell]], *, empty: str, add: str) -> dict[str, Any]:
    """The context of a panel with the parts of one kind, and where one adds another."""
    person = page.record
    way = action(page.actor, add, Perm.EDIT_INTERPRETER, f"interpreters:{part}_create", person.pk, record=person)
    if person.forgotten_on:
        way, empty = None, _("Gelöscht oder nie eingetragen.")
    return {**_table(add, heads, rows, empty), "add": way}


def _languages(page: Any) -> dict[str, Any]:
    rows = [
        [
            Cell(str(each)),
            Cell(each.get_level_display()),
            Cell(_("mündlich und schriftlich") if each.is_written else _("mündlich")),
            page.remove("language", each),
        ]
        for each in page.parts[0]
    ]
    heads = [_("Sprache"), _("Niveau"), _("Art"), _("Aktion")]
    return _adding(page, "language", heads, rows, empty=_("Noch keine Sprache."), add=_("Sprache eintragen"))


def _trainings(page: Any) -> dict[str, Any]:
    rows = [
        [
            Cell(each.title),
            Cell(formats.day(each.on)),
            Cell(formats.number(each.lessons)),
            page.remove("training", each),
        ]
        for each in page.parts[1]
    ]
    heads = [_("Schulung"), _("Abgeschlossen"), _("Unterrichtsstunden"), _("Aktion")]
    return _adding(page, "training", heads, rows, empty=_("Noch keine Schulung."), add=_("Schulung eintragen"))


def _proofs(page: Any) -> dict[str, Any]:
    rows = [
        [
            Cell(each.get_kind_display()),
            Cell(formats.day(each.seen_on)),
            Cell(formats.day(each.next_due) if each.next_due else _("nicht wieder")),
            page.remove("proof", each),
        ]
        for each in page.parts[2]
    ]
    heads = [_("Nachweis"), _("Gesehen"), _("Wieder fällig"), _("Aktion")]
    return _adding(page, "proof", heads, rows, empty=_("Noch kein Nachweis gesehen."), add=_("Nachweis eintragen"))


def _slots(page: Any) -> dict[str, Any]:
    rows = [
        [
            Cell(each.get_weekday_display()),
            Cell(f"{each.begins:%H:%M} – {each.ends:%H:%M}"),
            page.remove("slot", each),
        ]
        for each in page.record.slots.all()
    ]
    empty = _("Keine Zeiten hinterlegt. Wer keine hat, wird vorgeschlagen und gefragt, ob es passt.")
    return _adding(page, "slot", [_("Tag"), _("Zeit"), _("Aktion")], rows, empty=empty, add=_("Zeit eintragen"))


def _absences(page: Any) -> dict[str, Any]:
    rows = [
        [Cell(formats.day(each.first_day)), Cell(formats.day(each.last_day)), page.remove("absence", each)]
        for each in page.parts[3]
    ]
    heads = [_("Erster Tag"), _("Letzter Tag"), _("Aktion")]
    return _adding(page, "absence", heads, rows, empty=_("Keine Ausnahme eingetragen."), add=_("Ausnahme eintragen"))


def _barred(page: Any) -> dict[str, Any]:
    person = page.record
    rows = []
    for each in page.parts[5]:
        way = action(
            page.actor, _("Wieder zulassen"), Perm.EDIT_INTERPRETER, "interpreters:bar_remove", person.pk, each.pk
        )
        rows.append([Cell(each.name), Cell(way.label, way.url) if way else Cell("")])
    heads = [_("Einrichtung"), _("Aktion")]
    empty = _("Keine Einrichtung ausgeschlossen.")
    return _adding(page, "bar", heads, rows, empty=empty, add=_("Einrichtung ausschließen"))


def _assignments(page: Any) -> dict[str, Any]:
    rows = [
        [
            Cell(moment(each.starts_at), reverse("interpreters:request", args=(each.request_id,))),
            Cell(each.request.language.name),
            Cell(each.request.organisation.name),
            Cell("", status=assignment_status(each)),
        ]
        for each in page.parts[4]
    ]
    heads = [_("Termin"), _("Sprache"), _("Einrichtung"), _("Stand")]
    return _table(_("Einsätze"), heads, rows, _("Noch nicht gefragt."))


class InterpreterDetail(DetailPage[Interpreter]):
    """Somebody of the pool."""

    permission = Perm.VIEW_INTERPRETERS
    model = Interpreter
    slot = "interpreters.interpreter"
    own_panels: ClassVar[tuple[Panel, ...]] = (
        Panel("sprachen", _l("Sprachen"), ROWS, _languages, order=10),
        Panel("zeiten", _l("Verfügbare Zeiten"), ROWS, _slots, order=20),
        Panel("ausnahmen", _l("Ausnahmen"), ROWS, _absences, order=25),
        Panel("nachweise", _l("Nachweise"), ROWS, _proofs, order=30),
        Panel("schulungen", _l("Schulungen"), ROWS, _trainings, order=35),
        Panel("nicht-bei", _l("Nicht bei diesen Einrichtungen"), ROWS, _barred, order=38),
        Panel("einsaetze", _l("Letzte Einsätze"), ROWS, _assignments, order=40),
    )

    def records(self) -> QuerySet[Interpreter]:
        return interpreters()

    @cached_property
    def parts(self) -> list[list[Any]]:
        """Languages, trainings, proofs, absences, latest assignments and barred institutions, by one query."""
        person = self.record
        latest = person.assignments.order_by("-starts_at").values("pk")[:10]
        return fetched(
            Question(
                person.languages.order_by("language__name"),
                ("pk", "level", "dialect", "is_written", "language__name"),
            ),
            Question(person.trainings.order_by("-on"), ("pk", "title", "on", "lessons")),
            Question(person.proofs.order_by("kind"), ("pk", "kind", "seen_on", "next_due")),
            Question(person.absences.order_by("first_day"), ("pk", "first_day", "last_day")),
            Question(
                person.assignments.filter(pk__in=list(latest.values_list("pk", flat=True))).order_by("-starts_at"),
                ("pk", "state", "starts_at", "request_id", "request__language__name", "request__organisation__name"),
            ),
            Question(person.not_at.order_by("name"), ("pk", "name")),
        )

    def remove(self, part: str, each: Any) -> Cell:
        """A cell that leads to deleting a part."""
        way = action(self.actor, _("Löschen"), Perm.EDIT_INTERPRETER, f"interpreters:{part}_remove", each.pk)
        return Cell(way.label, way.url) if way else Cell("")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def pre_title(self) -> str:
        return str(self.record.municipality or "")

    def headline(self) -> str:
        return self.record.name

    def lead(self) -> str:
        lacking = lacking_proofs(
            ((each.kind, each.next_due) for each in self.parts[2]), required_proofs(self._rules), clock.today()
        )
        if lacking and self.record.state != InterpreterState.LEFT:
            return _("Wird nicht vorgeschlagen. Nachweis fehlt oder ist fällig: %(proofs)s.") % {
                "proofs": ", ".join(lacking)
            }
        return self.record.note

    @cached_property
    def _rules(self) -> dict[str, Any]:
        return rules_on(clock.today())

    def primary(self) -> Action | None:
        if self.record.forgotten_on:
            return None
        return action(
            self.actor,
            _("Angaben ändern"),
            Perm.EDIT_INTERPRETER,
            "interpreters:interpreter_change",
            self.record.pk,
            record=self.record,
        )

    def actions(self) -> list[Action]:
        way = "interpreters:own_page_invite"
        link = action(self.actor, _("Link für eigene Zeiten schicken"), Perm.EDIT_INTERPRETER, way, self.record.pk)
        ways = transitions(self.actor, self.record, INTERPRETER_FLOW, WAYS)
        if self.record.left_on:
            forget = action(
                self.actor,
                _("Angaben löschen"),
                Perm.EDIT_INTERPRETER,
                "interpreters:interpreter_forget",
                self.record.pk,
                record=self.record,
            )
            return [*ways, forget] if forget and not self.record.forgotten_on else ways
        void = action(
            self.actor,
            _("Links ungültig machen"),
            Perm.EDIT_INTERPRETER,
            "interpreters:links_void",
            self.record.pk,
            record=self.record,
        )
        by_mail = [each for each in (link, void) if each is not None] if self.record.email else []
        return [*by_mail[:1], *ways, *by_mail[1:]]

    def facts(self) -> list[tuple[str, Any]]:
        person = self.record
        trainings = [each for each in self.parts[1] if each.on <= clock.today()]
        level = level_words(level_of(trainings, self._rules), sum(each.lessons for each in trainings))
        return [
            (_("Stand"), interpreter_status(person)),
            (_("Stufe"), level),
            (_("Telefon"), reached_by(person.phone)),
            (_("E-Mail-Adresse"), reached_by(email=person.email)),
            (_("Geschlecht"), person.get_gender_display()),
            (_("Kommt"), person.get_mobility_display()),
            (_("Weitester Weg"), _("%(km)s km") % {"km": person.max_km} if person.max_km else None),
            (_("Höchstens je Woche"), person.max_per_week),
            (_("Im Pool seit"), person.joined_on),
            *([(_("Ausgeschieden am"), person.left_on)] if person.left_on else []),
            *([(_("Angaben gelöscht am"), person.forgotten_on)] if person.forgotten_on else []),
            *([(_("Daten"), _("erfunden (Beispieldaten)"))] if person.is_demo else []),
        ]


class InterpreterCreate(CreatePage):
    """Takes somebody into the pool."""

    permission = Perm.EDIT_INTERPRETER
    title = _l("Neue Person im Pool")
    form_class = InterpreterForm
    submit_label = _l("Person aufnehmen")
    success_view = ONE
    back_view = _LIST

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"joined_on": clock.today(), "mobility": "car", "level": "native"}}


class InterpreterChange(CommandPage[Interpreter]):
    """Changes what is known of somebody."""

    permission = Perm.EDIT_INTERPRETER
    model = Interpreter
    title = _l("Angaben ändern")
    form_class = InterpreterChangeForm
    success_view = ONE

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class _InterpreterTransition(TransitionPage[Interpreter], abstract=True):
    model = Interpreter
    workflow = INTERPRETER_FLOW
    permission = Perm.EDIT_INTERPRETER
    success_view = ONE

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class InterpreterPause(_InterpreterTransition):
    """Somebody pauses."""

    verb = "pause"
    command = staticmethod(commands.pause_interpreter)


class InterpreterResume(_InterpreterTransition):
    """Somebody is there again."""

    verb = "resume"
    command = staticmethod(commands.resume_interpreter)


class InterpreterLeave(_InterpreterTransition):
    """Somebody leaves the pool."""

    verb = "leave"
    command = staticmethod(commands.let_leave)


class InterpreterForget(ConfirmPage[Interpreter]):
    """Deletes what is known of somebody who has left; shows first what would be gone and what would stay."""

    permission = Perm.EDIT_INTERPRETER
    model = Interpreter
    title = _l("Die Angaben dieser Person löschen?")
    command = staticmethod(commands.forget_interpreter)
    is_dangerous = True
    submit_label = _l("Angaben endgültig löschen")
    success_view = ONE

    def pre_title(self) -> str:
        return self.record.name

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def obstacle(self) -> str | None:
        return commands.why_not_forget(self.record)

    def consequences(self) -> list[str]:
        found = commands.rehearse_forgetting(self.record)
        gone = [
            _(
                "Name, E-Mail-Adresse, Telefon, Geschlecht, Notiz und Grenzen der Vermittlung werden gelöscht, auch im Verlauf."
            )
        ]
        for count, words in (
            (
                found.proofs,
                ngettext("%(count)s Nachweis wird gelöscht.", "%(count)s Nachweise werden gelöscht.", found.proofs),
            ),
            (
                found.times,
                ngettext(
                    "%(count)s Zeit oder Ausnahme wird gelöscht.",
                    "%(count)s Zeiten und Ausnahmen werden gelöscht.",
                    found.times,
                ),
            ),
            (
                found.remarks,
                ngettext(
                    "%(count)s Rückmeldung zu einem Gespräch wird geleert.",
                    "%(count)s Rückmeldungen zu Gesprächen werden geleert.",
                    found.remarks,
                ),
            ),
            (
                found.mails,
                ngettext(
                    "%(count)s Nachricht an die Person wird gelöscht.",
                    "%(count)s Nachrichten an die Person werden gelöscht.",
                    found.mails,
                ),
            ),
        ):
            if count:
                gone.append(words % {"count": count})
        if found.has_account:
            gone.append(_("Die Bankverbindung wird gelöscht."))
        if found.unpaid:
            words = ngettext(
                "Noch nicht abgerechnet: %(count)s Einsatz. Er lässt sich danach nicht mehr auszahlen.",
                "Noch nicht abgerechnet: %(count)s Einsätze. Sie lassen sich danach nicht mehr auszahlen.",
                found.unpaid,
            )
            gone.append(words % {"count": found.unpaid})
        stays = ngettext(
            "Ohne Namen bleiben für die Zahlen: Sprachen, Wohnort, Schulungen und %(count)s Einsatz.",
            "Ohne Namen bleiben für die Zahlen: Sprachen, Wohnort, Schulungen und %(count)s Einsätze.",
            found.talks,
        )
        gone.append(stays % {"count": found.talks})
        if found.payouts:
            gone.append(
                _(
                    "Freigegebene Abrechnungen behalten Namen, Konto und den Grund einer Zurückstellung, solange das Haus "
                    "Belege aufbewahrt."
                )
            )
        gone.append(
            _("Das lässt sich nicht zurücknehmen. Ältere Sicherungen enthalten die Angaben, bis das Haus sie löscht.")
        )
        return gone
