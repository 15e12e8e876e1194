"""Addresses of signing in: the library's pages that this program uses, and no others.

Nobody signs up or changes her address here: accounts are made by the team page or the house's directory.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as directory
from django.urls import path, re_path
from django.views.generic import RedirectView

from schwerpunkt.portal.views.sign_in import NewPassword, SignIn, to_directory

urlpatterns = [
    path("anmelden/", SignIn.as_view(), name="account_login"),
    path("abmelden/", account.logout, name="account_logout"),
    path("gesperrt/", account.account_inactive, name="account_inactive"),
    path("bestaetigen/", account.reauthenticate, name="account_reauthenticate"),
    path("passwort/aendern/", account.password_change, name="account_change_password"),
    path("passwort/setzen/", account.password_set, name="account_set_password"),
    path("passwort/vergessen/", account.password_reset, name="account_reset_password"),
    path("passwort/vergessen/unterwegs/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        NewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path("passwort/neu/fertig/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("sicherheit/", factors.index, name="mfa_index"),
    path("sicherheit/code/", factors.authenticate, name="mfa_authenticate"),
    path("sicherheit/code/bestaetigen/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("sicherheit/app/einrichten/", totp.activate_totp, name="mfa_activate_totp"),
    path("sicherheit/app/entfernen/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("sicherheit/ersatzcodes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("sicherheit/ersatzcodes/neu/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sicherheit/ersatzcodes/datei/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("sicherheit/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("sicherheit/passkeys/neu/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("sicherheit/passkeys/bestaetigen/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("sicherheit/passkeys/<int:pk>/aendern/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("sicherheit/passkeys/<int:pk>/entfernen/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    # The house's directory (OpenID Connect).
    path("verzeichnis/<slug:provider_id>/", to_directory, name="openid_connect_login"),
    path("verzeichnis/<slug:provider_id>/zurueck/", directory.callback, name="openid_connect_callback"),
    path("verzeichnis/abgebrochen/ohne-anmeldung/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("verzeichnis/fehler/ohne-anmeldung/", social.login_error, name="socialaccount_login_error"),
    # The library asks for these names; whoever types them gets to where she can do something.
    path("registrieren/", RedirectView.as_view(pattern_name="account_login"), name="account_signup"),
    path("verzeichnis/", RedirectView.as_view(pattern_name="account_login"), name="socialaccount_signup"),
    path("verzeichnisse/", RedirectView.as_view(pattern_name="mfa_index"), name="socialaccount_connections"),
    path("e-mail/", RedirectView.as_view(pattern_name="mfa_index"), name="account_email"),
]
