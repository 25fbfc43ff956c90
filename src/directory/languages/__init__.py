"""Languages: codes and where they are official, names in any tongue, and which are related."""

from directory.languages.codes import canonical, official, spoken
from directory.languages.naming import Languages
from directory.languages.relatives import Relative, Relatives

__all__ = ["Languages", "Relative", "Relatives", "canonical", "official", "spoken"]
