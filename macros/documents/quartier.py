"""Le contenu de la fiche imprimée d'un quartier : tout ce que dit sa page."""

from collections.abc import Iterable, Iterator

from macros.adresses import page_du_quartier
from macros.documents.contenu import Contenu, lien, marque, premiere_branche
from macros.documents.plan import plan_d_un_seul, silhouette
from macros.edition import Edition
from macros.langue import titres
from macros.langue.branches import strategie_commune, titre_de_la_branche
from macros.langue.francais import de, jour, majuscule, sans_protocole, telephone
from macros.langue.phrases import a_savoir, en_bref, le_quartier, source
from macros.langue.portrait import Case, Dessin, Rangee, tableau_du_portrait
from macros.langue.referents import de_qui, des_quartiers, precisions_de_l_instance, qui
from macros.langue.reperes import credits_de_la_carte, origine_du_code_2024, perimetre, reperes
from macros.langue.suivi import ce_que_dit, correction_dite, etat_dit, precisions, resume
from macros.modele import Contrat, Quartier
from macros.modele.avancement import Avancement, bilan
from macros.modele.contrat import Poursuivie
from macros.modele.instances import Instance, MaisonDuProjet
from macros.modele.referent import Referent
from macros.modele.site import Editeur
from macros.modele.suivi import Nouvelle
from macros.modele.vocabulaire import RubriqueDeQuartier

PREMIER_TITRE = 2  # sous celui des objectifs
APPELES = 2  # contacts, sur l'affiche : plus petits, ils ne se liraient plus de loin


def quartier(contrat: Contrat, edition: Edition, q: Quartier) -> Contenu:
    """Un quartier, partie par partie ; une partie absente de la source est absente ou vide."""
    dites, retenues = en_bref(contrat, q), a_savoir(contrat, q)
    return {
        "nom": q.nom,
        "sigle": contrat.sigle_de(q),
        "statut": contrat.statut_de(q),
        "explication": contrat.explication_du_statut(q),
        "a_savoir": retenues,
        "a_savoir_aussi": " ".join(phrase for phrase in dites if phrase not in retenues),
        "en_bref": {"titre": titres.EN_BREF, "textes": dites},
        "reperes": reperes(contrat, q),
        "rubriques": [_rubrique(rubrique, textes) for rubrique, textes in contrat.rubriques_de(q)],
        "portrait": _portrait(contrat, q),
        "objectifs": _objectifs(contrat, q),
        "strategie": _strategie(contrat),
        "silhouette": silhouette(contrat, q),
        "documents": _documents(q),
        "carte": _carte(contrat, q),
        "rues": {"titre": titres.MA_RUE, "annonce": titres.RUES_DU_QUARTIER, "rues": list(q.rues)} if q.rues else None,
        "adresse": adresse(edition, page_du_quartier(q.slug), f"Code QR : la page {de(le_quartier(q))}"),
    }


def contacts(contrat: Contrat, slug: str = "", avec_les_instances: bool = True) -> Contenu:
    """Qui contacter, dans ce quartier ou partout ; un moyen de contact que la source ne donne pas est absent."""
    connus = contrat.pilotage.contacts(slug)
    instances = [_instance(contrat, i) for i in connus.instances] if avec_les_instances else []
    tous = [*(_referent(contrat, r) for r in connus.referents), *instances]
    tous += [_maison(contrat, m) for m in connus.maisons]
    if connus.aucun and contrat.donne_un_contact(slug):
        tous = [_editeur(contrat.site.editeur)]
    return {"titre": titres.CONTACTS, "referents": tous}


def qui_appeler(contrat: Contrat, slug: str) -> Contenu:
    """Les contacts d'un quartier : ceux de l'affiche (qui a un téléphone passe avant), et les autres."""
    tous = contacts(contrat, slug)
    appeles = sorted(tous["referents"], key=_sans_telephone)[:APPELES]
    autres = [contact for contact in tous["referents"] if contact not in appeles]
    return {**tous, "referents": appeles, "autres": {"titre": titres.AUTRES_CONTACTS, "referents": autres}}


def _sans_telephone(contact: Contenu) -> bool:
    return all(moyen["nature"] != "telephone" for moyen in contact["moyens"])


