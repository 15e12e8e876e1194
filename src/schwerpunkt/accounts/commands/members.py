"""Bringing colleagues in, changing what they do, and letting them go."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership, User
from schwerpunkt.accounts.permissions import roles
from schwerpunkt.accounts.signals import invited
from schwerpunkt.audit.trail import record
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused


@command(Perm.MANAGE_TEAM, says=gettext_lazy("Kollegin oder Kollege aufgenommen"), within="centre")
def add_member(
    *,
    actor: Actor,
    email: str,
    name: str,
    role: str,
    function: str = "",
    phone: str = "",
    remits: tuple[str, ...] = (),
    substitute: Membership | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Membership:
    """Give a person work in the open centre; a person unknown so far gets an account without password.

    The room that sends mail hears of it by ``invited`` and sends the way in. Refuses an unknown role, a second
    membership of the same person, and an end before the beginning.
    """
    _check(role, valid_from, valid_to)
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        user = User.objects.create_user(email.strip(), name=name)
    if Membership.objects.filter(user=user).exists():
        raise Refused(fields={"email": _("%(name)s gehört schon zum Team.") % {"name": user.name}})
    member = Membership(
        user=user,
        role=role,
        function=function,
        phone=phone,
        remits=list(remits),
        substitute=substitute,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    member.save()
    if not user.has_usable_password():
        invited.send(sender=Membership, membership=member)
    return member


@command(Perm.MANAGE_TEAM, says=gettext_lazy("Angaben im Team geändert"), on="member")
def change_member(
    *,
    actor: Actor,
    member: Membership,
    name: str,
    role: str,
    function: str,
    phone: str,
    remits: tuple[str, ...],
    substitute: Membership | None,
    valid_from: date | None,
    valid_to: date | None,
) -> Membership:
    """Change role, function, remit, substitute and dates. The last person who manages the team keeps that role."""
    _check(role, valid_from, valid_to)
    if substitute is not None and substitute.pk == member.pk:
        raise Refused(fields={"substitute": _("Niemand kann sich selbst vertreten.")})
    _keep_one_manager(member, role, valid_to)
    _rename(actor, member, name)
    member.role, member.function, member.phone = role, function, phone
    member.remits, member.substitute = list(remits), substitute
    member.valid_from, member.valid_to = valid_from, valid_to
    member.save()
    return member


@command(Perm.MANAGE_TEAM, says=gettext_lazy("Vertretung übergeben"), on="member")
def hand_over_standing_in(*, actor: Actor, member: Membership, to: Membership, reason: str = "") -> Membership:
    """Let ``to`` stand in for ``member``; nobody does when that is the same person."""
    member.substitute = None if to.pk == member.pk else to
    member.save()
    return member


@command(Perm.MANAGE_TEAM, says=gettext_lazy("Mitarbeit beendet"), on="member")
def end_membership(*, actor: Actor, member: Membership, last_day: date) -> Membership:
    """Let a membership end with ``last_day``; the records of her work keep her name."""
    if member.valid_from and last_day < member.valid_from:
        raise Refused(fields={"last_day": _("Der letzte Tag liegt vor dem ersten.")})
    _keep_one_manager(member, member.role, last_day)
    member.valid_to = last_day
    member.save()
    return member


@command(Perm.MANAGE_TEAM, says=gettext_lazy("Einladung noch einmal verschickt"), on="member")
def invite_again(*, actor: Actor, member: Membership) -> Membership:
    """Send the way in once more to somebody who has not signed in yet."""
    if member.user.has_usable_password():
        raise Refused(_("%(name)s hat schon ein Passwort.") % {"name": member.user.name})
    invited.send(sender=Membership, membership=member)
    return member


def _rename(actor: Actor, member: Membership, name: str) -> None:
    """The name stands at the account, so the colleague's own fields do not show that it changed."""
    user, name = member.user, name.strip()
    if not name:
        raise Refused(fields={"name": _("Bitte nennen Sie den Namen.")})
    if user.name == name:
        return
    change = {"field": "name", "label": _("Name"), "before": user.name, "after": name}
    user.name = name
    user.save(update_fields=["name"])
    record(
        actor_id=actor.user_id,
        actor_label=actor.label,
        verb="accounts.change_member",
        instance=member,
        changes=[change],
    )


def _check(role: str, valid_from: date | None, valid_to: date | None) -> None:
    if role not in {each.key for each in roles()}:
        raise Refused(fields={"role": _("Diese Rolle gibt es nicht.")})
    if valid_from and valid_to and valid_to < valid_from:
        raise Refused(fields={"valid_to": _("Das Ende liegt vor dem Beginn.")})


def _keep_one_manager(member: Membership, role: str, valid_to: date | None) -> None:
    managing = {each.key for each in roles() if Perm.MANAGE_TEAM in each.permissions}
    if member.role not in managing or (role in managing and (valid_to is None or valid_to >= clock.today())):
        return
    others = Membership.objects.valid_on(clock.today()).filter(role__in=managing).exclude(pk=member.pk)
    if not others.exists():
        raise Refused(
            _("Sonst könnte niemand mehr das Team verwalten. Geben Sie zuerst einer anderen Person die Rolle.")
        )
