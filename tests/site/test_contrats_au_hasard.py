"""N'importe quel contrat valide donne des pages sans faute : ni titre vide, ni lien rompu, ni mot d'un autre."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from macros.composition import PageLue, composer, marquer
from macros.etat import Etat
from macros.lecture import comprendre
from macros.pages.blocs import appels_de, pages_generees
from tests.outils.formes import construire_la_forme
from tests.outils.hasard import Fichiers, contrats, en_octets
from tests.outils.relecture import mots_de_trop, relire

pytestmark = pytest.mark.lent
CONTEXTE = {"lien": lambda page, ancre="": page + (f"#{ancre}" if ancre else ""), "plan": ()}
LENTES = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@settings(max_examples=10, suppress_health_check=LENTES, deadline=None)
@given(contrats())
def test_chaque_contrat_se_lit_et_donne_ses_pages(fichiers):
    contrat = comprendre(en_octets(fichiers))

    for chemin, page in pages_generees(contrat).items():
        html = "\n".join(marquer(nom, *arguments.values()) for nom, arguments in appels_de(page.texte))
        assert composer(Etat(contrat), PageLue(chemin, chemin, page.titre, html), CONTEXTE).html


@settings(max_examples=25, suppress_health_check=LENTES, deadline=None)
@given(contrats())
def test_le_site_de_chaque_contrat_se_relit_sans_une_faute(fichiers):
    with TemporaryDirectory() as dossier:
        donnees = ecrire(fichiers, Path(dossier) / "donnees")
        site = construire_la_forme(Path(dossier) / "projet", donnees, DOCUMENTS="non")

        assert relire(site) == []
        assert mots_de_trop(site, donnees) == []


def ecrire(fichiers: Fichiers, donnees: Path) -> Path:
    for nom, octets in en_octets(fichiers).items():
        (donnees / nom).parent.mkdir(parents=True, exist_ok=True)
        (donnees / nom).write_bytes(octets)
    return donnees
