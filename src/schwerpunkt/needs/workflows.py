"""When what is possible: the life of a need round and of a need."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.needs.enums import OPEN_STATES, NeedState, Perm, RoundState
from schwerpunkt.needs.models import Need, NeedRound
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.planning.workflows import PERIOD_FLOW
from schwerpunkt.workflow.machine import Transition, Workflow, states


def needs_recipients(asked: NeedRound) -> str | None:
    """Somebody is invited, and every invitation has an address."""
    rows = list(asked.invitations.select_related("municipality", "organisation"))
    if not rows:
        return _("Noch ist niemand eingeladen. Nehmen Sie zuerst die Kommunen auf.")
    without = [each.name for each in rows if not each.to_address]
    if without:
        return _("Ohne E-Mail-Adresse: %(names)s. Tragen Sie sie ein, oder nehmen Sie die Einladung heraus.") % {
            "names": ", ".join(without)
        }
    return None


def needs_time_to_answer(asked: NeedRound) -> str | None:
    """The last day to answer has not passed."""
    if asked.closes_on < clock.today():
        return _("Der letzte Tag für Antworten, der %(day)s, ist vorbei. Ändern Sie ihn zuerst.") % {
            "day": f"{asked.closes_on:%d.%m.%Y}"
        }
    return None


R = RoundState
ROUND_FLOW = Workflow(
    name="need_round",
    title=_l("Bedarfsabfrage"),
    states=RoundState,
    initial=R.DRAFT,
    owners={
        R.DRAFT: _l("KI-Leitung oder Verwaltungsassistenz"),
        R.OPEN: _l("Kommunen"),
        R.CLOSED: _l("Fachkräfte, bis alle Bedarfe entschieden sind"),
    },
    transitions=(
        Transition(
            "open",
            _l("Abfrage öffnen"),
            states(R.DRAFT),
            R.OPEN,
            Perm.MANAGE_ROUND,
            (needs_recipients, needs_time_to_answer),
            _l("Alle Eingeladenen erhalten ihren persönlichen Link. Die Fragen lassen sich dann nicht mehr ändern."),
        ),
        Transition(
            "close",
            _l("Abfrage schließen"),
            states(R.OPEN),
            R.CLOSED,
            Perm.MANAGE_ROUND,
            outcome=_l("Danach kann niemand mehr antworten. Was noch nicht abgeschickt ist, bleibt ein Entwurf."),
        ),
        Transition(
            "reopen",
            _l("Noch einmal öffnen"),
            states(R.CLOSED),
            R.OPEN,
            Perm.MANAGE_ROUND,
            outcome=_l("Die Links gelten wieder, und die Eingeladenen können ihre Antwort ändern."),
            needs_reason=True,
        ),
    ),
)


def needs_field_and_topic(need: Need) -> str | None:
    """The need has an action field and a topic."""
    missing = [
        str(label)
        for name, label in (("action_field", _("Handlungsfeld")), ("topic", _("Thema")))
        if getattr(need, f"{name}_id") is None
    ]
    return _("Noch ohne: %(what)s.") % {"what": ", ".join(missing)} if missing else None


S = NeedState
NEED_FLOW = Workflow(
    name="need",
    title=_l("Bedarf"),
    states=NeedState,
    initial=S.DRAFT,
    owners={
        S.DRAFT: _l("wer ihn schreibt"),
        S.REPORTED: _l("Fachkräfte"),
        S.REVIEWED: _l("Fachkräfte des Handlungsfelds und KI-Leitung"),
        S.TAKEN_UP: _l("niemand mehr"),
        S.MERGED: _l("niemand mehr"),
        S.PASSED_ON: _l("niemand mehr"),
        S.DECLINED: _l("niemand mehr"),
    },
    transitions=(
        Transition("report", _l("Als gemeldet eintragen"), states(S.DRAFT), S.REPORTED, Perm.EDIT_NEED),
        Transition(
            "review",
            _l("Als geprüft eintragen"),
            states(S.REPORTED),
            S.REVIEWED,
            Perm.EDIT_NEED,
            (needs_field_and_topic,),
            _l("Die Kommune kann den Bedarf dann nicht mehr selbst ändern."),
        ),
        Transition(
            "take_up",
            _l("Aufnehmen"),
            states(S.REVIEWED),
            S.TAKEN_UP,
            Perm.DECIDE_NEED,
            outcome=_l("Das Ziel oder die Maßnahme zeigt dann, dass sie diesem Bedarf dient."),
        ),
        Transition(
            "pass_on",
            _l("Weitergeben"),
            states(S.REVIEWED),
            S.PASSED_ON,
            Perm.DECIDE_NEED,
            outcome=_l(
                "Der Bedarf ist damit beantwortet. Sagen Sie der Stelle Bescheid; das Programm schreibt ihr nicht."
            ),
        ),
        Transition(
            "decline",
            _l("Nicht aufnehmen"),
            states(S.REVIEWED),
            S.DECLINED,
            Perm.DECIDE_NEED,
            outcome=_l("Die Kommune erfährt den Grund in ihrem Antwortschreiben."),
            needs_reason=True,
        ),
        Transition(
            "merge",
            _l("Zusammenführen"),
            states(S.REPORTED, S.REVIEWED),
            S.MERGED,
            Perm.DECIDE_NEED,
            outcome=_l("Der Bedarf bleibt erhalten und folgt der Entscheidung über den anderen."),
        ),
        Transition(
            "unmerge",
            _l("Wieder trennen"),
            states(S.MERGED),
            S.REVIEWED,
            Perm.DECIDE_NEED,
            outcome=_l("Der Bedarf steht dann wieder für sich und braucht eine eigene Entscheidung."),
        ),
        Transition(
            "reopen",
            _l("Wieder öffnen"),
            states(S.TAKEN_UP, S.PASSED_ON, S.DECLINED),
            S.REVIEWED,
            Perm.DECIDE_NEED,
            outcome=_l("Die Entscheidung gilt nicht mehr und muss neu getroffen werden."),
            needs_reason=True,
        ),
    ),
)


def needs_every_need_answered(period: FocusPeriod) -> str | None:
    """No need round of the period is open, and none of its needs waits for a decision."""
    running = period.need_rounds.filter(state=RoundState.OPEN).first()
    if running is not None:
        return _("Die Bedarfsabfrage „%(round)s“ läuft noch.") % {"round": running.title}
    count = Need.objects.filter(round__period=period, state__in=OPEN_STATES).count()
    if not count:
        return None
    return ngettext(
        "%(count)s Bedarf ist noch ohne Entscheidung. Nehmen Sie ihn auf, geben Sie ihn weiter, oder sagen Sie, warum nicht.",
        "%(count)s Bedarfe sind noch ohne Entscheidung. Nehmen Sie sie auf, geben Sie sie weiter, oder sagen Sie, warum nicht.",
        count,
    ) % {"count": count}


PERIOD_FLOW.guard("start", needs_every_need_answered)
