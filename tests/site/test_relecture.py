"""Le site signé se relit sans une faute, et chaque règle voit celle qu'elle cherche."""

import pytest

from tests.outils.projet import Site
from tests.outils.relecture import REGLES, relire

FAUTIVES = {
    "titres_suivis": "<h1>Un</h1><h2>Deux</h2><h2>Trois</h2><p>Un texte.</p>",
    "rangs_sans_saut": "<h1>Un</h1><h3>Trois</h3><p>Un texte.</p>",
    "identifiants_uniques": '<h1>Un</h1><p id="a">Un</p><p id="a">Deux</p>',
    "renvois_tenus": '<h1>Un</h1><p aria-labelledby="absent">Un texte.</p>',
    "rien_de_vide": "<h1>Un</h1><p>Un texte.</p><ul></ul>",
    "phrases_justes": "<h1>Un</h1><p>Les chiffres de le quartier.</p>",
    "liens_rompus": '<h1>Un</h1><p><a href="nulle-part/">Un texte</a></p>',
}
PAGE = "<!doctype html><html lang=fr><head><title>Un titre</title></head><body><main>%s</main></body></html>"


@pytest.mark.lent  # toutes ses pages, par toutes les règles
def test_le_site_signe_se_relit_sans_une_faute(site):
    assert relire(site) == []


@pytest.mark.parametrize("regle", REGLES, ids=lambda regle: regle.__name__)
def test_chaque_regle_voit_sa_faute(regle, tmp_path):
    (tmp_path / "index.html").write_text(PAGE % FAUTIVES[regle.__name__], "utf-8")
    assert list(regle(Site(tmp_path), "/"))


def test_une_page_juste_n_a_pas_de_faute(tmp_path):
    (tmp_path / "index.html").write_text(PAGE % '<h1>Un</h1><h2 id="a">Deux</h2><p>Le quartier.</p>', "utf-8")
    assert relire(Site(tmp_path)) == []
