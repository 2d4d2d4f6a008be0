"""Chaque passage d'un état à un autre donne une phrase juste, et chaque bilan une somme qui l'est."""

from collections import Counter
from itertools import product

import pytest

from macros.langue import suivi as phrases
from macros.modele.instances import Instance
from macros.modele.suivi import CONSTATS, ETATS
from tests.outils.contrats import changer
from tests.outils.suivi import nouvelle

CONSEIL = Instance(id="conseil", nom="le conseil citoyen")
HABITANTS = Instance(id="relais", nom="les habitants relais")
# Une ligne par état d'avant, une colonne par état d'après ; « - » pour un engagement sans nouvelle.
TABLE = """
avant          | -   | prévu | en cours | fait en partie | fait | en pause | abandonné
-              | rien | est | est | est | est | est | est
prévu          | plus rien | toujours | maintenant | maintenant | maintenant | maintenant | maintenant
en cours       | plus rien | n'est plus | toujours | maintenant | maintenant | maintenant | maintenant
fait en partie | plus rien | n'est plus | n'est plus | toujours | maintenant | maintenant | maintenant
fait           | plus rien | n'est plus | n'est plus | n'est plus | reste | maintenant | maintenant
en pause       | plus rien | reprend | reprend | reprend | maintenant | toujours | maintenant
abandonné      | plus rien | reprend | reprend | reprend | maintenant | n'est plus | reste
"""
FORMES = {
    "rien": "n'a pas de nouvelle publiée",
    "plus rien": "n'a plus de nouvelle publiée",
    "est": "est {apres}",
    "toujours": "est toujours {apres}",
    "reste": "reste {apres}",
    "maintenant": "est maintenant {apres}",
    "n'est plus": "n'est plus {avant} : il est {apres}",
    "reprend": "reprend : il est {apres}",
}


def lire_la_table():
    """(l'état d'avant, celui d'après) -> la forme de la phrase."""
    entete, *lignes = [[case.strip() for case in ligne.split("|")] for ligne in TABLE.strip().splitlines()]
    etats = [None if nom == "-" else nom for nom in entete[1:]]
    return {
        (None if avant == "-" else avant, apres): forme
        for avant, *formes in lignes
        for apres, forme in zip(etats, formes, strict=True)
    }


PASSAGES = lire_la_table()


def test_la_table_dit_tous_les_passages():
    assert set(PASSAGES) == set(product((None, *ETATS), repeat=2))


@pytest.mark.parametrize(("avant", "apres"), PASSAGES)
def test_un_passage_donne_une_phrase_juste(avant, apres):
    attendue = FORMES[PASSAGES[avant, apres]].format(avant=avant, apres=apres)

    assert phrases.passage(avant, apres) == attendue


@pytest.mark.parametrize(("avant", "apres"), [paire for paire in PASSAGES if None not in paire])
def test_deux_passages_differents_ne_se_disent_pas_pareil(avant, apres):
    """Un lecteur du fil sait toujours où en est l'engagement, et si cela a changé."""
    assert phrases.passage(avant, apres).endswith(apres)
    assert (phrases.passage(avant, apres) == phrases.passage(apres, apres)) is (avant == apres)


@pytest.mark.parametrize("etat", ETATS)
def test_une_premiere_nouvelle_dit_l_engagement_son_etat_et_sa_preuve(etat):
    dite = phrases.dire("Ouvrir un lieu", nouvelle(etat=etat, texte="Une raison."))

    assert dite == f"« Ouvrir un lieu » est {etat} (délibération du 12 mars 2026)"


@pytest.mark.parametrize(
    ("constat", "phrase"),
    list(zip(CONSTATS, ("le constate", "le constate en partie", "ne le constate pas"), strict=True)),
)
def test_un_constat_dit_qui_constate_et_s_accorde(constat, phrase):
    dit = nouvelle(par="conseil", constat=constat)

    assert phrases.constat(dit, CONSEIL) == f"le conseil citoyen {phrase}"
    assert phrases.constat(dit, HABITANTS) == f"les habitants relais {phrase.replace('constate', 'constatent')}"
    assert phrases.dire("Ouvrir un lieu", dit, CONSEIL) == (
        f"« Ouvrir un lieu » : le conseil citoyen {phrase} (délibération du 12 mars 2026)"
    )


@pytest.mark.parametrize(
    ("source", "dite"),
    [
        ("Délibération du 12 mars 2026.", "délibération du 12 mars 2026"),
        ("CCAS, rapport 2026", "CCAS, rapport 2026"),
        ("Insee, 2024", "Insee, 2024"),
        ("L'avis du conseil citoyen", "l'avis du conseil citoyen"),
    ],
)
def test_une_preuve_se_dit_au_milieu_d_une_phrase(source, dite):
    assert phrases.preuve(nouvelle(source=source)) == dite


@pytest.mark.parametrize(
    ("ecrit", "dit"),
    [("2026", "2026"), ("2026-06", "juin 2026"), ("2026-06-30", "30 juin 2026"), ("2026-06-01", "1er juin 2026")],
)
def test_un_moment_se_dit_avec_la_precision_qu_il_a(ecrit, dit):
    assert phrases.moment(ecrit) == dit


@pytest.mark.parametrize(
    ("bilan", "dit"),
    [
        ({None: 53}, "53 engagements, aucune nouvelle publiée à ce jour"),
        ({None: 1}, "1 engagement, aucune nouvelle publiée à ce jour"),
        ({"fait": 2, None: 3}, "5 engagements : 2 faits et 3 sans nouvelle"),
        ({"fait": 1}, "1 engagement : 1 fait"),
        (
            dict.fromkeys((*ETATS, None), 2),
            "14 engagements : 2 faits, 2 faits en partie, 2 en cours, 2 prévus, 2 en pause, 2 abandonnés "
            "et 2 sans nouvelle",
        ),
        (
            dict.fromkeys((*ETATS, None), 1),
            "7 engagements : 1 fait, 1 fait en partie, 1 en cours, 1 prévu, 1 en pause, 1 abandonné et 1 sans nouvelle",
        ),
    ],
)
def test_un_bilan_compte_chaque_etat_et_s_accorde(bilan, dit):
    assert phrases.resume(Counter(bilan)) == dit


def test_le_silence_ne_se_dit_que_des_engagements_dont_rien_n_est_publie():
    assert phrases.ce_qu_on_ne_sait_pas(Counter({"fait": 3, None: 1})).startswith(
        "Un engagement sans nouvelle a pu commencer"
    )
    assert phrases.ce_qu_on_ne_sait_pas(Counter({"fait": 3})) == ""


def test_sans_engagement_a_suivre_un_seul_quartier_ne_se_dit_pas_quartier_par_quartier(contrat):
    assert phrases.sans_engagement(contrat).startswith("Le suivi se dit quartier par quartier : aucun engagement")
    seul = changer(contrat, quartiers=contrat.quartiers[:1])
    assert phrases.sans_engagement(seul) == "Aucun engagement propre au quartier n'est publié."
