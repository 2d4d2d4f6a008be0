"""Ce qu'une page a le droit de charger : rien d'ailleurs, rien en ligne."""

from macros.pages.environnement import POLITIQUE_D_ORIGINE, POLITIQUE_DE_SECURITE


def test_la_politique_interdit_tout_ce_qu_elle_ne_permet_pas():
    permis = dict(directive.split(" ", 1) for directive in POLITIQUE_DE_SECURITE.split("; "))
    assert permis == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_un_lien_suivi_ne_dit_pas_d_ou_l_on_vient():
    assert POLITIQUE_D_ORIGINE == "no-referrer"


def test_chaque_page_porte_la_politique_d_origine(site):
    """Celles qui ne font que mener ailleurs aussi."""
    sans = [
        adresse
        for adresse in site.adresses()
        if [meta["content"] for meta in site.page(adresse).select("head > meta[name=referrer]")]
        != [POLITIQUE_D_ORIGINE]
    ]
    assert site.adresses()
    assert sans == []
