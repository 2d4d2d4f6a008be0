"""Le dessin de l'accueil : léger, sûr, à la commune ; sans lui, un autre, qui va à toutes."""

import json

import pytest

from macros.adresses import LIVRET, VIGNETTE_DU_SITE
from macros.documents import preparer_documents
from macros.edition import Edition
from macros.lecture import DonneesFautives, comprendre
from macros.lecture.dessins import DESSIN, POIDS, fautes_du_dessin, lire_le_dessin
from macros.lecture.fichiers import lire_dossier
from macros.pages.environnement import GABARITS
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT

DEBUT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 440">'
NEUTRE = GABARITS / "_dessin_de_l_accueil.svg"


def fautes(contenu):
    octets = contenu if isinstance(contenu, bytes) else contenu.encode()
    return [str(faute) for faute in fautes_du_dessin("data", {DESSIN: octets})]


@pytest.mark.parametrize("dessin", [HAILLICOURT / DESSIN, NEUTRE], ids=["celui d'une commune", "celui du code"])
def test_les_dessins_du_projet_sont_legers_et_surs(dessin):
    assert fautes(dessin.read_bytes()) == []
    assert dessin.stat().st_size < POIDS


def test_sans_dessin_il_n_y_a_rien_a_juger_ni_a_montrer():
    assert list(fautes_du_dessin("data", {"site.yml": b""})) == []
    assert lire_le_dessin(EXEMPLEVILLE) == ""
    assert lire_le_dessin(HAILLICOURT).startswith("<svg ")


@pytest.mark.parametrize(
    ("dedans", "phrase"),
    [
        ("<script>alert(1)</script>", "la balise « script » n'est pas permise"),
        ("<style>a{}</style>", "la balise « style » n'est pas permise"),
        ('<image href="https://exemple.fr/a.png"/>', "la balise « image » n'est pas permise"),
        ('<a href="https://exemple.fr/"/>', "la balise « a » n'est pas permise"),
        ('<g xmlns="https://exemple.fr/autre"/>', "l'attribut « xmlns » ne sert qu'à un logiciel de dessin"),
        ("<foreignObject/>", "la balise « foreignObject » n'est pas permise"),
        ("<g>Bonjour</g>", "supprimez « Bonjour »"),
        ("<g/>Bonjour", "supprimez « Bonjour »"),
        ('<g onclick="x()"/>', "l'attribut « onclick » n'est pas permis"),
        ('<g style="fill:red"/>', "l'attribut « style » n'est pas permis"),
        ('<g id="contacts"/>', "écrivez « dessin-… »"),
        ('<use href="https://exemple.fr/a.svg#b"/>', "mène hors du dessin"),
        ('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="a.svg#b"/>', "mène hors du dessin"),
        ('<use xlink:href="#dessin-a"/>', "l'attribut « xlink:href » ne se lirait pas partout : écrivez « href »"),
        ("<x:script/>", "la balise « x:script » n'est pas permise"),
        ("<sodipodi:namedview/>", "la balise « sodipodi:namedview » n'est pas permise"),
        ('<g inkscape:label="Fond"/>', "l'attribut « inkscape:label » ne sert qu'à un logiciel de dessin"),
        (
            '<g xmlns:inkscape="https://exemple.fr"/>',
            "l'attribut « xmlns:inkscape » ne sert qu'à un logiciel de dessin",
        ),
        ('<rect fill="url(https://exemple.fr/a.svg#b)"/>', "mène hors du dessin"),
        ('<use href="#dessin-a.svg#b"/>', "mène hors du dessin"),
        ('<g id="dessin-a contacts"/>', "écrivez « dessin-… »"),
        ('<g ONCLICK="x()"/>', "l'attribut « onclick » n'est pas permis"),
        ('<g Style="fill:red"/>', "l'attribut « style » n'est pas permis"),
        ('<g ID="contacts"/>', "écrivez « dessin-… »"),
        ('<use HREF="https://exemple.fr/a.svg#b"/>', "mène hors du dessin"),
        ('<rect fill="URL(https://exemple.fr/a.svg#b)"/>', "mène hors du dessin"),
    ],
)
def test_ce_qui_agirait_dans_la_page_est_refuse(dedans, phrase):
    trouvees = fautes(f"{DEBUT}\n{dedans}</svg>")
    assert [faute for faute in trouvees if phrase in faute]
    assert all(faute.startswith("data/accueil.svg:2:") for faute in trouvees)


