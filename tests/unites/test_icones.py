"""Les icônes des pages : chacune est dans le projet, aucune n'y est pour rien."""

import re

from tests.outils.projet import RACINE

GABARITS = RACINE / "overrides"
ICONES = GABARITS / ".icones"
APPEL = re.compile(r'dessin\("([^"]+)"\)')


def icones_des_pages() -> set[str]:
    return {chemin for gabarit in GABARITS.rglob("*.html") for chemin in APPEL.findall(gabarit.read_text("utf-8"))}


def test_les_icones_du_projet_sont_celles_des_pages():
    assert {f".icones/{icone.name}" for icone in ICONES.glob("*.svg")} == icones_des_pages()


def test_l_origine_de_chaque_icone_est_dite():
    origine = (ICONES / "ORIGINE.md").read_text("utf-8")
    assert [icone.stem for icone in ICONES.glob("*.svg") if f"`{icone.stem}`" not in origine] == []


def test_la_licence_des_icones_est_avec_elles():
    origine = (ICONES / "ORIGINE.md").read_text("utf-8")
    licences = re.findall(r"\]\((\S+\.txt)\)", origine)
    assert sorted(licences) == sorted(f.name for f in ICONES.glob("*.txt"))
    assert "Apache License" in (ICONES / "APACHE-2.0.txt").read_text("utf-8")
