"""A form does its work once, however often it is sent: double click, reload, impatient second press."""

import secrets
from datetime import timedelta

from schwerpunkt.core import clock
from schwerpunkt.ui.models import FormUse

KEEP = timedelta(days=2)


def new_token() -> str:
    """A token for a form that is about to be shown."""
    return secrets.token_urlsafe(24)


def claim(token: str, user_id: int | None) -> str | None:
    """Take the token, inside the transaction of the work; or, when it was used, the address it led to.

    When the work is rolled back, the token is free again. Two sendings at once wait for each other.
    """
    use, is_new = FormUse.objects.get_or_create(token=token[:40], defaults={"user_id": user_id, "at": clock.now()})
    if is_new:
        if secrets.randbelow(100) == 0:
            forget_old()
        return None
    return use.url if use.user_id == user_id else "/"


def settle(token: str, url: str) -> None:
    """Remember where the work led."""
    FormUse.objects.filter(token=token[:40]).update(url=url)


def forget_old() -> int:
    """Delete the tokens of forms that nobody will send again; returns how many."""
    return FormUse.objects.filter(at__lt=clock.now() - KEEP).delete()[0]
