"""Ce qui change pour les lecteurs, en phrases : une modification à la fois."""

import shutil

import pytest

from macros.differences.contrats import differences
from macros.lecture import lire
from tests.outils.depot import remplacer
from tests.outils.projet import HAILLICOURT, normaliser

CENTRE = "quartiers/le-centre.yml"
OISEAUX = "quartiers/cite-des-oiseaux.yml"


@pytest.fixture
def dire(tmp_path, contrat):
    """``dire(fichier, ancien, nouveau)`` -> les phrases qui disent cette modification."""

    def dire(fichier, ancien, nouveau):
        shutil.copytree(HAILLICOURT, tmp_path / "data")
        remplacer(tmp_path / "data", fichier, ancien, nouveau)
        return [normaliser(str(c)) for c in differences(contrat, lire(tmp_path / "data"))]

    return dire


CAS = [
    (CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1", "Le Centre : le taux de pauvreté passe de 46,7 % à 45,1 %."),
    (
        CENTRE,
        "    ips: 79\n",
        "",
        "Le Centre : le portrait statistique ne donne plus l'indice de positionnement social.",
    ),
    (
        OISEAUX,
        "    parc-social: 80\n",
        "    parc-social: 80\n    taux-emploi: 41\n",
        "Cité des Oiseaux : le portrait statistique donne maintenant le taux d'emploi des 15-64 ans : 41 %.",
    ),
    (
        OISEAUX,
        "{valeur: 30, plus_de: oui}",
        "31.5",
        "Cité des Oiseaux : le taux de pauvreté passe de plus de 30 % à 31,5 %.",
    ),
    (
        OISEAUX,
        "{valeur: 30, plus_de: oui}",
        "{valeur: 30, plus_de: oui, source: Estimation}",
        "Cité des Oiseaux : la source du taux de pauvreté devient « Estimation ».",
    ),
    (
        OISEAUX,
        "    - S'appuyer sur le tissu associatif déjà existant\n",
        "    - S'appuyer sur le tissu associatif déjà existant\n    - Ouvrir un café\n",
        "Cité des Oiseaux : l'objectif « Ouvrir un café » est ajouté à « Dynamiser l'animation sociale dans les "
        "quartiers ».",
    ),
    (
        CENTRE,
        "    - Favoriser l'accès à la bibliothèque\n",
        "",
        "Le Centre : l'objectif « Favoriser l'accès à la bibliothèque » est retiré d'« Assurer la réussite éducative "
        "des enfants et des jeunes au travers de la scolarité, de l'ouverture culturelle, du bien-être et des "
        "compétences psycho-sociales ».",
    ),
    (
        CENTRE,
        "    - Renforcer le dispositif REAAP\n",
        "    - Renforcer le réseau REAAP\n",
        "Le Centre : l'objectif « Renforcer le dispositif REAAP » de « Développer l'accompagnement à la parentalité et "
        "conforter les parents dans leur rôle éducatif » devient « Renforcer le réseau REAAP ».",
    ),
    (
        CENTRE,
        "valeur: 5300",
        "valeur: 5400",
        "Le Centre : la population passe d'environ 5 300 habitants à environ 5 400 habitants.",
    ),
    (OISEAUX, "  - Tissu associatif\n", "", "Cité des Oiseaux : l'opportunité « Tissu associatif » est retirée."),
    (
        "pilotage.yml",
        "03 21 52 04 81",
        "03 21 00 00 00",
        "Pilotage : le téléphone de Bénédicte Scieszyk devient 03 21 00 00 00.",
    ),
    (
        "glossaire.yml",
        "    terme: conseil citoyen",
        "    terme: Conseil citoyen",
        "Glossaire : parmi les mots expliqués, on lit maintenant « Conseil citoyen » au lieu de « conseil citoyen ».",
    ),
    (
        "pilotage.yml",
        "    - designation: 5 agents territoriaux à déterminer\n",
        "",
        "Pilotage : « 5 agents territoriaux à déterminer » ne figure plus parmi les membres du comité de pilotage.",
    ),
    (
        "indicateurs.yml",
        "agglomeration: 18.8",
        "agglomeration: 18.9",
        "Indicateurs : la valeur de l'indicateur « Taux de pauvreté » dans l'agglomération passe de 18,8 % à 18,9 %.",
    ),
    (
        "site.yml",
        "accessibilite:\n",
        "accessibilite:\n  contact: acces@exemple.fr\n",
        "Accessibilité : le contact pour l'accessibilité est maintenant indiqué : « acces@exemple.fr ».",
    ),
    (CENTRE, "surface: 85", "surface: 1", "Le Centre : la surface du quartier passe de 85 hectares à 1 hectare."),
    (
        CENTRE,
        "perimetre: 2024-2030",
        "perimetre: 2024-2031",
        "Le Centre : la période de la carte passe de 2024-2030 à 2024-2031.",
    ),
    (CENTRE, "statut: QPV", "statut: QIC", "Le Centre : le statut du quartier passe de QPV à QIC."),
    ("convention.yml", "  fin: 2030", "  fin: 2031", "Convention : la dernière année du contrat passe de 2030 à 2031."),
    (
        "glossaire.yml",
        "source: agence-cohesion-territoires.gouv.fr",
        "source: anct.gouv.fr",
        "Glossaire : la source de la définition d'« ANCT » devient « anct.gouv.fr » au lieu de "
        "« agence-cohesion-territoires.gouv.fr ».",
    ),
    (
        "glossaire.yml",
        "    terme: ANCT\n    sigle: oui\n",
        "    terme: ANCT\n",
        "Glossaire : « ANCT » n'est plus un sigle.",
    ),
    (
        OISEAUX,
        "  perimetre: 2024-2030\n",
        "  perimetre: 2024-2030\n  lien: https://exemple.fr/carte\n",
        "Cité des Oiseaux : le lien de la carte est maintenant indiqué : « https://exemple.fr/carte ».",
    ),
    (
        OISEAUX,
        "  - Friche laissée à l'abandon\n  - Baisse des effectifs de l'école maternelle\n",
        "  - Baisse des effectifs de l'école maternelle\n  - Friche laissée à l'abandon\n",
        "Cité des Oiseaux : l'ordre des irritants change.",
    ),
    (
        "convention.yml",
        "date: 2024-07-09",
        "date: 2024-07-10",
        "Convention : la date de la signature passe du 9 juillet 2024 au 10 juillet 2024.",
    ),
]


@pytest.mark.parametrize(("fichier", "ancien", "nouveau", "phrase"), CAS)
def test_une_modification_se_dit_en_une_phrase(dire, fichier, ancien, nouveau, phrase):
    assert dire(fichier, ancien, nouveau) == [phrase]


def test_rien_ne_change_quand_seuls_les_commentaires_changent(dire):
    assert dire(CENTRE, "# hectares", "# en hectares") == []


def test_ce_que_seules_les_donnees_publiees_montrent_se_dit(dire):
    assert dire("indicateurs.yml", "avec_article: le taux de pauvreté", "avec_article: le taux") == [
        "Indicateurs : le libellé de l'indicateur « Taux de pauvreté » dans les phrases devient « le taux » au lieu de "
        "« le taux de pauvreté »."
    ]


def test_une_personne_dont_le_nom_est_corrige_garde_le_reste(dire):
    ancien = "prenom: Bénédicte\n    nom: Scieszyk\n    qualite: Référente"
    assert dire("pilotage.yml", ancien, "prenom: Benedicte\n    nom: Scieszyk\n    qualite: Chargée") == [
        "Pilotage : parmi les référents, on lit maintenant « Benedicte Scieszyk » au lieu de « Bénédicte Scieszyk ».",
        "Pilotage : la qualité de Benedicte Scieszyk devient « Chargée Politique de la Ville » au lieu de « Référente "
        "Politique de la Ville ».",
    ]


def test_un_ordre_qui_change_se_dit_meme_quand_un_element_arrive(dire):
    ancien = "  - Proximité d'espaces naturels\n  - Présence d'une école maternelle\n"
    nouveau = "  - Un marché\n  - Présence d'une école maternelle\n  - Proximité d'espaces naturels\n"
    assert dire(OISEAUX, ancien, nouveau) == [
        "Cité des Oiseaux : l'opportunité « Un marché » est ajoutée.",
        "Cité des Oiseaux : l'ordre des opportunités change.",
    ]


def test_un_long_texte_retire_se_cite_par_ses_premiers_mots(dire):
    [phrase] = dire(
        "convention.yml", "    - Les signataires conviennent", "    - Ils décident ensemble ; tous conviennent"
    )
    assert "« Les signataires conviennent de poursuivre" in phrase
    assert "... » devient « Ils décident ensemble" in phrase


def test_l_evolution_de_la_population_se_dit_a_part(dire):
    assert dire(CENTRE, "evolution: 700", "evolution: -40") == [
        "Le Centre : l'évolution de la population passe de 700 habitants de plus qu'en 2015 à 40 habitants de moins "
        "qu'en 2015."
    ]
