"""Pages of the advice log."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.advice import commands
from schwerpunkt.advice.enums import Perm
from schwerpunkt.advice.forms import AdviceChangeForm, AdviceForm
from schwerpunkt.advice.models import AdviceEntry
from schwerpunkt.advice.queries import entries, last_of
from schwerpunkt.advice.tables import AdviceTable
from schwerpunkt.core import clock
from schwerpunkt.ui import formats
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage

_LIST = "advice:entries"
_REPEATED = ("kind", "organisation", "municipality", "topic", "minutes", "measure")
"""What a repeated entry takes over; the day is today, and the note is new."""


def _crumbs() -> list[Crumb]:
    return [Crumb(_("Beratung"), reverse(_LIST))]


class AdviceList(ListPage[AdviceEntry]):
    """The advice log."""

    permission = Perm.VIEW_ADVICE
    title = _l("Beratung")
    table_class = AdviceTable

    def records(self) -> QuerySet[AdviceEntry]:
        return entries()

    def pre_title(self) -> str:
        return str(self.title)

    def besides(self) -> dict[str, QuerySet[AdviceEntry]]:
        today = clock.today()
        return {"this_month": AdviceEntry.objects.filter(on__year=today.year, on__month=today.month)}

    def headline(self) -> str:
        count = self.table.numbers["this_month"]
        return ngettext(
            "Diesen Monat %(count)s Beratung oder Begleitung",
            "Diesen Monat %(count)s Beratungen und Begleitungen",
            count,
        ) % {"count": count}

    def primary(self) -> Action | None:
        return action(self.actor, _("Beratung eintragen"), Perm.LOG_ADVICE, "advice:create")

    def empty(self) -> str:
        return _("Noch kein Eintrag. Tragen Sie ein, wen Sie beraten oder begleitet haben: Es zählt für Ihre Ziele.")


class AdviceCreate(CreatePage):
    """A new entry; ``?wie=`` repeats an entry of one's own, ``?einrichtung=`` begins with an institution."""

    permission = Perm.LOG_ADVICE
    title = _l("Beratung eintragen")
    form_class = AdviceForm
    submit_label = _l("Eintragen")
    back_view = _LIST

    def crumbs(self) -> list[Crumb]:
        return _crumbs()

    @cached_property
    def pattern(self) -> AdviceEntry | None:
        """The entry to repeat."""
        wanted = self.request.GET.get("wie", "")
        return entries().filter(pk=wanted).first() if wanted.isdecimal() else None

    def actions(self) -> list[Action]:
        last = last_of(self.actor)
        if last is None or self.pattern is not None:
            return []
        return [Action(_("Letzten Eintrag wiederholen"), reverse("advice:create") + f"?wie={last.pk}")]

    def form_arguments(self) -> dict[str, Any]:
        initial: dict[str, Any] = {"on": clock.today(), "minutes": 30}
        if self.pattern:
            found = {name: getattr(self.pattern, f"{name}_id", None) for name in _REPEATED}
            initial |= found | {"minutes": self.pattern.minutes}
        if (chosen := self.request.GET.get("einrichtung", "")).isdecimal():
            initial["organisation"] = int(chosen)
        if (chosen := self.request.GET.get("massnahme", "")).isdecimal():
            initial["measure"] = int(chosen)
        return {"initial": initial}

    def success_url(self, result: Any) -> str:
        return reverse(_LIST)

    def success_message(self, result: Any) -> str:
        return _("Eingetragen: %(kind)s, %(minutes)s Minuten.") % {
            "kind": result.kind.label,
            "minutes": formats.number(result.minutes),
        }


class AdviceDetail(DetailPage[AdviceEntry]):
    """One entry."""

    permission = Perm.VIEW_ADVICE
    model = AdviceEntry
    slot = "advice.entry"

    def records(self) -> QuerySet[AdviceEntry]:
        return entries()

    def crumbs(self) -> list[Crumb]:
        return _crumbs()

    def pre_title(self) -> str:
        return formats.day_long(self.record.on)

    def headline(self) -> str:
        who = self.record.organisation or self.record.municipality
        return f"{self.record.kind.label}: {who}" if who else self.record.kind.label

    def lead(self) -> str:
        return self.record.note

    def primary(self) -> Action | None:
        found = action(self.actor, _("Noch einmal eintragen"), Perm.LOG_ADVICE, "advice:create")
        return Action(found.label, f"{found.url}?wie={self.record.pk}") if found else None

    def actions(self) -> list[Action]:
        verbs = ((_("Ändern"), "advice:change"), (_("Löschen"), "advice:remove"))
        found = (
            action(self.actor, label, Perm.LOG_ADVICE, view, self.record.pk, record=self.record)
            for label, view in verbs
        )
        return [each for each in found if each is not None]

    def facts(self) -> list[tuple[str, Any]]:
        entry = self.record
        return [
            (_("Minuten"), formats.number(entry.minutes)),
            (_("Wer"), entry.staff.user.name),
            (_("Einrichtung"), entry.organisation.name if entry.organisation else None),
            (_("Kommune"), entry.municipality.name if entry.municipality else None),
            (_("Thema"), entry.topic.label if entry.topic else None),
            (_("Maßnahme"), entry.measure.title if entry.measure else None),
        ]


class AdviceChange(CommandPage[AdviceEntry]):
    """Corrects an entry."""

    permission = Perm.LOG_ADVICE
    model = AdviceEntry
    title = _l("Eintrag ändern")
    form_class = AdviceChangeForm
    success_view = "advice:entry"

    def crumbs(self) -> list[Crumb]:
        return _crumbs()

    def command_arguments(self) -> dict[str, Any]:
        return {"entry": self.record}


class AdviceRemove(ConfirmPage[AdviceEntry]):
    """Deletes an entry that was written by mistake."""

    permission = Perm.LOG_ADVICE
    model = AdviceEntry
    command = staticmethod(commands.remove_advice)
    is_dangerous = True
    submit_label = _l("Eintrag löschen")
    back_view = "advice:entry"

    def headline(self) -> str:
        return _("Den Eintrag vom %(day)s löschen?") % {"day": formats.day(self.record.on)}

    def consequences(self) -> list[str]:
        return [_("Er zählt dann nicht mehr. Der Verlauf bleibt.")]

    def crumbs(self) -> list[Crumb]:
        return _crumbs()

    def success_url(self, result: Any) -> str:
        return reverse(_LIST)
