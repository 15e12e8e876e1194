"""What the tests share: settings, a throw-away PostgreSQL, a browser, the running program."""
