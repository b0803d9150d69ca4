"""Settings: `bilint.toml` or `[tool.bilint]` in pyproject.toml, the nearest one above; never merged.

A setting comes from the command line, else from that file, else from its profile, else it is the default. A key that
does not exist is an error with a suggestion.
"""

from bilint.config.files import discover, settings_file
from bilint.config.resolve import Configured, configure
from bilint.config.settings import FailOn, Ignore, PairPattern, Settings, SeverityName

__all__ = [
    "Configured",
    "FailOn",
    "Ignore",
    "PairPattern",
    "Settings",
    "SeverityName",
    "configure",
    "discover",
    "settings_file",
]
