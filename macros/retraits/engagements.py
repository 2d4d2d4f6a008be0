"""Avant de publier : reformulé, un engagement perd son ancre ; ce qui la garde, et dans quelle fiche."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from macros.adresses import (
    ancre_de_l_engagement,
    chemin_public,
    est_un_engagement,
    page_du_quartier,
    separer,
    slug_du_quartier,
)
from macros.differences.listes import Element, apparier
from macros.differences.quartiers import quartier_d_avant
from macros.langue.francais import enumerer_les_premiers
from macros.lecture.lieux import LieuxDesEngagements
from macros.modele import Contrat, Quartier
from macros.modele.objectif import Objectif
from macros.pages.blocs import QUARTIERS
from macros.retraits.pertes import Perte
from macros.squelette.lignes import ecrire

FICHES_CITEES = 8
COURT = frozenset({"texte", "id"})  # ce que dit la forme la plus courte


class Garder(NamedTuple):
    """L'ancre perdue, et les lignes qui la garderaient ; vides quand rien dans la fiche ne peut être l'engagement.

    ``neuf`` est l'engagement que l'on lit maintenant à sa place.
    """

    ancre: str
    lignes: str
    neuf: str = ""
    longue: bool = False


def engagements_perdus(
    avant: Contrat, apres: Contrat, pertes: Sequence[Perte], lieux: LieuxDesEngagements
) -> Iterator[tuple[list[Perte], str]]:
    """Les pertes de chaque ancre d'engagement, et ce qui s'en dit une fois pour tous ses quartiers.

    Une ancre que perd avec elle toute sa branche ne se dit pas, ni celle de la page de celle-ci, ni celle d'un
    quartier réuni à un autre : elles les suivent. ``lieux`` : où s'écrivent ceux d'``apres``.
    """
    neufs = {e: citent for e, citent in lieux.nouvelles.items() if e not in avant.engagements}
    lieux = lieux._replace(nouvelles=neufs)
    parties = {(perte.page, perte.ancre) for perte in pertes}
    restees = [perte for perte in pertes if (perte.page, separer(perte.ancre)[0]) not in parties]
    perdues = [perte for perte in restees if _est_du_quartier(avant, apres, perte)]
    combien = Counter(perte.ancre for perte in perdues)
    reunies: dict[Garder, list[Perte]] = {}
    for perte in perdues:
        reunies.setdefault(_garder(avant, apres, perte), []).append(perte)
    for garder, siennes in reunies.items():
        page = page_du_quartier("…") if combien[garder.ancre] > 1 else siennes[0].page
        adresse = chemin_public(page, garder.ancre)
        dite = f"`{adresse}` mènera au bas de la page, qui dira ce qu'on y lisait."
        yield siennes, dite + _conseil(garder, siennes, lieux)


def _est_du_quartier(avant: Contrat, apres: Contrat, perte: Perte) -> bool:
    """Vrai pour un engagement que le quartier de cette page avait déjà sous son nom d'avant."""
    if not est_un_engagement(perte.page, perte.ancre):
        return False
    ancien = quartier_d_avant(avant, apres.quartier_par_slug[slug_du_quartier(perte.page) or ""])
    branche, nom = separer(perte.ancre)
    return ancien is not None and any(o.id == nom for o in ancien.objectifs.get(branche, ()))


def _garder(avant: Contrat, apres: Contrat, perte: Perte) -> Garder:
    """Les lignes à écrire dans la fiche du quartier, telles qu'on les y copie."""
    quartier = apres.quartier_par_slug[slug_du_quartier(perte.page) or ""]
    ancien = quartier_d_avant(avant, quartier)
    branche, nom = separer(perte.ancre)
    objectif = _reformule(ancien, quartier, branche, nom) if ancien else None
    if objectif is None:
        return Garder(perte.ancre, "")
    longue = any(getattr(objectif, cle) for cle in Objectif.model_fields if cle not in COURT)
    lignes = f"    - texte: {ecrire(objectif.texte)}\n      id: {nom}"
    return Garder(perte.ancre, lignes, ancre_de_l_engagement(branche, objectif.id), longue)


def _reformule(ancien: Quartier, nouveau: Quartier, branche: str, nom: str) -> Objectif | None:
    """Celui des nouveaux objectifs qui ressemble à l'ancien ; à défaut, le seul nouveau, s'il en remplace un seul."""
    avant, apres = (quartier.objectifs.get(branche, ()) for quartier in (ancien, nouveau))
    gardes = apparier([Element(o.id, o.texte) for o in avant], [Element(o.id, o.texte) for o in apres]).gardes
    rang = next(rang for rang, objectif in enumerate(avant) if objectif.id == nom)
    if rang in gardes:
        return apres[gardes[rang]]
    neufs = [objectif for place, objectif in enumerate(apres) if place not in {*gardes.values()}]
    return neufs[0] if len(neufs) == 1 and len(avant) - len(gardes) == 1 else None


def _conseil(garder: Garder, pertes: Iterable[Perte], lieux: LieuxDesEngagements) -> str:
    if not garder.lignes:
        return ""
    autres = ", sans toucher à ses autres lignes" if garder.longue else ""
    debut = f" Si le texte a seulement changé, gardez son identifiant{autres}.{_nouvelles(garder, lieux)}"
    return f"{debut} Écrivez dans {_fiches(garder, pertes, lieux)} :\n\n```yaml\n{garder.lignes}\n```\n"


def _nouvelles(garder: Garder, lieux: LieuxDesEngagements) -> str:
    """Celles que l'on a déjà réécrites citeraient un engagement que personne n'aurait plus."""
    citent = [f"`{lieu}`" for lieu in lieux.nouvelles.get(garder.neuf, ())]
    if not citent:
        return ""
    qui = "les nouvelles qui le citent" if len(citent) > 1 else "la nouvelle qui le cite"
    ou = enumerer_les_premiers(citent, FICHES_CITEES, "nouvelle")
    return f" Dans {qui}, {ou}, écrivez `engagement: {garder.ancre}`."


def _fiches(garder: Garder, pertes: Iterable[Perte], lieux: LieuxDesEngagements) -> str:
    slugs = [slug_du_quartier(perte.page) or "" for perte in pertes]
    fiches = [f"`{lieux.objectifs.get((slug, garder.neuf), f'{QUARTIERS}{slug}.yml')}`" for slug in slugs]
    return enumerer_les_premiers(fiches, FICHES_CITEES, "fiche")
