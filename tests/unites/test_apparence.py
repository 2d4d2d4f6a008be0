"""La teinte et le pictogramme d'une branche du premier niveau : lisibles partout, et de la même famille."""

import re
from itertools import pairwise

import pytest

from macros.documents.contenu import marque
from macros.modele.apparence import PICTOGRAMMES, TEINTES, teintes_par_rang
from macros.pages.environnement import environnement
from macros.pages.pictogrammes import DESSINS, OUVERTURE, dessin_du_pictogramme, fichier_du_pictogramme
from tests.outils.projet import RACINE

FEUILLE = (RACINE / "overrides/assets/site.css").read_text("utf-8")
SUR_LE_PAPIER = (RACINE / "macros/documents/gabarits/identite.typ").read_text("utf-8")
FONDS = ("papier", "carte", "voile")
LISIBLE = 4.5  # RGAA 3.2 : un texte ; un trait n'en demande que 3 (RGAA 3.3)
ELEMENTS = {"svg", "path", "circle", "rect"}
ATTRIBUTS = {"d", "cx", "cy", "r", "x", "y", "width", "height", "rx"}
POIDS = 460  # octets


def couleurs(feuille: str, motif: str) -> dict[str, str]:
    return dict(re.findall(motif, feuille))


CLAIRE, _, SOMBRE = FEUILLE.partition("/* --- Enjeux")[2].partition("@media screen and (prefers-color-scheme: dark)")
TEINTE = r"\.teinte-([a-z]+) \{ --teinte: (#[0-9a-f]{6}); \}"
VARIABLE = r"--([a-z-]+): (#[0-9a-f]{3,6});"
CLAIR, NUIT = FEUILLE.partition("@media (prefers-color-scheme: dark)")[::2]
PALETTES = {
    "claire": (couleurs(CLAIRE, TEINTE), couleurs(CLAIR.partition("/* --- Fondations")[0], VARIABLE)),
    "sombre": (couleurs(SOMBRE, TEINTE), couleurs(NUIT.partition("/* --- Fondations")[0], VARIABLE)),
}


def luminance(couleur: str) -> float:
    """WCAG 2.1, « relative luminance »."""
    chiffres = couleur.removeprefix("#")
    longue = chiffres if len(chiffres) == 6 else "".join(2 * chiffre for chiffre in chiffres)
    parts = [int(longue[rang : rang + 2], 16) / 255 for rang in (0, 2, 4)]
    rouge, vert, bleu = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu


def contraste(une: str, autre: str) -> float:
    sombre, claire = sorted((luminance(une), luminance(autre)))
    return (claire + 0.05) / (sombre + 0.05)


