"""Une page est légère, n'appelle qu'elle-même et n'écrit rien dans la console."""

import pytest

from tests.outils.pages import ADRESSES

QUARTIER = "quartiers/le-centre/"


@pytest.fixture
def page(navigateur):
    """Une page vierge : rien n'est encore demandé."""
    page = navigateur.new_page()
    yield page
    page.close()


def test_la_premiere_vue_tient_en_six_requetes_toutes_au_site(page, adresse):
    requetes = []
    page.on("request", lambda requete: requetes.append(requete.url))
    page.goto(adresse + QUARTIER, wait_until="networkidle")
    assert 1 < len(requetes) <= 6
    assert [url for url in requetes if not url.startswith(adresse)] == []


@pytest.mark.parametrize("chemin", ADRESSES)
def test_la_console_reste_muette(page, adresse, chemin):
    messages = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda erreur: messages.append(str(erreur)))
    page.goto(adresse + chemin.lstrip("/"))
    page.evaluate("new Promise(requestIdleCallback)")  # ce que la page fait en s'ouvrant est fini
    assert messages == []


def test_la_politique_de_securite_interdit_un_script_glisse_dans_la_page(ouvrir):
    page = ouvrir(QUARTIER)
    page.evaluate("""() => {
        const script = document.createElement('script')
        script.textContent = 'window.intrus = true'
        document.body.append(script)
    }""")
    assert page.evaluate("window.intrus") is None
