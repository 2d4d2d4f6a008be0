"""Un bloc nomme tous les fichiers dont il montre le contenu, et eux seuls : la date des pages en dépend."""

from functools import partial
from types import SimpleNamespace

import pytest

from macros.donnees import catalogue
from macros.edition import Edition
from macros.histoire.journal import Journal
from macros.modele import Contrat
from macros.pages.blocs import BLOCS
from macros.pages.environnement import rendre
from macros.pages.integration import cadres

ARGUMENTS = {
    "animation": {"nom": "participation"},
    "enjeu": {"identifiant": "transitions"},
    "indicateur": {"identifiant": "taux-pauvrete"},
    "partage": {"slug": "vieux-bourg"},
    "quartier": {"slug": "le-centre"},
    "sous_objectif": {"identifiant": "acces-soins"},
}
# Ce qu'ils montrent leur vient du code, de la navigation, de l'historique, ou de tout le contrat à la fois.
AUTREMENT = {
    "convention",
    "document",
    "donnees_champs",
    "donnees_etats",
    "donnees_fichiers",
    "journal",
    "livret",
    "plan_du_site",
    "presentation",
    "retrait",
}


class Espion(Contrat):
    """Un contrat qui retient les fichiers que l'on y lit."""

    def __getattribute__(self, nom):
        if nom in Contrat.model_fields:
            lus.fichiers.add(f"data/{nom}/" if nom in ("contours", "quartiers", "suivi") else f"data/{nom}.yml")
        return super().__getattribute__(nom)


lus = SimpleNamespace(fichiers=set())


@pytest.mark.parametrize("nom", sorted(set(BLOCS) - AUTREMENT))
def test_un_bloc_nomme_les_fichiers_qu_il_lit(contrat, nom):
    nes = tuple(q.model_copy(update={"issu_de": ("vieux-bourg",)}) for q in contrat.quartiers)
    espion = Espion.model_construct(
        **{champ: getattr(contrat, champ) for champ in Contrat.model_fields} | {"quartiers": nes}
    )
    lus.fichiers.clear()
    su = {"edition": Edition(), "journal": Journal(), "documents": {}, "catalogue": partial(catalogue, espion)}
    su["cadres"] = partial(cadres, espion, Edition("https://exemple.fr/"))
    rendre(nom, contrat=espion, lien=lambda *_: "#", **su, **ARGUMENTS.get(nom, {}))
    assert {source.partition("{")[0] for source in BLOCS[nom].sources} == lus.fichiers


def test_chaque_argument_nomme_dans_une_source_est_donne_au_bloc():
    for bloc in BLOCS.values():
        arguments = dict.fromkeys(bloc.arguments, "exemple")
        assert all(source.format(**arguments) for source in bloc.sources)
