"""Les textes que le fichier livré donne en modèle ne se publient pas."""

import re

import pytest

from macros.lecture.modeles import TEXTES_DU_MODELE
from tests.outils.donnees import FICHIERS, abimer, fautes_dites
from tests.outils.projet import HAILLICOURT

LIVRE = (HAILLICOURT / "site.yml").read_text("utf-8")
COMMENTES = re.findall(r"^ *# *(?:- )?(?:[a-z_]+: )(.+)$|^ *# +- ([^:\n]+)$", LIVRE, re.MULTILINE)
# Ceux-là ont, ou devraient avoir, la forme d'une date, d'un numéro ou d'une adresse : une autre règle les juge.
D_UNE_AUTRE_REGLE = re.compile(r"\d{4}-\d\d-\d\d|72,5 %|03 00 00 00 00|https://.*|Accueil|adresse électronique .*")


def test_tous_les_textes_du_modele_sont_connus():
    textes = {"".join(trouve) for trouve in COMMENTES}

    assert {texte for texte in textes if not D_UNE_AUTRE_REGLE.fullmatch(texte)} == TEXTES_DU_MODELE


@pytest.mark.parametrize("texte", ["numéro, rue, code postal et ville de la mairie", "Celui de l’hébergeur"])
def test_un_texte_du_modele_est_refuse_a_sa_ligne(texte):
    dites = fautes_dites(FICHIERS | {"site.yml": abimer("site.yml", "1 rue du Modèle, Exempleville", texte)})

    assert dites == [
        f"data/site.yml:7:12: « {texte} » est le texte du modèle : remplacez-le, ou remettez « # » devant cette ligne"
    ]
