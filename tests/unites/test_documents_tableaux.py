"""Les tableaux des PDF et les grands titres : une dernière ligne n'est jamais seule, aucun mot ne sort de sa place."""

import io

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from macros.documents.impression import Compositeur

pytestmark = pytest.mark.lent

ENTREES = {"donnees": "", "code_qr": "", "serre": ""}
TABLEAU = """#import "/macros/documents/gabarits/imprime.typ": *
#show: document-imprime.with((titre: "Essai", auteur: "Essai", description: "", mots_cles: (), date: (2026, 1, 1),
  mise_a_jour: none, site: "Essai", page: ("Page ", " sur ")), "Essai")
#v({hauteur}mm)
#tableau((1fr, 1fr), ("A", "B"), range({lignes}).map(rang => ([Ligne], [Valeur \\ suite])))
"""
MOTS = """#import "/macros/documents/gabarits/identite.typ": ajuster
#set page(width: 300pt, height: 200pt, margin: 0pt)
#block(width: 150pt, ajuster((90pt, 60pt, 30pt, 10pt), 150pt, {mots}, forme: {forme}))
"""


def composer(source: str, **options):
    return Compositeur().typst.compile(source.encode(), sys_inputs=ENTREES, **options)


@pytest.mark.parametrize("lignes", [4, 7, 30])
def test_la_derniere_ligne_d_un_tableau_n_est_jamais_seule_sur_sa_feuille(lignes):
    for hauteur in range(120, 231, 6):
        pdf = PdfReader(io.BytesIO(composer(TABLEAU.format(hauteur=hauteur, lignes=lignes), format="pdf")))
        par_feuille = [combien for f in pdf.pages if (combien := f.extract_text().count("Ligne"))]
        assert sum(par_feuille) == lignes
        assert len(par_feuille) == 1 or par_feuille[-1] > 1, (hauteur, par_feuille)


@pytest.mark.parametrize(
    ("mots", "forme"),
    [
        ('"L’Esquisse"', "mots => mots"),
        ('"L’Esquisse"', "mots => text(1.7em, mots)"),  # un titre agrandissait ce qu'on venait de mesurer
        ('"03\\u{a0}53\\u{a0}01"', "mots => strong(mots)"),  # une espace insécable ne coupe pas un numéro
    ],
)
def test_aucun_mot_ne_sort_de_la_place_que_l_on_mesure(mots, forme):
    image = Image.open(io.BytesIO(composer(MOTS.format(mots=mots, forme=forme), format="png", ppi=72.0))).convert("L")
    gauche, _, droite, _ = ImageChops.invert(image).getbbox()
    assert gauche < 20
    assert 60 < droite <= 151
