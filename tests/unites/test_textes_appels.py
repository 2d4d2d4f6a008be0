"""Dans une page, des accolades n'appellent qu'un de nos blocs, par son nom et ses arguments : rien ne s'exécute."""

import pytest

from tests.outils.ecrits import juger

SEUL = "l'appel d'un bloc {{ … }} se place seul sur sa ligne, au début et sur une seule ligne"
MONTRER = "pour montrer ces signes, écrivez <code>&#123;{ … }}</code>"
EXEMPLE = "{{ … }} n'appelle qu'un bloc : écrivez par exemple {{ contacts() }}"


@pytest.mark.parametrize(
    "texte",
    [
        "{{ contacts() }}",
        "{{contacts()}}",
        "Texte.\n\n{{ contacts( ) }}  \n",
        "{{ quartier(\"le-centre\") }}\n\n{{ enjeu('transitions') }}",
        '{{ animation("partenariat") }}',
        "## Titre { #ancre }",
        "Une accolade { seule }, ou deux }}",
        "<code>&#123;{ contacts() }}</code>",
    ],
)
def test_un_appel_juste_ou_une_accolade_seule_passent(tmp_path, contrat, texte):
    assert juger(tmp_path, texte, contrat) == []


@pytest.mark.parametrize(
    ("texte", "faute"),
    [
        ("Voir {{ contacts() }}", f"1:6: {SEUL}"),
        ("{{ contacts() }} ici", f"1:1: {SEUL}"),
        ("    {{ contacts() }}", f"1:5: {SEUL}"),
        ("- {{ contacts() }}", f"1:3: {SEUL}"),
        ("{{ contacts()\n}}", f"1:1: {SEUL}"),
        ("{{ contacts() }} {{ contacts() }}", f"1:1: {SEUL}"),
        ("{{ contact() }}", "1:4: bloc inconnu : « contact » (vouliez-vous dire « contacts » ?)"),
        ("{{ zzz }}", "1:4: bloc inconnu : « zzz »"),
        ("{{ contacts }}", f"1:4: {EXEMPLE}"),
        ("{{ contacts() | upper }}", f"1:4: {EXEMPLE}"),
        ("{{ contacts().x }}", f"1:4: {EXEMPLE}"),
        ('{{ cycler.__init__.__globals__.os.popen("id").read() }}', f"1:4: {EXEMPLE}"),
        ("{{- contacts() -}}", f"1:3: {EXEMPLE}"),
        ('{{ contacts("x") }}', "1:4: « contacts » ne prend aucun argument : écrivez {{ contacts() }}"),
        (
            '{{ animation("a", "b") }}',
            '1:4: « animation » prend un argument, « nom » : écrivez {{ animation("partenariat") }}',
        ),
        ("{{ enjeu(sante) }}", '1:10: un argument s\'écrit entre guillemets droits : écrivez {{ enjeu("sante") }}'),
        ("{{ enjeu(« sante ») }}", '1:10: un argument s\'écrit entre guillemets droits : écrivez {{ enjeu("sante") }}'),
        ("{{ contacts(x) }}", "1:13: un argument s'écrit entre guillemets droits : écrivez {{ contacts() }}"),
        (
            '{{ enjeu(r"sante") }}',
            '1:10: un argument s\'écrit entre guillemets droits : écrivez {{ enjeu("emancipation") }}',
        ),
        ('{{ quartier("le-centr") }}', "1:14: quartier inconnu : « le-centr » (vouliez-vous dire « le-centre » ?)"),
        (
            '{{ animation("nulle-part") }}',
            "1:15: animation inconnue : « nulle-part » (possibles : partenariat, participation)",
        ),
        ("a\n{% set x = 1 %}", "2:1: « {% » ne s'écrit pas dans une page : pour montrer ce signe, écrivez "),
        ("{# remarque #}", "1:1: « {# » ne s'écrit pas dans une page : "),
        ("## Titre {#ancre}", "1:10: « {# » commence une remarque : laissez un espace, « { #ancre } »"),
        (
            "```\n{{ contacts() }}\n```",
            f"2:1: même dans un exemple ou une remarque, « {{{{ » appelle un bloc : {MONTRER}",
        ),
        ("Un `{{ x }}`.", f"1:5: même dans un exemple ou une remarque, « {{{{ » appelle un bloc : {MONTRER}"),
        (
            "<!-- {{ contacts() }} -->",
            f"1:6: même dans un exemple ou une remarque, « {{{{ » appelle un bloc : {MONTRER}",
        ),
    ],
)
def test_le_reste_est_refuse_a_sa_place_avec_ce_qu_il_faut_ecrire(tmp_path, contrat, texte, faute):
    (dite,) = juger(tmp_path, f"---\ndescription: Essai\n---\n{texte}\n", contrat)

    ligne, _, suite = faute.partition(":")
    assert dite.startswith(f"docs/index.md:{int(ligne) + 3}:{suite}")


def test_sans_contrat_un_identifiant_n_est_pas_juge(tmp_path):
    assert juger(tmp_path, '{{ quartier("le-centr") }}', None) == []
