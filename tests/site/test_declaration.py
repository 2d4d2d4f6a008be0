"""La déclaration d'accessibilité et les mentions : ce que demande le droit, et rien qu'un audit n'ait mesuré."""

import pytest
from bs4 import BeautifulSoup

from macros.differences.contrats import differences
from macros.edition import Edition
from macros.lecture import comprendre
from macros.pages.environnement import rendre
from tests.outils.donnees import FICHIERS, abimer
from tests.outils.projet import texte

AUDITE = """
  etat: partiellement conforme
  contact: accessibilite@exempleville.example
  schema_pluriannuel: https://exempleville.example/schema
  audit: {date: 2026-01-31, auditeur: Cabinet Modèle, taux: "72,5 %"}
  non_conformites: [Les plans n'ont pas de texte]
  derogations: ["Le film d'archive, trop coûteux à sous-titrer"]
  contenus_non_soumis: [Les cartes en ligne d'un tiers]
  etablie_le: 2026-02-15
  mise_a_jour_le: 2026-03-01
  technologies: [HTML]
  environnement: [Navigateur 1 et Lecteur 2]
  outils: [Vérificateur 3]
  pages_verifiees:
    - designation: Accueil
      lien: https://exempleville.example/
    - designation: Plan du site
"""


def contrat_avec(accessibilite: str):
    """Le contrat de la commune inventée, dont le groupe « accessibilite » est celui-ci."""
    return comprendre(FICHIERS | {"site.yml": abimer("site.yml", "\n  etat: non conforme\n", accessibilite)})


def declaration(contrat, adresse: str = "") -> BeautifulSoup:
    """La déclaration, telle que le gabarit la rend."""
    html = rendre("declaration_accessibilite", lien=str, contrat=contrat, edition=Edition(adresse))
    return BeautifulSoup(html, "html.parser")


def rubrique(page: BeautifulSoup, ancre: str) -> str:
    """Ce qu'on lit entre un titre et le suivant de même niveau."""
    morceaux = []
    for suivant in page.find(id=ancre).find_next_siblings():
        if suivant.name == "h2":
            break
        morceaux.append(texte(suivant))
    return " ".join(morceaux)


def test_la_declaration_a_les_rubriques_du_modele_dans_leur_ordre():
    titres = [titre["id"] for titre in declaration(contrat_avec(AUDITE)).select("h2")]
    assert titres == ["etat", "resultats", "contenus", "etablissement", "contact", "recours"]


@pytest.mark.parametrize(
    ("ancre", "phrases"),
    [
        (
            "etat",
            ["Ce site est partiellement conforme au référentiel général d'amélioration"],
        ),
        ("resultats", ["par Cabinet Modèle", "31 janvier 2026", "72,5 % des critères du RGAA sont respectés"]),
        (
            "contenus",
            [
                "Non-conformités Les plans n'ont pas de texte",
                "Dérogations pour charge disproportionnée Le film d'archive, trop coûteux à sous-titrer",
                "Contenus non soumis à l'obligation d'accessibilité Les cartes en ligne d'un tiers",
            ],
        ),
        (
            "etablissement",
            [
                "établie le 15 février 2026. Elle a été mise à jour le 1er mars 2026.",
                "Technologies du site HTML",
                "Environnement de test Navigateur 1 et Lecteur 2",
                "Outils d'évaluation Vérificateur 3",
                "Pages vérifiées Accueil Plan du site",
            ],
        ),
        ("contact", ["accessibilite@exempleville.example"]),
    ],
)
def test_un_audit_declare_se_lit_en_entier(ancre, phrases):
    lu = rubrique(declaration(contrat_avec(AUDITE)), ancre)
    assert [phrase for phrase in phrases if phrase not in lu] == []


def test_les_voies_de_recours_sont_celles_du_defenseur_des_droits(site):
    page = site.page("/accessibilite/")
    liens = {lien["href"] for lien in page.select("#recours ~ ul a")}
    assert liens == {
        "https://formulaire.defenseurdesdroits.fr/",
        "https://www.defenseurdesdroits.fr/saisir/delegues",
        "tel:+33969390000",
    }
    assert "09 69 39 00 00" in rubrique(page.main, "recours")
    assert "Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07" in rubrique(page.main, "recours")