def test_chaque_faute_est_a_sa_ligne_et_a_sa_colonne():
    dessin = f"""<?xml version="1.0"?>
{DEBUT}
  <g é="Été" id="fond"
     inkscape:label="Fond" style="fill:red"/>
  <text>
    Bonjour
  </text>
  <use href="ailleurs.svg#a"/>
</svg>"""
    assert [faute.removeprefix("data/accueil.svg:").split(": ")[0] for faute in fautes(dessin)] == [
        "3:14",
        "4:6",
        "4:28",
        "5:3",
        "6:5",
        "8:8",
    ]


@pytest.mark.parametrize("cadre", ["0 0 1600 441", "0 0 800 220", "0 0 1600", "10 0 1600 440", ""])
def test_le_cadre_est_celui_de_l_accueil(cadre):
    [faute] = fautes(f'<svg xmlns="http://www.w3.org/2000/svg"\n viewBox="{cadre}"/>')
    assert faute.startswith("data/accueil.svg:2:2: ")
    assert 'écrivez « viewBox="0 0 1600 440" »' in faute


def test_le_cadre_s_ecrit_aussi_avec_des_virgules():
    assert fautes(DEBUT.replace("0 0 1600 440", " 0, 0,1600 440") + "</svg>") == []


def test_le_cadre_d_une_partie_est_libre():
    assert fautes(f'{DEBUT}<svg viewBox="0 0 1 1"/></svg>') == []


