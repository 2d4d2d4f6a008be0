"""Les chiffres dessinés, mesurés en pixels : une même échelle à chaque ligne, et rien qui se recouvre."""

from itertools import pairwise

import pytest

QUARTIER = "quartiers/le-centre/"
LARGEURS = [320, 360, 768, 1440, 1920]
# De chaque ligne dessinée : les nombres qu'on y lit, la place et la longueur de son axe, le centre de chaque marque.
LIGNES = """(choix) => [...document.querySelectorAll(choix)].filter((l) => l.querySelector('.haltere')).map((ligne) => {
    const centre = (e) => { const r = e.getBoundingClientRect(); return r.x + r.width / 2 };
    const fil = ligne.querySelector('.fil').getBoundingClientRect();
    return {
        nom: ligne.querySelector('th').textContent.trim(),
        cases: [...ligne.querySelectorAll('td')].map((c) => c.textContent.trim()),
        debut: fil.left, longueur: fil.width,
        point: [...ligne.querySelectorAll('.haltere .point')].map(centre),
        traits: [...ligne.querySelectorAll('.haltere .trait')].map(centre),
    };
})"""
# Le début et la fin de chaque texte d'un axe, de gauche à droite ; puis ce qui sort de sa case.
AXES = """() => [...document.querySelectorAll('.axe')].filter((a) => a.checkVisibility()).map((axe) =>
    [...axe.querySelectorAll('text')].map((t) => t.getBoundingClientRect()).map((r) => [r.left, r.right]))"""
DEHORS = """() => [...document.querySelectorAll('.haltere *, .axe *')].filter((e) => {
    const dedans = e.getBoundingClientRect(), case_ = e.closest('td, th').getBoundingClientRect();
    return dedans.left < case_.left - 0.5 || dedans.right > case_.right + 0.5
        || dedans.top < case_.top - 0.5 || dedans.bottom > case_.bottom + 0.5;
}).map((e) => e.outerHTML)"""
# Ce qu'un dessin recouvre : un texte de la même case, ou un autre dessin.
RECOUVERTS = """() => [...document.querySelectorAll('.haltere, .axe')].flatMap((dessin) => {
    const separe = (a, b) => a.right <= b.left + 1 || a.bottom <= b.top + 1;
    const place = dessin.getBoundingClientRect(), textes = [];
    const parcours = document.createTreeWalker(dessin.parentElement, NodeFilter.SHOW_TEXT);
    for (let texte; (texte = parcours.nextNode());) {
        if (!texte.textContent.trim() || texte.parentElement.closest('svg')) continue;
        const etendue = document.createRange();
        etendue.selectNodeContents(texte);
        textes.push(...[...etendue.getClientRects()].map((r) => [texte.textContent.trim(), r]));
    }
    const voisins = [...dessin.parentElement.querySelectorAll('.haltere, .axe')].filter((v) => v !== dessin);
    textes.push(...voisins.map((v) => [v.getAttribute('class'), v.getBoundingClientRect()]));
    return textes.filter(([, r]) => !separe(place, r) && !separe(r, place)).map(([texte]) => texte);
})"""


def nombre(texte):
    """« plus de 30 % » -> 30."""
    return float("".join(signe for signe in texte if signe.isdigit() or signe == ",").replace(",", "."))


def lignes(page, choix):
    return page.evaluate(LIGNES, choix)


@pytest.mark.parametrize("largeur", [360, 1440])
def test_dans_la_comparaison_un_point_est_la_ou_le_dit_son_chiffre_sur_des_axes_egaux(ouvrir, largeur):
    lues = [li for li in lignes(ouvrir("quartiers/", largeur), ".comparaison tbody tr") if "%" in li["cases"][0]]
    quartiers = [ligne for ligne in lues if ligne["point"]]

    assert len(quartiers) > 10
    assert max(li["longueur"] for li in lues) - min(li["longueur"] for li in lues) < 1
    for ligne in quartiers:
        attendu = ligne["debut"] + ligne["longueur"] * nombre(ligne["cases"][0]) / 100
        assert ligne["point"] == [pytest.approx(attendu, abs=1)], ligne["nom"]


@pytest.mark.parametrize("largeur", [360, 1440])
def test_dans_le_portrait_les_axes_sont_egaux_et_alignes(ouvrir, largeur):
    lues = [li for li in lignes(ouvrir(QUARTIER, largeur), ".portrait tbody tr") if "%" in li["cases"][0]]

    assert len(lues) == 6
    assert max(li["longueur"] for li in lues) - min(li["longueur"] for li in lues) < 1
    assert max(li["debut"] for li in lues) - min(li["debut"] for li in lues) < 1
    for ligne in lues:
        for place, case in ((ligne["point"], 0), (ligne["traits"], 1)):
            attendu = ligne["debut"] + ligne["longueur"] * nombre(ligne["cases"][case]) / 100
            assert place == [pytest.approx(attendu, abs=1)], ligne["nom"]
    ranges = sorted(lues, key=lambda ligne: nombre(ligne["cases"][0]))
    assert all(avant["point"][0] < apres["point"][0] for avant, apres in pairwise(ranges))


@pytest.mark.parametrize("chemin", [QUARTIER, "quartiers/"])
def test_rien_ne_se_recouvre(ouvrir, chemin):
    page = ouvrir(chemin, LARGEURS[0])
    for largeur in LARGEURS:
        page.set_viewport_size({"width": largeur, "height": 900})
        axes = page.evaluate(AXES)
        assert len(axes) >= 7
        for textes in axes:
            assert all(avant[1] + 4 < apres[0] for avant, apres in pairwise(textes)), (largeur, textes)
        assert (largeur, page.evaluate(DEHORS)) == (largeur, [])
        assert (largeur, page.evaluate(RECOUVERTS)) == (largeur, [])


@pytest.mark.parametrize("chemin", [QUARTIER, "quartiers/"])
def test_en_caracteres_deux_fois_plus_grands_les_nombres_d_un_axe_restent_separes(ouvrir, chemin):
    page = ouvrir(chemin, 320, bypass_csp=True)
    page.add_style_tag(content="html { font-size: 200% !important }")
    assert page.evaluate(RECOUVERTS) == []
    for textes in page.evaluate(AXES):
        assert all(avant[1] < apres[0] for avant, apres in pairwise(textes)), textes


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_en_couleurs_forcees_chaque_marque_se_voit(ouvrir, palette):
    page = ouvrir(QUARTIER, 1280, palette, forced_colors="active")
    fond = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for marque, propriete in ((".point", "fill"), (".trait", "stroke"), (".fil", "stroke"), (".axe text", "fill")):
        couleur = page.locator(marque).first.evaluate(f"(e) => getComputedStyle(e).{propriete}")
        assert couleur not in (fond, "none"), marque


def test_imprimes_les_dessins_restent_egaux(ouvrir):
    page = ouvrir("quartiers/", 700)
    page.emulate_media(media="print")
    lues = [ligne for ligne in lignes(page, ".comparaison tbody tr") if "%" in ligne["cases"][0]]
    assert max(li["longueur"] for li in lues) - min(li["longueur"] for li in lues) < 1
    assert min(li["longueur"] for li in lues) > 80
