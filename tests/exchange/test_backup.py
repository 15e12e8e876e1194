import json
import sqlite3
import stat
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.backup import contents, open_backup, restore, write_backup
from schwerpunkt.exchange.backup.restoring import clear
from schwerpunkt.exchange.backup.shape import plain, saved_fields
from schwerpunkt.parameters.models import Parameter
from schwerpunkt.tenancy.models import Centre
from tests.kit.installation import Installation

silent: Callable[[str], None] = lambda _sentence: None  # noqa: E731  # nobody listens


def refusal(source: Path) -> str:
    """What is said to this file; nothing may have been written then."""
    before = Parameter.objects.count()
    with pytest.raises(Refused) as refused, open_backup(source) as backup:
        restore(backup, silent)
    assert (contents(), Parameter.objects.count()) == ([], before)
    return refused.value.message


def changed(source: Path, target: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """A copy whose manifest was changed by somebody who knows the format."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                manifest = json.loads(content)
                change(manifest)
                content = json.dumps(manifest).encode()
            new.writestr(name, content)
    return target


# ----------------------------------------------------------------------------------------------- there and back


@pytest.mark.django_db
def test_every_row_comes_back_and_numbering_and_guards_go_on(backup_file: Path) -> None:
    with open_backup(backup_file) as backup:
        restore(backup, silent)

        for table in backup.manifest.tables:
            model = apps.get_model(table.label)
            rows = model._base_manager.order_by("pk").values_list(*(field.attname for field in saved_fields(model)))
            assert [[plain(value) for value in row] for row in rows] == list(backup.records(table)), table.label
        for file in backup.manifest.files:
            assert (Path(settings.MEDIA_ROOT) / file.path).stat().st_size == file.size

    assert (Centre.objects.count(), dict(contents()).get("Zentren")) == (2, 2)
    highest = AuditEntry._base_manager.order_by("-pk").values_list("pk", flat=True)[0]
    entry = AuditEntry(at="2026-01-01T00:00Z", actor_label="x", verb="x", object_type="x", object_label="x")
    entry.save()
    assert entry.pk == highest + 1
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditentry")
    with pytest.raises(DatabaseError, match="locked"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE interpreters_settlement SET state = 'draft'")


def test_an_installation_from_a_backup_is_the_same_installation(
    demo: Installation, blank: Installation, backup_file: Path, tmp_path: Path
) -> None:
    copies = [Installation(tmp_path / "copy", like=blank)]
    if demo.database:
        copies.append(Installation(tmp_path / "other", sqlite=True))
        copies[1].must("migrate", "--verbosity", "0")

    for number, copy in enumerate(copies):
        again = tmp_path / f"again{number}.zip"
        assert "Eingespielt" in copy.must("restore", backup_file)
        copy.must("backup", again)
        with zipfile.ZipFile(backup_file) as first, zipfile.ZipFile(again) as second:
            assert first.namelist() == second.namelist()
            assert [name for name in first.namelist() if first.read(name) != second.read(name)] == ["manifest.json"]

    if not demo.database:
        assert dump(demo.data) == dump(copies[0].data)


def dump(data: Path) -> list[str]:
    """All rows as SQLite itself tells them, without what a backup leaves out."""
    with sqlite3.connect(data / "schwerpunkt.sqlite3") as database:
        lines = [line for line in database.iterdump() if line.startswith('INSERT INTO "')]
    database.close()
    left_out = ("django_", "auth_permission", "sqlite_sequence", "cache", "portal_search")
    return sorted(line for line in lines if not line.split('"')[1].startswith(left_out))


def test_only_the_owner_reads_a_backup_and_nothing_is_overwritten(backup_file: Path) -> None:
    before = backup_file.read_bytes()

    for target, words in (
        (backup_file, "gibt es schon. Nehmen Sie einen anderen Namen oder --overwrite."),
        (backup_file.parent, "ist ein Ordner. Nennen Sie eine Datei."),
        (Path("/nowhere/x.zip"), "Den Ordner /nowhere gibt es nicht."),
    ):
        with pytest.raises(Refused) as refused:
            write_backup(target, silent)
        assert refused.value.message.endswith(words)

    assert (stat.S_IMODE(backup_file.stat().st_mode), backup_file.read_bytes() == before) == (0o600, True)
    assert [path.name for path in backup_file.parent.iterdir() if path.name.endswith(".part")] == []


@contextmanager
def writing(installation: Installation) -> Iterator[list[int]]:
    """Somebody writes two rows at a time, as fast as the database takes them; gives how often it went well."""
    stop, done, errors = threading.Event(), [0], []
    mark = "?" if not installation.database else "%s"
    no = "0" if not installation.database else "false"
    columns = "revision, code, value, source, is_verified"
    statement = f"INSERT INTO parameters_parameter ({columns}) VALUES (1, {mark}, 'x', 'x', {no})"  # noqa: S608  # no input

    def write() -> None:
        database: Any = (
            psycopg.connect(installation.database)
            if installation.database
            else sqlite3.connect(installation.data / "schwerpunkt.sqlite3", timeout=2)
        )
        try:
            while not stop.is_set():
                for part in "ab":
                    database.execute(statement, (f"pair.{done[0]}.{part}",))
                database.commit()
                done[0] += 1
        except Exception as error:  # noqa: BLE001  # handed to the test
            errors.append(error)
        finally:
            database.close()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield done
    finally:
        stop.set()
        thread.join()
    assert errors == []


def test_a_backup_shows_one_moment_while_others_write(blank: Installation, tmp_path: Path) -> None:
    busy = Installation(tmp_path / "busy", like=blank)
    with writing(busy) as pairs:
        busy.must("backup", tmp_path / "busy.zip")

    with zipfile.ZipFile(tmp_path / "busy.zip") as archive:
        (member,) = (name for name in archive.namelist() if name.endswith("parameters.parameter.jsonl"))
        found = archive.read(member).decode().count("pair.")
    assert (found % 2, 0 < found < 2 * pairs[0]) == (0, True)


# ---------------------------------------------------------------------------------------------------- bad files


@pytest.mark.django_db
@pytest.mark.parametrize("part", [0, 1, 4, 100, 0.1, 0.5, 0.9, 0.99, -1, -22])
def test_a_truncated_backup_is_refused(backup_file: Path, tmp_path: Path, part: float) -> None:
    content = backup_file.read_bytes()
    length = int(len(content) * part if 0 < part < 1 else part % len(content))
    (tmp_path / "short.zip").write_bytes(content[:length])

    assert refusal(tmp_path / "short.zip").endswith("ist keine Sicherung von Schwerpunkt, oder sie ist abgeschnitten.")


@pytest.mark.django_db
def test_a_flipped_byte_is_noticed_wherever_content_is(backup_file: Path, tmp_path: Path) -> None:
    content = bytearray(backup_file.read_bytes())
    target = tmp_path / "flipped.zip"
    with zipfile.ZipFile(backup_file) as archive:
        members = [each for each in archive.infolist() if each.file_size > 100]
    for each in members:
        head = each.header_offset
        start = head + 30 + int.from_bytes(content[head + 26 : head + 28], "little")
        start += int.from_bytes(content[head + 28 : head + 30], "little")
        position = start + each.compress_size // 2
        content[position] ^= 0x10
        target.write_bytes(content)
        content[position] ^= 0x10

        assert refusal(target).startswith("Die Sicherung ist beschädigt oder abgeschnitten ("), each.filename


@pytest.mark.django_db
def test_a_flipped_byte_anywhere_is_refused_or_harmless(backup_file: Path, tmp_path: Path) -> None:
    content = bytearray(backup_file.read_bytes())
    target = tmp_path / "flipped.zip"
    for position in range(0, len(content), len(content) // 150):
        for bit in (0x01, 0x80):
            content[position] ^= bit
            target.write_bytes(content)
            content[position] ^= bit
            with suppress(Refused), open_backup(target) as backup:  # anything else would fail the test
                backup.check(silent)


@pytest.mark.django_db
def test_foreign_files_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "letter.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("manifest.json", '{"format": "something else"}')
    with zipfile.ZipFile(tmp_path / "list.zip", "w") as archive:
        archive.writestr("manifest.json", "[1]")
    (tmp_path / "text.zip").write_text("kein Archiv")

    for name in ("letter.docx", "other.zip", "list.zip"):
        assert refusal(tmp_path / name).endswith("ist keine Sicherung von Schwerpunkt, oder sie ist abgeschnitten.")
    assert refusal(tmp_path / "text.zip").endswith("oder sie ist abgeschnitten.")
    assert refusal(tmp_path / "nothing.zip") == f"Die Datei {tmp_path / 'nothing.zip'} gibt es nicht."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda it: it.update(version=2), "ist neuer als dieses Programm"),
        (lambda it: it["migrations"].append("planning.0999_future"), "aus der neueren Fassung"),
        (lambda it: it["migrations"].remove("audit.0002_append_only"), "aus der älteren Fassung"),
        (lambda it: it["tables"][0]["columns"].append("more"), "passen nicht zu diesem Programm"),
        (lambda it: it["tables"].pop(), "passen nicht zu diesem Programm"),
        (lambda it: it["tables"][2].update(rows=1), "beschädigt"),
        (lambda it: it["files"].pop(), "beschädigt"),
        (lambda it: it["files"][0].update(path="../../evil"), "beschädigt"),
        (lambda it: it.pop("tables"), "beschädigt"),
    ],
)
def test_a_backup_that_does_not_fit_is_refused(
    backup_file: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None], words: str
) -> None:
    assert words in refusal(changed(backup_file, tmp_path / "changed.zip", change))


@pytest.mark.django_db
def test_a_path_that_leads_out_of_the_folder_is_refused(backup_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "evil.zip"

    def lead_out(manifest: dict[str, Any]) -> None:
        manifest["files"] = [{"path": "../evil", "size": 1, "sha256": "x"}]

    half = changed(backup_file, tmp_path / "half.zip", lead_out)
    with zipfile.ZipFile(half) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if not name.startswith("files/"):
                new.writestr(name, old.read(name))
        new.writestr("files/../evil", "x")

    assert "Dateiname" in refusal(target)


@pytest.mark.django_db
def test_a_record_without_the_one_it_refers_to_leaves_all_as_it_was(backup_file: Path, tmp_path: Path) -> None:
    import hashlib  # noqa: PLC0415  # only here

    target = tmp_path / "torn.zip"
    with zipfile.ZipFile(backup_file) as old, zipfile.ZipFile(target, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        (table,) = (each for each in manifest["tables"] if each["label"] == "tenancy.centre")
        for name in old.namelist():
            content = old.read(name)
            if name == table["member"]:
                content = content.splitlines(keepends=True)[0]
                table.update(rows=1, size=len(content), sha256=hashlib.sha256(content).hexdigest())
            if name != "manifest.json":
                new.writestr(name, content)
        new.writestr("manifest.json", json.dumps(manifest))

    assert "passt nicht in diese Datenbank" in refusal(target)


# ----------------------------------------------------------------------------------------------- in place of data


def test_an_installation_in_use_is_replaced_only_when_one_says_so(
    blank: Installation, backup_file: Path, tmp_path: Path
) -> None:
    used = Installation(tmp_path / "used", like=blank)
    used.must("restore", backup_file)
    stray = used.data / "files" / "9" / "stray"
    stray.parent.mkdir(parents=True)
    stray.write_text("x")

    plainly = used.run("restore", backup_file)
    unsure = used.must("restore", backup_file, "--replace", told="nein\n")
    assert (plainly.returncode, "enthält schon Daten" in plainly.stderr) == (1, True)
    assert ("Zentren: 2" in unsure, "Nichts geändert." in unsure, stray.exists()) == (True, True, True)

    sure = used.must("restore", backup_file, "--replace", told="ersetzen\n")
    assert ("gehen unwiderruflich verloren" in sure, "Eingespielt" in sure, stray.exists()) == (True, True, False)
    assert "Eingespielt" in used.must("restore", backup_file, "--replace", "--yes")


def test_a_restore_needs_tables(backup_file: Path, tmp_path: Path) -> None:
    fresh = Installation(tmp_path / "fresh")

    done = fresh.run("restore", backup_file)

    assert (done.returncode, "schwerpunkt setup" in done.stderr) == (1, True)
    assert not (fresh.data / "files").exists()


def test_the_demo_never_replaces_anything_by_accident(blank: Installation, backup_file: Path, tmp_path: Path) -> None:
    used = Installation(tmp_path / "used", like=blank)
    used.must("restore", backup_file)

    again = used.run("demo")
    unsure = used.must("demo", "--reset", told="\n")

    assert (again.returncode, "enthält schon Daten" in again.stderr) == (1, True)
    assert ("Zentren: 2" in unsure, "Nichts geändert." in unsure) == (True, True)


@pytest.mark.django_db
def test_beginning_anew_keeps_the_rules_that_came_with_the_program(backup_file: Path) -> None:
    rules = list(Parameter.objects.values_list("code", "value"))
    with open_backup(backup_file) as backup:
        restore(backup, silent)

    clear()

    assert (contents(), list(Parameter.objects.values_list("code", "value"))) == ([], rules)
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []
