"""Un identifiant des données ne prend jamais le nom d'une ancre du site, de la plus connue à celle d'un script."""

import shutil

import pytest

from macros.lecture import DonneesFautives, lire
from macros.lecture.ancres import (
    ancres_des_gabarits,
    ancres_des_pages,
    ancres_des_scripts,
    blocs_d_identifiants,
    est_reservee,
    pages_d_identifiants,
)
from tests.outils.donnees import ANCRES, FICHIERS, fautes_dites
from tests.outils.projet import HAILLICOURT


def identifiants(contrat) -> set[str]:
    """Tous les identifiants que déclarent les données."""
    return {d.id for d in (*contrat.strategie.toutes(), *contrat.indicateurs.indicateurs, *contrat.glossaire.termes)}


def ancres_du_site(site, contrat) -> set[str]:
    """Les ancres des pages où est un identifiant des données, les autres ; aucun n'a deux tirets de suite."""
    siens = identifiants(contrat)
    pages = [site.ancres(adresse).keys() for adresse in site.adresses()]
    ancres = set().union(*(page for page in pages if page & siens))
    return {ancre for ancre in ancres - siens if "--" not in ancre}


def glossaire(ids) -> bytes:
    """Un glossaire où chaque identifiant nomme un terme."""
    terme = "  - id: {0}\n    terme: Terme {0}\n    definition: Un exemple.\n    source: Convention\n"
    return f"termes:\n{''.join(map(terme.format, ids))}".encode()


def indicateurs(ids) -> bytes:
    """Des indicateurs déclarés, après ceux de la commune, sous ces identifiants."""
    indicateur = "  - id: {0}\n    libelle: {0}\n    explication: Un exemple.\n    unite: '%'\n    agglomeration: 10\n"
    return FICHIERS["indicateurs.yml"].rstrip() + f"\n{''.join(map(indicateur.format, ids))}".encode()


def strategie(ids) -> bytes:
    """Des enjeux, après ceux de la commune, sous ces identifiants."""
    enjeu = (
        "  - id: {1}\n    numero: {0}\n    titre: Exemple\n    objectifs_strategiques:\n"
        "      - id: objectif-{0}\n        titre: Exemple\n        sous_objectifs:\n"
        "          - id: sous-objectif-{0}\n            titre: Exemple\n"
    )
    enjeux = "".join(enjeu.format(numero, ancre) for numero, ancre in enumerate(ids, 10))
    return FICHIERS["strategie.yml"].rstrip() + f"\n{enjeux}".encode()


@pytest.mark.parametrize("ecrire", [glossaire, indicateurs, strategie], ids=lambda ecrire: ecrire.__name__)
def test_aucune_ancre_du_site_ne_peut_etre_un_identifiant_des_donnees(site, contrat, ecrire):
    ancres = sorted(ancres_du_site(site, contrat))
    assert {"annonce", "icone-lien", "contenu", "portrait", "mot-anct", "les-enjeux", "le-glossaire"} <= set(ancres)

    dites = fautes_dites(FICHIERS | {f"{ecrire.__name__}.yml": ecrire(ancres)})

    assert [ancre for ancre in ancres if not any(f": « {ancre} » est réservé" in dite for dite in dites)] == []
    assert [dite for dite in dites if "est réservé aux pages du site" not in dite] == []


def test_un_titre_ecrit_dans_docs_reserve_son_ancre_dans_les_donnees_d_a_cote(tmp_path, contrat):
    identifiant = contrat.glossaire.termes[0].id
    shutil.copytree(HAILLICOURT, tmp_path / "data")
    assert lire(tmp_path / "data") == contrat

    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/aide.md").write_text(
        f"# Une page\n\n## Un titre {{ #{identifiant} }}\n\n{{{{ glossaire() }}}}\n", "utf-8"
    )
    with pytest.raises(DonneesFautives, match=f"« {identifiant} » est réservé aux pages du site"):
        lire(tmp_path / "data")


def test_les_identifiants_publies_restent_libres(contrat):
    assert [identifiant for identifiant in identifiants(contrat) if est_reservee(identifiant)] == []


