"""Setting rules and rates. What held stays written; a new value begins on a day."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.parameters.enums import Perm
from schwerpunkt.parameters.models import Parameter
from schwerpunkt.parameters.registry import definitions


@command(Perm.MANAGE_PARAMETERS, says=gettext_lazy("Neuer Wert festgelegt"))
def set_parameter(
    *, actor: Actor, code: str, value: str, valid_from: date, source: str, is_verified: bool = False
) -> Parameter:
    """Let a value of the centre's own hold from a day on; it goes before the installation's value.

    Refuses a code that no room asks for, a value of the wrong kind, a missing source, and a second value from the same
    day: what was in force is never overwritten.
    """
    known = {each.code: each for each in definitions()}
    if code not in known:
        raise Refused(_("Diese Regel gibt es nicht."))
    known[code].read(value.strip())
    if not source.strip():
        raise Refused(fields={"source": _("Bitte nennen Sie, wo das steht: Erlass, Beschluss, Verfügung.")})
    if Parameter.objects.filter(centre=actor.centre, code=code, valid_from=valid_from).exists():
        raise Refused(
            fields={
                "valid_from": _("Ab diesem Tag gilt schon ein Wert. Nehmen Sie einen anderen Tag; er bleibt stehen.")
            }
        )
    parameter = Parameter(
        centre=actor.centre,
        code=code,
        value=value.strip(),
        valid_from=valid_from,
        source=source.strip(),
        is_verified=is_verified,
    )
    parameter.save()
    return parameter
