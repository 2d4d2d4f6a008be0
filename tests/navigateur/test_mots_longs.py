"""Un mot plus large que l'écran (une adresse, un nom sans espace) se coupe : la page ne défile pas de côté."""

import pytest

from tests.outils.navigateur.largeurs import MODELES

ETROIT = 320
# Un mot de soixante lettres au début de chaque texte qui se lit.
ALLONGER = """() => {
  const textes = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
  const lus = []
  while (textes.nextNode()) if (textes.currentNode.data.trim()) lus.push(textes.currentNode)
  for (const texte of lus) texte.data = "m".repeat(60) + texte.data.trimStart()
  return lus.length
}"""
DEBORDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("chemin", MODELES)
def test_un_mot_trop_large_se_coupe(ouvrir, chemin):
    page = ouvrir(chemin, ETROIT)

    assert page.evaluate(ALLONGER) > 10
    assert not page.evaluate(DEBORDE)


def test_le_releve_voit_un_mot_qui_ne_se_coupe_pas(ouvrir):
    page = ouvrir("pilotage/", ETROIT, bypass_csp=True)
    page.add_style_tag(content="* { overflow-wrap: normal !important }")
    page.evaluate(ALLONGER)

    assert page.evaluate(DEBORDE)
