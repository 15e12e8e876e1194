"""Two records of one organisation become one."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import override

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.audit.trail import record
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.enums import NameKind, Perm
from schwerpunkt.directory.models import Organisation, OrganisationName
from schwerpunkt.directory.queries.merging import references, what_moves

_FILLED = ("short_name", "municipality_id", "email", "phone", "address", "website")


@command(Perm.EDIT_ORGANISATIONS, says=_l("Doppelte Organisation aufgelöst"), on="organisation", within="centre")
def merge_organisations(*, actor: Actor, organisation: Organisation, into: Organisation) -> Organisation:
    """Move everything of ``organisation`` to ``into`` and delete it; its name stays findable as an alias.

    What both have alike stays once; empty details of ``into`` are filled. Refuses merging one with itself, and when
    both hold a record that can be there only once and says something different (two agreements of one period).
    """
    if into.pk == organisation.pk:
        raise Refused(fields={"into": _("Bitte wählen Sie eine andere Organisation.")})
    present = Organisation.objects.select_for_update().filter(pk=into.pk).first()
    if present is None:
        raise Refused(fields={"into": _("Diese Organisation gibt es nicht mehr. Jemand hat sie inzwischen aufgelöst.")})
    into = present
    with override("de"):
        moved = ", ".join(f"{each.count} {each.label}" for each in what_moves(organisation))
        taken_over = _("Übernommen von %(name)s") % {"name": organisation.name}
    for rows, field in references(organisation):
        for row in rows:
            _move(row, field, into)
    for name in {organisation.name, organisation.short_name} - {"", into.name, into.short_name}:
        if not into.names.filter(kind=NameKind.ALIAS, name=name).exists():
            OrganisationName(organisation=into, name=name, kind=NameKind.ALIAS).save()
    for each in _FILLED:
        setattr(into, each, getattr(into, each) or getattr(organisation, each))
    into.note = "\n".join(filter(None, (into.note, organisation.note)))
    organisation.delete()
    into.save()
    record(
        actor_id=actor.user_id,
        actor_label=actor.label,
        verb="directory.merge_organisations",
        instance=into,
        changes=[
            {
                "field": "",
                "label": taken_over,
                "before": "",
                "after": moved,
            }
        ],
    )
    return into


def _move(row: models.Model, field: str, into: Organisation) -> None:
    """Point the row at ``into``. What is there already goes, unless it says something else: that is for people."""
    twin = _twin(row, field, into)
    if twin is None:
        setattr(row, field, into)
        row.save()
    elif _says_the_same(row, twin, field):
        row.delete()
    else:
        raise Refused(
            _(
                "Beide Organisationen haben hier verschiedene Angaben: %(what)s „%(row)s“ und „%(twin)s“. Gleichen Sie sie zuerst an."
            )
            % {"what": row._meta.verbose_name, "row": row, "twin": twin}
        )


def _twin(row: models.Model, field: str, into: Organisation) -> models.Model | None:
    """The record of ``into`` beside which the row cannot stand."""
    for constraint in row._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and field in constraint.fields:
            rows = type(row)._base_manager.filter(constraint.condition or models.Q())
            same = {name: getattr(row, name) for name in constraint.fields if name != field}
            if None not in same.values() and rows.filter(pk=row.pk).exists():
                found = rows.filter(**same, **{field: into}).first()
                if found is not None:
                    return found
    return None


def _says_the_same(row: models.Model, twin: models.Model, field: str) -> bool:
    names = (each.attname for each in row._meta.concrete_fields if each.name not in {"id", "revision", field})
    return all(getattr(row, name) in (None, "", getattr(twin, name)) for name in names)
