"""Ce qu'une page a le droit de charger : rien d'ailleurs, rien en ligne."""

from macros.pages.environnement import POLITIQUE_DE_SECURITE


def test_la_politique_interdit_tout_ce_qu_elle_ne_permet_pas():
    permis = dict(directive.split(" ", 1) for directive in POLITIQUE_DE_SECURITE.split("; "))
    assert permis == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
