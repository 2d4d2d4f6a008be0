"""Ce que dit la liste des quartiers de ceux qui n'y sont pas : jamais plus que les données."""

import json

import pytest

from macros.documents import preparer_documents
from macros.edition import Edition
from macros.langue.quartiers import ce_que_dit_la_liste, question_de_l_absent
from macros.lecture import lire
from tests.outils.contrats import changer
from tests.outils.projet import RACINE

COMMUNES = RACINE / "tests" / "communes"
PLUSIEURS, SEUL = (lire(COMMUNES / nom / "data") for nom in ("metropole", "les-essarts-factices"))


def completer(contrat):
    """Le contrat qui dit que chaque quartier a sa fiche."""
    return changer(contrat, convention=contrat.convention.model_copy(update={"liste_complete": True}))


@pytest.mark.parametrize(
    ("contrat", "question", "phrase"),
    [
        (
            PLUSIEURS,
            "Votre quartier n'est pas dans la liste ?",
            "Ce site ne montre que les quartiers de cette liste : le contrat de ville peut en concerner d'autres.",
        ),
        (
            completer(PLUSIEURS),
            "Votre quartier n'est pas dans la liste ?",
            "Le contrat de ville ne concerne que les quartiers de cette liste.",
        ),
        (
            SEUL,
            "Vous habitez un autre quartier ?",
            "Ce site ne montre que ce quartier : le contrat de ville peut en concerner d'autres.",
        ),
        (completer(SEUL), "Vous habitez un autre quartier ?", "Le contrat de ville ne concerne que ce quartier."),
    ],
)
def test_rien_n_affirme_qu_il_n_y_a_pas_d_autre_quartier_si_les_donnees_ne_le_disent(contrat, question, phrase):
    assert question_de_l_absent(contrat) == question
    assert ce_que_dit_la_liste(contrat) == phrase


@pytest.mark.parametrize(("contrat", "compte"), [(PLUSIEURS, False), (completer(PLUSIEURS), True)])
def test_l_image_du_site_ne_compte_que_les_quartiers_d_une_liste_complete(contrat, compte):
    image = json.loads(preparer_documents(contrat, Edition())["vignettes/site.png"].donnees)
    assert ("quartiers" in {chiffre["libelle"] for chiffre in image["chiffres"]}) == compte
