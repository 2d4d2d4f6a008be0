"""Avant de publier : ce que montrera chaque adresse retirée, et quoi écrire si la chose a seulement changé de nom."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from pathlib import PurePosixPath

from macros.adresses import chemin_public, est_une_branche, page_du_quartier, slug_du_quartier, suit_une_branche
from macros.differences import Version
from macros.langue.francais import Nom, enumerer
from macros.lecture.lieux import NULLE_PART, LieuxDesEngagements
from macros.lecture.markdown import titres_de_la_page
from macros.modele import Contrat
from macros.pages.blocs import TEXTES
from macros.retraits.adresses_montrees import Adresse, adresses_montrees
from macros.retraits.engagements import engagements_perdus
from macros.retraits.pertes import Perte, comparer_les_adresses
from macros.retraits.phrases import page_retiree, sorte_de_page
from macros.textes.liens import lire_les_liens, ou_mene
from macros.textes.page import lire_page


def adresses_perdues(avant: Version, apres: Version, lieux: LieuxDesEngagements = NULLE_PART) -> list[str]:
    """Chaque adresse que les pages ne montrent plus, et ce qu'on y lira ; une ancre de plusieurs quartiers, une fois.

    Un conseil ne suit que s'il peut servir : rien de nouveau, rien n'a changé de nom. ``lieux`` : où il s'applique.
    """
    nouvelles = adresses_montrees(*apres).keys() - adresses_montrees(*avant).keys()
    # Une case suit sa branche, ou son quartier ; un engagement, son quartier.
    pertes = comparer_les_adresses(avant, apres).perdues
    perdues = [perte for perte in pertes if not suit_une_branche(perte.page, perte.ancre)]
    quartiers = Counter(perte.ancre for perte in perdues if slug_du_quartier(perte.page))
    liens = _liens_ecrits(apres[1]) if pertes else {}
    dites = {}
    for perte in perdues:
        titres = {ancre for ancre, _ in titres_de_la_page(avant[1].get(perte.page, ""))}
        conseil = _conseil(perte, nouvelles, apres[0], est_un_titre=perte.ancre in titres)
        restes = _restes(liens.get((perte.page, perte.ancre), ()))
        dites[_dire(perte, conseil + restes, quartiers[perte.ancre] > 1, apres[0].premier_niveau.mot)] = True
    for siennes, dite in engagements_perdus(avant[0], apres[0], pertes, lieux):
        pages = [page for perte in siennes for page in liens.get((perte.page, perte.ancre), ())]
        dites[dite + _restes(pages)] = True
    return list(dites)


def _liens_ecrits(textes: Mapping[str, str]) -> dict[Adresse, list[str]]:
    """Chaque adresse où mène un lien des pages écrites -> les pages qui l'écrivent."""
    liens: dict[Adresse, list[str]] = {}
    for page, texte in textes.items():
        for lien in lire_les_liens(lire_page(page, texte.encode("utf-8", "replace"))):
            liens.setdefault(ou_mene(lien, page), []).append(page)
    return liens


def _restes(pages: Iterable[str]) -> str:
    """Un lien vers une page retirée est une faute ; vers une ancre, il mène encore à quelque chose : on le dit."""
    fichiers = [f"`{TEXTES}{page}`" for page in dict.fromkeys(pages)]
    return f" Un lien y mène encore, à corriger dans {enumerer(fichiers)}." if fichiers else ""


def _dire(perte: Perte, conseil: str, de_plusieurs_quartiers: bool, nom: Nom) -> str:
    if not perte.ancre:
        sorte = sorte_de_page(perte.page, perte.source)
        phrase = page_retiree(sorte, None, nom, bool(perte.devenue[0]))
        suite = " Sa carte à intégrer le dira aussi. Ses documents et ses données ne se publient plus."
        fichiers = suite if sorte == "quartier" else ""
        return f"`{chemin_public(perte.page)}` dira : « {phrase} »{fichiers}{conseil}"
    page = page_du_quartier("…") if de_plusieurs_quartiers else perte.page
    adresse = chemin_public(page, perte.ancre)
    return f"`{adresse}` mènera au bas de la page, qui dira ce qu'on y lisait.{conseil}"


def _conseil(perte: Perte, nouvelles: Set[Adresse], contrat: Contrat, est_un_titre: bool) -> str:
    """Quoi écrire si la chose a seulement changé de nom ; vide quand rien de nouveau ne peut être elle."""
    if not perte.ancre:
        return _conseil_de_la_page(perte) if any(_est_possible(perte, *nouvelle) for nouvelle in nouvelles) else ""
    voisines = [ancre for page, ancre in nouvelles if page == perte.page and not suit_une_branche(page, ancre)]
    if not any(voisines) or _est_declaree(perte.ancre, contrat):
        return ""
    if est_un_titre:
        return f" Si le titre a seulement changé, rendez-lui son ancre : `{{ #{perte.ancre} }}`."
    return f" Si l'identifiant a seulement changé, rendez le sien à ce qui le portait : `id: {perte.ancre}`."


def _est_declaree(identifiant: str, contrat: Contrat) -> bool:
    """Vrai pour ce que le contrat garde : un quartier seul ne le montre plus."""
    return identifiant in {**contrat.indicateur_par_id, **contrat.branche_par_id}


def _est_possible(perte: Perte, page: str, ancre: str) -> bool:
    """Vrai pour une nouvelle page de la même sorte que celle qui est retirée."""
    if ancre or bool(slug_du_quartier(page)) != bool(slug_du_quartier(perte.page)):
        return False
    return est_une_branche(page) == est_une_branche(perte.page)


def _conseil_de_la_page(perte: Perte) -> str:
    nom = PurePosixPath(perte.page).stem
    if sorte_de_page(perte.page, perte.source) == "quartier":
        autres = f" S'il est réuni à d'autres ou partagé, ajoutez à chaque fiche qui en est née « issu_de: [{nom}] »."
        return f"{autres} S'il a seulement changé de nom, ajoutez à sa nouvelle fiche « anciens_noms: [{nom}] »."
    if perte.source.startswith(TEXTES):
        return f" Si le fichier a seulement changé de nom, rendez-lui le sien : `{perte.source}`."
    return f" S'il a seulement changé d'identifiant, rendez-lui le sien : `id: {nom}`."