@pytest.mark.parametrize(
    "ancre",
    ["recherche-champ", "filtre-communes", "filtre-nouveau", "mot-nouveau", "champs-nouveau", "annee-2031", "index"],
)
def test_ce_qu_un_script_ou_une_autre_page_ecrira_est_reserve(ancre):
    assert est_reservee(ancre)


@pytest.mark.parametrize("ancre", ["acces-soins", "mot", "champ", "filtre", "sante", "annonces", "mon-menu"])
def test_un_identifiant_qui_ressemble_a_une_ancre_reste_libre(ancre):
    assert not est_reservee(ancre)


@pytest.mark.parametrize(
    ("source", "ancres"),
    [
        ('<p id="annonce" class="x">', {"annonce"}),
        ('<p data-id="annonce">', set()),
        ('{# <p id="annonce"> #}', set()),
        ('<p id="mot-{{ terme.id }}">', {"mot-{{ terme.id }}"}),
        ('<p id="{{ t["id"] }}-titre">', {'{{ t["id"] }}-titre'}),
        (
            '{% macro m(a, b="x") %}<p id="{{ a }}-{{ b }}">{% endmacro %}{{ m("un", "deux") }}{{ m(b="trois") }}',
            {"{{ a }}-{{ b }}", "un-deux", "{{ a }}-trois"},
        ),
    ],
)
def test_les_ancres_d_un_gabarit_se_lisent_dans_sa_source(source, ancres):
    assert set(ancres_des_gabarits({"page.html": source})) == ancres


def test_une_macro_ecrit_ses_ancres_depuis_un_autre_gabarit():
    outil = '{% macro filtre(cible) %}<input id="filtre-{{ cible }}">{% endmacro %}'
    appel = '{% import "outil.html" as outil %}{{ outil.filtre("communes") }}'

    gabarits = {"outil.html": outil, "page.html": appel}
    assert set(ancres_des_gabarits(gabarits)) == {"filtre-{{ cible }}", "filtre-communes"}


def test_deux_macros_du_meme_nom_n_ecrivent_que_les_ancres_de_leur_gabarit():
    avec_ancre = '{% macro liste(ancre) %}<ul id="{{ ancre }}">{% endmacro %}{{ liste("atouts") }}'
    sans_ancre = '{% macro liste(titre) %}<h2>{{ titre }}</h2>{% endmacro %}{{ liste("contenus") }}'

    assert set(ancres_des_gabarits({"a.html": avec_ancre, "b.html": sans_ancre})) == {"{{ ancre }}", "atouts"}


def test_un_titre_ne_reserve_son_ancre_que_sur_une_page_ou_sont_des_identifiants():
    gabarits = {"glossaire.html": '<div id="{{ t.id }}">', "journal.html": '<h2 id="annee-{{ annee }}">'}
    pages = ["# Le glossaire\n\n{{ glossaire() }}\n", "# Le journal\n\n{{ journal() }}\n"]

    assert pages_d_identifiants(pages, blocs_d_identifiants(gabarits)) == pages[:1]
    assert "le-glossaire" in ANCRES
    assert "participation" not in ANCRES


@pytest.mark.parametrize(
    ("source", "ancres"),
    [
        ('document.getElementById("menu")', ["menu"]),
        ("getElementById(location.hash.slice(1))", []),
        ('fenetre.innerHTML = `<input id="champ">`', ["champ"]),
        ('creer("div", { id: "boite" })', ["boite"]),
        ("bulle.id = `bulle-${rang}`", ["bulle-${rang}"]),
        ('bulle.setAttribute("id", "bulle")', ["bulle"]),
        ("copier(cible.id, nom)", []),
        ('fenetre.innerHTML = `<p data-id="champ">`', []),
        ('const grid = "champ"', []),
    ],
)
def test_les_ancres_d_un_script_se_lisent_dans_sa_source(source, ancres):
    assert list(ancres_des_scripts([source])) == ancres


def test_les_ancres_d_une_page_sont_celles_de_ses_titres():
    page = (
        "# L'été d_un cœur : mode d'emploi\n\n## Le code du site { #code }\n\n    # une remarque dans un exemple\n"
        "### Vingt-cinq - ou plus ###\n\n###### La suite {: #suite .grand }\n"
    )

    attendues = ["lete-d_un-cur-mode-demploi", "code", "vingt-cinq-ou-plus", "suite"]
    assert list(ancres_des_pages([page])) == attendues
