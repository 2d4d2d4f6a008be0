"""D'une version à l'autre, les adresses que les données et les pages ne montrent plus."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from macros.adresses import page_de_la_branche, page_du_quartier, separer, slug_du_quartier
from macros.differences import Version
from macros.modele import Contrat
from macros.pages.blocs import TEXTES, pages_generees
from macros.referencement.moteurs import adresses_redirigees
from macros.retraits.adresses_montrees import Adresse, adresses_montrees

PORTRAIT = "portrait"


class Perte(NamedTuple):
    """Une adresse qu'une version ne montre plus, et ce qu'on y lisait.

    ``source`` est le fichier qui faisait la page. ``devenue`` : où la même chose se lit ; ``voisine`` : ce qui était
    autour ; la page de chacune est vide si on ne la connaît pas.
    """

    page: str
    ancre: str
    titre: str
    source: str = ""
    devenue: Adresse = ("", "")
    voisine: Adresse = ("", "")


class Pertes(NamedTuple):
    """Ce qu'une publication retire, et les adresses courtes ou anciennes qui ne mènent plus à leur page."""

    perdues: Sequence[Perte]
    renvois: Mapping[str, str]
    jour: date | None = None
    commit: str = ""
    avant: str = ""


def comparer_les_adresses(avant: Version, apres: Version) -> Pertes:
    """Ce que la version d'avant montrait, et que celle d'après ne montre plus."""
    anciennes, montrees = adresses_montrees(*avant), adresses_montrees(*apres)
    noms, nouvelles = nouveaux_noms(apres[0]), _par_titre(montrees, anciennes)
    sources = {page: generee.donnees for page, generee in pages_generees(avant[0]).items()}
    perdues = []
    for (page, ancre), titre in anciennes.items():
        actuelle = noms.get(page, page)
        if (actuelle, ancre) not in montrees and (not ancre or garde_ses_ancres(apres[0], actuelle, montrees)):
            devenue = _devenue(actuelle, ancre, nouvelles.get(titre, ()))
            source = sources.get(page, TEXTES + page)
            perdues.append(Perte(actuelle, ancre, titre, source, devenue, _voisine(avant[0], page, ancre)))
    return Pertes(perdues, dict(_renvois_perdus(avant[0], apres[0])))


def garde_ses_ancres(contrat: Contrat, page: str, montrees: Container[Adresse]) -> bool:
    """Vrai pour une page qui vit encore ; celle d'un quartier partagé ne dit plus où était chaque ancre."""
    return (page, "") in montrees and slug_du_quartier(page) not in contrat.partages


def nouveaux_noms(contrat: Contrat) -> dict[str, str]:
    """La page de chaque ancien nom d'un quartier -> sa page."""
    noms = ((nom, q.slug) for q in contrat.quartiers for nom in contrat.noms_d_avant(q))
    return {page_du_quartier(nom): page_du_quartier(slug) for nom, slug in noms}


def _par_titre(montrees: Mapping[Adresse, str], anciennes: Mapping[Adresse, str]) -> dict[str, list[Adresse]]:
    """Chaque titre que l'on lit à une nouvelle adresse : ce qui a disparu sous le même titre y est passé."""
    nouvelles: dict[str, list[Adresse]] = {}
    for adresse, titre in montrees.items():
        if adresse not in anciennes:
            nouvelles.setdefault(titre, []).append(adresse)
    return nouvelles


def _devenue(page: str, ancre: str, possibles: Iterable[Adresse]) -> Adresse:
    """Où la même chose se lit maintenant : sur la même page, sinon sur une autre, si ce n'est pas celle d'un quartier.

    Deux quartiers ont les mêmes indicateurs : ce que perd l'un n'est pas passé chez l'autre.
    """
    semblables = [possible for possible in possibles if bool(possible[1]) == bool(ancre)]
    ici = [possible for possible in semblables if possible[0] == page]
    ailleurs = [p for p in semblables if not ancre or not (slug_du_quartier(page) or slug_du_quartier(p[0]))]
    return next(iter(ici or ailleurs), ("", ""))


def _voisine(contrat: Contrat, page: str, ancre: str) -> Adresse:
    """Ce qui était autour d'une ancre : le portrait d'un quartier, la page d'une branche, une branche.

    Une case et un engagement étaient sous la leur, sur la même page ; une branche, dans celle du premier niveau.
    """
    branche, suite = separer(ancre)
    if suite:
        return page, branche
    if slug_du_quartier(page) and ancre in contrat.indicateur_par_id:
        return page, PORTRAIT
    if slug_du_quartier(page) and ancre in contrat.racine_de:
        return page_de_la_branche(contrat.racine_de[ancre].id), ancre
    return page, ""


def _renvois_perdus(avant: Contrat, apres: Contrat) -> Iterator[tuple[str, str]]:
    restent = renvois_de(apres)
    return ((adresse, page) for adresse, page in renvois_de(avant).items() if adresse not in restent)


def renvois_de(contrat: Contrat) -> dict[str, str]:
    """Les adresses qui mènent à un quartier, chacune avec la page où elle mène."""
    return {adresse: page_du_quartier(q.slug) for q in contrat.quartiers for adresse in adresses_redirigees(contrat, q)}
