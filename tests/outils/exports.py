"""Deux communes, et les fichiers qu'elles publient sous « donnees/ »."""

import json
from datetime import date

from macros.donnees import exports
from macros.edition import Edition
from macros.lecture import lire
from tests.outils.projet import ADRESSE_PUBLIQUE, EXEMPLEVILLE, HAILLICOURT

EDITION = Edition(ADRESSE_PUBLIQUE, dates={"data/convention.yml": date(2024, 7, 9), "docs/index.md": date(2025, 1, 1)})
COMMUNES = {"haillicourt": lire(HAILLICOURT), "exempleville": lire(EXEMPLEVILLE)}
COMMUNE = COMMUNES["exempleville"]


def publier(contrat, edition=EDITION):
    """Le chemin de chaque fichier sous « donnees/ » -> son texte."""
    return {chemin.removeprefix("donnees/"): octets.decode() for chemin, octets in exports(contrat, edition).items()}


def lire_json(contrat, edition=EDITION):
    """Les mêmes, pour les seules données en JSON, comprises."""
    return {
        chemin: json.loads(texte)
        for chemin, texte in publier(contrat, edition).items()
        if chemin.endswith(".json") and not chemin.startswith(("schemas/", "datapackage"))
    }
