"""All settings, in parts: apps, data (database and files), language, security, sign-in, work (mail, jobs, log)."""

from schwerpunkt.config.settings.apps import *
from schwerpunkt.config.settings.data import *
from schwerpunkt.config.settings.language import *
from schwerpunkt.config.settings.security import *
from schwerpunkt.config.settings.sign_in import *
from schwerpunkt.config.settings.work import *
