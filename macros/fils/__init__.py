"""Les fils Atom, auxquels un lecteur s'abonne : ceux du journal et ceux du suivi."""

from macros.fils.journal import fils_du_journal
from macros.fils.suivi import fils_du_suivi

__all__ = ["fils_du_journal", "fils_du_suivi"]
