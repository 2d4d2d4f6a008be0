"""Les pages écrites à la main : chaque changement qu'on y lit se dit, et rien d'autre."""

import re

import pytest

from macros.differences.pages_ecrites import EXTENSIONS, comparer_les_textes
from tests.outils.projet import normaliser, reglages

LONG = "La réunion a lieu dans la grande salle de la maison des associations, rue du Stade, et elle est ouverte à tous."
PAGE = f"""---
description: Les réunions du contrat de ville.
---
# Les réunions

{LONG}

- Le 12 mars
- Le 4 avril, à [la mairie](https://exemple.fr/mairie)

## Qui contacter {{ #contacts }}

{{{{ contacts() }}}}
"""


def dire(ancien, nouveau, page=PAGE):
    assert ancien in page
    changements = comparer_les_textes({"reunions.md": page}, {"reunions.md": page.replace(ancien, nouveau)})
    assert {(c.sujet, c.page) for c in changements} <= {("Les réunions", "reunions.md")}
    return [normaliser(c.phrase) for c in changements]


@pytest.mark.parametrize(
    ("ancien", "nouveau", "phrase"),
    [
        ("- Le 12 mars\n", "- Le 12 mars\n- Le 6 mai\n", "on lit maintenant « Le 6 mai »."),
        ("- Le 12 mars\n", "", "on ne lit plus « Le 12 mars »."),
        ("Le 12 mars", "Le 13 mars", "on lit maintenant « Le 13 mars » au lieu de « Le 12 mars »."),
        (
            "rue du Stade",
            "rue du Port",
            "le passage « La réunion a lieu dans la grande salle de la maison des associations, rue du... » change : "
            "« ... associations, rue du Stade, et elle est ... » devient « ... associations, rue du Port, et elle est "
            "... ».",
        ),
        (
            "ouverte à tous.",
            "ouverte à tous, sans inscription.",
            "le passage « La réunion a lieu dans la grande salle de la maison des associations, rue du... » est "
            "complété : « La réunion a lieu dans la grande salle de la maison des associations, rue du Stade, et elle "
            "est ouverte à tous, sans inscription ».",
        ),
        (
            "https://exemple.fr/mairie",
            "https://exemple.fr/ecole",
            "le passage « Le 4 avril, à la mairie » mène maintenant à « https://exemple.fr/ecole ».",
        ),
        ("{ #contacts }", "{ #qui }", "la présentation du passage « Qui contacter » change."),
        ("Le 12 mars", "**Le 12 mars**", "la présentation du passage « Le 12 mars » change."),
        ("- Le 12 mars\n", "![Fête](fete.jpg)\n\n- Le 12 mars\n", "la page montre maintenant une image : « Fête »."),
        ("- Le 12 mars\n", "Vu : ![Fête](fete.jpg)\n\n- Le 12 mars\n", "on lit maintenant « Vu : »."),
        ("contacts()", "comite()", "la page montre maintenant le bloc de données « comite »."),
        ("contacts() }}", "contacts() }}\n{{ comite() }}", "la page montre maintenant le bloc de données « comite »."),
        (
            "Les réunions du contrat de ville.",
            "Les réunions à venir.",
            "la description de la page devient « Les réunions à venir ».",
        ),
        ("description: Les réunions du contrat de ville.\n", "", "la description de la page n'est plus indiquée."),
    ],
)
def test_un_changement_se_dit(ancien, nouveau, phrase):
    assert phrase in dire(ancien, nouveau)


@pytest.mark.parametrize(
    ("ancien", "nouveau"),
    [
        ("- Le 12 mars", "* Le 12 mars"),
        ("dans la grande\x20", "dans la grande\n"),
        ("maison des associations", "maison\u00a0des associations"),
        ("à tous.", "à tous"),
        ("é", "e\u0301"),
        ("{ #contacts }", "{#contacts}"),
        ("\n\n- Le", "\n\n<!-- note -->\n\n- Le"),
        ("\n", "\r\n"),
    ],
)
def test_ce_qui_ne_se_lit_pas_ne_se_dit_pas(ancien, nouveau):
    assert dire(ancien, nouveau) == []


def test_le_titre_qui_change_se_dit_pour_ce_qu_il_est():
    [change] = comparer_les_textes({"reunions.md": PAGE}, {"reunions.md": PAGE.replace("# Les réunions", "# Venez")})
    assert (change.sujet, normaliser(change.phrase)) == ("Venez", "le titre de la page devient « Venez ».")


def test_une_image_retiree_se_dit():
    page = f"{PAGE}\n![Fête](fete.jpg)\n"
    assert dire("![Fête](fete.jpg)\n", "", page) == ["la page ne montre plus l'image « Fête »."]


def test_un_ordre_qui_change_se_dit():
    assert dire("- a\n- b", "- b\n- a", "# Les réunions\n\n- a\n- b\n") == ["l'ordre du texte change."]


def test_une_page_de_plus_ou_de_moins_se_dit():
    (ajout,) = comparer_les_textes({}, {"reunions.md": PAGE})
    (retrait,) = comparer_les_textes({"reunions.md": PAGE}, {})
    assert (str(ajout), ajout.page) == ("Les réunions : la page est ajoutée.", "reunions.md")
    assert (str(retrait), retrait.page) == ("Les réunions : la page est retirée.", "")


def test_une_page_reecrite_se_dit_en_une_phrase():
    avant = "# Les réunions\n\n" + "".join(f"- Le point numéro {rang}\n" for rang in range(9))
    assert dire("Le point numéro", "Une autre chose, rangée", avant) == [
        "le texte de la page change beaucoup : 18 passages ne sont plus les mêmes."
    ]


@pytest.mark.parametrize(
    ("chemin", "texte", "nom"),
    [
        ("index.md", "{{ presentation() }}", "Accueil"),
        ("ville/index.md", "texte", "Ville"),
        ("a-savoir.md", "texte", "A savoir"),
        ("x.md", "---\ntitle: L'aide\n---\n# Autre\n", "L’aide"),
    ],
)
def test_une_page_a_toujours_un_nom(chemin, texte, nom):
    assert comparer_les_textes({}, {chemin: texte})[0].sujet == nom


def test_les_pages_se_lisent_avec_les_extensions_du_site():
    declarees = re.search(r"(?m)^markdown_extensions:\n((?:  - \w+\n)+)", reglages())[1].split("  - ")
    assert {nom.strip() for nom in declarees if nom} == {*EXTENSIONS} - {"toc", "tables", "fenced_code"}