@pytest.mark.parametrize(
    ("contenu", "attendu"),
    [
        (f"{DEBUT}\n<g></svg>", "data/accueil.svg:2:6: ce n'est pas un dessin SVG"),
        ('<svg viewBox="0 0 1 1"/>', "au début"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "au début"),
        (f"{DEBUT}</svg>".replace("svg ", "g ").replace("/svg>", "/g>"), "au début"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{DEBUT}</svg>', "data/accueil.svg:1:1: « <! » n'a pas sa place ici"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{DEBUT}</svg>', "data/accueil.svg:1:16: « <! » n'a pas sa place ici"),
        (f'<?xml-stylesheet href="a.css"?>{DEBUT}</svg>', "data/accueil.svg:1:1: « <? » n'a pas sa place ici"),
        (f'\n<?xml version="1.0"?>{DEBUT}</svg>', "data/accueil.svg:2:1: « <? » n'a pas sa place ici"),
        (f'{DEBUT}<?xml-stylesheet href="a.css"?></svg>', "data/accueil.svg:1:64: « <? » n'a pas sa place ici"),
        (b"\xff\xfe<svg/>", "le fichier n'est pas en UTF-8"),
        ((DEBUT + "</svg>" + " " * POIDS).encode("utf-16"), "data/accueil.svg:1:1: le fichier n'est pas en UTF-8"),
        ("", "data/accueil.svg:1:1: fichier vide"),
        ("\n", "data/accueil.svg:1:1: fichier vide"),
        (
            f"{DEBUT}<!-- Fond --></svg>",
            "data/accueil.svg:1:64: « <!-- » n'a pas sa place ici : supprimez ce commentaire",
        ),
        (f"<!-- a -- b -->{DEBUT}</svg>", "data/accueil.svg:1:1: « <!-- » n'a pas sa place ici"),
        (f"{DEBUT}{'<g/>' * POIDS}</svg>", f"plus de {POIDS} : simplifiez-le"),
    ],
)
def test_ce_qui_n_est_pas_un_petit_dessin_svg_est_refuse(contenu, attendu):
    assert any(attendu in faute for faute in fautes(contenu))


def test_rien_n_est_lu_de_ce_qui_declare_une_entite():
    declarees = "".join(f'<!ENTITY {nom} "{valeur * 10}">' for nom, valeur in (("a", "ah"), ("b", "&a;"), ("c", "&b;")))
    trouvees = fautes(f"<!DOCTYPE svg [{declarees}]>{DEBUT}<g>&c;</g></svg>")
    assert len(trouvees) == 4
    assert all("« <! » n'a pas sa place ici" in faute for faute in trouvees)


def test_un_dessin_du_poids_permis_entre_et_un_octet_de_plus_non():
    permis = f"{DEBUT}</svg>".ljust(POIDS)
    assert fautes(permis) == []
    assert len(fautes(f"{permis} ")) == 1


def test_la_declaration_xml_qu_ecrivent_les_logiciels_de_dessin_n_entre_pas_dans_la_page(tmp_path):
    ecrit = f'\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n{DEBUT}</svg>\r\n'
    (tmp_path / DESSIN).write_bytes(ecrit.encode())

    assert fautes(ecrit) == []
    assert lire_le_dessin(tmp_path) == f"{DEBUT}</svg>"


def test_les_commentaires_d_avant_le_dessin_n_entrent_pas_dans_la_page(tmp_path):
    ecrit = f'<?xml version="1.0"?>\n<!-- Un logiciel -->\n<!-- de <!DOCTYPE dessin\n-->\n{DEBUT}</svg>'
    (tmp_path / DESSIN).write_text(ecrit, encoding="utf-8")

    assert fautes(ecrit) == []
    assert lire_le_dessin(tmp_path) == f"{DEBUT}</svg>"


def test_un_commentaire_ne_cache_pas_les_autres_fautes():
    assert [
        faute.split(": ")[0] for faute in fautes(f"<!-- <!DOCTYPE -->{DEBUT}<!-- Fond -->\n<script/><a/></svg>")
    ] == [
        "data/accueil.svg:1:82",
        "data/accueil.svg:2:1",
        "data/accueil.svg:2:10",
    ]


def test_aucune_entite_ne_se_lit_derriere_un_commentaire():
    declaree = f'<!-- a --><!DOCTYPE svg [<!ENTITY a "b">]>{DEBUT}&a;</svg>'
    assert [faute.split(" : ")[0] for faute in fautes(declaree)] == [
        "data/accueil.svg:1:11: « <! » n'a pas sa place ici",
        "data/accueil.svg:1:26: « <! » n'a pas sa place ici",
    ]


@pytest.mark.parametrize(
    ("style", "remede"),
    [
        (
            "fill:#ff0000; stroke-width : 0.26;-inkscape-stroke:none;",
            """Écrivez à sa place « fill="#ff0000" stroke-width="0.26" »""",
        ),
        ("-inkscape-stroke:none", "Supprimez-le"),
        ("color:red", "Supprimez-le"),
    ],
)
def test_un_style_dit_les_attributs_qui_le_remplacent(style, remede):
    [faute] = fautes(f'{DEBUT}<g style="{style}"/></svg>')
    assert faute.endswith(f"« style » n'est pas permis : la page l'ignorerait. {remede}")


def test_un_dessin_deja_publie_n_empeche_pas_de_lire_l_historique():
    fichiers = lire_dossier(EXEMPLEVILLE) | {DESSIN: b'<svg viewBox="0 0 1 1"/>'}

    assert comprendre(fichiers, deja_publies=True).quartiers
    with pytest.raises(DonneesFautives, match=DESSIN):
        comprendre(fichiers)


def test_ses_propres_parties_s_emploient():
    assert fautes(f'{DEBUT}<g id="dessin-a"/><use href="#dessin-a"/><rect fill="url(#dessin-a)"/></svg>') == []


def test_il_s_imprime_tel_quel_et_non_comme_une_phrase(contrat):
    dessin = f'{DEBUT}<g class="l\'eau : bleue"/></svg>'
    assert fautes(dessin) == []
    documents = preparer_documents(contrat, Edition(), dessin)
    assert json.loads(documents[VIGNETTE_DU_SITE].donnees)["dessin_du_lieu"] == dessin
    assert json.loads(documents[LIVRET].donnees)["couverture"]["dessin_du_lieu"] == dessin
