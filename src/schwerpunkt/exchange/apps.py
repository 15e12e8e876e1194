from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "schwerpunkt.exchange"
    label = "exchange"
