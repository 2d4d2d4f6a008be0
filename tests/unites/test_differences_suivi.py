"""Ce que devient chaque engagement, d'une version à l'autre : une phrase par quartier, avec l'ancre où la lire."""

from functools import partial
from itertools import product

import pytest

from macros.differences import Changement
from macros.differences.contrats import differences
from macros.differences.suivi import QUELQUES, comparer_le_suivi
from macros.langue.suivi import passage
from macros.lecture import lire
from macros.modele.instances import Instance
from macros.modele.suivi import ETATS
from tests.outils.contrats import changer, renommer
from tests.outils.projet import normaliser
from tests.outils.suivi import REAAP, nouvelle, suivre
from tests.outils.synthese import ecrire

PAGE = "quartiers/le-centre.md"
AU_CENTRE = partial(nouvelle, quartiers=("le-centre",))
EN_COURS = AU_CENTRE("2026-01-03", "en cours", source="Bilan de janvier")
FAIT = AU_CENTRE()
CONSEIL = Instance(id="conseil-citoyen", nom="le conseil citoyen")
CONSTAT = AU_CENTRE("2026-04-01", par="conseil-citoyen", constat="constaté en partie", source="Compte rendu")
MOTS = "« Renforcer le dispositif REAAP »"


@pytest.fixture(scope="module")
def contrat(contrat):
    """Le contrat, dont une instance peut dire ce qu'elle constate."""
    return changer(contrat, pilotage=contrat.pilotage.model_copy(update={"instances": (CONSEIL,)}))


def dire(contrat, avant, apres):
    """Ce qui se dit quand les nouvelles de l'engagement passent d'``avant`` à ``apres``, dans Le Centre."""
    changements = [*comparer_le_suivi(suivre(contrat, *avant), suivre(contrat, *apres))]
    assert all((c.sujet, c.page, c.ancre) == ("Le Centre", PAGE, REAAP) for c in changements), changements
    return [normaliser(changement.phrase) for changement in changements]


def test_une_nouvelle_dit_ou_en_est_l_engagement_et_mene_a_son_ancre(contrat):
    apres = suivre(contrat, EN_COURS, FAIT)
    [changement] = differences(suivre(contrat, EN_COURS), apres)
    dite = f"{MOTS} est maintenant fait (délibération du 12 mars 2026)."
    assert changement._replace(phrase=normaliser(changement.phrase)) == Changement("Le Centre", dite, PAGE, REAAP)
    assert differences(apres, apres) == []


@pytest.mark.parametrize(("avant", "apres"), [*product((None, *ETATS), ETATS)])
def test_chaque_passage_d_un_etat_a_un_autre_se_dit(contrat, avant, apres):
    connues = [AU_CENTRE("2026-01-03", avant, texte="Une raison.", source="Bilan")] if avant else []
    neuve = AU_CENTRE(etat=apres, texte="Une raison.")
    attendue = f"{MOTS} {passage(avant, apres)} (délibération du 12 mars 2026)."
    assert dire(contrat, connues, [*connues, neuve]) == [normaliser(attendue)]


def test_plusieurs_nouvelles_d_un_coup_se_disent_dans_l_ordre_des_faits(contrat):
    assert dire(contrat, [], [FAIT, EN_COURS]) == [
        f"{MOTS} est en cours (bilan de janvier).",
        f"{MOTS} est maintenant fait (délibération du 12 mars 2026).",
    ]


def test_une_nouvelle_ancienne_ajoutee_apres_coup_dit_que_l_etat_ne_change_pas(contrat):
    assert dire(contrat, [FAIT], [FAIT, EN_COURS]) == [
        f"{MOTS} reste fait : une nouvelle plus ancienne est ajoutée, « en cours » au 3 janvier 2026 "
        "(bilan de janvier)."
    ]


def test_une_nouvelle_retiree_dit_ce_qui_reste(contrat):
    assert dire(contrat, [FAIT], []) == [
        f"{MOTS} n'a plus de nouvelle publiée : celle du 12 mars 2026, « fait », est retirée."
    ]
    assert dire(contrat, [FAIT, EN_COURS], []) == [
        f"{MOTS} n'a plus de nouvelle publiée : celle du 12 mars 2026, « fait » et celle du 3 janvier 2026, "
        "« en cours », sont retirées."
    ]
    assert dire(contrat, [FAIT, CONSTAT], [CONSTAT]) == [
        f"{MOTS} n'a plus d'état publié : celle du 12 mars 2026, « fait », est retirée."
    ]
    assert dire(contrat, [EN_COURS, FAIT], [EN_COURS]) == [
        f"{MOTS} est de nouveau en cours : la nouvelle du 12 mars 2026, « fait », est retirée."
    ]
    assert dire(contrat, [EN_COURS, FAIT], [FAIT]) == [
        f"{MOTS} reste fait : la nouvelle du 3 janvier 2026, « en cours », est retirée."
    ]


