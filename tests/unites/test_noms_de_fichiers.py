"""Un fichier que le site ne lit pas : ce que c'est, et ce qu'il faut en faire. Une seule faute par fichier."""

import pytest

from macros.lecture.noms import lisible
from tests.outils.donnees import FICHIERS, QUARTIER, TOUS_LES_FICHIERS, fautes_dites

FICHE = FICHIERS[QUARTIER]
SUPPRIMEZ = "supprimez-le, le site ne le lit pas"


@pytest.mark.parametrize(
    "nom",
    [
        "les-essais (1)",
        "les-essais 2",
        "les-essais_1",
        "les-essais - Copie",
        "les-essais - Copie (2)",
        "les-essais - Copy",
        "les-essais-copie",
        "Copie de les-essais",
        "Copy of les-essais",
        "les-essais (conflit de Camille Exemple 2024-07-09)",
        "les-essais (Camille's conflicted copy)",
        "les-essais-conflict-20240709",
    ],
)
def test_la_copie_d_une_fiche_dit_laquelle_garder(nom):
    garder = "gardez la bonne des deux sous le nom « les-essais.yml », et supprimez l'autre"

    assert fautes_dites(FICHIERS | {f"quartiers/{nom}.yml": FICHE}) == [
        f"data/quartiers/{nom}.yml:1:1: copie de « les-essais.yml » : {garder}"
    ]


def test_la_copie_d_un_fichier_commun_dit_laquelle_garder():
    [dite] = fautes_dites(FICHIERS | {"site (1).yml": FICHIERS["site.yml"]})

    assert dite.startswith("data/site (1).yml:1:1: copie de « site.yml » : gardez la bonne des deux")


def test_une_copie_restee_seule_dit_son_nom():
    fichiers = {nom: octets for nom, octets in FICHIERS.items() if nom != QUARTIER}

    assert fautes_dites(fichiers | {"quartiers/les-essais (1).yml": FICHE}) == [
        "data/quartiers/les-essais (1).yml:1:1: copie de « les-essais.yml » : renommez-la « les-essais.yml », "
        "ou supprimez-la"
    ]


@pytest.mark.parametrize(
    "nom", ["quartiers/les-essais-copie.yml", "quartiers/tour-2.yml", "quartiers/cite-copernic.yml"]
)
def test_un_nom_qui_ressemble_a_celui_d_une_copie_se_lit_quand_il_est_seul(nom):
    fichiers = {autre: octets for autre, octets in FICHIERS.items() if autre != QUARTIER}

    assert fautes_dites(fichiers | {nom: FICHE}) == []


@pytest.mark.parametrize("nom", ["desktop.ini", "Thumbs.db", "quartiers/~$les-essais.yml", "quartiers/desktop.ini"])
def test_un_fichier_que_l_ordinateur_a_ajoute_se_supprime(nom):
    assert fautes_dites(FICHIERS | {nom: FICHE}) == [f"data/{nom}:1:1: fichier que l'ordinateur a ajouté : {SUPPRIMEZ}"]


@pytest.mark.parametrize("suite", ["~", ".bak", ".orig", ".old", ".rej"])
def test_une_sauvegarde_se_supprime(suite):
    assert fautes_dites(FICHIERS | {f"{QUARTIER}{suite}": FICHE}) == [
        f"data/{QUARTIER}{suite}:1:1: sauvegarde de « les-essais.yml » : {SUPPRIMEZ}"
    ]


@pytest.mark.parametrize("extension", [".YML", ".Yml", ".yaml", ".YAML", ".yml.txt"])
def test_une_autre_extension_se_corrige(extension):
    sans = {nom: octets for nom, octets in FICHIERS.items() if nom != QUARTIER}
    nom = f"quartiers/les-essais{extension}"

    assert fautes_dites(sans | {nom: FICHE}) == [
        f"data/{nom}:1:1: extension inconnue : renommez le fichier en « .yml »"
    ]
    assert fautes_dites(FICHIERS | {nom: FICHE}) == [
        f"data/{nom}:1:1: « les-essais.yml » est là aussi : gardez un seul de ces deux fichiers, sous ce nom"
    ]


def test_un_nom_qui_commence_par_un_chiffre_dit_comment_le_changer():
    sans = {nom: octets for nom, octets in FICHIERS.items() if nom != QUARTIER}

    assert fautes_dites(sans | {"quartiers/8-mai-1945.yml": FICHE}) == [
        "data/quartiers/8-mai-1945.yml:2:1: nom de fichier refusé : renommez-le en « quartier-8-mai-1945.yml »"
    ]


