import pytest

from macros.langue.francais import citer, de, feminin, le, masculin


@pytest.mark.parametrize(
    ("nom", "complement"),
    [
        ("Jeanne", "de Jeanne"),
        ("Emma", "d'Emma"),
        ("Élodie", "d'Élodie"),
        ("Yves", "d'Yves"),
        ("Yannick", "de Yannick"),
        ("Hugo", "d'Hugo"),
        ("Hassan", "de Hassan"),
        ("environ 730 habitants", "d'environ 730 habitants"),
        ("46,7 %", "de 46,7 %"),
    ],
)
def test_de_s_elide_comme_on_le_dit(nom, complement):
    assert de(nom) == complement


def test_l_article_s_elide_et_le_participe_s_accorde():
    assert [le("titre"), le("date", feminin=True), le("hébergeur"), le("hameau")] == [
        "le titre",
        "la date",
        "l'hébergeur",
        "le hameau",
    ]
    assert [masculin("essai").accorder("indiqué"), feminin("année").accorder("indiqué")] == ["indiqué", "indiquée"]


@pytest.mark.parametrize(
    ("texte", "cite"),
    [
        ("Ouvrir un café.", "« Ouvrir un café »"),
        ("Navette seniors...", "« Navette seniors... »"),
        ("Prévention, etc.", "« Prévention, etc. »"),
        ("Épicerie « Exemple »", "« Épicerie “Exemple” »"),
    ],
)
def test_un_texte_cite_n_a_ni_point_final_ni_guillemets_semblables(texte, cite):
    assert citer(texte) == cite


def test_un_texte_cite_par_ses_premiers_mots_est_coupe_entre_deux_mots():
    assert citer("Ouvrir un café associatif", 16) == "« Ouvrir un café… »"
    assert citer("Ouvrir un café", 16) == "« Ouvrir un café »"
