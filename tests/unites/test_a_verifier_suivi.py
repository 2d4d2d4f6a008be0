"""Une nouvelle publiée ne se réécrit pas, ne se retire pas, et un état ne recule pas, sans qu'on le demande."""

from functools import partial

import pytest

from macros.differences.a_verifier import a_verifier
from tests.outils.projet import normaliser
from tests.outils.suivi import REAAP, nouvelle, suivre

AU_CENTRE = partial(nouvelle, quartiers=("le-centre",))
EN_COURS = AU_CENTRE("2026-01-03", "en cours", source="Bilan de janvier")
FAIT = AU_CENTRE(texte="Deux permanences ont ouvert.")
MOTS = "« Renforcer le dispositif REAAP »"
CORRECTION = {"date": "2026-03-20", "texte": "Une seule permanence a ouvert."}
QUOI_ECRIRE = '`corrections: [{date: année-mois-jour, texte: "Ce qui était faux, et ce qui l\'a remplacé."}]`'


def demander(contrat, avant, apres):
    questions = a_verifier(suivre(contrat, *avant), suivre(contrat, *apres))
    return [normaliser(question) for question in questions]


def reformuler(contrat, texte, **champs):
    """Le contrat où l'engagement a un autre texte dans tous les quartiers."""
    quartiers = []
    for quartier in contrat.quartiers:
        objectifs = [
            objectif.model_copy(update={"texte": texte, **champs}) if REAAP.endswith(objectif.id) else objectif
            for objectif in quartier.objectifs["parentalite"]
        ]
        autres = quartier.objectifs | {"parentalite": tuple(objectifs)}
        quartiers.append(quartier.model_copy(update={"objectifs": autres}))
    return {"quartiers": tuple(quartiers)}


def test_une_nouvelle_reecrite_sans_le_dire_se_demande_avec_ce_qu_il_faut_ecrire(contrat):
    reecrite = FAIT.model_copy(update={"texte": "Une permanence a ouvert."})
    assert demander(contrat, [FAIT], [reecrite]) == [
        f"Le Centre : la nouvelle du 12 mars 2026 sur {MOTS}, déjà publiée, change sans le dire. Ajoutez-lui "
        f"{QUOI_ECRIRE} ; rien ne se réécrit sans le dire."
    ]


@pytest.mark.parametrize(
    "apres",
    [
        FAIT.model_copy(update={"texte": "Une permanence a ouvert."}).model_validate(
            FAIT.model_dump() | {"texte": "Une permanence a ouvert.", "corrections": [CORRECTION]}
        ),
        FAIT.model_copy(update={"lien": "https://exemple.fr/deliberation"}),
    ],
    ids=["corrigée", "complétée"],
)
def test_une_nouvelle_corrigee_ou_completee_ne_se_demande_pas(contrat, apres):
    assert demander(contrat, [FAIT], [apres]) == []


def test_une_nouvelle_retiree_se_demande(contrat):
    [question] = demander(contrat, [EN_COURS, FAIT], [FAIT])
    assert question.startswith(f"Le Centre : la nouvelle du 3 janvier 2026 sur {MOTS}, déjà publiée, est retirée.")
    assert QUOI_ECRIRE in question


def test_la_meme_question_pour_plusieurs_quartiers_se_pose_une_fois(contrat):
    [question] = demander(contrat, [nouvelle()], [])
    assert question.startswith("Le Centre, Le Haut d'Houdain et Cité des Oiseaux : la nouvelle du 12 mars 2026 sur ")


def test_ce_qui_n_est_plus_fait_demande_une_raison(contrat):
    repris = AU_CENTRE("2026-05-02", "en cours", source="Bilan de mai")
    assert demander(contrat, [FAIT], [FAIT, repris]) == [
        f"Le Centre : {MOTS} n'est plus fait : il est en cours, et la nouvelle du 2 mai 2026 n'en donne pas la raison. "
        'Écrivez-la, à la clé `texte: "..."` de cette nouvelle.'
    ]
    dite = repris.model_copy(update={"texte": "Le local a été repris."})
    assert demander(contrat, [FAIT], [FAIT, dite]) == []


@pytest.mark.parametrize(("avant", "apres"), [([], [FAIT]), ([EN_COURS], [EN_COURS, FAIT]), ([FAIT], [FAIT, EN_COURS])])
def test_une_nouvelle_de_plus_ne_pose_pas_de_question(contrat, avant, apres):
    assert demander(contrat, avant, apres) == []


@pytest.mark.parametrize("suit", [True, False], ids=["même identifiant", "autre identifiant"])
def test_un_texte_qui_change_sous_ses_nouvelles_se_demande_une_fois(contrat, suit):
    neuf = "Renforcer tous les dispositifs"
    champs = {} if suit else {"id": "renforcer-tous-les-dispositifs"}
    suivie = nouvelle(engagement=REAAP if suit else "parentalite--renforcer-tous-les-dispositifs")
    questions = a_verifier(suivre(contrat, nouvelle()), suivre(contrat, suivie, **reformuler(contrat, neuf, **champs)))
    assert [normaliser(question) for question in questions] == [
        f"Le Centre, Le Haut d'Houdain et Cité des Oiseaux : {MOTS} devient « {neuf} », et une nouvelle suit "
        "l'ancien texte : vaut-elle encore pour le nouveau ?"
    ]
