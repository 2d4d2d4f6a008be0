"""La comparaison des quartiers : ce qu'elle montre de chacun, dans quel ordre, et à côté de quels territoires."""

import pytest
from pydantic import TypeAdapter

from macros.langue import titres
from macros.langue.comparaison import legende_de, multiple, tableau_de_comparaison
from macros.langue.halteres import POINT
from macros.lecture import lire
from macros.modele.chiffre import ValeurSaisie
from macros.modele.portrait import Portrait
from tests.outils.chiffres import ecrire_la_commune
from tests.outils.contrats import changer


@pytest.fixture(scope="module")
def contrat(tmp_path_factory):
    return lire(ecrire_la_commune(tmp_path_factory.mktemp("chiffres") / "data"))


def par_nom(contrat, identifiant, **options):
    compare = multiple(contrat, contrat.indicateur_par_id[identifiant], **options)
    return {quartier.nom: quartier for quartier in compare.quartiers}


def test_la_page_d_un_indicateur_ne_garde_que_les_quartiers_connus_si_on_le_lui_demande(contrat):
    assert [*par_nom(contrat, "naissances")] == ["Les Nombres", "Les Zéros"]
    assert [*par_nom(contrat, "naissances", les_connus=True)] == ["Les Nombres"]


def test_parmi_les_autres_un_quartier_n_a_pas_ses_annees_d_avant(contrat):
    menages = par_nom(contrat, "menages")["Les Nombres"]
    assert menages.haltere.quartier
    assert menages.haltere.avant == ()


def test_un_quartier_sans_chiffre_garde_les_territoires_en_repere(contrat):
    quartiers = par_nom(contrat, "naissances")
    assert quartiers["Les Zéros"].haltere.quartier is None
    assert quartiers["Les Zéros"].haltere.territoires == quartiers["Les Nombres"].haltere.territoires != ()


def test_un_territoire_se_montre_a_l_annee_du_quartier_quand_elle_est_connue(contrat):
    premier, *autres = contrat.quartiers
    de_2014 = TypeAdapter(ValeurSaisie).validate_python({"2014": "10900"})
    indicateurs = premier.portrait.indicateurs | {"revenu-median": de_2014}
    portrait = premier.portrait.model_copy(update={"indicateurs": indicateurs})
    ancien = changer(contrat, quartiers=(premier.model_copy(update={"portrait": portrait}), *autres))
    places = par_nom(ancien, "revenu-median")[premier.nom].haltere.territoires
    echelle = ancien.echelles["revenu-median"]
    assert [marque.place for marque in places] == [echelle.part(20300), echelle.part(18050)]


def test_les_populations_viennent_d_abord_et_ne_sont_pas_la_sans_elles(contrat):
    titre = tableau_de_comparaison(contrat).multiples[0].titre
    assert titre == titres.POPULATION
    nus = (q.model_copy(update={"portrait": Portrait()}) for q in contrat.quartiers)
    sans = tableau_de_comparaison(changer(contrat, quartiers=tuple(nus)))
    assert titre not in [compare.titre for compare in sans.multiples]


def test_un_chiffre_non_diffuse_n_est_pas_ecrit_comme_un_chiffre(contrat):
    cases = {nom: quartier.case.absente for nom, quartier in par_nom(contrat, "taux-pauvrete").items()}
    assert cases == {"Les Nombres": True, "Les Zéros": False}


def test_la_legende_nomme_un_territoire_meme_si_aucun_quartier_ne_s_y_compare(contrat):
    indicateur = next(i for i in contrat.indicateurs_compares if contrat.comparaisons(i))
    compare = multiple(contrat, indicateur)
    seuls = compare._replace(quartiers=())
    assert [m.forme for c in seuls.territoires for m in c.haltere.territoires if m.forme != POINT]
    assert titres.LEGENDE_DU_POINT in legende_de(contrat, seuls, indicateur)
