from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "schwerpunkt.accounts"
    label = "accounts"
