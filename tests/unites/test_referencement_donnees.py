"""Les données liées des pages, comprises par un processeur JSON-LD."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup

from macros.edition import Edition
from macros.pages.navigation import Etape
from macros.referencement import PageAPartager, preparer_partage
from tests.outils.donnees_liees import developper, entites, feuilles, tetes
from tests.outils.projet import ADRESSE_PUBLIQUE as SITE

EDITION = Edition(SITE, dates={"data/pilotage.yml": date(2025, 3, 1), "data/strategie.yml": date(2025, 3, 3)})
ACCUEIL = Etape("Accueil", "index.md")
QUARTIERS = Etape("Quartiers", "quartiers/index.md")
CENTRE = Etape("Le Centre", "quartiers/le-centre.md")
DONNEES = Etape("Données", "donnees.md")
FICHIERS = ("donnees/quartiers.csv", "donnees/quartiers.json", "donnees/contacts.vcf", "donnees/carnet.inconnu")
FILS = {
    "index.md": (),
    "quartiers/index.md": (ACCUEIL, QUARTIERS),
    "quartiers/le-centre.md": (ACCUEIL, QUARTIERS, CENTRE),
    "quartiers/cite-des-oiseaux.md": (ACCUEIL, QUARTIERS, Etape("Cité des Oiseaux", "quartiers/cite-des-oiseaux.md")),
    "donnees.md": (ACCUEIL, DONNEES),
}
# Ce que https://schema.org définit, sorte par sorte : toute chose a les premières.
DE_TOUTE_CHOSE = {"@type", "@id", "alternateName", "description", "identifier", "name", "sameAs", "url"}
DE_TOUT_LIEU = {"additionalProperty", "containedInPlace", "hasMap"}
DE_TOUTE_OEUVRE = {
    "creator", "dateModified", "inLanguage", "isAccessibleForFree", "isBasedOn", "isPartOf", "license", "mainEntity",
    "publisher", "spatialCoverage", "temporalCoverage",
}  # fmt: skip
PROPRIETES = {
    "AdministrativeArea": DE_TOUT_LIEU,
    "BreadcrumbList": {"itemListElement"},
    "ContactPoint": {"contactType", "email", "telephone"},
    "CreativeWork": DE_TOUTE_OEUVRE,
    "DataDownload": DE_TOUTE_OEUVRE | {"contentUrl", "encodingFormat"},
    "Dataset": DE_TOUTE_OEUVRE | {"distribution", "variableMeasured"},
    "GovernmentOrganization": {"address", "contactPoint", "email", "telephone"},
    "ListItem": {"item", "position"},
    "Place": DE_TOUT_LIEU,
    "PropertyValue": {"minValue", "propertyID", "unitCode", "value"},
    "WebPage": DE_TOUTE_OEUVRE | {"breadcrumb"},
    "WebSite": DE_TOUTE_OEUVRE,
}


def ecrire(contrat, chemin, **precisions) -> str:
    """Les données liées d'une page."""
    page = PageAPartager("Contrat de ville d'Exempleville", chemin, "Un titre", "Une page.", FILS[chemin], **precisions)
    return preparer_partage(contrat, EDITION, page, FICHIERS).donnees_liees


def adresse(chemin="", ancre="") -> str:
    return f"{SITE}{chemin}#{ancre}" if ancre else SITE + chemin


@pytest.mark.parametrize("chemin", FILS)
def test_un_processeur_json_ld_developpe_une_page_sans_rien_perdre(contrat, chemin):
    texte = ecrire(contrat, chemin, modifiee_le=date(2025, 3, 3), montre_les_referents=True)
    ecrites = json.loads(texte)["@graph"]
    assert sorted(feuilles(ecrites)) == sorted(feuilles(developper(texte)))


@pytest.mark.parametrize("chemin", FILS)
def test_chaque_sorte_n_a_que_des_proprietes_que_schema_org_lui_donne(contrat, chemin):
    texte = ecrire(contrat, chemin, modifiee_le=date(2025, 3, 3), montre_les_referents=True)
    for entite in entites(json.loads(texte)["@graph"]):
        assert set(entite) <= DE_TOUTE_CHOSE | PROPRIETES[entite["@type"]], entite


