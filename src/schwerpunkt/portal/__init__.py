"""Where people come in: start page Heute, search, history, help, errors, health.

Owns: SearchEntry. Asks: everything below.
"""
