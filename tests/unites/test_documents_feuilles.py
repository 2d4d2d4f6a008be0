"""Les feuilles des documents : des tableaux et leurs en-têtes, rien de coupé en deux, aucune feuille presque vide."""

import io

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from macros.documents import composer_documents, preparer_documents
from macros.edition import Edition
from macros.lecture import lire
from macros.modele import Contrat
from macros.modele.objectif import Objectif
from macros.reserve import Reserve
from tests.outils.projet import ADRESSE_PUBLIQUE, EXEMPLEVILLE

pytestmark = pytest.mark.lent

EDITION = Edition(ADRESSE_PUBLIQUE)
LIVRET = "documents/convention.pdf"
CENTRE = "documents/quartiers/le-centre.pdf"
MARGES = (57, 842 - 62)  # points : entre le pied de page et l'en-tête d'une feuille A4
SUR_UNE_FEUILLE = {"/TR", "/LI"}


def avec(contrat, **autres):
    """Le même contrat, où ces parties changent."""
    return Contrat(**{**{nom: getattr(contrat, nom) for nom in Contrat.model_fields}, **autres})


def imprimer(contrat, chemin) -> PdfReader:
    document = {chemin: preparer_documents(contrat, EDITION)[chemin]}
    return PdfReader(io.BytesIO(composer_documents(document, Reserve())[chemin]))


def enfants(element):
    """Les éléments de structure que contient un élément, sans les textes qu'ils marquent."""
    contenu = element.get("/K", ())
    contenu = contenu if isinstance(contenu, ArrayObject) else [contenu]
    objets = (enfant.get_object() for enfant in contenu)
    return [objet for objet in objets if isinstance(objet, DictionaryObject) and "/S" in objet]


def elements(element):
    """L'élément et tous ceux qu'il contient, dans l'ordre de lecture."""
    yield element
    for enfant in enfants(element):
        yield from elements(enfant)


def structure(pdf):
    return list(elements(pdf.root_object["/StructTreeRoot"]))


def feuilles(pdf, element) -> set[int]:
    """Les numéros des feuilles où l'élément est écrit."""
    numeros = {feuille.indirect_reference.idnum: rang for rang, feuille in enumerate(pdf.pages, 1)}
    return {numeros[e.raw_get("/Pg").idnum] for e in elements(element) if "/Pg" in e}


def propre_au_tableau(case, cle):
    attributs = case.get("/A", [])
    return next((a[cle] for a in attributs if a["/O"] == "/Table" and cle in a), None)


def lignes_ecrites(feuille) -> int:
    """Combien de lignes de texte porte une feuille, sans son en-tête ni son pied."""
    hauteurs = set()

    def noter(texte, matrice, place, *_):
        y = place[4] * matrice[1] + place[5] * matrice[3] + matrice[5]
        if texte.strip() and MARGES[0] < y < MARGES[1]:
            hauteurs.add(round(y / 4))

    feuille.extract_text(visitor_text=noter)
    return len(hauteurs)


@pytest.fixture(scope="module")
def pdf(contrat):
    """Les PDF du contrat signé, et ceux d'une commune qui dit ce que deviennent ses engagements."""
    suivis = preparer_documents(lire(EXEMPLEVILLE), EDITION)
    tous = preparer_documents(contrat, EDITION) | {f"suivis/{chemin}": document for chemin, document in suivis.items()}
    documents = composer_documents({c: document for c, document in tous.items() if c.endswith(".pdf")}, Reserve())
    return {chemin: PdfReader(io.BytesIO(octets)) for chemin, octets in documents.items()}


