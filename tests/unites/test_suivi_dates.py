"""Une nouvelle change le jour des pages qui la montrent, des documents et des données, et de rien d'autre."""

from datetime import date

import pytest

from macros.documents import preparer_documents
from macros.edition import Edition
from macros.etat import Etat, modifiee_le, plan
from macros.langue.francais import jour
from macros.pages.blocs import appels_de, pages_generees
from tests.outils.exports import lire_json
from tests.outils.projet import ADRESSE_PUBLIQUE, PAGES, normaliser

AVANT, APRES = date(2025, 3, 1), date(2026, 3, 12)
MONTRENT_LE_SUIVI = {"suivi.md", "index.md", "quartiers/index.md", "quartiers/le-centre.md", "convention.md"}


@pytest.fixture(scope="module")
def etat(contrat):
    """Tout date du même jour, sauf une nouvelle, plus récente."""
    pages = [page.relative_to(PAGES).as_posix() for page in PAGES.rglob("*.md")]
    communs = ("convention", "glossaire", "indicateurs", "pilotage", "recherche", "site", "strategie")
    fichiers = [f"docs/{page}" for page in pages] + [f"data/{nom}.yml" for nom in communs]
    fichiers += [f"data/quartiers/{quartier.slug}.yml" for quartier in contrat.quartiers]
    dates = dict.fromkeys(fichiers, AVANT) | {"data/suivi/2026.yml": APRES}
    return Etat(contrat, Edition(ADRESSE_PUBLIQUE, dates=dates), pages=pages_generees(contrat))


@pytest.fixture(scope="module")
def appels(etat):
    """Le chemin de chaque page -> les blocs qu'elle appelle."""
    textes = {page.relative_to(PAGES).as_posix(): page.read_text("utf-8") for page in PAGES.rglob("*.md")}
    textes |= {chemin: page.texte for chemin, page in etat.pages.items()}
    return {chemin: appels_de(texte) for chemin, texte in textes.items()}


def test_une_page_qui_montre_le_suivi_en_a_le_jour(etat, appels, contrat):
    jours = {chemin: modifiee_le(etat, chemin, blocs) for chemin, blocs in appels.items()}
    enjeux = {f"enjeux/{enjeu.id}.md" for enjeu in contrat.strategie.branches}

    assert {chemin for chemin in enjeux | MONTRENT_LE_SUIVI if jours[chemin] != APRES} == set()
    assert jours["glossaire.md"] == jours["pilotage.md"] == AVANT


def test_le_plan_du_site_le_dit_aux_moteurs(etat, appels):
    lignes = plan(etat, {"suivi.md": appels["suivi.md"], "glossaire.md": appels["glossaire.md"]})[
        "sitemap.xml"
    ].decode()

    assert f"<loc>{ADRESSE_PUBLIQUE}suivi/</loc>\n    <lastmod>{APRES}</lastmod>" in lignes
    assert f"<loc>{ADRESSE_PUBLIQUE}glossaire/</loc>\n    <lastmod>{AVANT}</lastmod>" in lignes


def test_les_documents_et_les_donnees_aussi(etat, contrat):
    fiche = preparer_documents(contrat, etat.edition)["documents/quartiers/le-centre.pdf"]

    assert f"Données mises à jour le {jour(APRES)}." in normaliser(fiche.donnees.decode())
    assert {contenu["date"] for contenu in lire_json(contrat, etat.edition).values()} == {str(APRES)}
