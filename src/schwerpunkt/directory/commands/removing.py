"""Deleting what was entered by mistake. What is in use stays: it gets an end of validity instead."""

from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.models import Code, Committee, LegalVersion, Letterhead, Signatory

R = TypeVar("R", bound=Model)


@command(Perm.MANAGE_CENTRE, says=_l("Listeneintrag gelöscht"), on="code")
def remove_code(*, actor: Actor, code: Code) -> Code:
    """Delete an entry of a list. Refuses while any record uses it."""
    return _delete(code)


@command(Perm.MANAGE_CENTRE, says=_l("Briefkopf gelöscht"), on="letterhead")
def remove_letterhead(*, actor: Actor, letterhead: Letterhead) -> Letterhead:
    """Delete a letterhead; released papers keep theirs."""
    return _delete(letterhead)


@command(Perm.MANAGE_CENTRE, says=_l("Zeichnungsbefugnis gelöscht"), on="signatory")
def remove_signatory(*, actor: Actor, signatory: Signatory) -> Signatory:
    """Delete a way to sign. Refuses while a paper is signed that way."""
    return _delete(signatory)


@command(Perm.MANAGE_CENTRE, says=_l("Gremium gelöscht"), on="committee")
def remove_committee(*, actor: Actor, committee: Committee) -> Committee:
    """Delete a committee. Refuses while it has meetings or papers."""
    return _delete(committee)


@command(Perm.MANAGE_CENTRE, says=_l("Fassung gelöscht"), on="version")
def remove_legal_version(*, actor: Actor, version: LegalVersion) -> LegalVersion:
    """Delete a version of a legal source. Refuses while a focus period stands on it."""
    return _delete(version)


def _delete(record: R) -> R:
    """Delete it unless any record points at it; the relations are asked, so that rooms above count too."""
    relations = record._meta.related_objects
    if any(each.related_model._base_manager.filter(**{each.field.name: record}).exists() for each in relations):
        raise Refused(
            _("„%(record)s“ wird noch gebraucht. Setzen Sie ein Ende der Gültigkeit, statt zu löschen.")
            % {"record": record}
        )
    record.delete()
    return record
