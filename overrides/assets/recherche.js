// La recherche : une fenêtre, un index lu à la première ouverture, des mots comparés sans accent ni pluriel.
const RACINE = new URL("../", import.meta.url)
const AFFICHES = 20
const EXTRAIT = 180 // caractères
const POINT = " · "
const INITIALES = 2 // lettres : macros/recherche/index.py range ainsi les mots des pages trop nombreuses pour l'index
const SILENCE = 600 // ms : le compte n'est annoncé aux lecteurs d'écran qu'une fois la frappe finie
const MOT = /[\p{L}\p{M}\p{N}]+/gu
// L'apostrophe sépare les mots : les élisions sont donc des mots vides (« l’accès » est « l » puis « accès »).
const MOTS_VIDES = new Set(`
  a ai au aux avec c ce ces cette d dans de des du elle en est et il ils j je jusqu l la le les leur leurs lorsqu m ma
  mes mon n ne nos notre nous on ou par pas pour puisqu qu que qui s sa se ses son sont sur t un une vos votre vous y
`.match(/\w+/g))

/** Un texte -> ses mots, chacun sans accent, et tel qu'il serait au singulier. */
function lireMots(texte) {
  const sansAccent = texte.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
  const mots = sansAccent.replaceAll("œ", "oe").replaceAll("æ", "ae").match(MOT) ?? []
  return mots.map((mot) => ({ mot, singulier: mettreAuSingulier(mot) }))
}

/** « oiseaux » -> « oiseau », « sociaux » -> « social », « ecoles » -> « ecole » ; un mot court reste entier. */
function mettreAuSingulier(mot) {
  return mot.length < 4 ? mot : mot.replace(/([^e])aux$/, "$1al").replace(/[sx]$/, "")
}

/** 2 si le mot cherché est là, 1 si un mot commence comme lui, 0 sinon. Une lettre seule ne commence rien. */
function noter(mots, cherche) {
  let note = 0
  for (const { mot, singulier } of mots) {
    if (singulier === cherche.singulier) return 2
    if (cherche.mot.length > 1 && mot.startsWith(cherche.mot)) note = 1
  }
  return note
}

async function lire(chemin) {
  const reponse = await fetch(new URL(chemin, RACINE))
  if (!reponse.ok) throw new Error(reponse.statusText)
  return reponse.json()
}

/** L'index écrit par macros/recherche/ -> ses textes, déjà découpés en mots, ses lieux, et ce qui se charge à part. */
async function charger() {
  const [textes, pages, initiales] = await lire("recherche.json")
  const lieux = pages.flatMap(([adresse, entrees]) =>
    entrees.map(([niveau, ancre, titre, ...suite]) => {
      return { lien: new URL(adresse + (ancre && `#${ancre}`), RACINE), niveau, page: entrees[0][2], titre, suite }
    }),
  )
  return { textes, mots: textes.map(lireMots), lieux, initiales: new Set(initiales), ranges: {} }
}

/** Charge, une fois chacun, les fichiers des mots qui commencent comme ceux qu'on cherche. */
async function completer({ initiales, ranges }, cherches) {
  const debuts = cherches.map(({ mot }) => mot.slice(0, INITIALES))
  const manquants = debuts.filter((debut) => initiales.has(debut) && !ranges[debut])
  await Promise.all(manquants.map(async (debut) => (ranges[debut] = await lire(`recherche/${debut}.json`))))
}

/** La note de chaque lieu dont un mot rangé à part répond au mot cherché. */
function noterLesRanges({ ranges }, cherche) {
  const notes = new Map()
  for (const [mot, lieux] of Object.entries(ranges[cherche.mot.slice(0, INITIALES)] ?? {})) {
    const note = noter(lireMots(mot), cherche)
    if (note) for (const rang of lieux) notes.set(rang, Math.max(note, notes.get(rang) ?? 0))
  }
  return notes
}