def adresse(edition: Edition, chemin: str, description: str) -> Contenu | None:
    """L'adresse publique d'une page, à lire et à viser ; « None » si le site n'en a pas encore."""
    if not edition.adresse:
        return None
    return {
        "invitation": "Tout lire, à jour, sur le site :",
        "description": description,
        **_lien_lisible(edition.url(chemin)),
    }


def _referent(contrat: Contrat, r: Referent) -> Contenu:
    pour = [de_qui(r, contrat)] if de_qui(r, contrat) else []
    return {"fonction": r.fonction, "nom": qui(r), "qualite": r.qualite, "lignes": pour, "moyens": _moyens(r)}


def _instance(contrat: Contrat, i: Instance) -> Contenu:
    lignes = [des_quartiers(i.quartiers, contrat), *(f"{nom} : {texte}" for nom, texte in precisions_de_l_instance(i))]
    return _lieu(majuscule(i.nom), lignes, _moyens(i))


def _maison(contrat: Contrat, m: MaisonDuProjet) -> Contenu:
    return _lieu(m.nom, [des_quartiers(m.quartiers, contrat), m.adresse, *m.horaires], _moyens(m))


def _editeur(editeur: Editeur) -> Contenu:
    """Quand le contrat ne dit qui contacter."""
    return _lieu(editeur.nom, [editeur.adresse], _moyens(editeur))


def _lieu(nom: str, lignes: Iterable[str | None], moyens: list[Contenu]) -> Contenu:
    return {"fonction": None, "nom": nom, "qualite": None, "lignes": list(filter(None, lignes)), "moyens": moyens}


def _moyens(c: Referent | Instance | MaisonDuProjet | Editeur) -> list[Contenu]:
    moyens = [{"nature": "telephone", **lien(f"tel:{c.telephone}", telephone(c.telephone))}] if c.telephone else []
    if c.courriel:
        moyens.append({"nature": "courriel", **lien(f"mailto:{c.courriel}", c.courriel)})
    return moyens


def _rubrique(rubrique: RubriqueDeQuartier, textes: tuple[str, ...]) -> Contenu:
    """``d_abord`` : celles qui ouvrent la page ouvrent la feuille ; ``en_liste`` : sinon, ce sont des paragraphes."""
    d_abord = rubrique.en_bref is not None
    return {"titre": rubrique.titre, "textes": list(textes), "d_abord": d_abord, "en_liste": rubrique.est_une_liste}


def _portrait(contrat: Contrat, q: Quartier) -> Contenu | None:
    if not q.portrait.indicateurs:
        return None
    tableau = tableau_du_portrait(contrat, q)
    return {
        "titre": titres.PORTRAIT,
        "legende": " ".join(filter(None, (tableau.titre, tableau.legende))),
        "colonnes": [titres.INDICATEUR, titres.QUARTIER, *tableau.titres_des_colonnes, titres.EN_CLAIR],
        "en_colonnes": tableau.en_colonnes,
        "absent": titres.NON_INDIQUE,
        "lignes": [_ligne(rangee, tableau.en_colonnes) for rangee in tableau.rangees],
        "source": source(q.portrait.source) if q.portrait.source else None,
    }


def _ligne(rangee: Rangee, en_colonnes: bool) -> Contenu:
    territoires = rangee.territoires if en_colonnes else rangee.donnes
    return {
        "libelle": rangee.indicateur.libelle,
        "precision": rangee.indicateur.precision,
        "quartier": _case(rangee.quartier),
        "territoires": [{"nom": c.territoire.nom, **_case(c.case)} for c in territoires],
        "en_clair": rangee.en_clair,
        "dessin": _dessin(rangee.dessin) if rangee.dessin else None,
    }


def _dessin(dessin: Dessin) -> Contenu:
    place = dessin.haltere
    return {
        "graduations": [graduation._asdict() for graduation in dessin.axe.graduations],
        "lien": place.lien,
        "avant": list(place.avant),
        "marques": [marque._asdict() for marque in (*place.territoires, *filter(None, [place.quartier]))],
    }


def _case(case: Case) -> Contenu:
    return {"texte": case.texte, "precisions": list(case.precisions), "marque": case.marque}


