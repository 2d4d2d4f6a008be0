"""Un gabarit rendu : ce que disent les données y reste du texte."""

from bs4 import BeautifulSoup

from macros.pages.environnement import rendre


def test_un_texte_des_donnees_n_est_jamais_du_html():
    html = rendre("redirection", titre="<b>R&D</b>", cible='"><i>', racine="", politique="")
    page = BeautifulSoup(html, "html.parser")
    assert page.select("b, i") == []
    assert "<b>R&D</b>" in page.get_text()