/** Une saisie -> ses mots, et ceux qu'on cherche : les mots vides ne comptent que s'il n'y a qu'eux. */
function comprendre(saisie) {
  const saisis = lireMots(saisie)
  const pleins = saisis.filter(({ mot }) => !MOTS_VIDES.has(mot))
  return { saisis, cherches: saisie.length < 2 ? [] : pleins.length ? pleins : saisis }
}

/** Les lieux où sont tous les mots cherchés, les meilleurs d'abord ; à défaut, ceux où il y en a au moins un. */
function chercher(index, { saisis, cherches }) {
  if (!cherches.length) return { cherches, lieux: [], tous: true }
  const notes = cherches.map((cherche) => index.mots.map((mots) => noter(mots, cherche)))
  const aPart = cherches.map((cherche) => noterLesRanges(index, cherche))
  const phrase = saisis.map(({ mot }) => mot).join(" ")
  const peser = (lieu, rang) => peserUnLieu(index, lieu, notes, aPart.map((notes) => notes.get(rang) ?? 0), phrase)
  const peses = index.lieux.map(peser).filter(({ points }) => points)
  const complets = peses.filter(({ complet }) => complet)
  const gardes = complets.length ? complets : peses
  gardes.sort((a, b) => b.points - a.points || a.lieu.niveau - b.lieu.niveau)
  return { cherches, lieux: gardes.map(({ lieu }) => lieu), tous: complets.length > 0 }
}

/** Ce que vaut un lieu : titre avant texte, phrase exacte avant mots épars, titre court avant titre long. */
function peserUnLieu(index, lieu, notes, aPart, phrase) {
  const duTitre = notes.map((note) => note[lieu.titre])
  const duTexte = notes.map((note, i) => Math.max(aPart[i], ...lieu.suite.map((rang) => note[rang])))
  // Le nom de la page complète (« parentalité oiseaux ») mais ne suffit pas : toutes ses sections viendraient.
  const valeurs = notes.map((note, i) => Math.max(8 * duTitre[i], 2 * duTexte[i], Math.sign(note[lieu.page])))
  if (Math.max(...valeurs) < 2) return { lieu, points: 0 }
  const titre = index.mots[lieu.titre].map(({ mot }) => mot)
  const bonus = 4 * titre.join(" ").includes(phrase) + duTitre.filter(Boolean).length / titre.length
  return { lieu, points: valeurs.reduce((total, valeur) => total + valeur) + bonus, complet: valeurs.every(Boolean) }
}

const creer = (nom, proprietes = {}, ...contenu) => {
  const element = Object.assign(document.createElement(nom), proprietes)
  element.append(...contenu)
  return element
}

/** Les mots d'un texte que la recherche a touchés, avec leur place. */
const touches = (texte, cherches) =>
  [...texte.matchAll(MOT)].filter(([mot]) => cherches.some((cherche) => noter(lireMots(mot), cherche)))

/** Le texte, où les mots touchés sont marqués entiers : leur place se lit dans le texte accentué lui-même. */
function marquer(texte, cherches) {
  let fin = 0
  const morceaux = touches(texte, cherches).flatMap(({ 0: mot, index }) => {
    const avant = texte.slice(fin, index)
    fin = index + mot.length
    return [avant, creer("mark", {}, mot)]
  })
  return [...morceaux, texte.slice(fin)]
}

/** Ce qu'on lit autour du premier mot touché. */
function extraire(texte, cherches) {
  const place = touches(texte, cherches)[0]?.index ?? 0
  const avant = place - EXTRAIT / 3
  const point = texte.lastIndexOf(POINT, place)
  const debut = place < EXTRAIT / 1.5 ? 0 : point > avant ? point + POINT.length : texte.indexOf(" ", avant) + 1
  const fin = texte.length - debut > EXTRAIT ? texte.lastIndexOf(" ", debut + EXTRAIT) : texte.length
  return (debut ? "… " : "") + texte.slice(debut, fin) + (fin < texte.length ? " …" : "")
}

