"""Un gabarit rendu : ce que disent les données y reste du texte."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup

from macros.pages.environnement import rendre, sans_remarque
from macros.pages.filtres import couper_apres, jour_en_balise, lier


def test_un_texte_des_donnees_n_est_jamais_du_html():
    html = rendre("redirection", titre="<b>R&D</b>", cible='"><i>', racine="", politique="")
    page = BeautifulSoup(html, "html.parser")
    assert page.select("b, i") == []
    assert "<b>R&D</b>" in page.get_text()


@pytest.mark.parametrize(
    ("adresse", "ecrit"), [("../?a&b", '<a href="../?a&amp;b">R&amp;D</a>'), ("", "R&amp;D"), (None, "R&amp;D")]
)
def test_un_texte_ne_mene_quelque_part_que_si_l_adresse_est_connue(adresse, ecrit):
    assert lier("R&D", adresse) == ecrit


@pytest.mark.parametrize(
    ("jour", "machine"),
    [(date(2024, 7, 9), "2024-07-09"), (datetime(2024, 7, 9, 8, 30, tzinfo=UTC), "2024-07-09T08:30:00+00:00")],
)
def test_une_date_se_lit_et_se_calcule(jour, machine):
    assert jour_en_balise(jour) == f'<time datetime="{machine}">9 juillet 2024</time>'


def test_un_long_mot_peut_se_couper_apres_un_signe():
    assert couper_apres("<camille>@exemple.fr", "@") == "&lt;camille&gt;@<wbr>exemple.fr"


@pytest.mark.parametrize(
    ("source", "publiee"),
    [
        ("// Une remarque\nfaire()", "\nfaire()"),
        ("faire()\n  /** Une remarque. */\nfaire()", "faire()\n\nfaire()"),
        ('lien = "https://exemple.fr" // ici', 'lien = "https://exemple.fr" // ici'),
        ("/* a */ .b { color: red; } /* c */", "/* a */ .b { color: red; } /* c */"),
        ("/* a */\n.b { margin: 0; }", "\n.b { margin: 0; }"),
    ],
)
def test_un_script_se_publie_sans_les_lignes_qui_ne_sont_que_des_remarques(source, publiee):
    assert sans_remarque(source) == publiee
