"""Answers to what was reported in a need round: one letter to everybody who was asked."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.needs.enums import RoundState
from schwerpunkt.needs.models import NeedRound
from schwerpunkt.papers.commands.papers import Letter, create_paper
from schwerpunkt.papers.commands.releasing import release_paper
from schwerpunkt.papers.enums import PaperState, Perm
from schwerpunkt.papers.models import Paper, PaperTemplate
from schwerpunkt.papers.queries.letters import unanswered
from schwerpunkt.papers.workflows import PAPER_FLOW


@command(Perm.EDIT_PAPER, says=_l("Antwortbriefe angelegt"), on="need_round")
def write_letters(*, actor: Actor, need_round: NeedRound, is_demo: bool = False) -> list[Paper]:
    """A draft for everybody who was asked and has no letter yet, by the kind of letter valid today; returns the new ones.

    Refuses while the round is open, when everybody has a letter, and when no kind of letter is in use.
    """
    if need_round.state != RoundState.CLOSED:
        raise Refused(_("Die Abfrage läuft noch. Antworten Sie, wenn sie geschlossen ist."))
    template = PaperTemplate.objects.valid_on(clock.today()).filter(is_letter=True).order_by("label").first()
    if template is None:
        raise Refused(
            _("Es gibt keine Vorlagenart für Briefe. Legen Sie eine an, oder übernehmen Sie die mitgelieferte.")
        )
    found = unanswered(need_round)
    if not found:
        raise Refused(_("Alle haben schon einen Brief."))
    return [
        create_paper(
            actor=actor,
            template=template,
            letter=Letter(need_round, each.municipality, each.organisation),
            is_demo=is_demo,
        )
        for each in found
    ]


@command(Perm.RELEASE_PAPER, says=_l("Antwortbriefe freigegeben"), on="need_round")
def release_letters(*, actor: Actor, need_round: NeedRound) -> int:
    """Release every letter of the round that can be released; returns how many.

    Refuses when none can, and says what the first one lacks.
    """
    drafts = list(
        Paper.objects.filter(need_round=need_round, state__in=(PaperState.DRAFT, PaperState.COSIGNED)).order_by("pk")
    )
    obstacles = {each.pk: PAPER_FLOW.why_not(each, "release") for each in drafts}
    ready = [each for each in drafts if not obstacles[each.pk]]
    if not ready:
        first = next((each for each in drafts if obstacles[each.pk]), None)
        if first is None:
            raise Refused(_("Kein Brief wartet auf die Freigabe."))
        raise Refused(
            ngettext(
                "Der Brief an %(name)s lässt sich noch nicht freigeben: %(why)s",
                "Keiner der Briefe lässt sich freigeben. Der an %(name)s: %(why)s",
                len(drafts),
            )
            % {"name": first.recipient, "why": obstacles[first.pk]}
        )
    for each in ready:
        release_paper(actor=actor, paper=each)
    return len(ready)
