"""Les espaces que rien ne distingue à l'œil, et les signes qui ne montrent rien."""

import unicodedata

import pytest

from macros.lecture import comprendre
from macros.lecture.signes import est_invisible
from tests.outils.donnees import FICHIERS, QUARTIER, abimer, fautes_dites

INSECABLE = "\u00a0"
INVISIBLE = "caractère invisible interdit : effacez-le et retapez le texte autour"
# « Default_Ignorable_Code_Point », dans DerivedCoreProperties.txt d'Unicode 16, sans les « non attribués ».
SANS_DESSIN = (
    *(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0, 0xE0001),
    *(*range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
    *(*range(0xFE00, 0xFE10), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0020, 0xE0080)),
    *range(0xE0100, 0xE01F0),
)
AUTRES_BLANCS = (0x0, 0x1B, 0x7F, 0x85, 0x2028, 0x2029, 0x2800, 0x16FE4, 0x1D159, 0xE000, 0xFFFE)
ESPACES = [chr(rang) for rang in range(0x3001) if unicodedata.category(chr(rang)) == "Zs"]


def corriger(ancien, nouveau, fichier=QUARTIER):
    return FICHIERS | {fichier: abimer(fichier, ancien, nouveau)}


def test_un_signe_qui_ne_montre_rien_est_reconnu():
    assert [hex(rang) for rang in (*SANS_DESSIN, *AUTRES_BLANCS) if not est_invisible(chr(rang))] == []


def test_un_signe_qui_se_voit_et_un_espace_ne_le_sont_pas():
    assert list(filter(est_invisible, [*ESPACES, *"\t\n", *"aÉœ’«»–—…€№☕中", "e\u0301"[1]])) == []


@pytest.mark.parametrize("signe", "\u3164\u2800\u034f\ufe00\u200d\U0001d173")
def test_un_signe_qui_ne_montre_rien_est_dit_a_sa_place(signe):
    assert fautes_dites(corriger("Les Essais", f"Les{signe}Essais")) == [f"data/{QUARTIER}:2:9: {INVISIBLE}"]


@pytest.mark.lent
@pytest.mark.parametrize(
    ("fichier", "valeur"),
    [
        (QUARTIER, "nom: Les Essais\n"),
        (QUARTIER, "code: QP000001\n"),
        (QUARTIER, "perimetre: 2024-2030\n"),
        (QUARTIER, "lien: https://sig.exempleville.example/carte?q=1#x\n"),
        (QUARTIER, "surface: 85\n"),
        (QUARTIER, "ips: 79\n"),
        (QUARTIER, "  - Une rue bruyante...\n"),
        ("indicateurs.yml", "id: ips\n"),
        ("indicateurs.yml", "unite: indice\n"),
        ("pilotage.yml", "courriel: dominique.patron@exempleville.example\n"),
        ("pilotage.yml", "telephone: 03 53 01 00 01\n"),
    ],
)
def test_un_espace_au_bout_d_une_valeur_ne_compte_pas(fichier, valeur):
    sans = comprendre(FICHIERS)
    autrement = {espace: corriger(valeur, valeur.replace("\n", f"{espace}\n"), fichier) for espace in ESPACES}

    assert [ascii(espace) for espace, fichiers in autrement.items() if comprendre(fichiers) != sans] == []


def test_un_espace_insecable_au_milieu_d_un_code_se_nomme():
    dites = fautes_dites(corriger("code: QP000001", f"code: QP{INSECABLE}000001"))

    assert dites == [
        f"data/{QUARTIER}:5:7: code de quartier attendu, et non « QP 000001 », où un espace est insécable : "
        "QP suivi de six chiffres, par exemple QP000000"
    ]


def test_un_espace_insecable_au_milieu_d_un_choix_se_nomme():
    [dite] = fautes_dites(corriger("statut: QPV", f"statut: Q{INSECABLE}PV"))

    assert "« Q PV », où un espace est insécable n'est pas possible ici" in dite


@pytest.mark.parametrize(
    "espace", [INSECABLE, f" {INSECABLE}", f"{INSECABLE} ", "\u202f", "\u2009", "\u3000"], ids=ascii
)
@pytest.mark.parametrize("texte", ["nom: Les Essais", "  - Une rue bruyante..."])
def test_une_remarque_apres_un_espace_insecable_n_est_pas_publiee(texte, espace):
    autrement = corriger(texte, f"{texte}{espace}# vu avec Camille Exemple")
    if espace.endswith(" "):
        assert "serait perdu" in fautes_dites(autrement)[0]
    else:
        assert "un espace insécable précède « # », et ce qui le suit serait publié" in fautes_dites(autrement)[0]


def test_entre_guillemets_un_diese_se_publie():
    contrat = comprendre(corriger("nom: Les Essais", f'nom: "Les Essais{INSECABLE}# 2"'))

    assert contrat.quartier_par_slug["les-essais"].nom == f"Les Essais{INSECABLE}# 2"


def test_une_fiche_dont_macos_decompose_les_accents_dit_la_meme_chose():
    decompose = {nom: unicodedata.normalize("NFD", octets.decode()).encode() for nom, octets in FICHIERS.items()}
    assert decompose != FICHIERS

    assert comprendre(decompose) == comprendre(FICHIERS)


def test_deux_noms_qui_ne_different_que_par_la_forme_des_accents_sont_le_meme():
    fichiers = corriger("nom: Les Essais", f"nom: {unicodedata.normalize('NFD', 'Les Épreuves')}")

    assert [dite for dite in fautes_dites(fichiers) if "« nom » est déjà pris" in dite]


def test_une_ligature_de_pdf_se_lit_comme_ses_lettres():
    contrat = comprendre(
        corriger("Une rue bruyante...", "La con\ufb01ance, l'e\ufb00ort, le di\ufb03cile, le \ufb02eurissement")
    )

    [irritant] = contrat.quartier_par_slug["les-essais"].rubriques["irritants"]
    assert irritant == "La confiance, l'effort, le difficile, le fleurissement"


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧", "❤️", "1️⃣", "👍🏽‍", "☕️"])
def test_un_emoji_compose_se_nomme_et_se_supprime(emoji):
    message = "émoji composé de plusieurs signes : supprimez-le, tout le monde ne le verrait pas"
    assert fautes_dites(corriger("Les Essais", f"Les{emoji}Essais")) == [f"data/{QUARTIER}:2:9: {message}"]


def test_ce_qu_un_emoji_ne_compose_pas_reste_un_caractere_invisible():
    dites = fautes_dites(corriger("Les Essais", "Les ❤️ Es\u200bsais"))
    assert [dite.split(": ")[1].split()[0] for dite in dites] == ["émoji", "caractère"]
