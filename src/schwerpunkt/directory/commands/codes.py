"""The centre's own lists."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.commands.checks import require_order, require_text
from schwerpunkt.directory.enums import CodeKind, Perm
from schwerpunkt.directory.models import Code
from schwerpunkt.tenancy.models import Centre


@command(Perm.MANAGE_CENTRE, says=_l("Listeneintrag angelegt"), within="centre")
def add_code(
    *,
    actor: Actor,
    kind: str,
    label: str,
    key: str = "",
    explanation: str = "",
    source: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Code:
    """A new entry at the end of a list; without a key one is made of the label. Refuses a key that is taken."""
    require_text(label=label)
    require_order(valid_from, valid_to)
    if kind not in CodeKind.values:
        raise Refused(fields={"kind": _("Diese Liste gibt es nicht.")})
    key = key or slugify(label)[:60]
    rows = Code.objects.filter(kind=kind)
    if rows.filter(key=key).exists():
        raise Refused(fields={"label": _("Einen Eintrag mit diesem Schlüssel gibt es schon.")})
    code = Code(
        kind=kind,
        key=key,
        label=label.strip(),
        explanation=explanation.strip(),
        source=source.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        position=(rows.aggregate(last=Max("position"))["last"] or 0) + 1,
    )
    code.save()
    return code


@command(Perm.MANAGE_CENTRE, says=_l("Listeneintrag geändert"), on="code")
def change_code(
    *,
    actor: Actor,
    code: Code,
    label: str,
    explanation: str,
    source: str,
    valid_from: date | None,
    valid_to: date | None,
) -> Code:
    """Change an entry; its key stays. An end of validity takes it out of new choices, old records keep it."""
    require_text(label=label)
    require_order(valid_from, valid_to)
    code.label, code.explanation, code.source = label.strip(), explanation.strip(), source.strip()
    code.valid_from, code.valid_to = valid_from, valid_to
    code.save()
    return code


@command(Perm.MANAGE_CENTRE, says=_l("Reihenfolge einer Liste geändert"), on="centre")
def order_codes(*, actor: Actor, centre: Centre, kind: str, order: Sequence[str]) -> Centre:
    """Put the entries of a list into ``order`` (their keys in the database). Refuses an incomplete order."""
    codes = {str(code.pk): code for code in Code.objects.filter(kind=kind)}
    if sorted(codes) != sorted(order):
        raise Refused(_("Inzwischen ist ein Eintrag dazugekommen oder weggefallen. Bitte ordnen Sie noch einmal."))
    for position, key in enumerate(order, start=1):
        if codes[key].position != position:
            codes[key].position = position
            codes[key].save(update_fields=["position"])
    centre.save()
    return centre
