"""Many requests at once: which interpreter goes to which talk, so that most are covered, on the shortest ways.

Pure functions from an instance to a plan, without database: the command line and the pages call ``plan``. Formats:
``docs/how-to/plan-assignments.md``.
"""