def test_une_nouvelle_qui_en_remplace_une_autre_laisse_voir_les_deux(contrat):
    assert dire(contrat, [EN_COURS], [FAIT]) == [
        f"la nouvelle du 3 janvier 2026 sur {MOTS} est retirée.",
        f"{MOTS} est fait (délibération du 12 mars 2026).",
    ]


def test_une_nouvelle_reecrite_dit_tout_ce_qui_change(contrat):
    ecrite = AU_CENTRE(etat="en pause", texte="Le local est fermé.", lien="https://exemple.fr/a")
    sujet = f"de la nouvelle du 12 mars 2026 sur {MOTS}"
    assert dire(contrat, [FAIT], [ecrite]) == [
        f"l'état {sujet} devient « en pause » au lieu de « fait ».",
        f"le texte {sujet} est maintenant indiqué : « Le local est fermé ».",
        f"le lien {sujet} est maintenant indiqué : « https://exemple.fr/a ».",
    ]


def test_une_correction_se_dit_avec_ce_qu_elle_change(contrat):
    correction = {"date": "2026-03-20", "texte": "Le lieu a ouvert en avril."}
    corrigee = AU_CENTRE(source="Délibération du 13 mars 2026", corrections=[correction])
    assert dire(contrat, [FAIT], [corrigee]) == [
        f"la nouvelle du 12 mars 2026 sur {MOTS} est corrigée le 20 mars 2026 : « Le lieu a ouvert en avril ».",
        f"la source de la nouvelle du 12 mars 2026 sur {MOTS} devient « Délibération du 13 mars 2026 » au lieu de "
        "« Délibération du 12 mars 2026 ».",
    ]
    assert dire(contrat, [FAIT], [AU_CENTRE(corrections=[correction])]) == [
        f"la nouvelle du 12 mars 2026 sur {MOTS} est corrigée le 20 mars 2026 : « Le lieu a ouvert en avril »."
    ]
    assert dire(contrat, [corrigee], [corrigee.model_copy(update={"corrections": ()})]) == [
        f"la nouvelle du 12 mars 2026 sur {MOTS} change : ses corrections ne sont plus les mêmes."
    ]


def test_une_date_qui_change_l_etat_le_dit_aussi(contrat):
    plus_tard = EN_COURS.model_copy(update={"date": CONSTAT.date})
    assert dire(contrat, [EN_COURS, FAIT], [plus_tard, FAIT]) == [
        f"la date de la nouvelle du 3 janvier 2026 sur {MOTS} passe du 3 janvier 2026 au 1er avril 2026.",
        f"{MOTS} n'est plus fait : il est en cours.",
    ]


def test_un_constat_se_dit_ajoute_plus_ancien_reecrit_et_retire(contrat):
    ancien = AU_CENTRE("2026-03-01", par="conseil-citoyen", constat="pas constaté", source="Visite")
    autre = CONSTAT.model_copy(update={"constat": "constaté"})
    assert dire(contrat, [FAIT], [FAIT, CONSTAT]) == [
        f"{MOTS} : le conseil citoyen le constate en partie (compte rendu)."
    ]
    assert dire(contrat, [CONSTAT], [CONSTAT, ancien]) == [
        f"{MOTS} : un constat plus ancien est ajouté, celui du 1er mars 2026, où le conseil citoyen ne le constate pas "
        "(visite)."
    ]
    assert dire(contrat, [CONSTAT], [autre]) == [
        f"la conclusion du constat du conseil citoyen du 1er avril 2026 sur {MOTS} devient « constaté » au lieu de "
        "« constaté en partie »."
    ]
    assert dire(contrat, [CONSTAT], []) == [f"le constat du conseil citoyen du 1er avril 2026 sur {MOTS} est retiré."]


def test_ce_que_dit_la_commune_et_ce_que_constate_une_instance_ne_se_confondent_pas(contrat):
    meme_jour = CONSTAT.model_copy(update={"date": FAIT.date})
    assert dire(contrat, [FAIT], [meme_jour]) == [
        f"{MOTS} n'a plus d'état publié : celle du 12 mars 2026, « fait », est retirée.",
        f"{MOTS} : le conseil citoyen le constate en partie (compte rendu).",
    ]