def test_sans_audit_la_declaration_le_dit_et_ne_promet_rien(site):
    page = site.page("/accessibilite/").main
    assert texte(page.select_one("#etat ~ p strong")) == "non conforme"
    assert rubrique(page, "resultats").startswith("Aucun audit de conformité n'a encore été déclaré.")
    assert rubrique(page, "contenus") == "La liste de ces contenus n'est pas encore publiée."


def test_un_site_conforme_ou_rien_ne_manque_le_dit():
    audit = "{date: 2026-01-31, auditeur: A, taux: 100}"
    page = declaration(contrat_avec(f"\n  etat: totalement conforme\n  audit: {audit}\n"))
    assert rubrique(page, "contenus") == "Aucun contenu non accessible n'est connu."


def test_sans_contact_les_referents_servent(contrat):
    liens = [lien["href"] for lien in declaration(contrat).select("#contact ~ ul.contacts a")]
    assert [lien for lien in liens if ":" in lien] == [
        "tel:+33625788970",
        "mailto:maire@haillicourt.fr",
        "tel:+33321520481",
    ]
    assert not declaration(contrat_avec(AUDITE)).select(".contacts")


def test_l_editeur_se_nomme_sans_qu_une_phrase_depende_de_son_nom(contrat):
    debut = [texte(p) for p in declaration(contrat, "https://exemple.fr/quartiers/").select("p")[:3]]
    assert debut[0] == "Éditeur du site : Commune d'Haillicourt."
    assert debut[1].startswith("L'éditeur s'engage à rendre ce site accessible à tous, conformément à l'article 47")
    assert debut[2] == "Cette déclaration s'applique au site exemple.fr/quartiers."


def test_tout_est_facultatif_et_sans_rien_le_site_est_non_conforme():
    contrat = comprendre(
        FICHIERS | {"site.yml": abimer("site.yml", "accessibilite:\n  etat: non conforme\n", "")},
    )
    assert contrat.site.accessibilite.etat == "non conforme"
    assert len(declaration(contrat).select("h2")) == 6


def test_ce_qui_manque_a_la_declaration_se_dit_et_rien_d_autre():
    assert list(contrat_avec(AUDITE).site.accessibilite.champs_a_completer()) == []
    assert list(contrat_avec("\n  etat: non conforme\n").site.accessibilite.champs_a_completer()) == [
        "contact",
        "schema_pluriannuel",
        "audit",
        "non_conformites",
        "etablie_le",
        "technologies",
        "environnement",
        "outils",
        "pages_verifiees",
    ]


def test_ce_qui_change_dans_la_declaration_se_dit_page_par_page():
    avant = contrat_avec(AUDITE)
    apres = contrat_avec(AUDITE.replace("Plan du site", "Glossaire").replace("example/\n", "example/accueil\n"))

    phrases = [changement.phrase for changement in differences(avant, apres)]

    assert [phrase for phrase in phrases if "Glossaire" in phrase or "Plan du site" in phrase] != []
    assert any("https://exempleville.example/accueil" in phrase for phrase in phrases)


def test_les_mentions_disent_que_l_hebergeur_enregistre_les_adresses(site, contrat):
    page = site.page("/mentions-legales/").main
    lu = rubrique(page, "donnees-personnelles")
    assert f"Son hébergeur, {contrat.site.hebergeur.nom}, enregistre l'adresse de connexion (adresse IP)" in lu
    assert page.select_one("#donnees-personnelles ~ p a")["href"] == contrat.site.hebergeur.confidentialite


def test_sans_page_de_confidentialite_il_n_y_a_pas_de_lien():
    html = BeautifulSoup(rendre("donnees_personnelles", contrat=comprendre(FICHIERS)), "html.parser")
    assert "Son hébergeur, Hébergeur d'exemple, enregistre" in texte(html)
    assert not html.select("a")
