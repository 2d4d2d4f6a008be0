import pytest
from bs4 import BeautifulSoup
from markupsafe import escape

from macros.documents.contenu import sigles_employes
from macros.modele.glossaire import Terme
from macros.pages.html import decouper, typographier_morceaux
from macros.pages.sigles import expliquer_sigles
from tests.outils.contrats import changer

TERMES = (
    Terme(
        id="mds", terme="MDS", sigle="oui", developpe="Maison des Solidarités", definition="Un lieu.", source="Fiction"
    ),
    Terme(id="caf", terme="CAF", sigle="oui", developpe="Caisse fictive", definition="Une caisse.", source="Fiction"),
    Terme(id="bail", terme="bail", definition="Un contrat.", source="Fiction"),
)


def boutons(html):
    rendu, termes = expliquer_sigles(decouper(html), TERMES)
    return [bouton["popovertarget"] for bouton in BeautifulSoup(rendu, "html.parser").select("button.sigle")], termes


def test_un_sigle_n_est_explique_qu_une_fois_par_section():
    html = "<h2>Un</h2><p>MDS, MDS et CAF</p><h2>Deux</h2><p>MDS</p>"
    assert boutons(html)[0] == ["mot-mds", "mot-caf", "mot-mds"]


def test_seuls_les_sigles_employes_ont_une_explication_dans_la_page():
    assert [terme.terme for terme in boutons("<p>La CAF</p>")[1]] == ["CAF"]


@pytest.mark.parametrize(
    "html",
    [
        '<p title="MDS">MDSE et bail</p>',
        '<a href="#MDS">La <b>MDS</b></a>',
        '<p class="grand invisible">La <b>MDS</b></p>',
        *(f"<{nom}>La <b>MDS</b></{nom}>" for nom in ("abbr", "button", "caption", "code", "dt", "script", "style")),
        *(f"<{nom}>La <b>MDS</b></{nom}>" for nom in ("h1", "h2", "h3", "h4", "svg", "thead")),
    ],
)
def test_un_sigle_dans_un_mot_un_titre_un_lien_ou_une_balise_reste_tel_quel(html):
    assert boutons(html) == ([], [])
    assert boutons(f"{html}<p>La CAF</p>")[0] == ["mot-caf"]


def test_un_sigle_a_cote_d_une_balise_de_meme_nom_s_explique():
    assert boutons("<svg><svg>MDS</svg>MDS</svg><p class='invisibles'>La CAF</p>")[0] == ["mot-caf"]


def test_le_texte_de_la_page_ne_change_pas():
    html = "<p>La MDS &amp; la CAF, etc.</p>"
    rendu, _ = expliquer_sigles(decouper(html), TERMES)
    assert BeautifulSoup(rendu, "html.parser").get_text() == "La MDS & la CAF, etc."


@pytest.mark.parametrize(
    ("phrase", "lie"),
    [("publiée par l’MDS)", "l’MDS)"), ("avec la MDS.", "MDS."), ("(MDS), puis", "(MDS),"), ("la MDS et", "")],
)
def test_un_sigle_ne_se_separe_pas_de_ce_qui_le_touche(phrase, lie):
    rendu, _ = expliquer_sigles(decouper(f"<p>{phrase}</p>"), TERMES)
    page = BeautifulSoup(rendu, "html.parser")
    assert "".join(element.get_text() for element in page.select(".insecable:has(button)")) == lie
    assert page.get_text() == phrase


def terme(sigle, rang=0):
    return Terme(
        id=f"sigle-{rang}", terme=sigle, sigle="oui", developpe="Des mots", definition="Un lieu.", source="Fiction"
    )


@pytest.mark.parametrize("sigle", ["R&D", "C.C.A.S.", "C.C.A.S", "A/B", "+Art", "Q'A", "Action cœur"])
@pytest.mark.parametrize("phrase", ["{}", "Le {} agit", "({})", "le {}, puis", "l’{} est là", "au {} ; puis {}"])
def test_un_terme_se_trouve_partout_ou_il_est_entier(sigle, phrase):
    html = "".join(typographier_morceaux(decouper(f"<p>{escape(phrase.format(sigle, sigle))}</p>")))
    rendu, termes = expliquer_sigles(decouper(html), [terme(sigle)])

    assert [t.terme for t in termes] == [sigle]
    assert rendu.count("<button") == 1
    assert BeautifulSoup(rendu, "html.parser").get_text() == BeautifulSoup(html, "html.parser").get_text()


@pytest.mark.parametrize("sigle", ["amp", "lt", "quot", "39", "x27"])
def test_un_sigle_n_est_pas_dans_le_code_d_un_signe(sigle):
    html = "<p>Maisons &amp; Cités &lt;b&gt; &quot;a&quot; &#39;b&#39; &#x27;c</p>"

    assert expliquer_sigles(decouper(html), [terme(sigle)]) == (html, [])


def test_le_plus_long_des_termes_l_emporte():
    termes = [terme("CA", 0), terme("CA & D", 1), terme("C.C.A.S", 2), terme("C.C.A.S.", 3)]
    rendu, employes = expliquer_sigles(decouper("<p>CA &amp; D puis C.C.A.S. ici</p>"), termes)

    assert [t.terme for t in employes] == ["CA & D", "C.C.A.S."]
    assert rendu.count("<button") == len(employes)


@pytest.mark.parametrize("mot", ["R&D", "C.C.A.S.", "d'Ici", "lien", "titre"])
@pytest.mark.parametrize("phrase", ["Le {}, puis", "{}", "« {} »"])
def test_un_document_trouve_les_memes_termes_que_la_page(contrat, mot, phrase):
    glossaire = contrat.glossaire.model_copy(update={"termes": (terme(mot),)})
    autre = changer(contrat, glossaire=glossaire)

    assert [t.terme for t in sigles_employes(autre, {"liste": [{"mots": phrase.format(mot)}]})] == [mot]
    assert sigles_employes(autre, {"lien": phrase.format(mot), "titre": "a"}) == ()