/** Un résultat : un lien, qui dit la section puis la page, et un extrait. */
function montrer({ textes }, lieu, cherches) {
  const nommer = (className, rang) => creer("span", { className }, ...marquer(textes[rang], cherches))
  const page = lieu.page === lieu.titre ? [] : [" ", nommer("recherche-page", lieu.page)]
  const extrait = extraire(lieu.suite.map((rang) => textes[rang]).join(POINT), cherches)
  const lien = creer("a", { href: lieu.lien }, nommer("recherche-titre", lieu.titre), ...page)
  return creer("li", {}, lien, ...(extrait ? [creer("p", {}, ...marquer(extrait, cherches))] : []))
}

/** « 3 résultats pour « sante ». » : zéro et un sont au singulier. */
function compter({ lieux, tous }, saisie) {
  const compte = lieux.length || "Aucun"
  const suite = lieux.length > AFFICHES ? `\u202f; voici les ${AFFICHES} premiers` : ""
  const manque = tous || !lieux.length ? "" : "Aucun texte ne contient tous ces mots. "
  return `${manque}${compte} résultat${lieux.length > 1 ? "s" : ""} pour «\u00a0${saisie}\u00a0»${suite}.`
}

let fenetre, index, minuterie

/** Répond à ce qui est écrit dans le champ. */
async function repondre() {
  const [champ, statut, liste] = ["input", "[role=status]", "ol"].map((ou) => fenetre.querySelector(ou))
  const lu = await (index ??= charger().catch(() => null))
  const saisie = champ.value.trim()
  const demande = comprendre(saisie)
  const pret = lu && (await completer(lu, demande.cherches).then(() => true, () => false))
  if (saisie !== champ.value.trim()) return // la frappe qui a suivi répondra
  clearTimeout(minuterie)
  if (!pret) {
    index = lu ? index : undefined // à la prochaine frappe, on redemande
    liste.replaceChildren()
    statut.textContent = "La recherche n’a pas pu se charger. Vérifiez votre connexion, puis réessayez."
    return
  }
  const reponse = chercher(lu, demande)
  liste.replaceChildren(...reponse.lieux.slice(0, AFFICHES).map((lieu) => montrer(lu, lieu, reponse.cherches)))
  minuterie = setTimeout(() => (statut.textContent = saisie.length < 2 ? "" : compter(reponse, saisie)), SILENCE)
}

function creerFenetre() {
  fenetre = creer("dialog", { className: "recherche", ariaLabel: "Recherche" })
  fenetre.innerHTML = `
    <form role="search">
      <label for="recherche-champ">Rechercher dans le site</label>
      <input type="search" id="recherche-champ" autocomplete="off" autofocus>
      <button type="button" class="bouton">Fermer</button>
    </form>
    <p role="status"></p>
    <ol></ol>`
  const champ = fenetre.querySelector("input")
  champ.addEventListener("input", repondre)
  // Certains navigateurs vident d'abord le champ : ici, Échap ferme toujours.
  champ.addEventListener("keydown", ({ key }) => key === "Escape" && fenetre.close())
  fenetre.querySelector("button").addEventListener("click", () => fenetre.close())
  fenetre.querySelector("form").addEventListener("submit", (evenement) => {
    evenement.preventDefault()
    fenetre.querySelector("ol a")?.focus()
  })
  // Un lien vers la page même ne la recharge pas : la fenêtre la cacherait encore.
  fenetre.addEventListener("click", ({ target }) => {
    if (target.closest("a")?.pathname === location.pathname) fenetre.close()
  })
  document.body.append(fenetre)
}

/** Ouvre la recherche ; à la fermeture, le navigateur rend le focus au bouton. */
export function ouvrir(bouton) {
  if (!fenetre) creerFenetre()
  bouton.focus() // Safari ne le donne pas au bouton que l'on clique
  if (!fenetre.open) fenetre.showModal()
  fenetre.querySelector("input").select()
  repondre()
}
