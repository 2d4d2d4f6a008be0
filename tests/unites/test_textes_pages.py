"""Les fichiers de docs/, l'en-tête des pages et le menu se jugent comme data/ : toutes les fautes, à leur place."""

import os

import pytest

from macros.lecture.source import FUSION
from macros.textes import lire_les_textes
from tests.outils.ecrits import MENU, dire, ecrire, juger


@pytest.mark.parametrize(
    ("entete", "faute"),
    [
        ("description: Réunion : le 4", "2:22: un texte qui contient « : » se met entre guillemets droits"),
        ("descripton: Essai", "2:1: clé inconnue : « descripton » (vouliez-vous dire « description » ?)"),
        ("render_macros: false", "2:1: clé inconnue : « render_macros » (possibles : description, donnees)"),
        ("description: [a, b]", "2:14: texte attendu, et non une liste : "),
        ("description:", "2:1: « description » est vide : complétez cette ligne, ou supprimez-la"),
        ("description: &a [*a, *a]", "2:14: un texte ne commence pas par « & »"),
        ("donnees: data/pilotge.yml", "2:10: fichier de données inconnu : « data/pilotge.yml » (vouliez-vous dire "),
    ],
)
def test_un_en_tete_se_juge_comme_un_fichier_de_donnees(tmp_path, contrat, entete, faute):
    (dite,) = juger(tmp_path, f"---\n{entete}\n---\n# Titre\n", contrat)

    assert dite.startswith(f"docs/index.md:{faute}")


def test_un_en_tete_juste_est_du_texte(tmp_path, contrat):
    texte = "\ufeff---\r\ndescription: 2024\r\ndonnees: data/site.yml\r\n---\r\nNote: la suite\r\n"
    page = lire_les_textes(ecrire(tmp_path, {"index.md": texte}), contrat).pages["index.md"]

    assert page.entete.description == "2024"
    assert page.texte == "Note: la suite\n"


@pytest.mark.parametrize("texte", ["---\n---\n# Titre\n", "---\n\n---", "# Titre\n\n---\n\nSuite\n", ""])
def test_un_en_tete_vide_ou_absent_ne_gene_pas(tmp_path, contrat, texte):
    assert juger(tmp_path, texte, contrat) == []


def test_un_en_tete_mal_ferme_se_dit(tmp_path, contrat):
    assert juger(tmp_path, "---\ndescription: Essai\n# Titre\n", contrat) == [
        "docs/index.md:1:1: cet en-tête n'est pas refermé : écrivez « --- », seul sur une ligne, après sa dernière clé"
    ]


@pytest.mark.parametrize(
    ("texte", "faute"),
    [
        ("été".encode("latin-1"), "1:1: le fichier n'est pas en UTF-8"),
        ("Le PrÃ©au", "1:6: accents abîmés"),
        ("a\n<<<<<<< HEAD\nb", "2:1: reste d'une fusion de git"),
        ("<script>alert(1)</script>", "1:1: « <script> » ne s'écrit pas dans une page"),
        ('Un <iframe src="https://exemple.fr"></iframe>', "1:4: « <iframe> » ne s'écrit pas"),
        ('<meta http-equiv="refresh">', "1:1: « <meta> » ne s'écrit pas"),
        ("<!--bloc:x-->", "1:1: « <!--bloc> » ne s'écrit pas"),
        ("Le <nom> du quartier", "1:4: « <nom> » ne s'écrit pas"),
        ('<b ONCLICK="x()">a</b>', "1:1: « onclick » ne s'écrit pas dans une balise : supprimez-le"),
        ('<p style="color: red">a</p>', "1:1: « style » ne s'écrit pas"),
    ],
)
def test_ce_qui_abime_ou_execute_est_refuse(tmp_path, contrat, texte, faute):
    (dite,) = juger(tmp_path, texte, contrat)

    assert dite.startswith(f"docs/index.md:{faute}")


def test_le_reste_d_une_fusion_se_dit_en_entier(tmp_path, contrat):
    dites = juger(tmp_path, "<<<<<<< HEAD\nUn\n||||||| base\nZéro\n=======\nDeux\n>>>>>>> main\n", contrat)

    assert [dite.split(":")[1] for dite in dites] == ["1", "3", "5", "7"]
    assert all("ou les deux si ce sont deux nouvelles" in dite for dite in dites)


