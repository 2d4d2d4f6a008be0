"""La page d'un quartier, telle qu'un habitant la lit sur son téléphone."""

import pytest
from playwright.sync_api import expect

TELEPHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
ECRANS = 1.5  # ce qu'on fait défiler du pouce sans y penser


@pytest.mark.parametrize("quartier", ["le-centre", "le-haut-d-houdain", "cite-des-oiseaux"])
def test_le_telephone_et_les_raccourcis_viennent_dans_les_premiers_ecrans(ouvrir, quartier):
    page = ouvrir(f"quartiers/{quartier}/", **TELEPHONE)
    for lien in page.locator(".en-bref a").all():
        boite = lien.bounding_box()
        assert boite["y"] + boite["height"] < ECRANS * TELEPHONE["viewport"]["height"]


@pytest.mark.parametrize(
    ("raccourci", "partie"), [("Voir les objectifs", "objectifs"), ("Voir les contacts", "contacts")]
)
def test_un_raccourci_mene_a_la_partie_qu_il_dit(ouvrir, raccourci, partie):
    page = ouvrir("quartiers/le-centre/", **TELEPHONE)
    page.get_by_role("link", name=raccourci).click()
    expect(page.locator(f"h2#{partie}")).to_be_in_viewport()
