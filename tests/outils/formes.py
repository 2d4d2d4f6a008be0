"""Les communes inventées, une par forme de contrat, et leur site, sous le nom et le menu de « make contrat »."""

from pathlib import Path

from macros.lecture import lire
from macros.squelette.contrat import Depart
from macros.squelette.reglages import renommer
from tests.outils.projet import ADRESSE_PUBLIQUE, COMMUNE, DEPOT, Site, construire, copier_projet

FORMES = sorted(d.parents[1] for d in COMMUNE.parent.glob("*/data/convention.yml") if d.parents[1] != COMMUNE)


def construire_la_forme(projet: Path, donnees: Path, **environnement: str) -> Site:
    """Le site de ces données ; ``projet`` n'existe pas encore."""
    copier_projet(projet, donnees)
    contrat, reglages = lire(donnees), projet / "mkdocs.yml"
    niveaux = tuple(niveau.mot for niveau in contrat.vocabulaire.niveaux)
    depart = Depart(contrat.convention.porteur.nom, contrat.convention.porteur.sorte, 2024, 2030, niveaux)
    reglages.write_text(renommer(reglages.read_text("utf-8"), depart), "utf-8")
    return construire(projet, projet / "site", SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT, **environnement)
