"""Une page dont aucun bloc ne montre rien quitte le menu ; les autres y restent à leur place."""

import re

import pytest

from macros.lecture import comprendre
from macros.modele.glossaire import Glossaire
from macros.modele.strategie import Strategie
from macros.pages.environnement import rendre
from macros.pages.silences import SANS_OBJET, pages_muettes, retirer
from tests.outils.donnees import FICHIERS

EXEMPLEVILLE = comprendre(FICHIERS)
MUET = EXEMPLEVILLE.model_copy(update={"glossaire": Glossaire(), "strategie": Strategie()})
NAV = ["index.md", {"Glossaire": "glossaire.md"}, {"Le site": ["journal.md", {"Mots": "glossaire.md"}]}]


@pytest.mark.parametrize("bloc", SANS_OBJET)
def test_un_bloc_sans_objet_ne_montre_rien(bloc):
    assert SANS_OBJET[bloc](MUET)
    assert not SANS_OBJET[bloc](EXEMPLEVILLE)
    assert not re.search("<(h2|ul|dl|table)", rendre(bloc, contrat=MUET, lien=lambda *_: "#"))
    assert re.search("<(h2|ul|dl|table)", rendre(bloc, contrat=EXEMPLEVILLE, lien=lambda *_: "#"))


def test_une_page_se_tait_quand_aucun_de_ses_blocs_ne_parle():
    textes = {
        "glossaire.md": "# Le glossaire\n\n{{ glossaire() }}\n",
        "mots.md": "# Les mots\n\n{{ glossaire() }}\n\n{{ contacts() }}\n",
        "aide.md": "# L'aide\n\nUn texte.\n",
    }
    assert pages_muettes(MUET, textes) == {"glossaire.md"}
    assert pages_muettes(EXEMPLEVILLE, textes) == frozenset()


@pytest.mark.parametrize(
    ("muettes", "reste"),
    [
        ((), NAV),
        (("glossaire.md",), ["index.md", {"Le site": ["journal.md"]}]),
        (("index.md", "journal.md"), [{"Glossaire": "glossaire.md"}, {"Le site": [{"Mots": "glossaire.md"}]}]),
        (("journal.md", "glossaire.md"), ["index.md"]),
    ],
)
def test_les_pages_muettes_quittent_le_menu_et_les_sections_vides_avec_elles(muettes, reste):
    assert retirer(NAV, frozenset(muettes)) == reste
