"""The one way by which words reach a screen: a translator, and words for data."""

from directory.locale.phrases import Phrases
from directory.locale.translator import Translator, translator
from directory.locale.warning import warning

__all__ = ["Phrases", "Translator", "translator", "warning"]
