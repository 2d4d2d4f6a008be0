"""Ce qui aide à chercher : les mots de tous les jours, et ce qu'on répond à qui n'a rien trouvé."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from macros.adresses import page_de_la_branche
from macros.langue.francais import sans_accent, telephone
from macros.langue.typographie import typographier
from macros.lecture import Faute
from macros.lecture.arbre import TOUS, Arbre
from macros.modele import Contrat
from macros.modele.contrat import PEU
from macros.modele.ecritures import montrer
from macros.recherche.index import mots

FICHIER = "recherche.yml"


class Sujet(NamedTuple):
    """Un sujet du site, et l'adresse où le lire."""

    titre: str
    adresse: str


class Contact(NamedTuple):
    """La fonction d'un référent, son numéro ou son courriel comme on le lit, et le lien qui appelle ou qui écrit."""

    fonction: str
    moyen: str
    lien: str


class AideSansResultat(NamedTuple):
    """Ce que dit ``recherche.json`` à qui n'a rien trouvé : de quoi parle ce site, et qui appeler pour le reste."""

    presentation: str
    sujets: tuple[Sujet, ...]
    contacts: tuple[Contact, ...]


def aide_sans_resultat(contrat: Contrat, presentation: str, adresse: Callable[[str], str]) -> AideSansResultat:
    """Le contrat et la phrase qui présente le site -> ce qu'on dit à qui n'a rien trouvé.

    ``adresse`` donne celle d'une page d'après son chemin (« enjeux/sante.md »).
    """
    return AideSansResultat(typographier(presentation), tuple(_sujets(contrat, adresse)), tuple(_contacts(contrat)))


def _sujets(contrat: Contrat, adresse: Callable[[str], str]) -> Iterator[Sujet]:
    """Les branches du deuxième niveau, qui parlent plus que celles du premier ; celles-ci s'il y en a trop à lire."""
    racines = contrat.strategie.branches
    trop = sum(len(racine.branches) or 1 for racine in racines) > PEU
    for racine in racines:
        page = adresse(page_de_la_branche(racine.id))
        if trop or not racine.branches:
            yield Sujet(typographier(racine.titre), page)
        else:
            yield from (Sujet(typographier(branche.titre), f"{page}#{branche.id}") for branche in racine.branches)


def _contacts(contrat: Contrat) -> Iterator[Contact]:
    """Les référents que l'on peut appeler, ou à défaut de numéro, à qui écrire."""
    for referent in contrat.pilotage.referents_du_contrat:
        fonction = typographier(referent.fonction)
        if referent.telephone:
            yield Contact(fonction, telephone(referent.telephone), f"tel:{referent.telephone}")
        elif referent.courriel:
            yield Contact(fonction, referent.courriel, f"mailto:{referent.courriel}")


def equivalences(contrat: Contrat) -> dict[str, str]:
    """Ce que l'on tape -> ce que la recherche cherche à la place."""
    liste = contrat.recherche.equivalences if contrat.recherche else ()
    return {tape: equivalence.on_cherche for equivalence in liste for tape in equivalence.on_tape}


def mots_sans_reponse(arbres: Iterable[Arbre]) -> Iterator[Faute]:
    """Ce que l'on cherche est écrit quelque part dans les autres fichiers.

    Ce n'est pas une faute : corriger la fiche d'un quartier n'oblige personne à toucher un autre fichier.
    """
    recherches: list[Arbre] = []
    autres: list[Arbre] = []
    for arbre in arbres:
        (recherches if arbre.fichier.endswith(f"/{FICHIER}") else autres).append(arbre)
    connus = _connus(autres) if recherches else set()
    for recherche in recherches:
        for chemin, texte in recherche.textes("equivalences", TOUS, "on_cherche"):
            for mot in sorted(mots(texte)):
                if not _commence_un_mot(sans_accent(mot), connus):
                    yield recherche.faute(chemin, f"aucun autre fichier de data/ ne contient {montrer(mot)}")


def _connus(arbres: Iterable[Arbre]) -> set[str]:
    textes = (texte for arbre in arbres for texte in arbre.valeurs.values() if isinstance(texte, str))
    return {sans_accent(mot) for texte in textes for mot in mots(texte)}


def _commence_un_mot(mot: str, connus: Iterable[str]) -> bool:
    """Au pluriel près : « jeunes » est dans « Une jeune équipe »."""
    debut = mot.rstrip("sx") or mot
    return any(connu.startswith(debut) for connu in connus)
