"""Une copie du projet prend une version qui a le suivi : elle n'a ni nouvelle, ni entrée du menu, et se construit."""

import pytest

from tests.outils.editions import changer, ensemble, supprimer
from tests.outils.projet import HAILLICOURT, construire, copier_projet

pytestmark = pytest.mark.lent

SANS_MENU = changer("mkdocs.yml", ("  - Suivi: suivi.md\n", ""))
COPIES = {
    "la page arrive, le menu reste celui d'avant": SANS_MENU,
    "ni page, ni menu": ensemble(SANS_MENU, supprimer("docs/suivi.md")),
}


@pytest.mark.parametrize("copie", COPIES)
def test_une_copie_d_avant_le_suivi_se_construit(tmp_path, copie):
    projet = copier_projet(tmp_path / "projet", HAILLICOURT)
    assert not (projet / "data/suivi").exists()
    COPIES[copie](projet)
    site = construire(projet, projet / "site", DOCUMENTS="false")

    a_la_page = (projet / "docs/suivi.md").exists()
    menes = [a for a in site.page("/").select("a[href]") if a["href"].startswith("suivi/") and ".xml" not in a["href"]]
    assert bool(menes) == a_la_page == (site.dossier / "suivi/index.html").exists()
    assert site.page("/quartiers/le-centre/").find(id="parentalite--renforcer-le-dispositif-reaap")
