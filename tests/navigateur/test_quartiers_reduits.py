"""Des quartiers dont le contrat ne dit presque rien : leurs pages n'enfreignent aucune règle, et rien n'en déborde."""

from itertools import product

import pytest

from tests.outils.navigateur.axe import violations
from tests.outils.navigateur.hebergeur import servir
from tests.outils.projet import construire, copier_projet
from tests.outils.villenue import donnees_de_villenue

PAGES = ["", "quartiers/", "suivi/", *(f"quartiers/{q}/" for q in ("les-tilleuls", "le-port", "la-gare", "les-rails"))]


@pytest.fixture(scope="module")
def adresse(tmp_path_factory):
    dossier = tmp_path_factory.mktemp("villenue")
    projet = copier_projet(dossier / "projet", donnees_de_villenue(dossier), "de Villenue")
    construire(projet, dossier / "site", DOCUMENTS="false")
    with servir(dossier / "site", tmp_path_factory.mktemp("serveur")) as adresse:
        yield adresse


@pytest.mark.lent
@pytest.mark.parametrize("chemin", PAGES)
def test_une_page_n_enfreint_aucune_regle_et_tient_dans_sa_largeur(ouvrir, chemin):
    page = ouvrir(chemin)
    for largeur, palette in product([320, 1280], ["light", "dark"]):
        page.set_viewport_size({"width": largeur, "height": 900})
        page.emulate_media(color_scheme=palette)
        assert (largeur, palette, violations(page)) == (largeur, palette, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= largeur
