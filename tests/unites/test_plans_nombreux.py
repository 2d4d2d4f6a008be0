"""Le plan d'un contrat de soixante quartiers : des numéros qui suivent la liste, une phrase courte, un poids tenu."""

import gzip
import json
from itertools import combinations

import pytest

from macros.documents.plan import plan_de_tous
from macros.langue.contours import titre_du_plan_du_contrat
from macros.lecture import lire
from macros.plans import plan_du_contrat
from tests.outils.contours_inventes import ecrire_les_contours
from tests.outils.synthese import ecrire

pytestmark = pytest.mark.lent  # autant de quartiers qu'un contrat peut en avoir

NOMBRE = 60
LONGUEUR = 150  # signes : ce qu'un lecteur d'écran dit d'une traite
POIDS = 8000  # octets compressés


@pytest.fixture(scope="module")
def contrat(tmp_path_factory):
    donnees = tmp_path_factory.mktemp("nombreux") / "data"
    ecrire(donnees, NOMBRE)
    ecrire_les_contours(donnees, sorted(fiche.stem for fiche in (donnees / "quartiers").glob("*.yml")))
    return lire(donnees)


def test_chaque_quartier_a_son_numero_dans_l_ordre_de_la_liste(contrat):
    plan = plan_du_contrat(contrat)
    lus = [q.slug for groupe in contrat.quartiers_en_groupes.values() for q in groupe]
    assert [plan.numero_de[slug] for slug in lus] == list(range(1, NOMBRE + 1))
    assert [nom.texte for nom in plan.noms_des_quartiers] == [str(numero) for numero in range(1, NOMBRE + 1)]


def test_aucun_numero_n_en_touche_un_autre(contrat):
    plan = plan_du_contrat(contrat)
    noms = (*plan.noms_des_quartiers, *plan.noms_des_communes)
    assert not [(a.texte, b.texte) for a, b in combinations(noms, 2) if a.place.touche(b.place)]


def test_ce_qu_en_dit_un_lecteur_d_ecran_reste_court(contrat):
    dit = titre_du_plan_du_contrat(contrat)
    assert dit == "Plan de 60 quartiers, dans 1 commune ; la liste qui suit les nomme"
    assert len(dit) < LONGUEUR


def test_le_plan_reste_leger(contrat):
    traces = json.dumps(plan_de_tous(contrat)["formes"]).encode()
    assert len(gzip.compress(traces)) < POIDS


def test_dans_le_livret_la_legende_a_le_numero_de_chacun(contrat):
    legende = plan_de_tous(contrat)["numeros"]
    assert [ligne["numero"] for ligne in legende] == list(range(1, NOMBRE + 1))
