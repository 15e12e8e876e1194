"""Sign-in by django-allauth: password and second factor, passkeys, the house's directory by OpenID Connect."""

from schwerpunkt.config.settings.env import flag, many, text

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "schwerpunkt.accounts.adapters.ClosedAccountAdapter"
SOCIALACCOUNT_ADAPTER = "schwerpunkt.accounts.adapters.DirectoryAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
"""No mail to addresses that are not ours: anybody could have it sent to anybody."""
LOGIN_LOCK_MINUTES = 15
"""How long a person waits after five wrong passwords (an address: after twenty)."""
ACCOUNT_RATE_LIMITS = {"login_failed": f"5/{LOGIN_LOCK_MINUTES}m/key,20/{LOGIN_LOCK_MINUTES}m/ip"}

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# The centre names the address; whoever could read its mail has set the password by it.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TOTP_ISSUER = "Schwerpunkt"
# Without TLS browsers offer passkeys on http://localhost only, so this opens nothing to the outside.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not flag("HTTPS")

OIDC_ISSUER = text("OIDC_ISSUER")
OIDC_MAIL_DOMAINS = many("OIDC_MAIL_DOMAINS")
"""Addresses of these domains count as checked when the directory says nothing about it (``email_verified``)."""
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "haus",
                "name": text("OIDC_NAME", "Verzeichnis des Hauses"),
                "client_id": text("OIDC_CLIENT_ID"),
                "secret": text("OIDC_SECRET"),
                "settings": {"server_url": OIDC_ISSUER},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}
