"""Les communes dont un contrat a besoin, quand l'État en connaît plusieurs, ou d'autres que celle qu'on lui demande."""

import pytest

from macros.contours import besoins
from macros.contours.sources import Commune, Perimetre
from macros.lecture import comprendre, lire
from tests.outils.contrats import changer
from tests.outils.donnees import EXEMPLEVILLE, FICHIERS


@pytest.fixture(scope="module")
def contrat():
    return comprendre(FICHIERS)


def trouver(contrat, monkeypatch, connues, *, voulues, codes=()):
    """Les codes que trouve le contrat dont un quartier est dans ces communes, et ce qu'il ne trouve pas."""

    def lire_les_communes(code=None, nom=""):
        """Comme l'État, qui donne aussi les communes dont le nom ressemble."""
        return [c for c in connues if (c.code == code if code else nom.lower() in c.nom.lower())]

    monkeypatch.setattr(besoins, "lire_les_communes", lire_les_communes)
    quartier = contrat.quartiers[0].model_copy(update={"communes": voulues})
    autre = changer(contrat, quartiers=(quartier,))
    trouvees, absentes = besoins.communes_de(autre, [Perimetre("QN00001M", codes, None)])
    return [commune.code for commune in trouvees], absentes


def test_une_commune_dont_le_nom_ne_fait_que_ressembler_n_est_pas_la_bonne(contrat, monkeypatch):
    connues = [Commune("00001", "Exempleville", None), Commune("00002", "Exempleville-le-Vieux", None)]
    assert trouver(contrat, monkeypatch, connues, voulues=("Exempleville",)) == (["00001"], [])


def test_outre_mer_un_departement_a_trois_chiffres(contrat, monkeypatch):
    connues = [Commune("97101", "Partout", None), Commune("97402", "Partout", None), Commune("97401", "Ici", None)]
    trouvees, absentes = trouver(contrat, monkeypatch, connues, voulues=("Partout",), codes=("97401",))
    assert trouvees == ["97401", "97402"]
    assert [a for a in absentes if "Partout" in a] == []


def test_une_commune_d_un_autre_departement_se_prend_si_elle_est_seule_a_ce_nom(contrat, monkeypatch):
    connues = [Commune("00001", "Exempleville", None), Commune("11001", "Loin", None)]
    assert trouver(contrat, monkeypatch, connues, voulues=("Loin",), codes=("00001",)) == (["00001", "11001"], [])


def test_la_commune_a_qui_est_le_contrat_est_toujours_voulue_et_les_communes_se_rangent_par_code(contrat, monkeypatch):
    connues = [Commune("00009", "Exempleville", None), Commune("00002", "Zone", None)]
    assert trouver(contrat, monkeypatch, connues, voulues=("Zone", "Exempleville")) == (["00002", "00009"], [])
    assert trouver(contrat, monkeypatch, connues, voulues=()) == (["00009"], [])


def test_le_nom_d_un_territoire_qui_n_est_pas_une_commune_ne_se_cherche_pas(monkeypatch):
    metropole = lire(EXEMPLEVILLE.parent.parent / "metropole" / "data")
    assert not metropole.convention.porteur.est_une_commune
    assert trouver(metropole, monkeypatch, [], voulues=()) == ([], [])
