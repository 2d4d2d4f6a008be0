"""Les documents à imprimer : ce qu'ils disent, leur conformité, leur code QR."""

import io
import re

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from macros.documents import DocumentImpossible, composer_documents, preparer_documents
from macros.documents.impression import Compositeur
from macros.edition import Edition
from macros.langue.chiffres import en_clair
from macros.langue.chiffres import valeur as dire_valeur
from macros.langue.francais import jour
from macros.langue.phrases import en_bref
from macros.langue.suivi import nom_de_l_etat, precisions
from macros.lecture import lire
from macros.reserve import Reserve
from tests.outils.depot import remplacer
from tests.outils.projet import ADRESSE_PUBLIQUE, EXEMPLEVILLE, HAILLICOURT, copier_projet, lancer_mkdocs, normaliser

pytestmark = pytest.mark.lent

EDITION = Edition(ADRESSE_PUBLIQUE)
POINTS_PAR_POUCE = 144
CENTRE = "documents/quartiers/le-centre.pdf"
CONVENTION = "documents/convention.pdf"


def imprimer(contrat, edition=EDITION) -> dict[str, bytes]:
    return composer_documents(preparer_documents(contrat, edition), Reserve())


@pytest.fixture(scope="module")
def documents(contrat) -> dict[str, bytes]:
    return imprimer(contrat)


def lire_pdf(octets: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(octets))


def mots(octets: bytes) -> str:
    """Le texte du PDF, sans espace ni coupure de ligne : seule compte la suite des lettres."""
    return sans_blanc("".join(feuille.extract_text() for feuille in lire_pdf(octets).pages))


def sans_blanc(texte: str) -> str:
    return "".join(normaliser(texte).replace("- ", "-").split()).replace("-", "")


def dits_du_quartier(contrat, quartier):
    """Tout ce que la page d'un quartier en dit, et que sa fiche doit dire aussi."""
    yield from (quartier.nom, contrat.statut_de(quartier), *quartier.communes, *en_bref(contrat, quartier))
    yield from (*(texte for textes in quartier.rubriques.values() for texte in textes), quartier.portrait.source)
    for indicateur, valeur in contrat.portrait(quartier):
        yield from (
            indicateur.libelle,
            dire_valeur(valeur, indicateur),
            en_clair(valeur, indicateur, contrat.comparaisons(indicateur)),
        )
    for racine in contrat.poursuivies_par(quartier):
        for branche, avancements, _ in racine.parcourir():
            yield branche.titre
            for avancement in avancements:
                yield from dits_de_l_engagement(avancement)


def dits_de_l_engagement(avancement):
    """Ce qui est signé, et ce qu'on en sait : l'état, les nouvelles, ce qui les prouve."""
    yield from (avancement.objectif.texte, *(precision.valeur for precision in precisions(avancement)))
    if avancement.annonce:
        yield f"{nom_de_l_etat(avancement.etat)}, {jour(avancement.annonce.date)}"
    for nouvelle in avancement.en_vue:
        yield from (nouvelle.texte or "", nouvelle.source, jour(nouvelle.date), nouvelle.constat or "")


def dits_du_contrat(contrat):
    convention, pilotage = contrat.convention, contrat.pilotage
    yield from (
        *convention.preambule,
        *convention.objet.points,
        *convention.engagement.textes,
        convention.document.titre,
    )
    yield from (f"{s.nom_complet}{s.qualite}" for s in convention.signataires)
    yield from (r.nom_complet for r in pilotage.referents)
    yield from (m.designation for m in pilotage.comite.membres)
    yield from (*pilotage.partenariat.modalites, *pilotage.participation.modalites)
    yield from (terme.definition for terme in contrat.glossaire.termes)
    for quartier in contrat.quartiers:
        yield from dits_du_quartier(contrat, quartier)


def absents(dits, octets: bytes) -> list[str]:
    texte = mots(octets)
    return [dit for dit in dits if sans_blanc(dit) not in texte]


@pytest.mark.parametrize("slug", ["le-centre", "le-haut-d-houdain", "cite-des-oiseaux"])
def test_une_fiche_dit_tout_ce_que_dit_la_page(contrat, documents, slug):
    quartier = contrat.quartier_par_slug[slug]
    assert absents(dits_du_quartier(contrat, quartier), documents[f"documents/quartiers/{slug}.pdf"]) == []
    assert absents(["Ceci n'y est pas."], documents[CENTRE]) == ["Ceci n'y est pas."]