def test_d_un_quartier_a_l_autre_une_nouvelle_ne_se_dit_que_la_ou_elle_vaut(contrat):
    apres = suivre(contrat, FAIT.model_copy(update={"quartiers": ("le-centre", "cite-des-oiseaux")}))
    [changement] = differences(suivre(contrat, FAIT), apres)
    assert (changement.sujet, changement.page) == ("Cité des Oiseaux", "quartiers/cite-des-oiseaux.md")
    partout = suivre(contrat, FAIT.model_copy(update={"quartiers": ()}))
    tous = suivre(contrat, FAIT.model_copy(update={"quartiers": tuple(contrat.quartier_par_slug)}))
    assert differences(partout, tous) == []


def test_un_quartier_qui_change_de_nom_garde_ses_nouvelles_sans_rien_en_dire(contrat):
    renomme = suivre(renommer(contrat, "le-centre", "coeur"), FAIT.model_copy(update={"quartiers": ("coeur",)}))
    dites = [c.phrase for c in differences(suivre(contrat, FAIT), renomme)]
    assert [dite for dite in dites if MOTS in normaliser(dite)] == []
    assert dites != []


def test_un_texte_reformule_garde_ses_nouvelles_sous_son_nouvel_identifiant(contrat):
    objectifs = [{"texte": "Renforcer encore le dispositif REAAP"}]
    quartiers = [
        q.model_validate(
            q.model_dump(mode="json") | {"objectifs": q.model_dump()["objectifs"] | {"parentalite": objectifs}}
        )
        for q in contrat.quartiers
    ]
    suivie = FAIT.model_copy(update={"engagement": "parentalite--renforcer-encore-le-dispositif-reaap"})
    dites = [
        normaliser(c.phrase) for c in differences(suivre(contrat, FAIT), suivre(contrat, suivie, quartiers=quartiers))
    ]
    assert [dite for dite in dites if "nouvelle" in dite or " est fait" in dite] == []
    assert any("devient « Renforcer encore" in dite for dite in dites)


def test_au_dela_de_quelques_quartiers_une_seule_phrase_dit_combien(tmp_path):
    ecrire(tmp_path / "data", QUELQUES + 2)
    grand = lire(tmp_path / "data")
    quartiers = [_poursuivre(quartier, "Ouvrir un café") for quartier in grand.quartiers]
    avant = changer(grand, quartiers=tuple(quartiers))
    partout = nouvelle(engagement="parentalite--ouvrir-un-cafe")
    [changement] = differences(avant, suivre(avant, partout))
    assert changement._replace(phrase=normaliser(changement.phrase)) == Changement(
        "Enjeu 2",
        "« Ouvrir un café » est fait dans 6 quartiers (délibération du 12 mars 2026).",
        "enjeux/emancipation.md",
        "parentalite--ouvrir-un-cafe",
    )
    quelques = partout.model_copy(update={"quartiers": tuple(q.slug for q in quartiers[:QUELQUES])})
    dites = differences(avant, suivre(avant, quelques))
    assert [c.page for c in dites] == [f"quartiers/{q.slug}.md" for q in avant.quartiers_ranges[:QUELQUES]]
    [retrait] = differences(suivre(avant, partout), avant)
    assert normaliser(retrait.phrase) == (
        "« Ouvrir un café » n'a plus de nouvelle publiée dans 6 quartiers : celle du 12 mars 2026, « fait », "
        "est retirée."
    )


def _poursuivre(quartier, texte):
    objectif = next(iter(quartier.objectifs["parentalite"])).model_validate({"texte": texte})
    return quartier.model_copy(update={"objectifs": quartier.objectifs | {"parentalite": (objectif,)}})


def test_les_quartiers_d_une_instance_se_disent_par_leur_nom(contrat):
    d_un_quartier = CONSEIL.model_copy(update={"quartiers": ("le-centre",)})
    table = Instance(id="table", nom="la table", quartiers=("cite-des-oiseaux", "le-centre"))
    apres = changer(contrat, pilotage=contrat.pilotage.model_copy(update={"instances": (d_un_quartier, table)}))
    assert [normaliser(str(c)) for c in differences(contrat, apres)] == [
        "Pilotage : « la table » figure maintenant parmi les instances.",
        "Pilotage : « le conseil citoyen » concerne maintenant Le Centre.",
        "Pilotage : « la table » concerne maintenant Cité des Oiseaux et Le Centre.",
    ]
    assert "« le conseil citoyen » concerne maintenant tous les quartiers." in [
        normaliser(c.phrase) for c in differences(apres, contrat)
    ]
    assert not any("concerne" in c.phrase for c in differences(apres, renommer(apres, "le-centre", "coeur")))
