"""Reformulé, un engagement perdrait son ancre : le résumé dit les lignes qui la gardent, et dans quelle fiche."""

import re
import shutil
from textwrap import dedent

import pytest
import yaml

from macros.commandes import dire_les_changements
from macros.differences import Version
from macros.lecture import arbres, lire
from macros.lecture.lieux import situer_les_engagements
from macros.retraits.conseils import adresses_perdues
from tests.outils.depot import git, remplacer
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT

REAAP = "    - Renforcer le dispositif REAAP\n"
RENFORCE = "    - Renforcer encore le dispositif REAAP\n"
FICHES = {"cite-des-oiseaux": 65, "le-centre": 70, "le-haut-d-houdain": 69}
ANCRE = "parentalite--renforcer-le-dispositif-reaap"
GARDER = """\
```yaml
    - texte: Renforcer encore le dispositif REAAP
      id: renforcer-le-dispositif-reaap
```
"""


@pytest.fixture
def dites(tmp_path):
    """Ce qui se dit des adresses perdues quand ``changer`` a changé les données ; ``textes`` : les pages écrites."""

    def dites(changer, donnees=HAILLICOURT, textes=()):
        shutil.copytree(donnees, tmp_path / "data")
        changer(tmp_path / "data")
        pages = dict(textes)
        ou = situer_les_engagements(arbres(tmp_path / "data"))
        return adresses_perdues(Version(lire(donnees), pages), Version(lire(tmp_path / "data"), pages), ou)

    return dites


def reformuler(*slugs, ancien=REAAP, nouveau=RENFORCE):
    return lambda donnees: [remplacer(donnees, f"quartiers/{slug}.yml", ancien, nouveau) for slug in slugs]


def test_un_texte_reformule_dit_les_lignes_a_ecrire_dans_sa_fiche(dites):
    assert dites(reformuler("le-centre")) == [
        f"`quartiers/le-centre/#{ANCRE}` mènera au bas de la page, qui dira ce qu'on y lisait. Si le texte a seulement "
        f"changé, gardez son identifiant. Écrivez dans `data/quartiers/le-centre.yml:70` :\n\n{GARDER}"
    ]


def test_reformule_dans_trois_quartiers_il_se_dit_une_fois_avec_les_trois_fiches(dites):
    [dite] = dites(reformuler(*FICHES))
    assert dite.startswith(f"`quartiers/…/#{ANCRE}` mènera")
    assert all(dite.count(f"`data/quartiers/{slug}.yml:{ligne}`") == 1 for slug, ligne in FICHES.items())
    assert dite.endswith(GARDER)


def test_les_lignes_dites_gardent_l_adresse(dites):
    def suivre_le_conseil(donnees):
        reformuler(*FICHES)(donnees)
        lignes = GARDER.removeprefix("```yaml\n").removesuffix("```\n")
        reformuler(*FICHES, ancien=RENFORCE, nouveau=lignes)(donnees)

    assert dites(suivre_le_conseil) == []


@pytest.mark.parametrize(
    "texte",
    ["Renforcer : tout le dispositif REAAP", "Renforcer le « dispositif » REAAP, l'été", "Renforcer #1 le REAAP"],
)
def test_un_texte_que_yaml_lirait_autrement_s_ecrit_entre_guillemets(dites, texte):
    [dite] = dites(reformuler("le-centre", nouveau=f"    - '{texte.replace(chr(39), chr(39) * 2)}'\n"))
    [lignes] = re.findall(r"```yaml\n(.+?)```", dite, re.DOTALL)
    assert yaml.safe_load(dedent(lignes)) == [{"texte": texte, "id": "renforcer-le-dispositif-reaap"}]


def test_une_forme_longue_garde_ses_autres_lignes(dites):
    def changer(donnees):
        remplacer(
            donnees, "quartiers/les-essais.yml", "texte: Un guide des démarches", "texte: Un guide des formalités"
        )
        remplacer(donnees, "suivi/2025.yml", "un-guide-des-demarches", "un-guide-des-formalites")

    [dite] = dites(changer, EXEMPLEVILLE)
    assert "gardez son identifiant, sans toucher à ses autres lignes. Dans la nouvelle qui le cite, " in dite
    assert "`data/suivi/2025.yml:27`, écrivez `engagement: demarches--un-guide-des-demarches`. " in dite
    assert "Écrivez dans `data/quartiers/les-essais.yml:38` :" in dite
    assert dite.endswith("    - texte: Un guide des formalités\n      id: un-guide-des-demarches\n```\n")


