"""Un signe que les documents ne savent pas dessiner se dit à sa ligne, avant qu'on ne les compose."""

import shutil

import pytest

from macros.commandes import verifier
from macros.documents import verifier_signes
from macros.documents.preparation import absents_des_polices
from macros.lecture import DonneesFautives
from tests.outils.depot import remplacer
from tests.outils.donnees import EXEMPLEVILLE


@pytest.fixture
def donnees(tmp_path):
    """Les données d'une commune dont un quartier fête quelque chose."""
    donnees = shutil.copytree(EXEMPLEVILLE, tmp_path / "data")
    remplacer(donnees, "quartiers/les-essais.yml", "Une rue bruyante", "Une fête 🎉 bruyante ☕")
    return donnees


def test_un_texte_francais_se_dessine():
    assert absents_des_polices("Élève, cœur, Ÿ — « 46,7 % » n° 1, l’été… 12 €, ł") == set()


def test_un_signe_rare_que_les_polices_ont_se_garde():
    assert absents_des_polices("☕★→🎉中") == {"🎉", "中"}


def test_la_faute_est_a_la_ligne_du_texte(donnees):
    with pytest.raises(DonneesFautives) as fautives:
        verifier_signes(donnees)
    [faute] = fautives.value.fautes
    assert str(faute).endswith(
        "quartiers/les-essais.yml:24:5: « 🎉 » manque aux polices des documents : supprimez ce signe"
    )


def test_make_check_la_dit(donnees):
    reponse = verifier(donnees)

    assert reponse.statut == 1
    assert "les-essais.yml:24:5: « 🎉 »" in reponse.erreurs
