"""Avant de publier : ce que montrera chaque adresse retirée, et quoi écrire si la chose a seulement changé de nom."""

from collections.abc import Set
from pathlib import PurePosixPath

from macros.adresses import chemin_public, est_un_enjeu, est_une_case, page_du_quartier, slug_du_quartier
from macros.langue.phrases import page_retiree
from macros.lecture.ancres import titres_de_la_page
from macros.modele import Contrat
from macros.retraits.montrees import Adresse, adresses_montrees
from macros.retraits.pertes import DOCS, Lu, Perte, comparer_les_adresses
from macros.retraits.retraits import sorte_de_page


def adresses_perdues(avant: Lu, apres: Lu) -> list[str]:
    """Chaque adresse que les pages ne montrent plus, et ce qu'on y lira ; une ancre de plusieurs quartiers, une fois.

    Un conseil ne suit que s'il peut servir : rien de nouveau, rien n'a changé de nom.
    """
    nouvelles = adresses_montrees(*apres).keys() - adresses_montrees(*avant).keys()
    dites = {}
    for perte in comparer_les_adresses(avant, apres).perdues:
        if not est_une_case(perte.ancre):  # elle suit son sous-objectif, ou son quartier
            titres = {ancre for ancre, _ in titres_de_la_page(avant[1].get(perte.page, ""))}
            conseil = _conseil(perte, nouvelles, apres[0], est_un_titre=perte.ancre in titres)
            dites[_dire(perte, conseil)] = True
    return list(dites)


def _dire(perte: Perte, conseil: str) -> str:
    if not perte.ancre:
        sorte = sorte_de_page(perte.page, perte.source)
        phrase = page_retiree(sorte, None, bool(perte.devenue[0]))
        fichiers = " Ses documents et ses données ne se publient plus." if sorte == "quartier" else ""
        return f"`{chemin_public(perte.page)}` dira : « {phrase} »{fichiers}{conseil}"
    page = page_du_quartier("…") if slug_du_quartier(perte.page) else perte.page
    adresse = chemin_public(page, perte.ancre)
    return f"`{adresse}` mènera au bas de la page, qui dira ce qu'on y lisait.{conseil}"


def _conseil(perte: Perte, nouvelles: Set[Adresse], contrat: Contrat, est_un_titre: bool) -> str:
    """Quoi écrire si la chose a seulement changé de nom ; vide quand rien de nouveau ne peut être elle."""
    if not perte.ancre:
        return _conseil_de_la_page(perte) if any(_est_possible(perte, *nouvelle) for nouvelle in nouvelles) else ""
    voisines = [ancre for page, ancre in nouvelles if page == perte.page and ancre and not est_une_case(ancre)]
    if not voisines or _est_declaree(perte.ancre, contrat):
        return ""
    if est_un_titre:
        return f" Si le titre a seulement changé, rendez-lui son ancre : `{{ #{perte.ancre} }}`."
    return f" Si l'identifiant a seulement changé, rendez le sien à ce qui le portait : `id: {perte.ancre}`."


def _est_declaree(identifiant: str, contrat: Contrat) -> bool:
    """Vrai pour ce que le contrat garde : un quartier seul ne le montre plus."""
    return identifiant in {**contrat.indicateur_par_id, **contrat.enjeu_par_id, **contrat.sous_objectif_par_id}


def _est_possible(perte: Perte, page: str, ancre: str) -> bool:
    """Vrai pour une nouvelle page de la même sorte que celle qui est retirée."""
    if ancre or bool(slug_du_quartier(page)) != bool(slug_du_quartier(perte.page)):
        return False
    return est_un_enjeu(page) == est_un_enjeu(perte.page)


def _conseil_de_la_page(perte: Perte) -> str:
    nom = PurePosixPath(perte.page).stem
    if sorte_de_page(perte.page, perte.source) == "quartier":
        return f" S'il a seulement changé de nom, ajoutez à sa nouvelle fiche « anciens_noms: [{nom}] »."
    if perte.source.startswith(DOCS):
        return f" Si le fichier a seulement changé de nom, rendez-lui le sien : `{perte.source}`."
    return f" S'il a seulement changé d'identifiant, rendez-lui le sien : `id: {nom}`."
