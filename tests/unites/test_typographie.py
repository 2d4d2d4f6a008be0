import pytest

from macros.langue.typographie import typographier
from macros.pages.html import typographier_html

# ␣ : espace insécable ; ⎵ : espace fine insécable.
CAS = [
    ("l'accès aux droits", "l’accès aux droits"),
    ("Une hausse...", "Une hausse…"),
    ("46,7% ou 46,7 %", "46,7␣% ou 46,7␣%"),
    ("Taux : 30", "Taux␣: 30"),
    ("Qui contacter ?", "Qui contacter⎵?"),
    ("un ; deux ; trois", "un⎵; deux⎵; trois"),
    ("Les « irritants »", "Les «␣irritants␣»"),
    ("Les «irritants»", "Les «␣irritants␣»"),
    ("5 300 habitants", "5⎵300 habitants"),
    ("1 234 567", "1⎵234⎵567"),
    ("06 25 78 89 70", "06 25 78 89 70"),
    ("en 2024 2 500 logements", "en 2024 2⎵500 logements"),
    ("en 2024 300 logements", "en 2024 300 logements"),
    ("loi n° 2005-102", "loi n°␣2005-102"),
    ("signée le 9 juillet 2024, le 1er mai", "signée le 9␣juillet 2024, le 1er␣mai"),
    ("en 2024 mai revient", "en 2024 mai revient"),
    ("communautaire – territoire vulnérable", "communautaire␣– territoire vulnérable"),
    ("Le Centre · Le Haut", "Le Centre␣· Le Haut"),
    ("https://exemple.fr/a?b=c", "https://exemple.fr/a?b=c"),
    ("à 12:30", "à 12:30"),
    ("L' Abergement et l' « Ici »", "L’Abergement et l’«␣Ici␣»"),
    ("d'« Ici » qu' elle", "d’«␣Ici␣» qu’elle"),
    ("le club' ouvre an' 2024", "le club' ouvre an' 2024"),
    ("12...34 pages", "12…34 pages"),
]


@pytest.mark.parametrize(("saisi", "compose"), CAS)
def test_un_texte_saisi_au_clavier_est_compose_a_la_francaise(saisi, compose):
    assert typographier(saisi) == compose.replace("␣", "\u00a0").replace("⎵", "\u202f")


@pytest.mark.parametrize("saisi", [saisi for saisi, _ in CAS])
def test_composer_deux_fois_ne_change_rien(saisi):
    assert typographier(typographier(saisi)) == typographier(saisi)


@pytest.mark.parametrize(
    "adresse",
    [
        "https://exemple.fr/12...34",
        "https://exemple.fr/l'eau%20:x?a=5%20b",
        "http://exemple.fr/a'b...",
        "www.exemple.fr/a'b...c%20d",
        "exemple.fr/l'eau",
        "50%a...b@exemple.fr",
    ],
)
def test_une_adresse_dans_un_texte_reste_intacte(adresse):
    assert typographier(f"l'été ; {adresse} ; l'hiver") == f"l’été\u202f; {adresse}\u202f; l’hiver"
    assert typographier(adresse) == adresse


def test_dans_une_page_seul_le_texte_est_compose():
    html = "<p title='l'eau ?'>l&#39;eau ?</p><code>a ? b</code><script>x ? y</script>"
    assert typographier_html(html) == "<p title='l'eau ?'>l’eau\u202f?</p><code>a ? b</code><script>x ? y</script>"


@pytest.mark.parametrize("nom", ["code", "pre", "script", "style"])
def test_du_code_n_est_pas_compose_ce_qui_suit_oui(nom):
    html = f"<{nom}>a ? <b>l'eau</b> ; b</{nom}>"
    assert typographier_html(f"{html}<p>Quoi ?</p>") == f"{html}<p>Quoi\u202f?</p>"


def test_un_nom_ecrit_dans_un_dessin_se_compose_comme_ailleurs():
    dessin = '<svg aria-label="l&#39;un"><path d="M0 0l5.5-3"/><text x="1">Cité de l{}Étang</text></svg>'
    assert typographier_html(dessin.format("&#39;")) == dessin.format("’")


def test_une_entite_html_reste_entiere():
    assert typographier_html("<p>Maisons &amp; Cités ; &lt;b&gt;</p>") == "<p>Maisons &amp; Cités\u202f; &lt;b&gt;</p>"
