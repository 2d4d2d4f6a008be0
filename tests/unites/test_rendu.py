"""Les gabarits compilés : gardés d'une construction à l'autre, jamais périmés."""

import pytest
from bs4 import BeautifulSoup
from jinja2 import DictLoader, Environment

from macros.pages import environnement as rendu
from macros.pages.environnement import Compiles


@pytest.fixture
def dossier(tmp_path):
    return tmp_path / "cache" / "gabarits"


@pytest.fixture
def rendre(dossier, monkeypatch):
    """Rend un gabarit dans un environnement neuf, comme le fait chaque construction, et compte les compilations."""

    def rendre(texte):
        env = Environment(
            loader=DictLoader({"page.html": texte}), bytecode_cache=Compiles(str(dossier)), autoescape=True
        )
        compiler = env.compile
        monkeypatch.setattr(env, "compile", lambda *a, **k: rendre.compilations.append(a) or compiler(*a, **k))
        return env.get_template("page.html").render(nom="Le Centre")

    rendre.compilations = []
    return rendre


def test_un_texte_des_donnees_n_est_jamais_du_html():
    html = rendu.rendre("redirection", titre="<b>R&D</b>", cible='"><i>', racine="", politique="")
    page = BeautifulSoup(html, "html.parser")
    assert page.select("b, i") == []
    assert "<b>R&D</b>" in page.get_text()


def test_un_gabarit_n_est_compile_qu_une_fois(rendre):
    assert [rendre("{{ nom }}"), rendre("{{ nom }}")] == ["Le Centre"] * 2
    assert len(rendre.compilations) == 1


def test_un_gabarit_change_se_recompile(rendre):
    assert [rendre("{{ nom }}"), rendre("{{ nom }} !")] == ["Le Centre", "Le Centre !"]
    assert len(rendre.compilations) == 2


def test_un_code_change_recompile_tout(rendre, monkeypatch):
    rendre("{{ nom }}")
    monkeypatch.setattr(rendu, "code", lambda: "un autre code")
    rendre("{{ nom }}")
    assert len(rendre.compilations) == 2


def test_un_fichier_abime_se_refait(rendre, dossier):
    rendre("{{ nom }}")
    [fichier] = dossier.iterdir()
    for octets in (b"", fichier.read_bytes()[:10], fichier.read_bytes()[:-5], b"autre chose"):
        fichier.write_bytes(octets)
        assert rendre("{{ nom }}") == "Le Centre"
    assert len(rendre.compilations) == 5


def test_un_fichier_a_la_place_du_dossier_n_empeche_rien(rendre, dossier):
    dossier.parent.write_text("")
    assert [rendre("{{ nom }}"), rendre("{{ nom }}")] == ["Le Centre"] * 2
