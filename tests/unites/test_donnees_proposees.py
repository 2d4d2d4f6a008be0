"""On ne propose que des fichiers qui disent quelque chose ; un fichier vide reste à son adresse."""

import json

from macros.donnees import catalogue, exports
from macros.edition import Edition
from macros.lecture import lire
from tests.outils.contrats import changer
from tests.outils.projet import CINQ_NIVEAUX, RACINE

GRAND = lire(RACINE / "tests" / "communes" / "grand-modele" / "data")
CINQ = lire(CINQ_NIVEAUX)


def noms(fichiers):
    return [fichier.chemin for fichier in fichiers]


def test_un_tableau_que_le_contrat_ne_remplit_pas_ne_se_propose_pas():
    assert noms(catalogue(GRAND).tableaux) == ["quartiers.csv", "strategie.csv"]
    proposes = noms(catalogue(CINQ).tableaux)
    assert {"objectifs.csv", "suivi.csv", "nouvelles.csv"} <= {*proposes}
    assert noms(catalogue(changer(CINQ, strategie=type(CINQ.strategie)(), quartiers=GRAND.quartiers)).tableaux) == [
        "quartiers.csv",
        "territoires.csv",
    ]


def test_un_fichier_commun_qui_ne_dit_rien_ne_se_propose_pas():
    assert {"glossaire.json", "indicateurs.json", "suivi.json"}.isdisjoint(noms(catalogue(GRAND).communs))
    assert {"glossaire.json", "indicateurs.json", "suivi.json"} <= {*noms(catalogue(CINQ).communs)}


def test_le_carnet_ne_se_propose_que_s_il_dit_comment_joindre_quelqu_un():
    assert catalogue(GRAND).contacts == ()
    assert noms(catalogue(CINQ).contacts) == ["contacts.vcf"]


def test_leurs_adresses_restent_et_la_description_ne_nomme_que_ceux_qui_se_proposent():
    publies = exports(GRAND, Edition())
    assert {"donnees/suivi.csv", "donnees/suivi.json", "donnees/contacts.vcf", "donnees/glossaire.json"} <= {*publies}
    ressources = json.loads(publies["donnees/datapackage.json"])["resources"]
    assert {"suivi.csv", "contacts.vcf", "glossaire.json"}.isdisjoint(r["path"] for r in ressources)


def test_le_tableau_des_objectifs_les_nomme_comme_le_contrat():
    [objectifs] = [fichier for fichier in catalogue(CINQ).tableaux if fichier.chemin == "objectifs.csv"]
    assert objectifs.description == "Une ligne par action, avec sa place dans la stratégie."
