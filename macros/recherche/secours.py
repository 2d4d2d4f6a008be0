"""Ce que la recherche répond quand elle ne trouve rien : de quoi parle ce site, et qui appeler pour le reste."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from macros.adresses import page_de_l_enjeu
from macros.langue.francais import telephone
from macros.langue.typographie import typographier
from macros.modele import Contrat
from macros.modele.contrat import PEU


class Sujet(NamedTuple):
    """Un sujet du site, et l'adresse où le lire."""

    titre: str
    adresse: str


class Contact(NamedTuple):
    """La fonction d'un référent, son numéro ou son courriel comme on le lit, et le lien qui appelle ou qui écrit."""

    fonction: str
    moyen: str
    lien: str


class Secours(NamedTuple):
    """Ce que dit ``recherche.json`` à qui n'a rien trouvé."""

    presentation: str = ""
    sujets: tuple[Sujet, ...] = ()
    contacts: tuple[Contact, ...] = ()


def secourir(contrat: Contrat, presentation: str, adresse: Callable[[str], str]) -> Secours:
    """Le contrat et la phrase qui présente le site -> ce qu'on dit à qui n'a rien trouvé.

    ``adresse`` donne celle d'une page d'après son chemin (« enjeux/sante.md »).
    """
    return Secours(typographier(presentation), tuple(_sujets(contrat, adresse)), tuple(_contacts(contrat)))


def _sujets(contrat: Contrat, adresse: Callable[[str], str]) -> Iterator[Sujet]:
    """Les objectifs stratégiques, qui parlent plus que les enjeux ; ceux-ci quand il y en a trop pour les lire tous."""
    enjeux = contrat.strategie.enjeux
    trop = sum(len(enjeu.objectifs_strategiques) for enjeu in enjeux) > PEU
    for enjeu in enjeux:
        page = adresse(page_de_l_enjeu(enjeu.id))
        if trop:
            yield Sujet(typographier(enjeu.titre), page)
        else:
            objectifs = enjeu.objectifs_strategiques
            yield from (Sujet(typographier(objectif.titre), f"{page}#{objectif.id}") for objectif in objectifs)


def _contacts(contrat: Contrat) -> Iterator[Contact]:
    """Les référents que l'on peut appeler, ou à défaut de numéro, à qui écrire."""
    for referent in contrat.pilotage.referents:
        fonction = typographier(referent.fonction)
        if referent.telephone:
            yield Contact(fonction, telephone(referent.telephone), f"tel:{referent.telephone}")
        elif referent.courriel:
            yield Contact(fonction, referent.courriel, f"mailto:{referent.courriel}")
