"""Deux listes où des éléments se ressemblent : chacun se reconnaît, et rien ne se perd parmi les doubles."""

import pytest

from macros.differences.contrats import differences
from macros.lecture import lire
from tests.outils.projet import HAILLICOURT, lire_copie, normaliser

PREAMBULE = "convention.yml"


@pytest.fixture
def dire(tmp_path):
    """``dire(fichier, ancien, nouveau)`` -> les phrases qui disent cette modification."""

    def dire(fichier, ancien, nouveau):
        apres = lire_copie(HAILLICOURT, tmp_path, fichier, ancien, nouveau)
        return [normaliser(str(c)) for c in differences(lire(HAILLICOURT), apres)]

    return dire


def changer_le_pilotage(contrat, **champs):
    pilotage = contrat.pilotage.model_copy(update=champs)
    return contrat.model_copy(update={"pilotage": pilotage})


def test_un_referent_de_meme_nom_place_avant_le_vrai_se_dit_avec_son_telephone(contrat):
    vrai = contrat.pilotage.referents[0]
    faux = vrai.model_copy(update={"telephone": "+33600000000"})
    apres = changer_le_pilotage(contrat, referents=(faux, *contrat.pilotage.referents))
    assert [normaliser(str(c)) for c in differences(contrat, apres)] == [
        "Pilotage : Grégory Foucault figure maintenant parmi les référents : « Référent communal (élu) », « Maire », "
        "« maire@haillicourt.fr » et 06 00 00 00 00."
    ]


def test_deux_membres_de_meme_nom_dont_l_un_change_se_disent(contrat):
    comite = contrat.pilotage.comite
    un = comite.membres[-1].model_copy(update={"designation": "Représentants", "parmi": ("CAF",)})
    deux, trois = (un.model_copy(update={"parmi": (nom,)}) for nom in ("MDS", "PMI"))
    avant, apres = (
        changer_le_pilotage(contrat, comite=comite.model_copy(update={"membres": membres}))
        for membres in ((un, deux), (un, trois))
    )
    assert [normaliser(str(c)) for c in differences(avant, apres)] == [
        "Pilotage : l'organisme « PMI » est ajouté à « Représentants ».",
        "Pilotage : l'organisme « MDS » est retiré de « Représentants ».",
    ]


def test_un_element_presque_semblable_a_son_voisin_se_dit(dire):
    voisins = "  - Tissu associatif\n  - tissu associatif\n"
    assert dire("quartiers/cite-des-oiseaux.yml", "  - Tissu associatif\n", voisins) == [
        "Cité des Oiseaux : l'opportunité « tissu associatif » est ajoutée."
    ]


def test_un_objectif_complete_n_est_ni_retire_ni_ajoute(dire):
    ancien = "    - Renforcer le dispositif REAAP\n"
    nouveau = (
        "    - Renforcer le dispositif REAAP, avec les écoles, les centres sociaux et les associations de parents\n"
    )
    assert dire("quartiers/le-centre.yml", ancien, nouveau) == [
        "Le Centre : l'objectif « Renforcer le dispositif REAAP » de « Développer l'accompagnement à la parentalité et "
        "conforter les parents dans leur rôle éducatif » est complété : « Renforcer le dispositif REAAP, avec les "
        "écoles, les centres sociaux et les associations de parents »."
    ]


def test_d_un_long_texte_seuls_les_mots_qui_changent_se_lisent(dire):
    [phrase] = dire("convention.yml", "conviennent de poursuivre", "conviennent de prolonger")
    assert len(phrase) < 350
    assert "conviennent de poursuivre" in phrase
    assert "conviennent de prolonger" in phrase
    assert phrase.count("»") == 3


@pytest.mark.parametrize(
    ("fichier", "ancien", "nouveau"),
    [
        ("quartiers/cite-des-oiseaux.yml", "de l'école", "de l’école"),
        ("quartiers/cite-des-oiseaux.yml", "école maternelle\n", "école  maternelle.\n"),
        ("quartiers/le-centre.yml", "Navette séniors...", "Navette séniors…"),
        ("quartiers/le-centre.yml", "séniors", "se\u0301niors"),
        ("pilotage.yml", "« Cohésion sociale »\n", "«\u00a0Cohésion sociale\u00a0»\n"),
    ],
)
def test_ce_qui_se_lit_pareil_ne_se_dit_pas(dire, fichier, ancien, nouveau):
    assert dire(fichier, ancien, nouveau) == []


def test_un_chiffre_que_les_pages_arrondissent_se_dit(dire):
    assert dire("quartiers/le-centre.yml", "taux-pauvrete: 46.7", "taux-pauvrete: 46.7004") == [
        "Le Centre : le taux de pauvreté passe de 46,7 à 46,7004 dans les données publiées."
    ]


def test_un_mot_de_plus_dans_la_recherche_se_dit(dire):
    [phrase] = dire("recherche.yml", "on_tape: [", "on_tape: [chaussette, ")
    assert phrase == "Recherche : la recherche répond maintenant à « chaussette »."


def test_un_audit_se_dit_tout_entier(dire):
    audit = "accessibilite:\n  audit:\n    date: 2025-01-02\n    auditeur: Cabinet d'essai\n    taux: 40\n"
    assert (
        "Accessibilité : l'audit d'accessibilité est maintenant indiqué : le 2 janvier 2025, « Cabinet d'essai » et "
        "40 %." in dire("site.yml", "accessibilite:\n", audit)
    )


def test_le_budget_et_la_cible_d_un_objectif_se_disent_comme_les_pages_les_lisent(dire):
    en_long = (
        "    - texte: Renforcer le dispositif REAAP\n"
        "      budget: {montant: 12000, annee: 2026, source: Fonds d'essai}\n"
        "      cible: {valeur: 40, unite: places, annee: 2027}\n"
    )
    assert dire("quartiers/le-centre.yml", "    - Renforcer le dispositif REAAP\n", en_long) == [
        "Le Centre : le budget de l'objectif « Renforcer le dispositif REAAP » est maintenant indiqué : 12 000 € en "
        "2026, d'après « Fonds d'essai ».",
        "Le Centre : le chiffre à atteindre de l'objectif « Renforcer le dispositif REAAP » est maintenant indiqué : "
        "40 places en 2027.",
    ]
