"""Une construction publie les schémas de saisie, et les écrit aussi là où un éditeur de texte les cherche."""

import pytest

from macros.saisie import DE_L_EDITEUR, schemas


@pytest.mark.parametrize(
    "nom", ["convention", "indicateurs", "pilotage", "quartier", "recherche", "site", "strategie", "suivi"]
)
def test_un_schema_publie_est_celui_de_l_editeur_de_texte(site, contrat, nom):
    publie = (site.dossier / f"donnees/schemas/{nom}.json").read_bytes()

    assert publie.decode() == schemas(contrat)[f"donnees/schemas/{nom}.json"]
    assert (site.dossier.parent / DE_L_EDITEUR / f"{nom}.json").read_bytes() == publie
