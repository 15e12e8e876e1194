"""The database itself refuses to change or delete what a released settlement holds, and to open it again."""

from django.db import migrations

from schwerpunkt.core.migrating import Statements

_PARTS = ("settlementline", "payout", "postponement")
_MEANT = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def _locked(row: str) -> str:
    return f"(SELECT state FROM interpreters_settlement WHERE id = {row}.settlement_id) <> 'draft'"  # noqa: S608  # made here alone


_KEPT = ("month", "centre_id", "released_at", "payer_holder", "payer_iban", "payer_bic")
_CHANGED = " OR ".join(["NEW.state = 'draft'", *(f"NEW.{each} <> OLD.{each}" for each in _KEPT)])
_REOPENS = f"OLD.state <> 'draft' AND ({_CHANGED})"
_SQLITE = [
    f"""CREATE TRIGGER interpreters_settled_{part}_{verb} BEFORE {verb.upper()} ON interpreters_{part}
        WHEN {" OR ".join(_locked(row) for row in rows)}
        BEGIN SELECT RAISE(ABORT, 'settlement_is_locked'); END"""
    for part in _PARTS
    for verb, rows in _MEANT.items()
] + [
    f"""CREATE TRIGGER interpreters_settled_{verb} BEFORE {verb.upper()} ON interpreters_settlement
        WHEN {when} BEGIN SELECT RAISE(ABORT, 'settlement_is_locked'); END"""
    for verb, when in (("update", _REOPENS), ("delete", "OLD.state <> 'draft'"))
]
_REFUSE = "RAISE EXCEPTION 'settlement_is_locked' USING ERRCODE = 'integrity_constraint_violation'"
_POSTGRESQL = [
    f"""CREATE FUNCTION interpreters_settled_part() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP <> 'INSERT' AND {_locked("OLD")} THEN {_REFUSE}; END IF;
        IF TG_OP <> 'DELETE' AND {_locked("NEW")} THEN {_REFUSE}; END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW; END $$""",
    f"""CREATE FUNCTION interpreters_settled() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP = 'DELETE' THEN
            IF OLD.state <> 'draft' THEN {_REFUSE}; END IF;
            RETURN OLD;
        END IF;
        IF {_REOPENS} THEN {_REFUSE}; END IF;
        RETURN NEW; END $$""",
    *(
        f"""CREATE TRIGGER interpreters_settled_part BEFORE INSERT OR UPDATE OR DELETE ON interpreters_{part}
            FOR EACH ROW EXECUTE FUNCTION interpreters_settled_part()"""
        for part in _PARTS
    ),
    """CREATE TRIGGER interpreters_settled BEFORE UPDATE OR DELETE ON interpreters_settlement
       FOR EACH ROW EXECUTE FUNCTION interpreters_settled()""",
]
_UNDO = {
    "sqlite": [f"DROP TRIGGER interpreters_settled_{part}_{verb}" for part in _PARTS for verb in _MEANT]
    + [f"DROP TRIGGER interpreters_settled_{verb}" for verb in ("update", "delete")],
    "postgresql": [
        *(f"DROP TRIGGER interpreters_settled_part ON interpreters_{part}" for part in _PARTS),
        "DROP TRIGGER interpreters_settled ON interpreters_settlement",
        "DROP FUNCTION interpreters_settled_part()",
        "DROP FUNCTION interpreters_settled()",
    ],
}


class Migration(migrations.Migration):
    dependencies = [("interpreters", "0010_settlement")]

    operations = [Statements({"sqlite": _SQLITE, "postgresql": _POSTGRESQL}, _UNDO)]
