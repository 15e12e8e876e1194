"""When what is possible: the life of a focus period and of a measure."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.planning.enums import MeasureState, PeriodState, Perm
from schwerpunkt.planning.models import FocusPeriod, Measure
from schwerpunkt.workflow.machine import Transition, Workflow, states


def needs_goals(period: FocusPeriod) -> str | None:
    """Every action field of the period has at least one goal."""
    fields = sorted(period.action_fields.all(), key=lambda field: field.position)
    if not fields:
        return _("Dem Zeitraum fehlen die Handlungsfelder.")
    served = {goal.action_field_id for goal in period.goals.all()}
    missing = [field.label for field in fields if field.pk not in served]
    if missing:
        return _("Noch ohne Ziel: %(fields)s. Jedes Handlungsfeld braucht mindestens eines.") % {
            "fields": ", ".join(missing)
        }
    return None


def needs_every_agreement(period: FocusPeriod) -> str | None:
    """Every ministry that was asked has agreed."""
    rows = list(period.agreements.filter(goal_version=None).select_related("ministry"))
    if not rows:
        return _("Es wurde noch kein Ministerium um Zustimmung gebeten.")
    waiting = [str(row.ministry) for row in rows if row.outcome in ("open", "refused")]
    if waiting:
        return _("Die Zustimmung fehlt noch von: %(ministries)s.") % {"ministries": ", ".join(waiting)}
    return None


def needs_no_open_measure(period: FocusPeriod) -> str | None:
    """No measure is left without an end."""
    count = period.measures.exclude(state__in=(MeasureState.DONE, MeasureState.DROPPED)).count()
    if count:
        return _("Noch nicht beendet: %(count)s Maßnahmen. Erledigen Sie sie oder geben Sie sie mit Grund auf.") % {
            "count": count
        }
    return None


def needs_open_period(measure: Measure) -> str | None:
    """A closed period is only to be read."""
    if measure.period.state == PeriodState.CLOSED:
        return _("Der Zeitraum ist abgeschlossen.")
    return None


S = PeriodState
PERIOD_FLOW = Workflow(
    name="period",
    title=_l("Schwerpunktzeitraum"),
    states=PeriodState,
    initial=S.DRAFT,
    owners={
        S.DRAFT: _l("Fachkräfte und KI-Leitung"),
        S.RELEASED: _l("KI-Leitung"),
        S.SUBMITTED: _l("Ministerien"),
        S.AGREED: _l("KI-Leitung"),
        S.RUNNING: _l("Zuständige der Maßnahmen"),
        S.CLOSED: _l("niemand mehr"),
    },
    transitions=(
        Transition(
            "release",
            _l("Intern freigeben"),
            states(S.DRAFT),
            S.RELEASED,
            Perm.RELEASE_PERIOD,
            (needs_goals,),
            _l("Die Ziele sind dann im Haus abgestimmt. Sie lassen sich noch zurückholen."),
        ),
        Transition(
            "reopen",
            _l("Zurück in den Entwurf"),
            states(S.RELEASED),
            S.DRAFT,
            Perm.RELEASE_PERIOD,
            outcome=_l("Die Ziele können dann wieder frei geändert werden."),
        ),
        Transition(
            "submit",
            _l("Den Ministerien vorlegen"),
            states(S.RELEASED),
            S.SUBMITTED,
            Perm.RELEASE_PERIOD,
            (needs_goals,),
            _l("Ab dann sind die Ziele gesperrt; jede Änderung wird eine neue Fassung mit Grund."),
        ),
        Transition(
            "take_back",
            _l("Vorlage zurückziehen"),
            states(S.SUBMITTED),
            S.RELEASED,
            Perm.RELEASE_PERIOD,
            outcome=_l("Die offenen Anfragen an die Ministerien verfallen. Sagen Sie den Ministerien Bescheid."),
            needs_reason=True,
        ),
        Transition(
            "agree",
            _l("Zustimmung feststellen"),
            states(S.SUBMITTED),
            S.AGREED,
            Perm.RECORD_AGREEMENT,
            (needs_every_agreement,),
            _l("Das geschieht von selbst, wenn das letzte Ministerium zugestimmt hat."),
        ),
        Transition(
            "start",
            _l("Zeitraum beginnen"),
            states(S.AGREED),
            S.RUNNING,
            Perm.RELEASE_PERIOD,
            outcome=_l("Die Maßnahmen laufen; die Startseite erinnert an ihre Fristen."),
        ),
        Transition(
            "close",
            _l("Zeitraum abschließen"),
            states(S.RUNNING),
            S.CLOSED,
            Perm.RELEASE_PERIOD,
            (needs_no_open_measure,),
            _l("Der Zeitraum ist dann nur noch zu lesen."),
        ),
    ),
)

M = MeasureState
MEASURE_FLOW = Workflow(
    name="measure",
    title=_l("Maßnahme"),
    states=MeasureState,
    initial=M.PLANNED,
    owners={
        M.PLANNED: _l("Zuständige"),
        M.RUNNING: _l("Zuständige"),
        M.AT_RISK: _l("Zuständige und KI-Leitung"),
        M.DONE: _l("niemand mehr"),
        M.DROPPED: _l("niemand mehr"),
    },
    transitions=(
        Transition("begin", _l("Beginnen"), states(M.PLANNED), M.RUNNING, Perm.EDIT_MEASURE, (needs_open_period,)),
        Transition(
            "flag",
            _l("Als gefährdet melden"),
            states(M.PLANNED, M.RUNNING),
            M.AT_RISK,
            Perm.EDIT_MEASURE,
            (needs_open_period,),
            outcome=_l("Die KI-Leitung sieht die Maßnahme mit Ihrem Grund auf ihrer Startseite."),
            needs_reason=True,
        ),
        Transition(
            "recover",
            _l("Läuft wieder"),
            states(M.AT_RISK),
            M.RUNNING,
            Perm.EDIT_MEASURE,
            (needs_open_period,),
            needs_reason=True,
        ),
        Transition(
            "finish",
            _l("Als erledigt melden"),
            states(M.PLANNED, M.RUNNING, M.AT_RISK),
            M.DONE,
            Perm.EDIT_MEASURE,
            (needs_open_period,),
            outcome=_l("Die Maßnahme zählt als erledigt. Sie lässt sich wieder öffnen."),
        ),
        Transition(
            "drop",
            _l("Aufgeben"),
            states(M.PLANNED, M.RUNNING, M.AT_RISK),
            M.DROPPED,
            Perm.EDIT_MEASURE,
            (needs_open_period,),
            outcome=_l("Die Maßnahme zählt als aufgegeben. Der Grund erscheint im nächsten Bericht."),
            needs_reason=True,
        ),
        Transition(
            "reopen",
            _l("Wieder öffnen"),
            states(M.DONE, M.DROPPED),
            M.RUNNING,
            Perm.EDIT_MEASURE,
            (needs_open_period,),
            needs_reason=True,
        ),
    ),
)
