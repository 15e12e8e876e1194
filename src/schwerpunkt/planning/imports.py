"""Tables that become measures."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.queries import team
from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.imports import municipalities_by_name
from schwerpunkt.directory.models import Code
from schwerpunkt.directory.queries import codes, folded, organisations_by_name
from schwerpunkt.exchange.sheets import Column, RecordColumn, RecordsColumn, Sheet, by_names, declare
from schwerpunkt.planning.commands import add_measure, change_measure, set_measure_partners
from schwerpunkt.planning.commands.measures import MeasureFacts
from schwerpunkt.planning.enums import PeriodState, Perm
from schwerpunkt.planning.models import MOST_BUDGET, FocusPeriod, Goal, Measure
from schwerpunkt.planning.queries import current_period
from schwerpunkt.ui.fields import DateField, LineField, MoneyField, TextField

_FACTS = tuple(each.name for each in fields(MeasureFacts))


def _goals(sheet: "MeasureSheet") -> Mapping[str, Goal]:
    return by_names(
        sheet.period.goals.order_by("position"),
        lambda goal: str(goal.number or ""),
        lambda goal: f"Ziel {goal.number}" if goal.number else "",
        lambda goal: goal.title,
        lambda goal: goal.short_title,
    )


def _team(_sheet: Any) -> Mapping[str, Membership]:
    return by_names(team(clock.today()), lambda member: member.user.email, lambda member: member.user.name)


def _codes(kind: CodeKind) -> Any:
    def known(_sheet: Any) -> Mapping[str, Code]:
        return by_names(codes(kind), lambda code: code.label, lambda code: code.key)

    return known


@declare
class MeasureSheet(Sheet[Measure]):
    """Measures of one focus period, known by their title."""

    key = "massnahmen"
    list_title = _("Maßnahmen")
    permission = Perm.EDIT_MEASURE
    list_view = "planning:measures"
    target_label = _("In welchen Zeitraum gehören die Maßnahmen?")

    title = Column(
        _("Titel"),
        LineField(max_length=200),
        aliases=("Maßnahme", "Name", "Bezeichnung", "Maßnahmentitel"),
        hint=_("Daran erkennen wir, ob es die Maßnahme in diesem Zeitraum schon gibt."),
        example=_("Rucksack in zwölf Kitas"),
    )
    kind = RecordColumn(
        _("Art der Maßnahme"),
        _codes(CodeKind.MEASURE_KIND),
        required=True,
        aliases=("Art", "Typ", "Maßnahmenart"),
        hint=_("So, wie sie in der Liste der Arten von Maßnahmen heißt."),
    )
    goals = RecordsColumn(
        _("Dient den Zielen"),
        _goals,
        required=True,
        aliases=("dient", "Ziel", "Ziele", "Zielnummer", "Nummer des Ziels", "Ziel-Nr."),
        hint=_("Nummer oder Titel, mehrere mit Semikolon."),
        example="1; 3",
    )
    description = Column(_("Beschreibung"), TextField(required=False), aliases=("Erläuterung", "Inhalt"))
    owner = RecordColumn(
        _("Zuständig"),
        _team,
        aliases=("Verantwortlich", "Zuständigkeit", "E-Mail der Zuständigen", "Zuständige Person"),
        hint=_("E-Mail-Adresse oder Name einer Kollegin oder eines Kollegen."),
        example="k.beispiel@ki.example",
    )
    substitute = RecordColumn(
        _("Vertretung"), _team, aliases=("Stellvertretung", "Vertreten durch"), hint=_("E-Mail-Adresse oder Name.")
    )
    starts_on = Column(_("Beginn"), DateField(required=False), aliases=("Start", "ab", "von"), example="01.02.2026")
    due_on = Column(
        _("Frist"),
        DateField(required=False),
        aliases=("Ende", "bis", "Fällig", "Fällig am", "Termin"),
        example="31.12.2026",
    )
    budget_amount = Column(
        _("Budget"),
        MoneyField(required=False, most=MOST_BUDGET),
        aliases=("Betrag", "Kosten", "Mittel", "Budget in Euro"),
        example="1.500,00",
    )
    partners = RecordsColumn(
        _("Beteiligte"),
        lambda _sheet: organisations_by_name(),
        aliases=("Partner", "Kooperationspartner", "Beteiligte Organisationen"),
        hint=_("Namen von Partnern, mehrere mit Semikolon. Partner, die es noch nicht gibt, legen Sie zuerst an."),
    )
    target_groups = RecordsColumn(
        _("Zielgruppen"), _codes(CodeKind.TARGET_GROUP), aliases=("Zielgruppe",), hint=_("Mehrere mit Semikolon.")
    )
    municipalities = RecordsColumn(
        _("Kommunen"), municipalities_by_name, aliases=("Kommune", "Orte", "Ort"), hint=_("Mehrere mit Semikolon.")
    )
    reason = Column(
        _("Grund"),
        TextField(required=False),
        aliases=("Grund der Änderung", "Begründung"),
        hint=_("Nötig, wenn sich eine vereinbarte Frist verschiebt."),
        is_remark=True,
    )

    @classmethod
    def targets(cls) -> Iterable[tuple[str, str]]:
        current = current_period(clock.today())
        periods = FocusPeriod.objects.exclude(state=PeriodState.CLOSED).order_by("-starts_on")
        return [(str(each.pk), each.title) for each in sorted(periods, key=lambda each: each != current)]

    @cached_property
    def period(self) -> FocusPeriod:
        """The period the measures go into."""
        return FocusPeriod.objects.get(pk=int(self.target))

    def existing(self) -> Mapping[str, Measure]:
        measures = self.period.measures.select_related("period", "kind", "owner__user", "substitute__user")
        fetched = measures.prefetch_related("goals", "target_groups", "municipalities", "partners__organisation")
        return {folded(each.title): each for each in fetched}

    def identity(self, values: Mapping[str, Any]) -> str:
        return folded(values.get("title", ""))

    def stored(self, record: Measure) -> dict[str, Any]:
        found = {name: getattr(record, name) for name in _FACTS}
        for name in ("goals", "target_groups", "municipalities"):
            found[name] = tuple(found[name].all())
        return {**found, "partners": tuple(part.organisation for part in record.partners.all()), "reason": ""}

    def create(self, values: dict[str, Any], reason: str) -> Measure:
        measure = add_measure(  # type: ignore[call-arg]  # the reason is kept by @command
            actor=self.actor, period=self.period, facts=_facts(values), reason=reason
        )
        return self._set_partners(measure, values, reason) if values["partners"] else measure

    def change(self, record: Measure, values: dict[str, Any], reason: str) -> Measure:
        own = values["reason"].strip()
        is_moved = record.period.is_locked and record.due_on != values["due_on"]
        # that a file says so is no reason for moving what was agreed: then the command asks for one
        why = f"{own} ({reason})" if own else "" if is_moved else reason
        measure = change_measure(actor=self.actor, measure=record, facts=_facts(values), reason=why)
        before = {part.organisation_id for part in record.partners.all()}
        if before == {each.pk for each in values["partners"]}:
            return measure
        return self._set_partners(measure, values, reason)

    def _set_partners(self, measure: Measure, values: dict[str, Any], reason: str) -> Measure:
        roles = {part.organisation_id: part.role for part in measure.partners.all()}
        return set_measure_partners(  # type: ignore[call-arg]  # the reason is kept by @command
            actor=self.actor,
            measure=measure,
            partners={each: roles.get(each.pk, "") for each in values["partners"]},
            reason=reason,
        )


def _facts(values: Mapping[str, Any]) -> MeasureFacts:
    return MeasureFacts(**{name: values[name] for name in _FACTS})