@pytest.mark.parametrize(
    "texte",
    [
        "Un titre\n========\n",
        "\tun exemple",
        "Écrire `<script>`, ou a < b.",
        "```html\n<script>\n```",
        '<details><summary>Plus</summary><p lang="en" class="x">a</p></details>',
        "<https://exemple.fr> <mairie@exemple.fr>",
        "[compte rendu](<CR du comité.pdf>)\n\n[n]: <autre fichier.pdf>",
        "<!-- une remarque -->",
    ],
)
def test_ce_qui_met_en_forme_passe(tmp_path, contrat, texte):
    assert juger(tmp_path, texte, contrat) == []


@pytest.mark.parametrize("texte", ["Pilotage\n=======\n", "# Pilotage\n\nUn\n=======\nDeux\n", "```\n=======\n```"])
def test_la_separation_d_une_fusion_n_est_jamais_un_titre(tmp_path, contrat, texte):
    (dite,) = juger(tmp_path, texte, contrat)

    ligne = texte.split("\n").index("=======") + 1
    assert dite == (f"docs/index.md:{ligne}:1: {FUSION} ; un titre s'écrit « # Titre »")


@pytest.mark.parametrize(("avant", "place"), [("\n", "2:1"), (" \n\n", "3:1"), (" ", "1:2")])
def test_un_en_tete_qui_ne_commence_pas_la_page_se_dit(tmp_path, contrat, avant, place):
    assert juger(tmp_path, f"{avant}---\ndescription: Essai\n---\n# Titre\n", contrat) == [
        f"docs/index.md:{place}: l'en-tête commence à la première ligne : supprimez ce qui le précède"
    ]


def test_un_trait_qui_n_ouvre_pas_d_en_tete_passe(tmp_path, contrat):
    assert juger(tmp_path, "\n---\n\n# Titre\n\nNote: la suite\n\n---\n", contrat) == []


def test_une_page_du_menu_qui_ne_ressemble_que_par_sa_fin_n_est_pas_suggeree(tmp_path, contrat):
    menu = f"{MENU}  - Pilotage: pilotage.md\n  - Glossaire: glossaire.md\n"

    assert dire(ecrire(tmp_path, {"pilotage.md": "# Pilotage\n"}, menu), contrat) == [
        "mkdocs.yml:5:16: page introuvable dans docs/ : « glossaire.md » : "
        "supprimez cette entrée, ou ajoutez le fichier"
    ]


def test_chaque_page_est_au_menu_et_chaque_entree_du_menu_est_une_page(tmp_path, contrat):
    projet = ecrire(tmp_path, {"reunion.md": "# La réunion : le 4 { #r }\n"}, f"{MENU}  - Pilotage: reunon.md\n")

    assert dire(projet, contrat) == [
        'docs/reunion.md:1:1: page absente du menu : ajoutez « - "La réunion : le 4": reunion.md » '
        "sous « nav », dans mkdocs.yml",
        "mkdocs.yml:4:15: page introuvable dans docs/ : « reunon.md » (vouliez-vous dire « reunion.md » ?)",
    ]


def test_la_page_d_accueil_ne_se_retire_pas(tmp_path, contrat):
    projet = ecrire(tmp_path, {"aide.md": "# Aide\n"}, "site_name: Essai\nnav:\n  - Aide: aide.md\n")
    (projet / "docs/index.md").unlink()

    assert dire(projet, contrat) == [
        "docs/index.md:1:1: page d'accueil manquante : le site commence par elle, remettez ce fichier"
    ]


def test_une_entree_du_menu_qui_ne_ressemble_a_aucune_page_se_supprime(tmp_path, contrat):
    pages = {f"page-{rang}.md": "# Page\n" for rang in range(30)}
    menu = MENU + "".join(f"  - {rang}: page-{rang}.md\n" for rang in range(30))

    assert dire(ecrire(tmp_path, pages, f"{menu}  - Mots: zzz.md\n"), contrat) == [
        "mkdocs.yml:34:11: page introuvable dans docs/ : « zzz.md » : supprimez cette entrée, ou ajoutez le fichier"
    ]


@pytest.mark.parametrize(
    ("titre", "ligne"),
    [
        ("Nos rendez-vous", "- Nos rendez-vous: reunion.md"),
        ("Réunion #3", '- "Réunion #3": reunion.md'),
        ("2026", '- "2026": reunion.md'),
        ('"Parlons-en" : le 4', '- "\\"Parlons-en\\" : le 4": reunion.md'),
    ],
)
def test_l_entree_a_ajouter_au_menu_se_lit_telle_quelle(tmp_path, contrat, titre, ligne):
    page = {"reunion.md": f"# {titre}\n"}
    (dite,) = dire(ecrire(tmp_path, page), contrat)
    assert f"ajoutez « {ligne} » sous" in dite

    assert dire(ecrire(tmp_path, page, f"{MENU}  {ligne}\n"), contrat) == []


