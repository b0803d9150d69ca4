"""A folder of translations: which files belong together, which of them changed, what its first settings are."""

from bilint.project.changed import changed_files
from bilint.project.pairs import Translations, translations

__all__ = ["Translations", "changed_files", "translations"]
