"""Chaque phrase que peuvent écrire les différences, par champ et par façon de changer, est du bon français."""

import re

import pytest

from macros.differences import contrats, mots
from macros.differences.champs import ChampSansNom
from macros.differences.contrats import differences
from macros.differences.noms import DITS_A_PART, ETATS, NOMS
from macros.langue.francais import ELISION
from macros.lecture import lire
from macros.modele import Contrat
from tests.outils.contrats import changer
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT, normaliser
from tests.outils.variantes import chemins, contrat_complet, est_annee, variantes

CONTRATS = {
    "complet": contrat_complet,
    "haillicourt": lambda: lire(HAILLICOURT),
    "exempleville": lambda: lire(EXEMPLEVILLE),
}
SUJET = re.compile(r"les? |la |l'|« |parmi les |[A-ZÉ]\w+ [A-ZÉ]")  # sans article, seul le nom d'une personne
VERBES = (
    r"(est|passe|passent|devient|change|figure|donne|répond|n'est plus|ne figure plus|ne donne plus|ne répond plus|"
    r"concerne|constate|mène|ne mène plus|on lit maintenant)"
)
FEMININS = {
    *(
        *(
            "animation",
            "intercommunalité",
            "fin",
            "institution",
            "maison",
            "part",
            "participation",
            "partie",
            "signature",
            "sorte",
        ),
        *("annonce", "clé", "forme", "instance", "rubrique"),
        "adresse",
        "année",
        "borne",
        "cartographie",
        "commune",
        "conclusion",
        "date",
        "définition",
        "population",
        "échéance",
        "échelle",
        "évolution",
        "explication",
        "fonction",
    ),
    *(
        "introduction",
        "mention",
        "modalité",
        "opportunité",
        "période",
        "phrase",
        "précision",
        "présentation",
        "qualité",
    ),
    *("dérogation", "non-conformité", "page", "technologie"),
    *("réalisation", "rue", "signification", "source", "surface", "unité", "valeur"),
}
ADJECTIFS = {"première", "dernière"}
FAUTES = {
    "élision oubliée": r"\b(?:de|le|la|que|ne) (?=[aeiouyàâéèêîôœ])",
    "contraction oubliée": r"\b(?:de|à) les? ",
    "date sans article": r"(?:de|à) \d+(?:er)? [a-zéû]+ \d{4}",
    "parenthèse, ou champ nommé par sa clé": r"[()_{}\[\]]|None|True|False",
    "oui ou non": r"(?:devient|est|de|à|:) (?:oui|non)\b",
    "espace en trop": r"\s\s|\s[,.]",
    "virgule qui pend": r",\s*[.:]|, (?:la |le )?carte\b",
    "point doublé": r"\.\.$|\.\s»\.$",
}


LONGS = {"haillicourt", "exempleville", "complet"}  # des milliers de phrases chacun


@pytest.fixture(
    scope="module", params=[pytest.param(nom, marks=[pytest.mark.lent] if nom in LONGS else []) for nom in CONTRATS]
)
def changements(request):
    """Chaque champ et ce qui s'en dit, dans les deux sens : ce qui arrive ici part dans l'autre."""
    contrat = CONTRATS[request.param]()
    with pytest.MonkeyPatch.context() as patch:
        for module in (mots, contrats):
            patch.setattr(module, "comme_on_la_lit", une_fois(module.comme_on_la_lit))
        return [
            (chemin, [normaliser(changement.phrase) for changement in differences(avant, apres)])
            for chemin, variante in variantes(contrat)
            for avant, apres in ((contrat, variante), (variante, contrat))
        ]


def une_fois(lire):
    """La même fonction, qui ne relit pas une fiche déjà lue : d'une variante à l'autre, presque toutes le sont."""
    lues = {}

    def lire_une_fois(fiche):
        if id(fiche) not in lues:
            lues[id(fiche)] = fiche, lire(fiche)
        return lues[id(fiche)][1]

    return lire_une_fois


def phrases(changements):
    return sorted({phrase for _, dites in changements for phrase in dites})


def hors_citations(phrase):
    """La phrase, où chaque citation n'est plus que « X », sans ce qui prouve une nouvelle."""
    return re.sub(r"^(« .*) \([^()]+\)\.$", r"\1.", re.sub(r"« .*? »", "« X »", phrase))


def test_chaque_changement_se_dit(changements):
    # L'ordre des fichiers de quartiers ne se lit nulle part ; ni celui de leurs parents, ni celui des mots que
    # connaît la recherche. Les années d'un chiffre se rangent toujours de la plus récente à la plus ancienne.
    # Sans le sien, un changement de statut est celui d'aujourd'hui : la phrase peut rester la même. La teinte écrite
    # peut être celle du rang, et sous le premier niveau aucune ne se voit.
    muets = {chemin for chemin, dites in changements if not dites}
    assert muets <= {
        "quartiers",
        "quartiers[].issu_de",
        "quartiers[].changements[].statut",
        "quartiers[].portrait.indicateurs{}.anciennes",
        "indicateurs.indicateurs[].comparaisons{}.anciennes",
        "recherche.equivalences",
        "recherche.equivalences[].on_tape",
        "strategie.branches[].teinte",
        "strategie.branches[].branches[].teinte",
    }


DITES_ENSEMBLE = {"quartiers[].anciens_noms", "quartiers[].issu_de", "quartiers[].avant[].perimetre"}


def test_aucun_champ_n_est_oublie():
    varies = {chemin for chemin, _ in variantes(contrat_complet())}
    connus = {chemin for chemin in chemins() if not chemin.startswith("suivi")}  # une nouvelle se dit en entier
    assert connus - varies <= {*DITES_ENSEMBLE, *Contrat.model_fields} | groupes(varies)


def groupes(varies):
    """Les champs qui ne font qu'en contenir d'autres."""
    return {chemin for chemin in chemins() if any(varie.startswith(f"{chemin}.") for varie in varies)}


@pytest.mark.parametrize(
    ("table", "nom", "chemin"),
    [
        (NOMS, "NOMS", "convention.titre"),
        (NOMS, "NOMS", "convention.preambule"),
        (NOMS, "NOMS", "pilotage.referents"),
        (ETATS, "ETATS", "glossaire.termes[].sigle"),
    ],
)
def test_un_champ_sans_nom_se_dit_avec_ce_qu_il_faut_ecrire(monkeypatch, table, nom, chemin):
    contrat = contrat_complet()
    variante = next(variante for champ, variante in variantes(contrat) if champ == chemin)
    monkeypatch.delitem(table, chemin)

    with pytest.raises(ChampSansNom) as manque:
        differences(contrat, variante)

    assert str(manque.value).startswith(f"macros/differences/noms.py:1:1: aucune phrase ne sait nommer « {chemin} » :")
    assert f"à {nom} " in str(manque.value)


def test_aucun_nom_n_est_de_trop():
    assert {*NOMS, *ETATS, *DITS_A_PART} <= set(chemins())


@pytest.mark.parametrize(("faute", "motif"), FAUTES.items(), ids=FAUTES)
def test_aucune_phrase_n_a_cette_faute(changements, faute, motif):
    fautives = [phrase for phrase in phrases(changements) if re.search(motif, hors_citations(phrase))]
    assert fautives == [], faute


def test_chaque_phrase_commence_par_son_sujet_et_finit_par_un_point(changements):
    assert [phrase for phrase in phrases(changements) if not (SUJET.match(phrase) and phrase.endswith("."))] == []


def test_chaque_phrase_a_un_verbe(changements):
    forme = re.compile(rf"(?:« X » : )?[^:]+ {VERBES}\b[^:]*(?: : [^:]+)?")
    simples = {phrase: hors_citations(phrase) for phrase in phrases(changements)}
    assert [phrase for phrase, simple in simples.items() if not forme.fullmatch(simple)] == []


def test_une_annee_n_a_pas_d_espace_de_milliers(changements):
    annees = {chemin for chemin, annotation in chemins().items() if est_annee(annotation)}
    assert "convention.periode.fin" in annees
    dites = [phrase for chemin, dites in changements for phrase in dites if chemin in annees]
    assert [phrase for phrase in dites if re.search(r"\b[12] \d{3}\b", phrase)] == []


def test_les_participes_s_accordent_avec_leur_sujet(changements):
    for phrase in map(hors_citations, phrases(changements)):
        if accord := re.search(r"^(la|le) .* (?:indiqué|ajouté|retiré)(e?)\b", phrase):
            assert (accord[1] == "la") == (accord[2] == "e"), phrase


def test_chaque_nom_est_du_bon_genre_et_bien_elide():
    for chemin, nom in NOMS.items():
        premier = next(mot for mot in nom.mot.split() if mot not in ADJECTIFS)
        assert nom.feminin == (premier in FEMININS), chemin
        assert nom.defini.startswith("l'") == bool(ELISION.match(nom.mot)), chemin
        assert nom.accorder("indiqué").endswith("e") == nom.feminin, chemin


def test_le_nom_d_un_champ_dit_de_quel_element_il_est():
    for chemin, nom in NOMS.items():
        dans_une_fiche_de_liste = "[]." in chemin.removeprefix("quartiers[].")
        est_une_liste = bool(nom.pluriel)
        assert ("{}" in nom.mot) == (dans_une_fiche_de_liste and not est_une_liste), chemin


def test_un_etat_de_conformite_qui_change_se_cite(contrat):
    accessibilite = contrat.site.accessibilite.model_copy(update={"etat": "partiellement conforme"})
    apres = changer(contrat, site=contrat.site.model_copy(update={"accessibilite": accessibilite}))
    assert [normaliser(str(c)) for c in differences(contrat, apres)] == [
        "Accessibilité : l'état de conformité du site passe de « non conforme » à « partiellement conforme »."
    ]
