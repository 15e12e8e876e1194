"""The roof: settings, addresses, the command line."""