@pytest.mark.parametrize(
    ("menu", "faute"),
    [
        ("nav: index.md\n", "1:6: une entrée du menu s'écrit « - Titre: page.md », précédée d'un tiret"),
        (
            f"{MENU}  - {{a: b.md, c: d.md}}\n",
            "4:5: une entrée du menu s'écrit « - Titre: page.md », chacune sur sa ligne",
        ),
        (f'{MENU}  - "{{{{ 7 * 7 }}}}": https://exemple.fr\n', "4:5: un titre du menu n'a pas d'accolades"),
        ("nav:\n  - Accueil: index.md\n - a\n", "3:2: décalage incorrect"),
    ],
)
def test_un_menu_mal_ecrit_se_dit_a_sa_ligne(tmp_path, contrat, menu, faute):
    assert any(dite.startswith(f"mkdocs.yml:{faute}") for dite in dire(ecrire(tmp_path, {}, menu), contrat))


def test_une_page_generee_peut_etre_au_menu_mais_pas_etre_refaite(tmp_path, contrat):
    menu = f"{MENU}  - Centre: quartiers/le-centre.md\n  - Ailleurs: https://exemple.fr\n"
    assert dire(ecrire(tmp_path, {}, menu), contrat) == []

    (dite,) = dire(ecrire(tmp_path, {"quartiers/le-centre.md": "# Le Centre\n"}, menu), contrat)
    assert "est déjà faite par « data/quartiers/le-centre.yml »" in dite


@pytest.mark.parametrize(
    ("nom", "phrase"),
    [
        ("CNAME", "le domaine du site se choisit dans GitHub"),
        ("assets/site.js", "le site ne publie pas cette sorte de fichier"),
        ("fiche.yaml", "renommez ce fichier en « .yml »"),
        ("index/index.md", None),
        ("a\nb.pdf", "nom de fichier refusé"),
        ("README.md", "cette page a la même adresse que « docs/"),
    ],
)
def test_un_fichier_que_le_site_ne_publierait_pas_est_refuse(tmp_path, contrat, nom, phrase):
    dites = [dite for dite in dire(ecrire(tmp_path, {nom: b""}), contrat) if "absente du menu" not in dite]

    assert dites == [] if phrase is None else phrase in dites[0]


def test_un_fichier_a_telecharger_un_fichier_cache_et_un_dossier_passent(tmp_path, contrat):
    noms = ("CR comité 04-11-2026.pdf", "Photo.JPG", ".DS_Store", "comptes/2026.ods")
    assert dire(ecrire(tmp_path, dict.fromkeys(noms, b"x")), contrat) == []


def test_rien_n_est_lu_hors_des_fichiers_ordinaires(tmp_path, contrat):
    docs = ecrire(tmp_path, {}) / "docs"
    (docs / "zero.md").symlink_to("/dev/zero")
    (docs / "dossier").symlink_to("/tmp")  # noqa: S108 - un dossier qui existe
    os.mkfifo(docs / "tuyau.md")

    ordinaire = "ce n'est pas un fichier ordinaire : remplacez-le par une copie du fichier"
    assert dire(tmp_path, contrat) == [f"docs/{nom}:1:1: {ordinaire}" for nom in ("dossier", "tuyau.md", "zero.md")]


def test_un_nom_qui_n_est_pas_en_utf_8_est_refuse_et_s_affiche(tmp_path, contrat):
    docs = ecrire(tmp_path, {}) / "docs"
    with open(os.fsencode(docs) + b"/cit\xe9.md", "w") as page:  # noqa: PTH123 - pathlib ne prend pas d'octets
        page.write("# Cité\n")

    (dite,) = dire(tmp_path, contrat)
    assert dite.startswith("docs/cit?.md:1:1: nom de fichier refusé")


def test_un_fichier_de_docs_ne_remplace_pas_un_fichier_du_theme(tmp_path, contrat):
    (tmp_path / "overrides/assets").mkdir(parents=True)
    (tmp_path / "overrides/assets/icone.png").write_bytes(b"x")

    assert dire(ecrire(tmp_path, {"assets/icone.png": b"y", "icone.png": b"z"}), contrat) == [
        "docs/assets/icone.png:1:1: le site publie déjà un fichier de ce nom : renommez celui-ci"
    ]


def test_un_dossier_sans_reglages_n_est_pas_un_projet(tmp_path, contrat):
    assert lire_les_textes(tmp_path, contrat).fautes == ()


def test_un_projet_sans_pages_le_dit(tmp_path, contrat):
    (tmp_path / "mkdocs.yml").write_text(MENU)
    assert dire(tmp_path, contrat) == ["docs:1:1: dossier manquant : les pages du site y sont"]
