"""La version du code : écrite dans pyproject.toml, montrée par le site, racontée par CHANGELOG.md."""

import re
import tomllib

import pytest

from macros.edition import Edition, version_du_code
from macros.pages.environnement import rendre
from tests.outils.projet import DEPOT, RACINE, texte

VERSION = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))["project"]["version"]
TITRES = re.findall(r"(?m)^## (.+)$", (RACINE / "CHANGELOG.md").read_text("utf-8"))


@pytest.mark.parametrize("adresse", ["/", "/quartiers/le-centre/", "/404.html"])
def test_chaque_pied_de_page_mene_au_code_et_dit_sa_version(site, adresse):
    [lien] = [a for a in site.page(adresse).footer.select("a") if "Code du site" in texte(a)]
    assert texte(lien) == f"Code du site, version {VERSION}"
    assert lien["href"] == f"{DEPOT}/tree/HEAD"


def test_la_page_des_donnees_dit_la_version_du_code_parmi_les_versions(site):
    [lien] = site.page("/donnees/").select(f'main a[href="{DEPOT}/tree/HEAD"]')
    assert texte(lien) == f"Code du site, version {VERSION}"
    assert lien.find_previous("h2")["id"] == "version"


def test_sans_depot_connu_la_version_se_lit_sans_lien():
    html = rendre("code_du_site", edition=Edition(version="7.8.9"))
    assert "Code du site, version 7.8.9." in html
    assert "<a" not in html


def test_une_version_qui_n_est_pas_connue_ne_se_montre_pas():
    assert Edition(depot=DEPOT).titre_du_code == ""


def test_la_version_lue_est_celle_de_pyproject():
    assert version_du_code() == VERSION


def test_le_journal_des_versions_raconte_celle_de_pyproject_apres_ce_qui_va_paraitre():
    assert TITRES[:2] == ["À paraître", VERSION]


def test_chaque_version_dit_ce_qui_change_pour_chacun():
    _, *versions = re.split(r"(?m)^## ", (RACINE / "CHANGELOG.md").read_text("utf-8"))
    publics = [f"Pour ceux qui {font}" for font in ("lisent", "éditent", "réutilisent les données", "codent")]
    for version in versions:
        dits = re.findall(r"(?m)^### (.+)$", version)
        assert dits == [public for public in publics if public in dits]
        assert dits or version.startswith("À paraître")
