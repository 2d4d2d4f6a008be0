"""Les règles qui lient plusieurs clés d'une fiche : leurs fautes se disent toutes, avec celles de chaque clé."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Self

from pydantic import ValidationError, model_validator
from pydantic_core import InitErrorDetails

from macros.modele.fiche import Fiche

Manquement = tuple[str, str]  # la clé en faute, ou qui manque, et la phrase qui le dit


class FicheAvecRegles(Fiche):
    """Une fiche dont les règles lisent ce qui est écrit : une clé mal écrite n'en cache aucune."""

    @classmethod
    def regles(cls, ecrit: Mapping[str, Any]) -> Iterator[Manquement]:
        """Les règles que ne suit pas ce qui est ``ecrit`` : chaque clé qui l'est, et sa valeur, bonne ou mauvaise."""
        raise NotImplementedError

    @model_validator(mode="wrap")
    @classmethod
    def _les_suivre(cls, ecrit: Any, lire: Callable[[Any], Self]) -> Self:
        cles = {cle: v for cle, v in ecrit.items() if v is not None} if isinstance(ecrit, dict) else None
        fautes = [] if cles is None else [_erreur(cle, phrase) for cle, phrase in cls.regles(cles)]
        try:
            fiche = lire(ecrit)
        except ValidationError as refus:
            raise _refus([*map(_garder, refus.errors(include_url=False)), *fautes]) from None
        if fautes:
            raise _refus(fautes)
        return fiche


def refus_a_la_cle(cle: str, phrase: str) -> ValidationError:
    """La faute ``phrase`` d'une fiche, à la place de cette clé."""
    return _refus([_erreur(cle, phrase)])


def _erreur(cle: str, phrase: str) -> InitErrorDetails:
    return InitErrorDetails(type="value_error", loc=(cle,), input=None, ctx={"error": ValueError(phrase)})


def _garder(erreur: Any) -> InitErrorDetails:
    """La même erreur, telle que pydantic la reprend."""
    return InitErrorDetails(type=erreur["type"], loc=erreur["loc"], input=erreur["input"], ctx=erreur.get("ctx", {}))


def _refus(erreurs: list[InitErrorDetails]) -> ValidationError:
    return ValidationError.from_exception_data("fiche", erreurs)
