"""Papers and co-signatures that go from one colleague to another."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core.errors import Refused
from schwerpunkt.papers.enums import SignState
from schwerpunkt.papers.models import CoSignature, Paper


@command(Perm.MANAGE_TEAM, says=_l("Vorlage übergeben"), on="paper")
def hand_over_paper(*, actor: Actor, paper: Paper, to: Membership, reason: str = "") -> Paper:
    """Let somebody else write a paper that is not released yet."""
    paper.author = to
    paper.save()
    return paper


@command(Perm.MANAGE_TEAM, says=_l("Mitzeichnung übergeben"), on="cosignature")
def hand_over_cosignature(*, actor: Actor, cosignature: CoSignature, to: Membership, reason: str = "") -> CoSignature:
    """Let somebody else sign. Refuses one that is given, and a colleague who signs the paper anyhow."""
    if cosignature.state not in (SignState.WAITING, SignState.DUE):
        raise Refused(_("Diese Mitzeichnung ist schon erledigt."))
    if cosignature.paper.cosignatures.filter(signer=to).exists():
        raise Refused(
            _("%(name)s zeichnet „%(paper)s“ schon mit. Lassen Sie diese Mitzeichnung weg.")
            % {"name": to.user.name, "paper": cosignature.paper.title}
        )
    cosignature.signer = to
    cosignature.save()
    return cosignature
