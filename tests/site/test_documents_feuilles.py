"""Les feuilles des PDF : une affiche qui se lit de loin, aucun titre seul en bas, aucune feuille presque vide."""

import io
import re
from itertools import pairwise

import pytest
from pypdf import PdfReader

from macros.adresses import fiche_a_imprimer, page_du_quartier
from macros.documents import composer_documents, preparer_documents
from macros.edition import Edition
from macros.langue.branches import titre_de_la_branche
from macros.langue.francais import sans_protocole
from macros.langue.phrases import a_savoir
from macros.lecture import lire
from macros.reserve import Reserve
from tests.outils.contrats import changer
from tests.outils.navigateur.papier import MARGE, finit_par_un_titre, lettres, lignes
from tests.outils.projet import ADRESSE_PUBLIQUE, CINQ_NIVEAUX, EXEMPLEVILLE, HAILLICOURT, UN_NIVEAU

pytestmark = pytest.mark.lent  # compose des documents

LISIBLE_A_DEUX_METRES = 28  # points : des chiffres de sept millimètres
UNE_LIGNE = 9  # points : entre deux lignes du plus petit texte
NUMERO = re.compile(r"(\d\d\s?){5}")
MARGE_DE_GAUCHE = 52  # points : 18 millimètres et une trace d'arrondi
EDITION = Edition(ADRESSE_PUBLIQUE)
PRESQUE_VIDE = 560  # points : rien n'est écrit plus bas que le tiers de la feuille


@pytest.fixture(
    scope="module", params=[HAILLICOURT, EXEMPLEVILLE, CINQ_NIVEAUX, UN_NIVEAU], ids=lambda d: d.parent.name
)
def imprimes(request):
    """Le contrat, et ses PDF."""
    contrat = lire(request.param)
    documents = composer_documents(preparer_documents(contrat, EDITION), Reserve())
    return contrat, {chemin: PdfReader(io.BytesIO(o)) for chemin, o in documents.items() if chemin.endswith(".pdf")}


def titres_du_plan(plan):
    for element in plan:
        yield from titres_du_plan(element) if isinstance(element, list) else [lettres(element.title)]


def texte_de(feuille):
    return [ligne for ligne in lignes(feuille) if ligne.hauteur > MARGE + 15]


def test_aucune_feuille_ne_finit_par_un_titre(imprimes):
    for chemin, pdf in imprimes[1].items():
        titres = set(titres_du_plan(pdf.outline))
        assert titres
        fautives = [n for n, feuille in enumerate(pdf.pages, 1) if finit_par_un_titre(texte_de(feuille), titres)]
        assert fautives == [], chemin


def test_seule_la_derniere_feuille_peut_etre_presque_vide(imprimes):
    for chemin, pdf in imprimes[1].items():
        bas = [texte_de(feuille)[-1].hauteur for feuille in pdf.pages[:-1]]
        assert [numero for numero, hauteur in enumerate(bas, 1) if hauteur > PRESQUE_VIDE] == [], chemin


def test_la_derniere_feuille_n_est_presque_vide_que_si_l_on_ne_peut_pas_l_epargner(contrat, imprimes):
    """Deux de ces fiches finissaient par une feuille d'une dizaine de lignes : elles s'écrivent plus serrées."""
    if len(imprimes[0].quartiers) == len(contrat.quartiers):
        fiches = {chemin: pdf for chemin, pdf in imprimes[1].items() if "quartiers/" in chemin}
        assert [c for c, pdf in fiches.items() if texte_de(pdf.pages[-1])[-1].hauteur > PRESQUE_VIDE] == []


def test_deux_lignes_ne_s_ecrivent_pas_l_une_sur_l_autre(imprimes):
    for chemin, pdf in imprimes[1].items():
        for feuille in pdf.pages[1:]:
            hauteurs = au_bord(feuille)
            ecarts = [round(haut - bas, 1) for haut, bas in pairwise(hauteurs) if haut - bas > 1]
            assert min(ecarts, default=UNE_LIGNE) >= UNE_LIGNE, chemin


def au_bord(feuille):
    """La hauteur de chaque ligne qui commence à la marge de gauche, de haut en bas."""
    hauteurs = set()

    def noter(texte, repere, matrice, *_):
        if texte.strip() and matrice[4] * repere[0] + repere[4] < MARGE_DE_GAUCHE + 12:
            hauteurs.add(matrice[4] * repere[1] + matrice[5] * repere[3] + repere[5])

    feuille.extract_text(visitor_text=noter)
    return sorted(hauteurs, reverse=True)


def test_l_affiche_nomme_les_enjeux_quand_elle_en_a_la_place(imprimes):
    contrat, pdfs = imprimes
    if len(contrat.quartiers) == 2:  # ceux-là ont de la place
        for q in contrat.quartiers:
            ecrit = lettres("".join(ligne.texte for ligne in texte_de(pdfs[fiche_a_imprimer(q.slug)].pages[0])))
            vises = [titre_de_la_branche(p.branche, contrat) for p in contrat.poursuivies_par(q)]
            assert vises
            assert [titre for titre in vises if lettres(titre) not in ecrit] == []


def test_l_adresse_d_une_affiche_tient_sur_une_ligne(imprimes):
    contrat, pdfs = imprimes
    for q in contrat.quartiers:
        adresse = lettres(sans_protocole(EDITION.url(page_du_quartier(q.slug))))
        assert any(adresse == lettres(ligne.texte) for ligne in texte_de(pdfs[fiche_a_imprimer(q.slug)].pages[0])), q


def test_l_affiche_dit_l_essentiel_et_ses_numeros_se_lisent_de_loin(imprimes):
    contrat, pdfs = imprimes
    for q in contrat.quartiers:
        affiche = texte_de(pdfs[f"documents/quartiers/{q.slug}.pdf"].pages[0])
        ecrit = lettres("".join(ligne.texte for ligne in affiche))
        assert [dit for dit in (q.nom, *a_savoir(contrat, q)) if lettres(dit) not in ecrit] == []
        numeros = [ligne for ligne in affiche if NUMERO.search(ligne.texte)]
        assert numeros
        assert [ligne for ligne in numeros if ligne.corps < LISIBLE_A_DEUX_METRES] == []


def test_un_passant_retient_trois_phrases_au_plus(contrat):
    for q in contrat.quartiers:
        assert 1 <= len(a_savoir(contrat, q)) <= 3
    premier = contrat.quartiers[0]
    seul = premier.model_copy(update={"objectifs": {}, "portrait": type(premier.portrait)()})
    assert a_savoir(changer(contrat, quartiers=(seul,)), seul) == a_savoir(contrat, seul)[:1]