def _objectifs(contrat: Contrat, q: Quartier) -> Contenu:
    """Ce que prévoit la commune, et où elle en est ; tant que rien n'en est publié, une phrase le dit pour tous."""
    avancements = contrat.avancements_par_quartier[q.slug]
    suivis = any(avancement.nouvelles for avancement in avancements)
    return {
        "titre": titres.OBJECTIFS,
        "bilan": f"{resume(bilan(avancements))}.",
        "branches": list(_a_plat(contrat, contrat.poursuivies_par(q), suivis)),
    }


def _a_plat(
    contrat: Contrat,
    poursuivies: Iterable[Poursuivie],
    suivis: bool,
    profondeur: int = PREMIER_TITRE,
    ligne: bool = False,
) -> Iterator[Contenu]:
    """Chaque branche, puis celles du dessous : la profondeur de son titre, et s'il est dans un tableau."""
    for p in poursuivies:
        yield {
            "titre": titre_de_la_branche(p.branche, contrat),
            "profondeur": profondeur,
            "marque": marque(p.branche, contrat) if profondeur == PREMIER_TITRE else None,
            "en_ligne": ligne,
            "actions": [_action(contrat, avancement, suivis) for avancement in p.avancements],
        }
        yield from _a_plat(contrat, p.dessous, suivis, profondeur + 1, p.en_tableau)


def _strategie(contrat: Contrat) -> Contenu | None:
    """Celle qui vaut pour tous, quand aucun quartier n'a d'objectif à lui."""
    if contrat.engagements or not contrat.strategie.branches:
        return None
    branches = [premiere_branche(branche, contrat) for branche in contrat.strategie.branches]
    return {"titre": titres.STRATEGIE, "annonce": strategie_commune(contrat), "branches": branches}


def _action(contrat: Contrat, avancement: Avancement, suivis: bool) -> Contenu:
    """Un objectif, ce que le contrat en dit de plus, ce qu'il devient ; ``suivis`` : l'un de ceux du quartier l'est."""
    quand = f", {jour(avancement.annonce.date)}" if avancement.annonce else ""
    return {
        "texte": avancement.objectif.texte,
        "precisions": " · ".join(f"{precision.nom} : {precision.valeur}" for precision in precisions(avancement)),
        "etat": f"{etat_dit(avancement, contrat.convention)}{quand}" if suivis else None,
        "paroles": [_parole(contrat, nouvelle, bool(avancement.constats)) for nouvelle in avancement.en_vue],
    }


def _parole(contrat: Contrat, nouvelle: Nouvelle, plusieurs: bool) -> Contenu:
    """Ce que dit une nouvelle, et ce qui la prouve ; qui la dit, si la commune n'est pas seule à parler."""
    instance = contrat.pilotage.instance_par_id.get(nouvelle.par or "")
    qui = f"{ce_que_dit(nouvelle, instance, contrat.convention)}, {jour(nouvelle.date)}." if plusieurs else ""
    preuves = [source(nouvelle.source.removesuffix(".")), *map(correction_dite, nouvelle.corrections)]
    return {"texte": " ".join(filter(None, (qui, nouvelle.texte))), "source": " ".join(preuves)}


def _carte(contrat: Contrat, q: Quartier) -> Contenu | None:
    if not contrat.est_cartographie(q):
        return None
    liens = []
    if q.carte and q.carte.lien:
        liens.append([f"{titres.CARTE_A_TELECHARGER} ", _lien_lisible(q.carte.lien), "."])
    if q.fiche_officielle:
        code = f" ({origine_du_code_2024(q)})."
        liens.append([f"{titres.FICHE_OFFICIELLE} ", _lien_lisible(q.fiche_officielle), code])
    if q.recherche_d_adresse:
        liens.append([f"{titres.MA_RUE} {titres.RECHERCHE_D_ADRESSE} : ", _lien_lisible(q.recherche_d_adresse), "."])
    return {
        "titre": titres.CARTE,
        "plan": plan_d_un_seul(contrat, q),
        "perimetre": perimetre(q),
        "liens": liens,
        "credits": credits_de_la_carte(q),
    }


def _documents(q: Quartier) -> Contenu | None:
    if not q.documents:
        return None
    liens = [[f"{document.titre} : ", _lien_lisible(document.lien)] for document in q.documents]
    return {"titre": titres.DOCUMENTS_DU_QUARTIER, "liens": liens}


def _lien_lisible(adresse: str) -> Contenu:
    return lien(adresse, sans_protocole(adresse))
