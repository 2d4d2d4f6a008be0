"""« Corriger » ouvre le fichier d'où vient ce qu'on lit, à sa ligne, et rien d'autre."""

from collections import Counter
from dataclasses import replace

import pytest

from macros.edition import Edition
from macros.etat import Etat, ou_corriger
from macros.lecture import lieux
from tests.outils.projet import DEPOT, EXEMPLEVILLE, HAILLICOURT, texte

LIENS = "main .corriger-ici a"
CENTRE = "/quartiers/le-centre/"


def ligne_ouverte(lien: str) -> str:
    """La ligne de la commune figée qu'ouvre ce lien."""
    fichier, ligne = lien.removeprefix(f"{DEPOT}/blob/HEAD/data/").split("#L")
    return (HAILLICOURT / fichier).read_text("utf-8").splitlines()[int(ligne) - 1].strip()


@pytest.mark.parametrize(
    ("adresse", "noms_et_lignes"),
    [
        (
            CENTRE,
            {
                "Corriger les chiffres de ce quartier sur GitHub": "portrait:",
                "Corriger les irritants, les opportunités et les enjeux prioritaires sur GitHub": "irritants:",
                "Corriger les objectifs de ce quartier sur GitHub": "objectifs:",
                "Corriger les contacts sur GitHub": "referents:",
            },
        ),
        (
            "/pilotage/",
            {
                "Corriger les contacts sur GitHub": "referents:",
                "Corriger le comité de pilotage sur GitHub": "comite:",
                "Corriger les modalités (partenariat) sur GitHub": "partenariat:",
                "Corriger les modalités (participation) sur GitHub": "participation:",
            },
        ),
        (
            "/convention/",
            {
                "Corriger le préambule sur GitHub": "preambule:",
                "Corriger l'engagement et les signataires sur GitHub": "engagement:",
            },
        ),
        ("/glossaire/", {"Corriger le glossaire sur GitHub": "termes:"}),
        ("/quartiers/", {"Corriger les chiffres de l'agglomération sur GitHub": "indicateurs:"}),
        ("/enjeux/transitions/", {"Corriger l'enjeu 3 sur GitHub": "- id: transitions"}),
        ("/", {"Corriger les contacts sur GitHub": "referents:"}),
    ],
)
def test_un_lien_ouvre_la_ligne_de_ce_qu_on_lit(site, adresse, noms_et_lignes):
    liens = site.page(adresse).select(LIENS)

    assert {texte(lien).replace("’", "'"): ligne_ouverte(lien["href"]) for lien in liens} == noms_et_lignes


def test_la_strategie_ouvre_chaque_enjeu(site, contrat):
    lignes = [ligne_ouverte(lien["href"]) for lien in site.page("/enjeux/").select(LIENS)]
    assert lignes == [f"- id: {enjeu.id}" for enjeu in contrat.strategie.branches]


def test_une_partie_n_en_a_qu_un_et_une_page_de_quartier_quatre(site):
    for adresse in site.pages():
        page = site.page(adresse)
        avant = [lien.find_previous("h2") for lien in page.select(LIENS)]
        assert max(Counter(map(id, avant)).values(), default=0) <= 1, adresse
    assert len(site.page(CENTRE).select(LIENS)) == 4


def test_les_liens_ne_se_cherchent_pas(site):
    assert "les contacts sur GitHub" not in (site.dossier / "recherche.json").read_text("utf-8")


def test_sans_depot_connu_il_n_y_a_pas_de_lien(contrat):
    connus = lieux(EXEMPLEVILLE)
    assert ou_corriger(Etat(contrat, lieux=connus), "pilotage", "referents") == ""
    ailleurs = replace(Etat(contrat, lieux=connus), edition=Edition(depot=DEPOT))
    assert ou_corriger(ailleurs, "pilotage", "referents") == f"{DEPOT}/blob/HEAD/data/pilotage.yml#L1"
    assert ou_corriger(ailleurs, "pilotage", "inconnue") == ""


def test_les_lieux_ne_changent_pas():
    with pytest.raises(TypeError):
        lieux(EXEMPLEVILLE)["pilotage", "referents"] = ("data/autre.yml", 1)
