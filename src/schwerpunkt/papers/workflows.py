"""When what is possible: the life of a paper."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.papers.enums import BlockSource, PaperState, Perm, SignState
from schwerpunkt.papers.models import Paper
from schwerpunkt.papers.queries.composition import current_consultations, effective_text
from schwerpunkt.papers.queries.material import material_of
from schwerpunkt.papers.queries.placeholders import gaps_in
from schwerpunkt.papers.queries.reporting import DRAWN
from schwerpunkt.workflow.machine import Transition, Workflow, states

MAY_BE_EMPTY = frozenset({BlockSource.OTHER_GOALS, *DRAWN})
"""Blocks without words of their own are fine: nothing to say, or figures that speak."""


def needs_text(paper: Paper) -> str | None:
    """Every block that is printed says something, and nothing in it is missing."""
    empty: list[str] = []
    gaps: list[str] = []
    blocks = [block for block in material_of(paper).blocks if not block.is_left_out]
    for block in blocks:
        text = effective_text(block)
        gaps += gaps_in(text)
        if not text and block.source not in MAY_BE_EMPTY:
            empty.append(block.label)
    if not blocks:
        return _("Die Vorlage hat keinen Baustein.")
    if empty:
        return _("Ohne Text: %(blocks)s. Schreiben Sie etwas hinein oder lassen Sie den Baustein weg.") % {
            "blocks": ", ".join(f"„{label}“" for label in empty)
        }
    if gaps:
        return _("Im Text fehlt noch: %(gaps)s.") % {"gaps": ", ".join(dict.fromkeys(gaps))}
    return None


def needs_meeting(paper: Paper) -> str | None:
    """At least one committee, each with its meeting; a letter needs none."""
    if paper.template.is_letter:
        return None
    steps = current_consultations(paper)
    if not steps:
        return _("Es ist noch kein Gremium vorgesehen.")
    missing = [step.committee.name for step in steps if step.meeting is None]
    if missing:
        return _("Noch ohne Sitzung: %(committees)s.") % {"committees": ", ".join(missing)}
    return None


def goes_to_committees(paper: Paper) -> str | None:
    """Only what committees treat is handed in."""
    return _("Ein Brief geht an seine Stelle, nicht in ein Gremium.") if paper.template.is_letter else None


def needs_signatory(paper: Paper) -> str | None:
    """Somebody signs who was entitled to on the day of the paper."""
    if paper.signatory is None:
        return _("Es ist noch nicht festgelegt, wer unterschreibt.")
    if not paper.signatory.is_valid_on(paper.dated_on):
        return _("„%(signatory)s“ gilt am Datum der Vorlage nicht. Wählen Sie eine andere Unterschrift.") % {
            "signatory": paper.signatory
        }
    return None


def needs_cosigners(paper: Paper) -> str | None:
    """There is a chain of co-signatures."""
    if not material_of(paper).cosignatures:
        return _("Legen Sie zuerst fest, wer mitzeichnet.")
    return None


def needs_cosignatures(paper: Paper) -> str | None:
    """Everybody in the chain has signed. A paper without a chain needs none."""
    missing = [each for each in material_of(paper).cosignatures if each.state != SignState.SIGNED]
    if missing:
        return _("Noch nicht mitgezeichnet: %(units)s.") % {"units": ", ".join(each.unit for each in missing)}
    return None


S = PaperState
PAPER_FLOW = Workflow(
    name="paper",
    title=_l("Vorlage"),
    states=PaperState,
    initial=S.DRAFT,
    owners={
        S.DRAFT: _l("Verfasserin oder Verfasser"),
        S.COSIGNING: _l("wer als Nächstes mitzeichnet"),
        S.COSIGNED: _l("KI-Leitung"),
        S.RELEASED: _l("Verwaltungsassistenz und KI-Leitung"),
        S.SUBMITTED: _l("Gremium"),
        S.CONSULTED: _l("niemand mehr"),
        S.WITHDRAWN: _l("niemand mehr"),
    },
    transitions=(
        Transition(
            "start_cosigning",
            _l("Mitzeichnung beginnen"),
            states(S.DRAFT),
            S.COSIGNING,
            Perm.EDIT_PAPER,
            (needs_cosigners, needs_text),
            _l("Die Vorlage geht an die erste Stelle der Mitzeichnung. Ihr Text ist so lange gesperrt."),
        ),
        Transition(
            "complete_cosigning",
            _l("Mitzeichnung abschließen"),
            states(S.COSIGNING),
            S.COSIGNED,
            Perm.COSIGN_PAPER,
            (needs_cosignatures,),
            _l("Das geschieht von selbst, wenn die letzte Stelle gezeichnet hat."),
        ),
        Transition(
            "return",
            _l("Zurückgeben"),
            states(S.COSIGNING),
            S.DRAFT,
            Perm.COSIGN_PAPER,
            outcome=_l("Die Vorlage wird wieder zum Entwurf. Ihre Bemerkung sagt, was zu ändern ist."),
            needs_reason=True,
        ),
        Transition(
            "reopen",
            _l("Zurück in den Entwurf"),
            states(S.COSIGNING, S.COSIGNED),
            S.DRAFT,
            Perm.EDIT_PAPER,
            outcome=_l("Der Text kann wieder geändert werden. Die Mitzeichnungen beginnen dann von vorn."),
            needs_reason=True,
        ),
        Transition(
            "release",
            _l("Freigeben"),
            states(S.DRAFT, S.COSIGNED),
            S.RELEASED,
            Perm.RELEASE_PAPER,
            (needs_text, needs_meeting, needs_signatory, needs_cosignatures),
            _l("Text und Daten der Vorlage werden eingefroren. Danach ändert sie niemand mehr."),
        ),
        Transition(
            "submit",
            _l("Als eingereicht vermerken"),
            states(S.RELEASED),
            S.SUBMITTED,
            Perm.SUBMIT_PAPER,
            (goes_to_committees,),
            _l("Die Vorlage gilt als im Sitzungsdienst abgegeben."),
        ),
        Transition(
            "take_back",
            _l("Doch noch nicht eingereicht"),
            states(S.SUBMITTED),
            S.RELEASED,
            Perm.SUBMIT_PAPER,
            outcome=_l("Das Datum der Abgabe wird gelöscht."),
            needs_reason=True,
        ),
        Transition(
            "conclude",
            _l("Beratung abschließen"),
            states(S.SUBMITTED),
            S.CONSULTED,
            Perm.SUBMIT_PAPER,
            outcome=_l("Das geschieht von selbst, wenn das letzte Gremium beraten hat."),
        ),
        Transition(
            "withdraw",
            _l("Zurückziehen"),
            states(S.DRAFT, S.COSIGNING, S.COSIGNED, S.RELEASED, S.SUBMITTED),
            S.WITHDRAWN,
            Perm.EDIT_PAPER,
            outcome=_l(
                "Die Vorlage bleibt lesbar, wird aber nicht mehr beraten. Sie lässt sich als neue Fassung kopieren."
            ),
            needs_reason=True,
        ),
    ),
)
