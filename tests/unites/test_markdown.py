"""Une page Markdown se lit d'une seule façon : son titre, ses ancres, les blocs qu'elle appelle."""

import pytest

from macros.lecture.markdown import appels_de_la_page, titre_de_la_page, titres_de_la_page
from macros.pages.blocs import appels_de

PAGE = """---
# une remarque
description: Une page.
---
<!--
# Un brouillon
-->
```
# Un exemple
```
## Avant le titre
# Le `code` et l'**essai** { #essai }
"""


def test_les_titres_d_un_en_tete_d_un_exemple_et_d_une_remarque_n_en_sont_pas():
    assert list(titres_de_la_page(PAGE)) == [("avant-le-titre", "Avant le titre"), ("essai", "Le code et l'essai")]


@pytest.mark.parametrize(
    ("chemin", "page", "titre"),
    [
        ("essai.md", PAGE, "Le code et l'essai"),
        ("index.md", "Un texte.", "Accueil"),
        ("ville/index.md", "## Un sous-titre", "Ville"),
        ("ville/ou-dormir.md", "", "Ou dormir"),
    ],
)
def test_une_page_a_un_titre(chemin, page, titre):
    assert titre_de_la_page(chemin, page) == titre


def test_un_appel_est_seul_sur_sa_ligne_et_ses_arguments_entre_guillemets():
    page = "{{ contacts() }}\n{{quartier( 'le-centre' )}}\nVoir {{ comite() }}.\n{{ enjeu(sante) }}\n"
    assert list(appels_de_la_page(page)) == [("contacts", []), ("quartier", ["le-centre"])]


@pytest.mark.parametrize("appel", ["{{ inconnu() }}", "{{ quartier() }}", '{{ glossaire("mots") }}'])
def test_un_appel_que_son_bloc_refuse_ne_montre_rien(appel):
    assert appels_de(appel) == []
