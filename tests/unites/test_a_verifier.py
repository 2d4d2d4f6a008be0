"""Un chiffre ne prend pas la source d'un autre, ni une personne le téléphone d'une autre, sans qu'on le demande."""

import pytest

from macros.commandes import dire_les_changements
from macros.differences.a_verifier import a_verifier
from macros.lecture import lire
from tests.outils.depot import git, remplacer
from tests.outils.projet import HAILLICOURT, lire_copie, normaliser

CENTRE = "quartiers/le-centre.yml"
ANCIENNE = "Données sigville 2022 basées sur l'ancien périmètre"
SOURCE = f"source: {ANCIENNE}"
PAUVRETE = "taux-pauvrete: 46.7"
BENEDICTE = "prenom: Bénédicte\n    nom: Scieszyk\n    qualite: Référente Politique de la Ville\n"
TELEPHONE = "    telephone: 03 21 52 04 81\n"


@pytest.fixture
def demander(tmp_path):
    """Les questions que posent ces remplacements, sans les espaces insécables."""

    def demander(fichier, *remplacements):
        texte = (HAILLICOURT / fichier).read_text("utf-8")
        apres = texte
        for ancien, nouveau in remplacements:
            assert ancien in apres
            apres = apres.replace(ancien, nouveau, 1)
        questions = a_verifier(lire(HAILLICOURT), lire_copie(HAILLICOURT, tmp_path, fichier, texte, apres))
        return [normaliser(question) for question in questions]

    return demander


@pytest.fixture
def resumer(tmp_path):
    """Le résumé d'une proposition qui remplace ceci par cela dans la fiche du Centre."""

    def resumer(ancien, nouveau):
        lire_copie(HAILLICOURT, tmp_path, CENTRE, "surface: 85", "surface: 85")
        git(tmp_path, "init", "--initial-branch=main")
        git(tmp_path, "add", "data")
        git(tmp_path, "commit", "--message", "Publie")
        remplacer(tmp_path / "data", CENTRE, ancien, nouveau)
        return dire_les_changements("main", tmp_path).sortie

    return resumer


def test_un_chiffre_neuf_sous_l_ancienne_source_se_demande(demander):
    assert demander(CENTRE, (PAUVRETE, "taux-pauvrete: 45.1")) == [
        "Le Centre : un chiffre change, et sa source reste la même : le taux de pauvreté (45,1 %). Est-ce bien elle "
        "qui le dit ? Sinon, écrivez à côté d'où il vient : `taux-pauvrete: {valeur: 45.1, source: \"la nouvelle "
        'source"}`.'
    ]


def test_un_chiffre_ancien_sous_une_source_neuve_se_demande(demander):
    [question] = demander(CENTRE, (SOURCE, "source: Insee 2026"), (PAUVRETE, "taux-pauvrete: 45.1"))

    assert question.startswith(
        "Le Centre : la source du portrait devient « Insee 2026 ». Donne-t-elle aussi ces chiffres, restés les mêmes : "
        "la population (environ 5 300 habitants, soit 700 habitants de plus qu'en 2015), la surface (85 hectares), "
    )
    assert "taux de pauvreté" not in question
    assert f'`ips: {{valeur: 79, source: "{ANCIENNE}"}}`' in question
    assert "Sinon, écrivez à côté d'où vient chacun : `moins-25-ans: {" in question
    assert question.endswith("Pour la population et la surface, complétez la source du portrait.")


def test_un_chiffre_qui_n_a_pas_de_source_a_lui_renvoie_a_celle_du_portrait(demander):
    assert demander(CENTRE, ("surface: 85", "surface: 86")) == [
        "Le Centre : un chiffre change, et sa source reste la même : la surface (86 hectares). Est-ce bien elle qui le "
        "dit ? Sinon, pour la surface, complétez la source du portrait."
    ]


def test_un_chiffre_qui_garde_sa_source_ne_se_demande_pas(demander):
    [question] = demander(
        CENTRE,
        (SOURCE, "source: Insee 2026"),
        (PAUVRETE, f'taux-pauvrete: {{valeur: 46.7, source: "{ANCIENNE}"}}'),
    )
    assert "taux de pauvreté" not in question


@pytest.mark.parametrize(
    "remplacements",
    [
        [(PAUVRETE, "taux-pauvrete: {valeur: 45.1, source: Insee 2026}")],
        [("- Le soutien aux parents", "- Le soutien à tous les parents")],
        [("    ips: 79\n", "")],
    ],
)
def test_ce_qui_se_tient_ne_pose_pas_de_question(demander, remplacements):
    assert demander(CENTRE, *remplacements) == []


@pytest.mark.parametrize(
    ("nouveau", "question"),
    [
        (
            "prenom: Emma\n    nom: Exemple\n    qualite: Référente\n",
            "Référent communal (technicien) : Emma Exemple au lieu de Bénédicte Scieszyk, et le téléphone reste le "
            "03 21 52 04 81 : est-ce voulu ?",
        ),
        (
            "vacant_depuis: 2026-03-31\n",
            "Référent communal (technicien) : poste vacant depuis le 31 mars 2026 au lieu de Bénédicte Scieszyk, et le "
            "téléphone reste le 03 21 52 04 81 : est-ce voulu ?",
        ),
    ],
)
def test_un_telephone_qui_reste_apres_la_personne_se_demande(demander, nouveau, question):
    assert demander("pilotage.yml", (BENEDICTE, nouveau)) == [question]


def test_un_courriel_qui_reste_se_demande_aussi(demander):
    questions = demander("pilotage.yml", ("prenom: Grégory\n    nom: Foucault", "prenom: Emma\n    nom: Exemple"))
    assert [question.split(", et ")[1] for question in questions] == [
        "le téléphone reste le 06 25 78 89 70 : est-ce voulu ?",
        "le courriel reste maire@haillicourt.fr : est-ce voulu ?",
    ]


@pytest.mark.parametrize(
    ("ancien", "nouveau"),
    [
        (BENEDICTE + TELEPHONE, "prenom: Emma\n    nom: Exemple\n    telephone: 03 21 00 00 00\n"),
        ("qualite: Référente Politique de la Ville", "qualite: Chargée de mission"),
        (TELEPHONE, "    telephone: 06 25 78 89 70\n"),
    ],
)
def test_un_numero_qui_suit_la_bonne_personne_ne_se_demande_pas(demander, ancien, nouveau):
    assert demander("pilotage.yml", (ancien, nouveau)) == []


@pytest.mark.lent
def test_le_resume_d_une_proposition_pose_les_questions(resumer):
    sortie = resumer(PAUVRETE, "taux-pauvrete: 45.1")
    assert "### À vérifier - Le Centre : un chiffre change, et sa source reste la même" in normaliser(sortie)


@pytest.mark.lent
def test_la_ligne_a_copier_reste_intacte_et_le_reste_se_compose(resumer):
    sortie = resumer(PAUVRETE, "taux-pauvrete: {valeur: 46.7, plus_de: oui}")
    assert '`taux-pauvrete: {valeur: 46.7, plus_de: oui, source: "la nouvelle source"}`' in sortie
    assert "écrivez à côté d’où il vient" in sortie


@pytest.mark.lent
def test_une_adresse_retiree_s_annonce_avec_la_typographie_du_reste(resumer):
    retirees = resumer("    ips: 79\n", "").partition("### Adresses retirées")[2]
    assert "qui dira ce qu’on y lisait" in retirees