@pytest.mark.parametrize("chemin", [CENTRE, LIVRET])
def test_chaque_ligne_d_un_tableau_commence_par_son_entete(pdf, chemin):
    rangees = [enfants(element) for element in structure(pdf[chemin]) if element.get("/S") == "/TR"]
    entetes = [r for r in rangees if all(case["/S"] == "/TH" for case in r)]
    corps = [r for r in rangees if r not in entetes]
    assert {propre_au_tableau(case, "/Scope") for rangee in entetes for case in rangee} == {"/Column"}
    assert len(corps) >= 5
    assert {(rangee[0]["/S"], propre_au_tableau(rangee[0], "/Scope")) for rangee in corps} == {("/TH", "/Row")}


@pytest.mark.parametrize("chemin", [CENTRE, LIVRET])
def test_une_case_n_a_pas_de_liste_d_entetes_qui_oublie_celui_de_sa_ligne(pdf, chemin):
    cases = [element for element in structure(pdf[chemin]) if element.get("/S") == "/TD"]
    assert cases
    assert [case for case in cases if propre_au_tableau(case, "/Headers") is not None] == []


def test_rien_ne_se_coupe_entre_deux_feuilles(pdf):
    """Ni ligne de tableau, ni élément de liste, ni objectif : le titre à gauche et ses actions à droite."""
    for lu in pdf.values():
        entiers = [element for element in structure(lu) if d_un_tenant(element)]
        assert len(entiers) > 5
        assert [element for element in entiers if len(feuilles(lu, element)) > 1] == []


def d_un_tenant(element) -> bool:
    """Une ligne, un élément de liste, ou une rangée qui met un titre à côté d'une liste."""
    contenus = {e["/S"] for e in elements(element) if "/S" in e}
    return element.get("/S") in SUR_UNE_FEUILLE or (element.get("/S") == "/Div" and "/L" in contenus)


def titre(element) -> bool:
    return str(element.get("/S")).startswith("/H")


def test_un_titre_est_sur_la_feuille_de_ce_qu_il_annonce(pdf):
    for lu in pdf.values():
        tous = [element for element in structure(lu) if feuilles(lu, element)]
        titres = [rang for rang, element in enumerate(tous) if titre(element)]
        assert len(titres) > 5
        orphelins = [
            r for r in titres if r + 1 < len(tous) and min(feuilles(lu, tous[r + 1])) > max(feuilles(lu, tous[r]))
        ]
        assert orphelins == []


def test_ce_qui_depasse_une_feuille_se_coupe_sans_rien_perdre(contrat):
    centre = contrat.quartier_par_slug["le-centre"]
    sous_objectif = next(iter(centre.objectifs))
    actions = tuple(f"Action numero {rang}" for rang in range(150))
    valeur = next(iter(centre.portrait.indicateurs.values())).model_copy(update={"source": "ouf " * 900})
    portrait = centre.portrait.model_copy(
        update={"indicateurs": {**centre.portrait.indicateurs, next(iter(centre.portrait.indicateurs)): valeur}}
    )
    objectifs = {sous_objectif: tuple(Objectif(texte=action) for action in actions)}
    long = centre.model_copy(update={"objectifs": objectifs, "portrait": portrait})
    lu = imprimer(avec(contrat, quartiers=(long,)), CENTRE)
    texte = " ".join(" ".join(feuille.extract_text() for feuille in lu.pages).split())
    assert [action for action in actions if action not in texte] == []
    assert texte.split().count("ouf") == 900


@pytest.mark.parametrize("termes", range(6, 17, 2))
def test_aucune_feuille_du_livret_n_est_presque_vide(contrat, termes):
    glossaire = contrat.glossaire.model_copy(update={"termes": contrat.glossaire.termes[:termes]})
    lu = imprimer(avec(contrat, glossaire=glossaire, quartiers=contrat.quartiers[:1]), LIVRET)
    assert {rang: lignes for rang, f in enumerate(lu.pages, 1) if (lignes := lignes_ecrites(f)) < 5} == {}


def test_aucune_feuille_n_est_presque_vide(pdf):
    assert {(c, r) for c, lu in pdf.items() for r, f in enumerate(lu.pages, 1) if lignes_ecrites(f) < 5} == set()
