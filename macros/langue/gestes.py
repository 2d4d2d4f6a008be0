"""Les trois gestes de l'accueil, avec les mots du contrat : trouver son quartier, lire ce qui est prévu, appeler."""

from typing import NamedTuple

from macros import adresses
from macros.langue import titres
from macros.langue.annonces import les_branches
from macros.langue.francais import compter, majuscule
from macros.langue.phrases import le_quartier
from macros.langue.suivi import resume, rien_n_est_publie
from macros.modele import Contrat
from macros.modele.avancement import bilan
from macros.modele.referent import Referent

NOMMES = 4  # quartiers : au-delà, on dit combien
NUMEROS = 2  # en grand : au-delà, on ne saurait lequel choisir


class Geste(NamedTuple):
    """Ce que l'on vient faire : ses mots, ce qui les précise, la page où l'on va et son ancre."""

    titre: str
    precision: str
    page: str
    ancre: str = ""


def gestes(contrat: Contrat, suivi_publie: bool) -> list[Geste]:
    """Où mène l'accueil ; un geste auquel rien ne répond n'y est pas. ``suivi_publie`` : la page du suivi existe."""
    return [_mon_quartier(contrat), *_ce_qui_est_prevu(contrat, suivi_publie)]


def a_appeler(contrat: Contrat, quartier: str = "") -> tuple[Referent, ...]:
    """Les premiers référents qui ont un téléphone : ceux de ce quartier, sinon ceux du contrat."""
    return contrat.pilotage.referents_a_appeler(quartier)[:NUMEROS]


def _mon_quartier(contrat: Contrat) -> Geste:
    """Le seul quartier du contrat, ou leur liste."""
    premier, *autres = contrat.quartiers_ranges
    if not autres:
        return Geste("Mon quartier", majuscule(le_quartier(premier)), adresses.page_du_quartier(premier.slug))
    noms = " · ".join(q.nom for q in contrat.quartiers_ranges)
    lesquels = noms if len(contrat.quartiers) <= NOMMES else compter(len(contrat.quartiers), "quartier")
    return Geste("Mon quartier", lesquels, adresses.QUARTIERS, "liste")


def _ce_qui_est_prevu(contrat: Contrat, suivi_publie: bool) -> list[Geste]:
    """Les engagements, et ce qu'ils deviennent dès qu'une nouvelle en est publiée ; à défaut, la stratégie."""
    if suivi_publie and contrat.avancements:
        parts = bilan(contrat.avancements)
        titre = titres.CE_QUI_EST_PREVU if rien_n_est_publie(parts) else f"{titres.CE_QUI_EST_PREVU} et fait"
        return [Geste(titre, majuscule(resume(parts)), adresses.SUIVI)]
    if contrat.strategie.branches:
        return [Geste(titres.CE_QUI_EST_PREVU, majuscule(les_branches(contrat)), adresses.ENJEUX)]
    return []
