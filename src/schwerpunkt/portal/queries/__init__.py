"""Questions of the portal."""
