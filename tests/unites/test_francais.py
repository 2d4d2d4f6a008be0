from datetime import date

import pytest

from macros.langue.francais import (
    a,
    accorder,
    article,
    compter,
    de,
    enumerer,
    jour,
    majuscule,
    mesure,
    minuscule,
    nombre,
    sans_accent,
    sans_article,
    telephone,
)


@pytest.mark.parametrize(
    ("valeur", "ecrit"), [(5300, "5\u202f300"), (46.7, "46,7"), (31.0, "31"), (0, "0"), (-400, "-400")]
)
def test_un_nombre_s_ecrit_avec_une_virgule_et_des_espaces(valeur, ecrit):
    assert nombre(valeur) == ecrit


@pytest.mark.parametrize(("unite", "ecrit"), [("%", "46,7\u00a0%"), ("indice", "46,7")])
def test_seule_une_part_porte_le_signe_pour_cent(unite, ecrit):
    assert mesure(46.7, unite) == ecrit


@pytest.mark.parametrize(
    ("valeur", "ecrit"), [(date(2024, 7, 9), "9 juillet 2024"), (date(2030, 8, 1), "1er août 2030")]
)
def test_une_date_s_ecrit_en_toutes_lettres(valeur, ecrit):
    assert jour(valeur) == ecrit


def test_un_numero_de_telephone_s_ecrit_par_paires_que_rien_ne_coupe():
    assert telephone("+33321000000") == "03 21 00 00 00".replace(" ", "\u00a0")


@pytest.mark.parametrize(("mots", "ecrit"), [(["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")])
def test_une_liste_se_lit_comme_une_phrase(mots, ecrit):
    assert enumerer(mots) == ecrit


@pytest.mark.parametrize(
    ("nom", "l_article", "le_reste", "avec_de", "avec_a"),
    [
        ("la Cité des Oiseaux", "la", "Cité des Oiseaux", "de la Cité des Oiseaux", "à la Cité des Oiseaux"),
        ("La Cité", "la", "Cité", "de La Cité", "à La Cité"),
        ("le Haut d'Houdain", "le", "Haut d'Houdain", "du Haut d'Houdain", "au Haut d'Houdain"),
        ("Le Havre", "le", "Havre", "du Havre", "au Havre"),
        ("les Hauts", "les", "Hauts", "des Hauts", "aux Hauts"),
        ("Les Hauts", "les", "Hauts", "des Hauts", "aux Hauts"),
        ("l'Abbaye", "l'", "Abbaye", "de l'Abbaye", "à l'Abbaye"),
        ("L’Abbaye", "l'", "Abbaye", "de L’Abbaye", "à L’Abbaye"),
        ("le quartier Rivage", "le", "quartier Rivage", "du quartier Rivage", "au quartier Rivage"),
        ("Rivage", "", "Rivage", "de Rivage", "à Rivage"),
        ("Lens", "", "Lens", "de Lens", "à Lens"),
        ("Laval", "", "Laval", "de Laval", "à Laval"),
        ("Étang", "", "Étang", "d'Étang", "à Étang"),
        ("Œuf", "", "Œuf", "d'Œuf", "à Œuf"),
        ("Emma", "", "Emma", "d'Emma", "à Emma"),
        ("Le", "", "Le", "de Le", "à Le"),
    ],
)
def test_un_nom_se_contracte_et_s_elide_avec_ce_qui_le_precede(nom, l_article, le_reste, avec_de, avec_a):
    assert (article(nom), sans_article(nom), de(nom), a(nom)) == (l_article, le_reste, avec_de, avec_a)


@pytest.mark.parametrize(
    ("mot", "combien", "accorde"),
    [("enjeu", 0, "enjeu"), ("enjeu", 1, "enjeu"), ("enjeu", 2, "enjeux"), ("hectare", 1.5, "hectare")],
)
def test_un_mot_s_accorde_avec_son_nombre(mot, combien, accorde):
    assert accorder(mot, combien) == accorde


def test_un_compte_accorde_tous_ses_mots():
    assert compter(0, "adresse", "ajoutée") == "0 adresse ajoutée"
    assert compter(1200, "adresse", "ajoutée") == "1\u202f200 adresses ajoutées"


def test_seule_la_premiere_lettre_change():
    assert majuscule("éléphant d'Asie") == "Éléphant d'Asie"
    assert minuscule("Quartier d'Ici") == "quartier d'Ici"


@pytest.mark.parametrize(
    ("mot", "avec_de"),
    [
        ("hôpital", "d'hôpital"),
        ("harmonie", "d'harmonie"),
        ("habitant", "d'habitant"),
        ("héros", "de héros"),
        ("hors-jeu", "de hors-jeu"),
        ("hall", "de hall"),
        ("huit", "de huit"),
    ],
)
def test_on_elide_devant_un_h_selon_l_usage(mot, avec_de):
    assert de(mot) == avec_de


@pytest.mark.parametrize(
    ("nom", "rang"), [("Œuilly", "oeuilly"), ("Ærø", "aerø"), ("L’Île", "l'ile"), ("État", "etat"), ("Zone", "zone")]
)
def test_un_nom_se_range_comme_dans_un_dictionnaire(nom, rang):
    assert sans_accent(nom) == rang