@pytest.mark.parametrize(("de_plus", "citees", "fin"), [(1, 2, ""), (7, 8, ""), (8, 8, " et 1 autre nouvelle")])
def test_les_nouvelles_a_reecrire_se_citent_chacune_a_sa_ligne_les_premieres_seulement(dites, de_plus, citees, fin):
    def changer(donnees):
        remplacer(
            donnees, "quartiers/les-essais.yml", "texte: Un guide des démarches", "texte: Un guide des formalités"
        )
        remplacer(donnees, "suivi/2025.yml", "un-guide-des-demarches", "un-guide-des-formalites")
        neuf = "engagement: demarches--un-guide-des-formalites, etat: en cours, source: Avis"
        nouvelles = "".join(f"- {{date: 2025-02-0{jour}, {neuf}}}\n" for jour in range(1, de_plus + 1))
        (donnees / "suivi" / "2025-essai.yml").write_text(nouvelles, "utf-8")

    [dite] = dites(changer, EXEMPLEVILLE)
    assert "Dans les nouvelles qui le citent, " in dite
    lieux = re.findall(r"`(data/suivi/[^`]+)`", dite)
    assert len(lieux) == citees
    assert {*lieux} <= {"data/suivi/2025.yml:27", *(f"data/suivi/2025-essai.yml:{rang}" for rang in range(1, 9))}
    assert f"{fin}, écrivez `engagement: demarches--un-guide-des-demarches`" in dite


def test_une_nouvelle_de_l_engagement_qu_avait_un_autre_quartier_ne_se_reecrit_pas(dites):
    def changer(donnees):
        remplacer(donnees, "quartiers/les-essais.yml", "[Un café des parents]", "[Une ludothèque ouverte le soir]")
        for fichier in ("2025", "2025-conseil-citoyen"):
            au_cafe = "un-cafe-des-parents\n  quartiers: [{}]"
            remplacer(donnees, f"suivi/{fichier}.yml", au_cafe.format("les-essais"), au_cafe.format("les-epreuves"))
        remplacer(donnees, "suivi/2025.yml", "un-cafe-des-parents", "une-ludotheque-ouverte-le-soir")

    [dite] = dites(changer, EXEMPLEVILLE)
    assert "Écrivez dans `data/quartiers/les-essais.yml:34` :" in dite
    assert "nouvelle" not in dite


def test_un_objectif_retire_le_dit_sans_conseil(dites):
    assert dites(reformuler("le-centre", nouveau="")) == [
        f"`quartiers/le-centre/#{ANCRE}` mènera au bas de la page, qui dira ce qu'on y lisait."
    ]


def test_un_objectif_retire_et_un_autre_sans_rapport_se_distinguent_d_une_reformulation(dites):
    def changer(donnees):
        reformuler("le-centre", nouveau="    - Ouvrir un four à pain\n    - Planter des tilleuls\n")(donnees)

    [dite] = dites(changer)
    assert "```" not in dite


def test_un_lien_ecrit_vers_l_engagement_se_dit(dites):
    page = {"aide.md": f"# Aide\n\n[Le REAAP](quartiers/le-centre.md#{ANCRE})\n"}
    [dite] = dites(reformuler("le-centre"), textes=page)
    assert dite.endswith(" Un lien y mène encore, à corriger dans `docs/aide.md`.")


def test_l_engagement_qui_s_en_va_avec_son_sous_objectif_ne_se_dit_pas_a_part(dites):
    def changer(donnees):
        fiche = donnees / "quartiers/le-centre.yml"
        fiche.write_text(re.sub(r"(?m)^  parentalite:\n(?:    .*\n)+", "", fiche.read_text("utf-8")), "utf-8")

    assert [dite.partition("`")[2].partition("`")[0] for dite in dites(changer)] == ["quartiers/le-centre/#parentalite"]


@pytest.mark.lent
def test_dans_le_resume_les_lignes_se_copient_telles_quelles(tmp_path):
    depot = tmp_path / "depot"
    shutil.copytree(HAILLICOURT, depot / "data")
    git(depot, "init", "--initial-branch=main")
    git(depot, "add", ".")
    git(depot, "commit", "--message", "Publie les données")
    reformuler("le-centre", nouveau="    - Renforcer l'usage du dispositif REAAP !\n")(depot / "data")

    retirees = dire_les_changements("HEAD", depot).sortie.partition("### Adresses retirées")[2]
    assert "qui dira ce qu’on y lisait" in retirees
    assert "Écrivez dans `data/quartiers/le-centre.yml:70`" in retirees
    assert (
        '  ```yaml\n      - texte: "Renforcer l\'usage du dispositif REAAP !"\n'
        "        id: renforcer-le-dispositif-reaap\n  ```" in retirees
    )
