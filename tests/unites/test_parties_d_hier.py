"""Les données d'avant disaient toutes, sans l'écrire, que la commune, l'agglomération et l'État avaient signé."""

from macros.differences.contrats import differences
from macros.langue.porteur import qui_a_signe
from macros.lecture import comprendre, lire
from macros.lecture.migrations import moderniser
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT

PARTIES = "parties: [la commune, l'agglomération, l'État]  # qui a signé, en quelques mots simples : l'accueil le dit\n"


def d_hier(dossier):
    fichiers = {f.relative_to(dossier).as_posix(): f.read_bytes() for f in dossier.rglob("*.yml")}
    fichiers.pop("vocabulaire.yml")
    return fichiers | {"convention.yml": fichiers["convention.yml"].replace(PARTIES.encode(), b"")}


def test_des_donnees_d_hier_disent_la_meme_chose_qu_aujourd_hui(contrat):
    hier = comprendre(d_hier(HAILLICOURT))
    assert hier.convention == contrat.convention
    assert qui_a_signe(hier) == qui_a_signe(contrat)
    assert differences(hier, lire(HAILLICOURT)) == []


def test_des_donnees_d_aujourd_hui_ne_disent_que_ce_qu_elles_ecrivent():
    fichiers = {f.relative_to(EXEMPLEVILLE).as_posix(): f.read_bytes() for f in EXEMPLEVILLE.rglob("*.yml")}
    assert moderniser(fichiers)["convention.yml"] == fichiers["convention.yml"]
    assert qui_a_signe(comprendre(fichiers)).startswith("Un contrat de ville dit ce qui est prévu")
