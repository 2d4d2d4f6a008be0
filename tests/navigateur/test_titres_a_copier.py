"""Le bouton qui copie le lien d'un titre a sa place : il ne se pose jamais sur les mots."""

import pytest

from tests.outils.navigateur.hebergeur import servir
from tests.outils.projet import UN_NIVEAU, construire, copier_projet


@pytest.fixture(scope="module")
def adresse(tmp_path_factory):
    """Le site d'un contrat d'un seul niveau, servi : le titre d'une page y mène à ce que prévoit chaque quartier."""
    projet = copier_projet(tmp_path_factory.mktemp("un-niveau") / "projet", UN_NIVEAU, "de Patronville")
    site = construire(projet, projet / "site", DOCUMENTS="false")
    with servir(site.dossier, tmp_path_factory.mktemp("serveur")) as adresse:
        yield adresse


@pytest.mark.parametrize("chemin", ["quartiers/la-source/", "enjeux/", "enjeux/egalite/", "glossaire/", "suivi/"])
def test_chaque_titre_laisse_a_son_bouton_une_place_qu_aucun_nom_ne_prend(ouvrir, chemin):
    rangs = ouvrir(chemin, 320).locator(".titre-copiable").all()
    assert rangs
    for rang in rangs:
        place = rang.locator(":is(h1, h2)").evaluate("(titre) => parseFloat(getComputedStyle(titre).paddingRight)")
        assert place >= rang.locator(".copier").bounding_box()["width"]