def test_le_contraste_se_calcule_comme_le_dit_la_norme():
    assert contraste("#fff", "#000000") == pytest.approx(21)
    assert contraste("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("fond", FONDS)
@pytest.mark.parametrize("teinte", TEINTES)
def test_chaque_teinte_se_lit_sur_chaque_fond_de_chaque_palette(palette, fond, teinte):
    teintes, variables = PALETTES[palette]
    assert contraste(teintes[teinte], variables[fond]) >= LISIBLE


@pytest.mark.parametrize("palette", PALETTES)
def test_deux_teintes_ne_sont_pas_la_meme(palette):
    teintes, _ = PALETTES[palette]
    assert sorted(teintes) == sorted(TEINTES)
    assert len(set(teintes.values())) == len(TEINTES)


def test_le_papier_a_les_teintes_de_la_palette_claire():
    dites = SUR_LE_PAPIER.partition("#let teintes = (")[2].partition("\n)")[0]
    assert couleurs(dites, r'([a-z]+): rgb\("(#[0-9a-f]{6})"\)') == PALETTES["claire"][0]


def test_chaque_pictogramme_a_son_dessin_et_chaque_dessin_son_nom():
    assert sorted(dessin.stem for dessin in DESSINS.iterdir()) == sorted(PICTOGRAMMES)
    assert len({fichier_du_pictogramme(nom) for nom in PICTOGRAMMES}) == len(PICTOGRAMMES)


@pytest.mark.parametrize("nom", PICTOGRAMMES)
def test_un_pictogramme_est_un_svg_court_qui_ne_peut_rien_faire_d_autre_que_se_dessiner(nom):
    dessin = fichier_du_pictogramme(nom)
    assert dessin == dessin.strip()
    balises = re.findall(r"<(\w+)", dessin)
    assert set(balises) <= ELEMENTS
    assert set(re.findall(r"([\w:-]+)=", OUVERTURE.sub("", dessin))) <= ATTRIBUTS
    assert len(dessin.encode()) <= POIDS


def test_les_pictogrammes_ont_tous_le_meme_trait():
    ouvertures = {OUVERTURE.match(fichier_du_pictogramme(nom))[0] for nom in PICTOGRAMMES}
    [ouverture] = ouvertures
    for attribut in ('viewBox="0 0 24 24"', 'fill="none"', 'stroke="currentColor"', 'stroke-width="1.75"'):
        assert attribut in ouverture


def test_dans_une_page_un_lecteur_d_ecran_passe_le_dessin():
    assert all(
        dessin_du_pictogramme(nom).startswith('<svg width="24" height="24" viewBox="0 0 24 24" aria')
        for nom in PICTOGRAMMES
    )


def test_sans_choix_chaque_rang_a_sa_teinte_et_la_palette_recommence():
    donnees = teintes_par_rang([None] * (len(TEINTES) + 2))
    assert donnees == (*TEINTES, *TEINTES[:2])


def test_toutes_prises_la_palette_recommence_dans_le_meme_ordre_et_evite_la_precedente():
    assert teintes_par_rang([None] * (2 * len(TEINTES))) == (*TEINTES, *TEINTES)
    assert teintes_par_rang([*TEINTES, TEINTES[1], None])[-1] != TEINTES[1]


def test_une_branche_de_plus_ne_change_pas_la_teinte_des_autres():
    assert teintes_par_rang([None] * 4)[:3] == teintes_par_rang([None] * 3)


@pytest.mark.parametrize(
    "choisies",
    [
        ["vert", None, None, None],
        [None, "bleu", None, None],
        [None, None, "bleu", "rouge", None],
        [None, *TEINTES[:7], None, "olive", None],
        [*TEINTES, None, "bleu", None, "rouge"],
    ],
)
def test_une_teinte_choisie_est_gardee_et_ses_voisines_s_en_distinguent(choisies):
    donnees = teintes_par_rang(choisies)
    assert all(choisie in (None, donnee) for choisie, donnee in zip(choisies, donnees, strict=True))
    assert all(une != autre for une, autre in pairwise(donnees))


def test_tant_qu_il_en_reste_une_teinte_ne_sert_qu_une_fois():
    assert len(set(teintes_par_rang([None, "bleu", None, "rouge", None, None]))) == 6


def dessine(contrat, racine) -> str:
    return str(environnement().get_template("_pictogramme.html").module.pictogramme(contrat, racine))


def test_sans_pictogramme_la_branche_a_son_numero_et_sans_numero_rien(contrat):
    choisi = contrat.strategie.branches[0]
    numerote = choisi.model_copy(update={"pictogramme": None})
    sans_rien = numerote.model_copy(update={"numero": None})
    assert dessin_du_pictogramme(choisi.pictogramme) in dessine(contrat, choisi)
    assert 'aria-hidden="true" data-numero="1"' in dessine(contrat, numerote)
    assert dessine(contrat, sans_rien).strip() == ""


def test_une_branche_a_la_teinte_de_celle_du_premier_niveau(contrat):
    racine = contrat.strategie.branches[0]
    assert {contrat.teinte_de(branche) for branche in racine.parcourir()} == {racine.teinte}


def test_le_papier_dit_la_meme_chose_que_la_page(contrat):
    racine = contrat.strategie.branches[0]
    dite = marque(racine, contrat)
    assert dite == {
        "teinte": racine.teinte,
        "pictogramme": fichier_du_pictogramme(racine.pictogramme),
        "numero": racine.numero,
    }
