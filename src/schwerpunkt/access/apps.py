from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "schwerpunkt.access"
    label = "access"

    def ready(self) -> None:
        from schwerpunkt.access.roles import ROLES  # needs every room's permissions
        from schwerpunkt.accounts.permissions import register_role

        for role in ROLES:
            register_role(role)
