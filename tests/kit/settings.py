"""Settings under test: the program's own, with a data folder of their own and without what only costs time.

The database follows ``SCHWERPUNKT_DATABASE`` as in production: unset means SQLite, an address means PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile

_KEPT = {"SCHWERPUNKT_DATABASE", "SCHWERPUNKT_TESTS"}

for _name in [name for name in os.environ if name.startswith("SCHWERPUNKT_") and name not in _KEPT]:
    del os.environ[_name]
if "SCHWERPUNKT_TESTS" not in os.environ:
    # Parallel workers are ended without a farewell; the process that started them tidies up for all.
    os.environ["SCHWERPUNKT_TESTS"] = tempfile.mkdtemp(prefix="schwerpunkt-test-")
    atexit.register(shutil.rmtree, os.environ["SCHWERPUNKT_TESTS"], ignore_errors=True)
os.environ["SCHWERPUNKT_DATA"] = tempfile.mkdtemp(dir=os.environ["SCHWERPUNKT_TESTS"])

from schwerpunkt.config.settings import *  # noqa: E402, F403 (the environment must be clean before it is read)

# Hashing a password is slow on purpose; tests sign in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Names without a checksum: no collectstatic before a test. Browser tests see the real storage.
STORAGES = {
    **STORAGES,  # noqa: F405 (from the program's settings)
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# WhiteNoise warns of a folder that is not there; tests collect no files.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 (from the program's settings)