@pytest.mark.parametrize("chemin", FILS)
def test_chaque_renvoi_mene_a_une_entite_de_la_page_ou_a_une_page_du_fil(contrat, chemin):
    decrites = tetes(ecrire(contrat, chemin))
    renvois = {v["@id"] for e in entites(list(decrites.values())) for v in _valeurs(e) if set(v) == {"@id"}}
    assert renvois - set(decrites) <= {EDITION.url(etape.chemin) for etape in FILS[chemin]}


def _valeurs(entite):
    for valeur in entite.values():
        yield from (v for v in (valeur if isinstance(valeur, list) else [valeur]) if isinstance(v, dict))


def test_le_fil_d_ariane_nomme_chaque_page_de_l_accueil_a_celle_ci(contrat):
    fil = tetes(ecrire(contrat, "quartiers/le-centre.md"))[adresse("quartiers/le-centre/", "fil")]
    assert [(e["position"], e["name"], e["item"]["@id"]) for e in fil["itemListElement"]] == [
        (1, "Accueil", adresse()),
        (2, "Quartiers", adresse("quartiers/")),
        (3, "Le Centre", adresse("quartiers/le-centre/")),
    ]


def test_l_accueil_n_a_pas_de_fil(contrat):
    assert "BreadcrumbList" not in {e["@type"] for e in tetes(ecrire(contrat, "index.md")).values()}


def test_l_editeur_ne_dit_que_ce_que_l_on_sait(contrat):
    editeur = tetes(ecrire(contrat, "index.md"))[adresse(ancre="editeur")]
    assert editeur == {
        "@type": "GovernmentOrganization",
        "@id": adresse(ancre="editeur"),
        "name": "Commune d'Haillicourt",
    }


def test_une_page_qui_montre_les_referents_dit_comment_les_joindre(contrat):
    editeur = tetes(ecrire(contrat, "index.md", montre_les_referents=True))[adresse(ancre="editeur")]
    elu, technicienne = editeur["contactPoint"]
    assert (elu["contactType"], elu["telephone"]) == ("Référent communal (élu)", "+33625788970")
    assert elu["email"] == "maire@haillicourt.fr"
    assert "email" not in technicienne


def test_un_referent_que_rien_ne_permet_de_joindre_n_est_pas_un_contact(contrat):
    muets = tuple(r.model_copy(update={"telephone": None, "courriel": None}) for r in contrat.pilotage.referents)
    pilotage = contrat.pilotage.model_copy(update={"referents": muets})
    muet = contrat.model_copy(update={"pilotage": pilotage})
    assert "contactPoint" not in tetes(ecrire(muet, "index.md", montre_les_referents=True))[adresse(ancre="editeur")]


def test_un_quartier_est_un_lieu_de_ses_communes_et_de_son_agglomeration(contrat):
    lieu = tetes(ecrire(contrat, "quartiers/le-centre.md"))[adresse("quartiers/le-centre/", "quartier")]
    assert lieu["name"] == "Le Centre"
    assert [ou["name"] for ou in lieu["containedInPlace"]][:2] == ["Bruay-la-Buissière", "Haillicourt"]
    assert [ou.get("alternateName") for ou in lieu["containedInPlace"]] == [None, None, "CABBALR"]
    assert [code["value"] for code in lieu["identifier"]] == ["QP062011", "QN06211M"]
    assert lieu["sameAs"] == "https://sig.ville.gouv.fr/territoire/QN06211M"


def test_seule_la_commune_qui_porte_la_convention_a_un_departement(contrat):
    lieu = tetes(ecrire(contrat, "quartiers/le-centre.md"))[adresse("quartiers/le-centre/", "quartier")]
    departements = {ou["name"]: ou.get("containedInPlace", {}).get("name") for ou in lieu["containedInPlace"]}
    assert {nom for nom, departement in departements.items() if departement} == {contrat.convention.commune.nom}
    assert departements[contrat.convention.commune.nom] == contrat.convention.commune.departement


def test_la_page_d_un_quartier_parle_de_ce_quartier(contrat):
    page = tetes(ecrire(contrat, "quartiers/le-centre.md"))[adresse("quartiers/le-centre/")]
    assert page["mainEntity"] == [{"@id": adresse("quartiers/le-centre/", "quartier")}]
    assert "mainEntity" not in tetes(ecrire(contrat, "quartiers/index.md"))[adresse("quartiers/")]


