"""Quitter Material, ou MkDocs pour ProperDocs, ne change pas un octet du site (voir HACKING.md)."""

import re
import subprocess

import pytest

from tests.outils.paquets import python_sans
from tests.outils.projet import ADRESSE_PUBLIQUE, DEPOT, HAILLICOURT, copier_projet, ecarts, mkdocs

pytestmark = pytest.mark.lent

SANS_THEME = {  # ce que HACKING demande d'écrire dans mkdocs.yml
    r"  name: material": "  name: null",
    r"  static_templates: .*": "  static_templates: [404.html, assets/impression.css]",
}
MATERIAL = ("mkdocs-material", "mkdocs-material-extensions")
DEPARTS = [
    pytest.param("mkdocs", MATERIAL, SANS_THEME, id="sans Material"),
    pytest.param("properdocs", ("mkdocs",), {}, id="ProperDocs sans MkDocs"),
    pytest.param("properdocs", ("mkdocs", *MATERIAL), SANS_THEME, id="ProperDocs sans MkDocs ni Material"),
]


def jouer(python, environnement, dossier, *arguments):
    commande = mkdocs(**environnement, SITE_URL=ADRESSE_PUBLIQUE, DEPOT_URL=DEPOT)
    return subprocess.run(cwd=dossier, check=False, **commande | {"args": [*python, *arguments]})


@pytest.mark.parametrize(("moteur", "supprimees", "reglages"), DEPARTS)
def test_le_meme_site_sort_octet_pour_octet(site, tmp_path, moteur, supprimees, reglages):
    projet = copier_projet(tmp_path / "projet", HAILLICOURT)
    mkdocs_yml = projet / "mkdocs.yml"
    for ancien, nouveau in reglages.items():
        mkdocs_yml.write_text(re.sub(f"(?m)^{ancien}$", nouveau, mkdocs_yml.read_text("utf-8")), "utf-8")
    python = python_sans(tmp_path / "paquets", supprimees)

    construction = jouer(*python, projet, "-m", moteur, "build", "--strict", "--site-dir", str(projet / "site"))

    assert construction.returncode == 0, construction.stdout
    assert ecarts(site.dossier, projet / "site") == []


@pytest.mark.parametrize(("module", "supprimees"), [("material", MATERIAL), ("mkdocs", ("mkdocs",))])
def test_un_paquet_supprime_ne_s_importe_plus(tmp_path, module, supprimees):
    import_du_module = jouer(*python_sans(tmp_path / "paquets", supprimees), tmp_path, "-c", f"import jinja2, {module}")

    assert f"ModuleNotFoundError: No module named '{module}'" in import_du_module.stdout
