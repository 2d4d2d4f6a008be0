"""Une nouvelle cite un engagement que personne n'a : la frappe a dévié, ou ses mots ont changé dans une fiche."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from macros.lecture.arbre import le_plus_proche, suggerer
from macros.lecture.engagements import ObjectifEcrit, deduire, entier
from macros.modele.ecritures import montrer
from macros.modele.objectif import ecrire_en_long

FAUTE_DE_FRAPPE = 0.95  # au-delà, deux identifiants ne diffèrent que d'une ou deux lettres
CITEES = 3  # fiches


def engagement_voulu(cite: str, objectifs: list[ObjectifEcrit]) -> str:
    """La fin de phrase qui dit l'engagement que l'on voulait citer, et comment garder celui qui est cité."""
    if meme_nom := qui_portent_ce_nom(cite, objectifs):
        return suggerer(cite, meme_nom) if len(meme_nom) > 1 else f" (vouliez-vous dire « {min(meme_nom)} » ?)"
    branche = cite.partition("--")[0]
    du_meme = [objectif for objectif in objectifs if objectif.chemin[1] == branche]
    possibles = {objectif.engagement for objectif in du_meme or objectifs}
    voulu = suggerer(cite, possibles)
    proche = le_plus_proche(cite, possibles)
    if not du_meme or (proche and SequenceMatcher(None, cite, proche).ratio() >= FAUTE_DE_FRAPPE):
        return voulu
    return voulu + (a_garder(cite, du_meme) or _dans_une_fiche(cite))


def qui_portent_ce_nom(cite: str, objectifs: Iterable[ObjectifEcrit]) -> set[str]:
    """Les engagements dont on a cité les mots, ou le nom sous un autre sous-objectif, au lieu de l'identifiant."""
    nom = deduire(cite.rpartition("--")[2])
    return {objectif.engagement for objectif in objectifs if nom and nom in (objectif.nom, deduire(objectif.texte))}


def a_garder(cite: str, objectifs: Iterable[ObjectifEcrit]) -> str:
    """Quand l'un de ces objectifs a sans doute porté d'autres mots, ce qu'il faut écrire pour garder l'identifiant."""
    branche, _, nom = cite.partition("--")
    communs = [(_mots_communs(nom, o.texte), o) for o in objectifs if o.chemin[1] == branche and o.deduit]
    combien, garde = max(communs, key=lambda commun: commun[0], default=(0, None))
    if not combien or garde is None:
        return ""
    lieux = [objectif.lieu for _, objectif in communs if objectif.engagement == garde.engagement]
    ou = " et ".join(lieux[:CITEES])
    return f" ; si ses mots ont changé dans {ou}, gardez-y son identifiant : {ecrire_en_long(garde.texte, nom)}"


def _dans_une_fiche(cite: str) -> str:
    """La même chose, quand rien ne dit quelle fiche a changé."""
    nom = cite.partition("--")[2]
    if deduire(nom) != nom:  # un identifiant n'a jamais eu d'accent : il n'est pas à garder
        return ""
    return (
        f" ; si ses mots ont changé dans une fiche, gardez-y son identifiant : {montrer('{texte: …, id: ' + nom + '}')}"
    )


def _mots_communs(nom: str, texte: str) -> int:
    """Combien de mots les deux ont, sans les petits mots qui ne distinguent rien."""
    return len({mot for mot in nom.split("-") if len(mot) > 3} & set(entier(texte).split("-")))  # noqa: PLR2004
