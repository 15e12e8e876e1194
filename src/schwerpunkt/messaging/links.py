"""Personal links in mails. They are made at the moment of sending and stored nowhere."""

from collections.abc import Callable

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from schwerpunkt.accounts.models import Membership, User
from schwerpunkt.messaging.models import Mail

PLACE = "[persönlicher Link]"
"""Stands in the stored text where the link will be."""
INVITATION = "invitation"
FORGOTTEN = "forgotten"


def address(path: str) -> str:
    """The whole address of a path of this installation."""
    return f"{settings.BASE_URL}{path}"


def with_link(mail: Mail) -> str:
    """The text of the mail as it goes out."""
    return mail.body.replace(PLACE, _makers[mail.link](mail)) if mail.link else mail.body


def way_in(user: User) -> str:
    """A link to set the password: for this person, until PASSWORD_RESET_TIMEOUT (three days) is over, once.

    The key is bound to the present password, so it is void as soon as one is set.
    """
    key = default_token_generator.make_token(user)
    return address(reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key}))


Maker = Callable[[Mail], str]
_makers: dict[str, Maker] = {}


def personal_link(name: str) -> Callable[[Maker], Maker]:
    """Declare how the links of that name are made; a mail carries the name. ValueError when it is taken."""

    def declare(maker: Maker) -> Maker:
        if name in _makers:
            raise ValueError(f"{name} is declared twice")
        _makers[name] = maker
        return maker

    return declare


@personal_link(INVITATION)
@personal_link(FORGOTTEN)
def _to_password(mail: Mail) -> str:
    return way_in(Membership.objects.select_related("user").get(pk=mail.about_id or 0).user)
