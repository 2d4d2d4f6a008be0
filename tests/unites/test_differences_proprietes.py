"""Deux contrats quelconques : il se dit quelque chose si, et seulement si, quelque chose de ce qui se publie change."""

import json
from functools import cache

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from macros.differences import Version
from macros.differences.contrats import differences
from macros.differences.mots import comme_on_la_lit
from macros.differences.pages_qui_changent import pages_qui_changent
from macros.donnees import exports
from macros.edition import Edition
from macros.lecture import DonneesFautives, comprendre, lire
from macros.lecture.fichiers import lire_dossier
from tests.outils.mutations import ABIMES
from tests.outils.projet import COMMUNE, EXEMPLEVILLE, HAILLICOURT
from tests.outils.variantes import variantes

COMMUNES = {"exempleville": EXEMPLEVILLE, "haillicourt": HAILLICOURT}
FICHIERS = {nom: lire_dossier(dossier) for nom, dossier in COMMUNES.items()}
CONTRATS = {nom: lire(dossier) for nom, dossier in COMMUNES.items()}

TEXTES = {p.relative_to(COMMUNE / "docs").as_posix(): p.read_text("utf-8") for p in (COMMUNE / "docs").rglob("*.md")}
SANS_HATE = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


def _sont_connus(contrat):
    """Vrai quand quartiers et nouvelles n'emploient que ce qui est déclaré, comme le vérifie la lecture."""
    instances = {None, *(instance.id for instance in contrat.pilotage.instances)}
    a_un_porteur = contrat.convention.commune or contrat.convention.territoire
    niveaux = {niveau.cle for niveau in contrat.vocabulaire.niveaux}
    ranges = {branche.niveau for branche in contrat.strategie.toutes()} <= niveaux
    en_clair = all(i.unite in ("%", "‰") for i in contrat.indicateurs.indicateurs if i.en_clair)
    return (
        bool(a_un_porteur)
        and ranges
        and en_clair
        and all(
            {*q.objectifs} <= {*contrat.branche_par_id} and {*q.portrait.indicateurs} <= {*contrat.indicateur_par_id}
            for q in contrat.quartiers
        )
        and all(
            n.engagement in contrat.engagements and {*n.quartiers} <= {*_qui_l_ont(contrat, n)} and n.par in instances
            for n in contrat.suivi
        )
    )


def _qui_l_ont(contrat, nouvelle):
    return (a.quartier.slug for a in contrat.engagements[nouvelle.engagement].avancements)


@cache
def variantes_connues(nom):
    return [variante for variante in variantes(CONTRATS[nom]) if _sont_connus(variante[1])]


pytestmark = pytest.mark.lent


@cache
def publie(nom, rang):
    return _publie(CONTRATS[nom] if rang is None else variantes_connues(nom)[rang][1])


def _publie(contrat):
    """Les fichiers de données tels qu'on les lit ; dans un JSON, l'ordre des clés ne compte pas."""
    lus = exports(comme_on_la_lit(contrat), Edition())
    return {c: json.loads(o) if c.endswith(".json") else o for c, o in lus.items()} | {"recherche": _mots(contrat)}


def _mots(contrat):
    equivalences = comme_on_la_lit(contrat).recherche
    return equivalences and {(mot, e.on_cherche) for e in equivalences.equivalences for mot in e.on_tape}


def verifier(avant, apres, fichiers_changent):
    changements = differences(avant, apres)
    pages = pages_qui_changent(Version(avant, TEXTES), Version(apres, TEXTES))
    assert bool(changements) == (fichiers_changent or bool(pages)), (changements, pages)
    assert all(c.phrase.endswith(".") for c in changements)


@SANS_HATE
@given(st.sampled_from(sorted(COMMUNES)).flatmap(lambda nom: st.tuples(st.just(nom), _rangs(nom), _rangs(nom))))
def test_deux_variantes_d_un_contrat_se_disent_quand_elles_se_lisent_autrement(choix):
    nom, un, autre = choix
    avant, apres = (variantes_connues(nom)[rang][1] for rang in (un, autre))
    verifier(avant, apres, publie(nom, un) != publie(nom, autre))


def _rangs(nom):
    return st.integers(0, len(variantes_connues(nom)) - 1)


@SANS_HATE
@given(st.sampled_from(sorted(COMMUNES)), st.data())
def test_une_ligne_abimee_qui_se_lit_encore_se_dit_quand_elle_change_ce_qui_se_publie(nom, donnees):
    fichier = donnees.draw(st.sampled_from(sorted(FICHIERS[nom])))
    texte = FICHIERS[nom][fichier].decode()
    for geste, *arguments in donnees.draw(ABIMES):
        texte = geste(texte, *arguments)
    try:
        apres = comprendre(FICHIERS[nom] | {fichier: texte.encode("utf-8", "replace")})
    except DonneesFautives:
        assume(False)
    verifier(CONTRATS[nom], apres, publie(nom, None) != _publie(apres))


@pytest.mark.parametrize("nom", COMMUNES)
def test_chaque_champ_seul_se_dit_quand_il_se_lit_autrement(nom):
    """Une variante par champ ; les propriétés en croisent d'autres."""
    par_champ = {chemin: rang for rang, (chemin, _) in enumerate(variantes_connues(nom))}
    for rang in par_champ.values():
        changements = differences(CONTRATS[nom], variantes_connues(nom)[rang][1])
        assert bool(changements) == (publie(nom, rang) != publie(nom, None)), variantes_connues(nom)[rang][0]