def test_le_livret_et_les_fiches_disent_ce_que_devient_chaque_engagement():
    commune = lire(EXEMPLEVILLE)
    imprimes = imprimer(commune)
    for quartier in commune.quartiers:
        dits = list(dits_du_quartier(commune, quartier))
        assert absents(dits, imprimes[f"documents/quartiers/{quartier.slug}.pdf"]) == []
        assert absents(dits, imprimes[CONVENTION]) == []


def test_le_livret_dit_toute_la_convention(contrat, documents):
    assert absents(dits_du_contrat(contrat), documents[CONVENTION]) == []


@pytest.mark.parametrize("chemin", [CENTRE, CONVENTION])
def test_un_pdf_a_un_titre_une_langue_un_plan_et_ses_polices(documents, chemin):
    pdf = lire_pdf(documents[chemin])
    assert pdf.metadata.title
    assert pdf.root_object["/Lang"].startswith("fr")
    assert len(pdf.outline) > 3
    polices = {p for feuille in pdf.pages for p in feuille["/Resources"].get("/Font", {}).values()}
    noms = {p.get_object()["/BaseFont"] for p in polices}
    assert noms
    assert all(re.search("Libertinus|Atkinson|BricolageGrotesque-Bold", nom) for nom in noms)
    assert any("Bricolage" in nom for nom in noms)


def test_la_premiere_feuille_donne_les_contacts(contrat, documents):
    texte = sans_blanc(lire_pdf(documents[CENTRE]).pages[0].extract_text())
    for referent in contrat.pilotage.referents:
        assert sans_blanc(referent.nom_complet) in texte
    assert "0321520481" in texte


@pytest.fixture(scope="module")
def premiere_feuille(contrat):
    """La première feuille de la fiche, vue comme sur le papier."""
    feuilles = Compositeur().compiler(
        preparer_documents(contrat, EDITION)[CENTRE], format="png", ppi=float(POINTS_PAR_POUCE)
    )
    with Image.open(io.BytesIO(feuilles[0])) as image:
        return image.convert("L")


def test_le_code_qr_mene_a_la_page_du_quartier(premiere_feuille):
    [code] = zxingcpp.read_barcodes(premiere_feuille)
    assert code.text == f"{ADRESSE_PUBLIQUE}quartiers/le-centre/"


def test_le_code_qr_se_lit_a_un_metre(premiere_feuille):
    [code] = zxingcpp.read_barcodes(premiere_feuille)
    cote = (code.position.top_right.x - code.position.top_left.x) / POINTS_PAR_POUCE * 25.4
    assert cote >= 30  # millimètres


def test_sans_adresse_publique_il_n_y_a_pas_de_code(contrat):
    assert {document.adresse for document in preparer_documents(contrat, Edition()).values()} == {""}
    assert any(document.adresse for document in preparer_documents(contrat, EDITION).values())


def test_les_memes_donnees_donnent_les_memes_octets(contrat, documents):
    assert imprimer(contrat) == documents


def test_une_commune_qui_dit_peu_ou_des_signes_de_code_s_imprime():
    commune = lire(EXEMPLEVILLE)
    quartier = commune.quartiers[0].model_copy(
        update={
            "nom": 'Le #let $x$ *gras* _là_ @a <b> \\ " {{ 1 }}',
            "rubriques": {"irritants": ("#panic() et `code` // fin",)},
        }
    )
    octets = imprimer(commune.model_copy(update={"quartiers": (quartier,)}))[f"documents/quartiers/{quartier.slug}.pdf"]
    assert absents([quartier.nom, *quartier.rubriques["irritants"]], octets) == []


def test_un_signe_que_les_polices_n_ont_pas_se_dit_avec_le_document():
    contrat = lire(HAILLICOURT)
    quartier = contrat.quartiers[0].model_copy(update={"nom": "Cité 😀"})
    with pytest.raises(DocumentImpossible, match=r"documents/.+\.pdf ne peut pas se faire : « 😀 » manque"):
        imprimer(contrat.model_copy(update={"quartiers": (quartier,)}))


def test_la_construction_le_dit_sans_trace_d_erreur(tmp_path):
    projet = copier_projet(tmp_path / "projet", HAILLICOURT)
    nom, signe_rare = "nom: Le Centre\nnom_dans_une_phrase: le Centre", "nom: Cité 😀"
    remplacer(projet / "data", "quartiers/le-centre.yml", nom, signe_rare)
    construction = lancer_mkdocs(projet, "build", "--strict")
    assert construction.returncode == 1
    assert "data/quartiers/le-centre.yml:2:6: « 😀 » manque aux polices des documents" in construction.stdout
    assert "Traceback" not in construction.stdout