def test_ce_que_la_convention_tait_est_absent_du_lieu(contrat):
    lieu = tetes(ecrire(contrat, "quartiers/cite-des-oiseaux.md"))[adresse("quartiers/cite-des-oiseaux/", "quartier")]
    assert not {"identifier", "hasMap", "sameAs"} & set(lieu)
    assert "Surface" not in {mesure["name"] for mesure in lieu["additionalProperty"]}


def test_un_chiffre_garde_sa_source_son_unite_et_ce_qu_il_a_d_approche(contrat):
    lieu = tetes(ecrire(contrat, "quartiers/cite-des-oiseaux.md"))[adresse("quartiers/cite-des-oiseaux/", "quartier")]
    population, pauvrete, *_ = lieu["additionalProperty"]
    assert (population["name"], population["value"]) == ("Population", 730)
    assert population["description"] == "environ 730 habitants"
    assert (pauvrete["minValue"], pauvrete["unitCode"]) == (30, "P1")
    assert "value" not in pauvrete
    assert pauvrete["description"] == "plus de 30\u00a0% (Données 2024 de la Préfecture du Pas-de-Calais)"


def test_les_donnees_disent_leurs_fichiers_leur_licence_et_leurs_annees(contrat):
    jeu = tetes(ecrire(contrat, "donnees.md"))[adresse("donnees/", "jeu")]
    assert jeu["license"] == "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
    assert (jeu["temporalCoverage"], jeu["dateModified"]) == ("2024/2030", "2025-03-03")
    assert 50 <= len(jeu["description"]) <= 5000  # ce que demande Google Dataset Search
    assert [(f["contentUrl"], f.get("encodingFormat")) for f in jeu["distribution"]] == [
        (adresse("donnees/quartiers.csv"), "text/csv"),
        (adresse("donnees/quartiers.json"), "application/json"),
        (adresse("donnees/contacts.vcf"), "text/vcard"),
        (adresse("donnees/carnet.inconnu"), None),
    ]


def test_une_page_dit_quand_elle_a_change_si_git_le_sait(contrat):
    dite = tetes(ecrire(contrat, "index.md", modifiee_le=date(2025, 3, 3)))[adresse()]
    assert dite["dateModified"] == "2025-03-03"
    assert "dateModified" not in tetes(ecrire(contrat, "index.md"))[adresse()]


def test_aucun_texte_ne_ferme_la_balise_qui_porte_les_donnees(contrat):
    piege = "</script><!-- <script> & l'« apostrophe »"
    texte = preparer_partage(contrat, EDITION, PageAPartager("Site", "pilotage.md", piege, "Une page.")).donnees_liees
    html = BeautifulSoup(f'<script type="application/ld+json">{texte}</script>', "html.parser")
    assert tetes(html.script.string)[adresse("pilotage/")]["name"] == piege
    assert "<" not in texte


def test_un_quartier_a_sa_vignette_et_les_autres_pages_celle_du_site(contrat):
    centre = preparer_partage(
        contrat, EDITION, PageAPartager("Site", "quartiers/le-centre.md", "Le Centre", "Une page.")
    )
    accueil = preparer_partage(contrat, EDITION, PageAPartager("Site", "quartiers/index.md", "Quartiers", "Une page."))
    assert centre.vignette == adresse("vignettes/quartiers/le-centre.png")
    assert centre.texte_de_la_vignette == "Le Centre - Site"
    assert accueil.vignette == adresse("vignettes/site.png")


def test_sans_adresse_publique_rien_n_est_dit(contrat):
    assert preparer_partage(contrat, Edition(), PageAPartager("Site", "index.md", "Accueil", "Une page.")) is None


@pytest.mark.parametrize(("titre", "onglet"), [("Le Centre", "Le Centre - Site"), ("Site", "Site")])
def test_l_onglet_nomme_la_page_puis_le_site_et_l_accueil_une_seule_fois(titre, onglet):
    assert PageAPartager("Site", "", titre, "").titre_de_l_onglet == onglet
