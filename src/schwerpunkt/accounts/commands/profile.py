"""What a person sets for herself."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.enums import Language, Perm, Theme
from schwerpunkt.accounts.models import User
from schwerpunkt.core.errors import Forbidden, Refused


@command(Perm.EDIT_OWN_PROFILE, says=gettext_lazy("Eigene Einstellungen geändert"), on="user")
def change_profile(*, actor: Actor, user: User, language: str, theme: str) -> User:
    """Set language and appearance of the person who acts. Refuses everybody else's, and what there is not."""
    if actor.user_id != user.pk:
        raise Forbidden
    if language not in Language.values:
        raise Refused(fields={"language": _("Diese Sprache gibt es nicht.")})
    if theme not in Theme.values:
        raise Refused(fields={"theme": _("Diese Darstellung gibt es nicht.")})
    user.language, user.theme = language, theme
    user.save(update_fields=["language", "theme"])
    return user
