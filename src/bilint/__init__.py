"""bilint reads a text and its translation and says what a careful bilingual editor would say."""

__version__ = "0.1.0"