@pytest.mark.parametrize(
    ("nom", "voulu"),
    [
        ("suivi/2025-Élus.yml", "suivi/2025-elus.yml"),
        ("suivi/2025_conseil citoyen.yml", "suivi/2025-conseil-citoyen.yml"),
        ("suivi/conseil-citoyen-2025.yml", "suivi/2025-conseil-citoyen.yml"),
        ("suivi/2025-.yml", "suivi/2025.yml"),
        ("suivi/2025/mars.yml", "suivi/2025-mars.yml"),
        ("suivi/mars/2025.yml", "suivi/2025-mars.yml"),
        ("Suivi/2025.yml", "suivi/2025.yml"),
        ("nouvelles/2025.yml", "suivi/2025.yml"),
        ("suivi/Nouvelles 2025.yml", "suivi/2025-nouvelles.yml"),
        ("suivi/conseil_2025.yml", "suivi/2025-conseil.yml"),
        ("2025.yml", "suivi/2025.yml"),
        ("Nouvelles 2025.yml", "suivi/2025-nouvelles.yml"),
        ("2025-conseil citoyen.yml", "suivi/2025-conseil-citoyen.yml"),
    ],
)
def test_un_fichier_de_nouvelles_mal_nomme_dit_son_nom(nom, voulu):
    assert fautes_dites(FICHIERS | {nom: b"- date: 2025-01-01\n"}) == [
        f"data/{nom}:1:1: nom de fichier refusé : renommez-le en « {voulu} »"
    ]


@pytest.mark.parametrize("nom", ["suivi.yml", "nouvelles.yml", "suivi/mars.yml", "suivi/25.yml", "suivi/12025.yml"])
def test_un_fichier_de_nouvelles_sans_annee_dit_la_forme_de_son_nom(nom):
    assert fautes_dites(FICHIERS | {nom: b"- date: 2025-01-01\n"}) == [
        f"data/{nom}:1:1: un fichier de nouvelles commence par leur année : renommez-le, par exemple "
        "« suivi/2026.yml » ou « suivi/2026-conseil-citoyen.yml »"
    ]


@pytest.mark.parametrize("nom", ["suivi/2025 (1)", "suivi/2025 2", "suivi/2025 - Copie"])
def test_la_copie_d_un_fichier_de_nouvelles_dit_laquelle_garder(nom):
    [dite] = fautes_dites(TOUS_LES_FICHIERS | {f"{nom}.yml": TOUS_LES_FICHIERS["suivi/2025.yml"]})

    assert dite.startswith(f"data/{nom}.yml:1:1: copie de « 2025.yml » : gardez la bonne des deux")


def test_un_fichier_de_nouvelles_ne_prend_pas_le_nom_d_un_autre():
    nouvelles = TOUS_LES_FICHIERS["suivi/2025.yml"]

    assert fautes_dites(TOUS_LES_FICHIERS | {"nouvelles/2025.yml": nouvelles}) == [
        "data/nouvelles/2025.yml:1:1: « suivi/2025.yml » est là aussi : mettez-y ces nouvelles, ou donnez à ce "
        "fichier un autre nom"
    ]


@pytest.mark.parametrize("nom", ["suivi/2025-03-21.yml", "suivi/2025-conseil-citoyen-2.yml", "suivi/2025-b.yml"])
def test_apres_l_annee_un_fichier_de_nouvelles_se_nomme_comme_on_veut(nom):
    nouvelle = "- {date: 2025-01-03, engagement: parentalite--un-cafe-des-parents, etat: en cours, source: Avis}\n"
    assert fautes_dites(TOUS_LES_FICHIERS | {nom: nouvelle.encode()}) == []


@pytest.mark.parametrize(
    ("nom", "affiche"),
    [("cit\udce9", r"cit\xe9"), ("a\nb", r"a\nb"), ("a\x1b[31m", r"a\x1b[31m"), ("a\u202eb", r"a\u202eb")],
)
def test_un_nom_qui_ne_s_affiche_pas_est_refuse_et_se_montre_sans_danger(nom, affiche):
    refuse = "nom de fichier refusé : renommez-le en lettres minuscules sans accent, chiffres et tirets"

    assert lisible(nom) == affiche
    assert fautes_dites(FICHIERS | {f"quartiers/{nom}.yml": FICHE}) == [f"data/quartiers/{affiche}.yml:1:1: {refuse}"]
