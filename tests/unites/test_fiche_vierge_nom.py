"""Le nom d'un nouveau quartier : l'adresse qu'il donne, et comment il s'écrit dans la fiche."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.adresses import slug_a_prendre
from macros.lecture import lire_sans_les_quartiers
from macros.saisie import fiche_vierge
from macros.squelette.lignes import ecrire
from tests.outils.noms import REFUSES, nom_relu
from tests.outils.projet import EXEMPLEVILLE


@pytest.mark.parametrize(
    ("nom", "slug"),
    [
        ("Cité du Parc", "cite-du-parc"),
        ("  Cité \t du  Parc ", "cite-du-parc"),
        ("Le Haut d'Houdain", "le-haut-d-houdain"),
        ("Le Haut d’Houdain", "le-haut-d-houdain"),
        ("CITÉ DE L'ÉTANG", "cite-de-l-etang"),
        ("Cité de l'E\u0301tang", "cite-de-l-etang"),
        ("Sacré-Cœur", "sacre-coeur"),
        ("CŒUR DE VILLE", "coeur-de-ville"),
        ("Læticia", "laeticia"),
        ("Fosse N° 3", "fosse-numero-3"),
        ("Fosse n°3", "fosse-numero-3"),
        ("Fosse Nº 3", "fosse-numero-3"),
        ("Fosse № 3", "fosse-numero-3"),
        ("Saint-Éloi / Mozart", "saint-eloi-mozart"),
        ("Parc & Jardins", "parc-et-jardins"),
        ("Garçonnière – Noël", "garconniere-noel"),
        ("« Les Tilleuls » (nord)", "les-tilleuls-nord"),
        ("8 mai 1945", "quartier-8-mai-1945"),
        ("--- Parc ---", "parc"),
        ("../../Parc", "parc"),
    ],
)
def test_un_nom_donne_une_adresse(nom, slug):
    assert fiche_vierge(nom, lire_sans_les_quartiers(EXEMPLEVILLE))[0] == f"quartiers/{slug}.yml"


@pytest.mark.parametrize(("nom", "phrase"), REFUSES)
def test_un_nom_inutilisable_est_refuse_par_une_phrase(nom, phrase):
    with pytest.raises(ValueError, match=r"^" + re.escape(phrase) + r"$"):
        fiche_vierge(nom, lire_sans_les_quartiers(EXEMPLEVILLE))


@pytest.mark.parametrize(
    ("nom", "ecrit"),
    [
        ("Cité du Parc", "Cité du Parc"),
        ("Le Haut d'Houdain", "Le Haut d'Houdain"),
        ("Parc : nord", '"Parc : nord"'),
        ("Parc # 2", '"Parc # 2"'),
        ('Le "Parc"', '"Le \\"Parc\\""'),
        ("Parc\\Nord", '"Parc\\\\Nord"'),
        ("8 mai 1945", '"8 mai 1945"'),
        ("- Parc", '"- Parc"'),
        ("{Parc}", '"{Parc}"'),
        ("“Parc”", '"“Parc”"'),
        ("Null", '"Null"'),
        ("No", '"No"'),
    ],
)
def test_un_nom_se_met_entre_guillemets_quand_il_le_faut(nom, ecrit):
    assert ecrire(nom) == ecrit
    assert nom_relu(f"nom: {ecrit}\n") == nom


@pytest.mark.lent
@settings(deadline=None)
@given(st.text("aÉœ1 '\"’“”‘\\:#-[]{},&*!|>%@`?~.=", min_size=1).map(lambda nom: f"{nom} a".strip()))
def test_tout_nom_admis_se_relit_tel_quel(nom):
    assert slug_a_prendre(nom)
    assert nom_relu(f"nom: {ecrire(nom)}\n") == nom
    assert nom_relu(f"nom: [{ecrire(nom)}]\n") == [nom]
