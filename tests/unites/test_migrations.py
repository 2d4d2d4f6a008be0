"""Des données écrites pour un modèle d'avant se lisent encore, et disent la même chose."""

import re
import shutil

import pytest

from macros.differences.contrats import differences
from macros.lecture import DonneesFautives, arbres, comprendre, lire
from tests.outils.projet import HAILLICOURT

VALEUR = "    agglomeration: {valeur: 104, precision: sur l'ensemble des établissements de l'agglomération}\n"
A_COTE = "    precision_agglomeration: sur l'ensemble des établissements de l'agglomération\n    agglomeration: 104\n"


@pytest.fixture
def donnees(tmp_path):
    """Les données d'aujourd'hui, que l'on récrit comme hier."""
    copie = shutil.copytree(HAILLICOURT, tmp_path / "data")
    indicateurs = copie / "indicateurs.yml"
    texte = indicateurs.read_text("utf-8")
    assert VALEUR in texte
    indicateurs.write_text(texte.replace(VALEUR, A_COTE), "utf-8")
    return copie


def test_sans_vocabulaire_les_mots_sont_ceux_du_premier_modele(donnees, contrat):
    (donnees / "vocabulaire.yml").unlink()

    assert lire(donnees) == contrat
    assert differences(contrat, lire(donnees)) == []


def test_qui_ne_compare_a_rien_n_a_pas_de_territoire(donnees):
    vocabulaire, indicateurs = donnees / "vocabulaire.yml", donnees / "indicateurs.yml"
    vocabulaire.write_text(vocabulaire.read_text("utf-8").partition("\nterritoires:")[0] + "\n", "utf-8")
    lignes = [li for li in indicateurs.read_text("utf-8").splitlines() if "agglomeration:" not in li]
    indicateurs.write_text("\n".join(lignes) + "\n", "utf-8")
    lu = lire(donnees)

    assert lu.vocabulaire.territoires == ()
    assert not any(map(lu.comparaisons, lu.indicateurs.indicateurs))


def test_la_precision_ecrite_a_cote_de_la_valeur_se_lit_et_se_conseille(donnees):
    conseils = [conseil for arbre in arbres(donnees) for conseil in arbre.conseils]

    assert [conseil.message for conseil in conseils] == [
        "écrivez « agglomeration: {valeur: …, precision: …} » au lieu de « precision_agglomeration »"
    ]


@pytest.mark.parametrize("sans", ["niveaux", "territoires"])
def test_une_version_publiee_d_entre_deux_modeles_a_les_mots_du_premier(donnees, contrat, sans):
    lus = {f.relative_to(donnees).as_posix(): f.read_bytes() for f in donnees.rglob("*.yml")}
    avant, cle, apres = lus["vocabulaire.yml"].partition(f"\n{sans}:".encode())
    suite = re.search(rb"\n(?=[a-z])", apres)
    d_hier = {**lus, "vocabulaire.yml": avant + (apres[suite.start() :] if suite else b"") + b"\n"}

    assert cle
    assert comprendre(d_hier, deja_publies=True).strategie == contrat.strategie
    with pytest.raises(DonneesFautives):
        comprendre(d_hier)
