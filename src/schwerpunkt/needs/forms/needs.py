"""Forms of needs: by hand, reviewing, deciding."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.directory.queries import codes
from schwerpunkt.needs import commands
from schwerpunkt.needs.commands import NeedFacts, Origin
from schwerpunkt.needs.models import Need, NeedRound
from schwerpunkt.planning.enums import MeasureState, PeriodState
from schwerpunkt.planning.models import Goal, Measure
from schwerpunkt.ui.command_form import CommandForm, ReasonForm
from schwerpunkt.ui.fields import DateField, LineField, RecordField, RecordsField, TextField

LISTS = {
    "topic": CodeKind.NEED_TOPIC,
    "urgency": CodeKind.NEED_URGENCY,
    "action_field": CodeKind.ACTION_FIELD,
    "target_groups": CodeKind.TARGET_GROUP,
}
"""Which list of codes each field chooses from."""


def offer_codes(form: forms.Form) -> None:
    """Let the fields choose from what holds today, and from what the record already has."""
    record = getattr(form, "record", None)
    for name, kind in LISTS.items():
        if name not in form.fields:
            continue
        rows = codes(kind, clock.today())
        kept = getattr(record, f"{name}_id", None)
        if kept is not None:
            rows = codes(kind).filter(pk__in=[*rows.values_list("pk", flat=True), kept])
        form.fields[name].queryset = rows  # type: ignore[attr-defined]


class NeedForm(CommandForm):
    """A need told by phone, by letter or in a meeting."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_need)
    groups: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = (
        (_("Wer meldet"), ("municipality", "organisation", "reporter_function", "reported_on", "round")),
        (_("Was gebraucht wird"), ("text", "action_field", "topic", "urgency", "target_groups")),
    )

    municipality = RecordField(label=_("Kommune"), required=False)
    organisation = RecordField(
        label=_("oder Organisation"), required=False, help_text=_("Eine von beiden: Kommune oder Organisation.")
    )
    reporter_function = LineField(
        label=_("Funktion der meldenden Person"),
        max_length=160,
        required=False,
        help_text=_("Zum Beispiel „Integrationsbeauftragte“. Kein Name."),
    )
    reported_on = DateField(label=_("Gemeldet am"))
    round = RecordField(label=_("Gehört zur Bedarfsabfrage"), required=False)
    text = TextField(
        label=_("Was gebraucht wird"), rows=5, help_text=_("In den Worten der Kommune. Keine Namen von Ratsuchenden.")
    )
    action_field = RecordField(label=_("Handlungsfeld"), required=False)
    topic = RecordField(label=_("Thema"), required=False)
    urgency = RecordField(label=_("Dringlichkeit"), required=False)
    target_groups = RecordsField(label=_("Zielgruppen"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_codes(self)
        kept = self.record.municipality_id if isinstance(self.record, Need) else None
        present = CentreMunicipality.objects.valid_on(clock.today()).values_list("pk", flat=True)
        places = CentreMunicipality.objects.filter(pk__in=[*present, kept])
        choices: dict[str, Any] = {
            "municipality": places,
            "organisation": Organisation.objects.filter(is_archived=False).exclude(kind=OrganisationKind.MINISTRY),
            "round": NeedRound.objects.order_by("-opens_on"),
        }
        for name, queryset in choices.items():
            if name in self.fields:
                self.fields[name].queryset = queryset  # type: ignore[attr-defined]
        if "municipality" in self.fields and not CentreMunicipality.objects.exists():
            del self.fields["municipality"]

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        found = {
            "facts": NeedFacts(
                text=values["text"],
                topic=values["topic"],
                urgency=values["urgency"],
                action_field=values["action_field"],
                target_groups=values["target_groups"],
                replies=self.record.replies if isinstance(self.record, Need) else {},
            ),
            "origin": Origin(
                reported_on=values["reported_on"],
                municipality=values.get("municipality"),
                organisation=values["organisation"],
                reporter_function=values["reporter_function"],
                round=values["round"],
            ),
        }
        return found | {name: values[name] for name in ("is_draft", "reason") if name in values}


class NeedCreateForm(NeedForm):
    """A new one; it may be kept as a draft."""

    is_draft = forms.BooleanField(
        label=_("Erst als Entwurf behalten"), required=False, help_text=_("Ein Entwurf zählt noch nicht.")
    )


class NeedChangeForm(NeedForm):
    """An existing one; other words need a reason once it was reviewed."""

    command = staticmethod(commands.change_need)
    groups = (*NeedForm.groups, (_("Wenn sich der Wortlaut ändert"), ("reason",)))

    reason = TextField(label=_("Grund"), rows=2, required=False, help_text=_("Nötig, sobald der Bedarf geprüft ist."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.record, Need) and self.record.invitation_id:
            for name in ("municipality", "organisation", "reporter_function", "reported_on", "round"):
                self.fields.pop(name, None)

    def shown(self) -> Any:
        """The fields under those headings that have any."""
        return ((heading, rows) for heading, rows in super().shown() if rows)

    def to_arguments(self) -> dict[str, Any]:
        need = self.record
        if isinstance(need, Need) and need.invitation_id:
            for name in ("municipality", "organisation", "reporter_function", "reported_on", "round"):
                self.cleaned_data[name] = getattr(need, name)
        return super().to_arguments()


class ReviewForm(CommandForm):
    """Under which field and topic a need belongs."""

    command = staticmethod(commands.review_need)

    action_field = RecordField(label=_("Handlungsfeld"))
    topic = RecordField(label=_("Thema"))
    urgency = RecordField(label=_("Dringlichkeit"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_codes(self)


class TakeUpForm(CommandForm):
    """Which goals and measures serve a need."""

    command = staticmethod(commands.take_up_need)

    goals = RecordsField(label=_("Ziele"), required=False)
    measures = RecordsField(label=_("Maßnahmen"), required=False)
    decision = TextField(
        label=_("Antwort an die Kommune"),
        required=False,
        rows=3,
        help_text=_("Was genau daraus wird, in einem Satz. Erscheint im Antwortschreiben."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        need = self.record
        period = need.round.period_id if isinstance(need, Need) and need.round is not None else None
        goals, measures = Goal.objects.all(), Measure.objects.exclude(state=MeasureState.DROPPED)
        if period is not None:
            goals, measures = goals.filter(period=period), measures.filter(period=period)
        else:
            goals = goals.exclude(period__state=PeriodState.CLOSED)
            measures = measures.exclude(period__state=PeriodState.CLOSED)
        self.fields["goals"].queryset = goals.order_by("-period__starts_on", "position")  # type: ignore[attr-defined]
        self.fields["measures"].queryset = measures.order_by("-period__starts_on", "title")  # type: ignore[attr-defined]


class PassOnForm(CommandForm):
    """Who takes care instead."""

    command = staticmethod(commands.pass_on_need)

    organisation = RecordField(
        label=_("Weitergegeben an"),
        error_messages={"required": _("Bitte wählen Sie, wer sich darum kümmert.")},
    )
    decision = TextField(label=_("Antwort an die Kommune"), required=False, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(is_archived=False)  # type: ignore[attr-defined]


class DeclineForm(ReasonForm):
    """Why a need is not taken up."""

    command = staticmethod(commands.decline_need)

    reason = TextField(
        label=_("Warum nicht"),
        help_text=_("Die Kommune liest diesen Satz in ihrem Antwortschreiben."),
        error_messages={"required": _("Bitte nennen Sie den Grund. Die Kommune erfährt ihn.")},
    )


class CommentForm(CommandForm):
    """What one says to colleagues."""

    command = staticmethod(commands.comment_need)

    text = TextField(label=_("Ihr Beitrag"), rows=3)


class MergeForm(CommandForm):
    """Which needs follow the decision about the first."""

    command = staticmethod(commands.merge_needs)

    others = RecordsField(
        label=_("Diese Bedarfe folgen ihm"),
        error_messages={"required": _("Bitte wählen Sie mindestens einen weiteren Bedarf.")},
    )
    text = TextField(
        label=_("Gemeinsamer Wortlaut"),
        rows=4,
        help_text=_("Die Worte der anderen bleiben bei ihnen erhalten."),
    )

    def __init__(self, *args: Any, candidates: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["others"].queryset = Need.objects.none() if candidates is None else candidates  # type: ignore[attr-defined]
        self.fields["others"].label_from_instance = lambda need: f"{need.reporter}: {need.name}"  # type: ignore[attr-defined]
