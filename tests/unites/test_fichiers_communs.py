"""Un fichier commun de ``data/`` se déclare une fois : sa classe, et le champ que lui donne le contrat."""

import pytest

from macros.differences.contrats import RUBRIQUES
from macros.donnees import catalogue, exports
from macros.edition import Edition
from macros.modele import Contrat
from macros.modele.contrat import FACULTATIFS, FICHIERS_COMMUNS, fichiers_communs
from macros.modele.fiche import FichierCommun
from macros.modele.quartier import Quartier
from macros.modele.suivi import FichierDeSuivi
from macros.pages.blocs import BLOCS, pages_generees
from macros.saisie import MODELES
from tests.outils.projet import PAGES

OBLIGATOIRES = {"vocabulaire", "convention", "site"}
PUBLIES = {*OBLIGATOIRES, "strategie", "indicateurs", "pilotage", "glossaire"}


class Marches(FichierCommun):
    """Un fichier inventé."""


class AvecMarches(Contrat):
    """Un contrat qui aurait un fichier de plus, dont une commune peut se passer."""

    marches: Marches | None = None


def test_le_contrat_dit_quels_fichiers_le_site_lit():
    assert set(FICHIERS_COMMUNS) == {*PUBLIES, "recherche"}
    assert set(FICHIERS_COMMUNS) - OBLIGATOIRES == FACULTATIFS
    assert {**FICHIERS_COMMUNS, "quartier": Quartier, "suivi": FichierDeSuivi} == MODELES


def test_un_champ_de_plus_dans_le_contrat_est_un_fichier_de_plus():
    assert fichiers_communs(AvecMarches) == {**FICHIERS_COMMUNS, "marches": Marches}


@pytest.mark.parametrize("chemin", RUBRIQUES)
def test_ce_qui_change_se_lit_sur_une_page_du_site(chemin, contrat):
    page = RUBRIQUES[chemin].page

    assert page in pages_generees(contrat) or (PAGES / page).is_file()


def test_chaque_fichier_commun_qui_se_lit_a_sa_rubrique_et_se_publie(contrat):
    publies = {fichier.chemin.removesuffix(".json") for fichier in catalogue(contrat).communs}

    assert set(RUBRIQUES) == {*PUBLIES, "site.accessibilite"}
    assert publies == {*PUBLIES, "quartiers", "suivi"}


def test_un_fichier_dont_la_commune_se_passe_ne_se_publie_pas(contrat):
    sans = contrat.model_copy(update={"glossaire": None})

    assert "donnees/glossaire.json" in exports(contrat, Edition())
    assert "donnees/glossaire.json" not in exports(sans, Edition())
    assert "glossaire.json" not in {fichier.chemin for fichier in catalogue(sans).communs}


DOSSIERS = ("data/quartiers/", "data/suivi/", "data/contours/")


def test_chaque_source_d_un_bloc_est_un_fichier_que_le_site_lit():
    sources = {source for bloc in BLOCS.values() for source in bloc.sources if not source.startswith(DOSSIERS)}

    assert sources - {"data/", "docs/"} <= {f"data/{nom}.yml" for nom in FICHIERS_COMMUNS}
