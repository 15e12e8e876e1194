"""Schwerpunkt: the software that runs a Kommunales Integrationszentrum."""

__version__ = "0.1.0"
