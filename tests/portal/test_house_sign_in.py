"""Signing in by the house's directory, against a real provider of OpenID Connect."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialLogin, SocialToken
from django.core.exceptions import PermissionDenied
from django.test import Client

from schwerpunkt.accounts.adapters import DirectoryAdapter
from schwerpunkt.accounts.models import User
from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from tests.kit.identity import START, Provider, provider
from tests.kit.world import PASSWORD, World

HEAD = "head@rsk.example"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    """One provider for all tests here; each test tells it about its own persons."""
    with provider(tmp_path_factory.mktemp("provider") / "log") as found:
        yield found


@pytest.fixture
def house(running: Provider, settings: Any) -> Provider:
    """The program is connected to the provider."""
    connect(settings, running.address)
    return running


def connect(settings: Any, address: str, **more: Any) -> None:
    app = {
        "provider_id": "haus",
        "name": "Verzeichnis des Hauses",
        "client_id": "schwerpunkt",
        "secret": "geheim",
        "settings": {"server_url": address},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    settings.OIDC_ISSUER = address
    for name, value in more.items():
        setattr(settings, name, value)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def people() -> tuple[int, int, int]:
    """Accounts, connections to the directory, kept tokens."""
    return User.objects.count(), SocialAccount.objects.count(), SocialToken.objects.count()


def test_the_page_offers_the_way(house: Provider, world: World) -> None:
    page = text(Client().get("/konto/anmelden/"))
    assert "Mit Verzeichnis des Hauses anmelden" in page
    assert f'action="{START}"' in page


def test_a_colleague_gets_in_and_keeps_her_password(house: Provider, world: World) -> None:
    house.knows("s-1", email="Head@RSK.example", email_verified=True, name="Head Rsk")
    before = User.objects.count()

    answer = house.sign_in(Client(), sub="s-1")

    assert (answer.status_code, answer.request["PATH_INFO"], "Head Rsk" in text(answer)) == (200, "/", True)
    assert people() == (before, 1, 0)
    user = User.objects.get(email=HEAD)
    assert user.check_password(PASSWORD)
    assert (EmailAddress.objects.get(user=user).verified, user.name) == (True, "Head Rsk")


def test_she_is_known_again_when_her_address_has_changed(house: Provider, world: World) -> None:
    house.knows("s-2", email=HEAD, email_verified=True)
    house.sign_in(Client(), sub="s-2")
    house.knows("s-2", email="neuer.name@rsk.example", email_verified=True)

    answer = house.sign_in(Client(), sub="s-2")

    assert (answer.request["PATH_INFO"], "Head Rsk" in text(answer)) == ("/", True)


def test_of_what_the_directory_says_only_the_key_is_kept(house: Provider, world: World) -> None:
    house.knows("s-3", email=HEAD, email_verified=True, name="Head Rsk", birthdate="1980-01-01", groups=["Amt 50"])
    house.sign_in(Client(), sub="s-3")
    assert SocialAccount.objects.values_list("uid", "extra_data").get() == ("s-3", {})


def test_an_unknown_person_reads_what_to_do_and_no_account_is_made(house: Provider, world: World) -> None:
    house.knows("s-4", email="niemand@rsk.example", email_verified=True, name="Nie Mand")
    before, client = people(), Client()

    answer = house.sign_in(client, sub="s-4")

    assert "Sie stehen noch in keinem Team." in text(answer)
    assert "Bitten Sie die Leitung Ihres Zentrums" in text(answer)
    assert people() == before
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    "claims", [{"email_verified": False}, {"email_verified": "false"}, {"email_verified": None}, {}]
)
def test_an_address_nobody_has_checked_opens_no_account(house: Provider, world: World, claims: dict[str, Any]) -> None:
    house.knows("s-5", email=HEAD, name="Ein Gast", **claims)
    before, client = people(), Client()

    answer = house.sign_in(client, sub="s-5")

    assert "nennt keine bestätigte E-Mail-Adresse von Ihnen." in text(answer)
    assert (people(), client.get("/").status_code) == (before, 302)
    assert User.objects.get(email=HEAD).check_password(PASSWORD)


def test_a_house_may_vouch_for_its_own_addresses_but_not_against_itself(
    house: Provider, world: World, settings: Any
) -> None:
    connect(settings, house.address, OIDC_MAIL_DOMAINS=["rsk.example"])
    house.knows("s-6", email=HEAD)
    house.knows("s-7", email="officer@rsk.example", email_verified=False)
    house.knows("s-8", email="head@stadt.example")

    ways = {each: house.sign_in(Client(), sub=each).request["PATH_INFO"] for each in ("s-6", "s-7", "s-8")}

    assert ways["s-6"] == "/"
    assert {ways["s-7"], ways["s-8"]} == {"/konto/verzeichnis/haus/zurueck/"}


def test_whoever_has_left_the_team_reads_it(house: Provider, world: World) -> None:
    house.knows("s-9", email="officer@rsk.example", email_verified=True)
    member = world.here.people["officer"]
    member.valid_from, member.valid_to = date(2020, 1, 1), clock.today() - timedelta(days=1)
    with licence("test"):
        member.save()

    answer = house.sign_in(Client(), sub="s-9")

    assert (answer.status_code, "Sie gehören zur Zeit zu keinem" in text(answer)) == (403, True)


def test_a_closed_account_stays_closed(house: Provider, world: World) -> None:
    house.knows("s-10", email=HEAD, email_verified=True)
    User.objects.filter(email=HEAD).update(is_active=False)
    client = Client()

    answer = house.sign_in(client, sub="s-10")

    assert "Dieser Zugang ist gesperrt." in text(answer)
    assert client.get("/").status_code == 302


def test_whoever_declines_can_start_again(house: Provider, world: World) -> None:
    client = Client()
    asked = parse_qs(urlsplit(client.post(START)["Location"]).query)
    back = urlencode({"error": "access_denied", "state": asked["state"][0]})

    answer = client.get(f"/konto/verzeichnis/haus/zurueck/?{back}", follow=True)

    assert "Die Anmeldung wurde abgebrochen." in text(answer)


def test_an_answer_nobody_asked_for_opens_nothing(house: Provider, world: World) -> None:
    house.knows("s-11", email=HEAD, email_verified=True)
    asked, other = Client(), Client()
    there = asked.post(START)["Location"]
    back = house.answer(there, sub="s-11").removeprefix("http://testserver")

    answer = other.get(back)

    assert (answer.status_code, "hat nicht geantwortet, wie sie sollte" in text(answer)) == (401, True)
    assert other.get("/").status_code == 302
    assert asked.get(back).status_code == 302
    assert asked.get(back).status_code == 401, "an answer counts once"


def test_a_directory_that_is_away_is_said(world: World, settings: Any, running: Provider) -> None:
    connect(settings, "http://127.0.0.1:9")

    answer = Client().post(START)

    assert (answer.status_code, "hat nicht geantwortet, wie sie sollte" in text(answer)) == (401, True)


def test_without_a_directory_there_is_no_such_way(world: World) -> None:
    client = Client()
    assert "Mit Verzeichnis" not in text(client.get("/konto/anmelden/"))
    assert client.post(START).status_code == 404


def test_two_answers_about_different_persons_are_refused() -> None:
    answers = {"id_token": {"sub": "a", "email": HEAD, "email_verified": True}, "userinfo": {"sub": "b"}}
    with pytest.raises(PermissionDenied):
        DirectoryAdapter().populate_user(None, SocialLogin(account=SocialAccount(extra_data=answers)), {})


def test_an_address_that_only_the_first_answer_holds_is_found(world: World) -> None:
    answers = {"id_token": {"sub": "a", "email": HEAD, "email_verified": True}, "userinfo": {"sub": "a"}}
    login = SocialLogin(account=SocialAccount(extra_data=answers), user=User())
    DirectoryAdapter().populate_user(None, login, {})
    assert [(each.email, each.verified) for each in login.email_addresses] == [(HEAD, True)]
