// Le peu de script du site : l'état du menu, le sens des tableaux, et la recherche, chargée quand on la demande.
const menu = document.getElementById("menu")
const bouton = document.getElementById("entete-menu")

// Les navigateurs récents disent d'eux-mêmes si le menu est ouvert ; les autres attendent cet attribut.
function direEtat(ouvert) {
  bouton.setAttribute("aria-expanded", String(ouvert))
}
direEtat(false)
menu.addEventListener("toggle", (evenement) => direEtat(evenement.newState === "open"))

// Un menu ouvert cacherait ce qui reçoit le focus après lui.
menu.addEventListener("focusout", (evenement) => {
  const suivant = evenement.relatedTarget
  if (suivant && suivant !== bouton && !menu.contains(suivant)) menu.hidePopover?.()
})

// « Dans cette page » est ouvert sur un grand écran : la feuille de style s'en charge, sauf où elle ne le peut pas.
const details = document.querySelector(".sommaire details")
const grandEcran = matchMedia("(min-width: 70em)")
if (details && !CSS.supports("selector(::details-content)")) {
  const ajuster = () => (details.open = grandEcran.matches)
  grandEcran.addEventListener("change", ajuster)
  ajuster()
}

// Un tableau affiché en fiches (display: block) perd son sens dans certains lecteurs d'écran : les rôles le lui gardent.
// Ils sont posés ici, car un validateur les refuse, à juste titre, dans le HTML d'un vrai tableau.
const ROLES = {
  ".tableau": "table",
  ".tableau :is(thead, tbody)": "rowgroup",
  ".tableau tr": "row",
  ".tableau td": "cell",
  ".tableau th": "rowheader",
  ".tableau th[scope=col]": "columnheader",
}
for (const [selecteur, role] of Object.entries(ROLES)) {
  for (const element of document.querySelectorAll(selecteur)) element.setAttribute("role", role)
}

// « Copier le lien » : un bouton par partie, qui offre aussi l'adresse des lignes et des sous-titres qu'elle contient.
const icone = document.getElementById("icone-lien").content
const annonce = document.getElementById("annonce")
let effacement

function adresseDe(id) {
  return new URL(id && `#${id}`, document.querySelector("link[rel=canonical]")?.href ?? location.href).href
}

async function copier(id, nom) {
  try {
    await navigator.clipboard.writeText(adresseDe(id))
    annonce.textContent = `Lien copié : ${nom}`
  } catch {
    location.hash = id // refusé par le navigateur : l'adresse à copier est alors dans sa barre
    annonce.textContent = "Le lien est dans la barre d’adresse."
  }
  clearTimeout(effacement)
  effacement = setTimeout(() => (annonce.textContent = ""), 5000)
}

const nommer = (cible) => (cible.querySelector("th, dt") ?? cible).textContent.trim().replace(/\s+/g, " ")

function creerBouton(nom, geste, ...contenu) {
  const bouton = document.createElement("button")
  bouton.type = "button"
  bouton.setAttribute("aria-label", nom)
  bouton.append(...contenu)
  bouton.addEventListener("click", geste)
  return bouton
}

/** Les noms de ces éléments ; celui qui se répète d'un sous-titre à l'autre dit aussi le sien. */
function nommerSansEquivoque(cibles) {
  const noms = cibles.map(nommer)
  let sousTitre = ""
  return noms.map((nom, rang) => {
    if (cibles[rang].matches("h3")) sousTitre = nom
    return noms.indexOf(nom) === noms.lastIndexOf(nom) ? nom : `${nom}, ${sousTitre}`
  })
}

/** La liste des adresses d'une partie : la partie elle-même, puis ce qu'elle contient. */
function listerLesLiens(cibles) {
  const liste = document.createElement("ul")
  liste.className = "liens-a-copier"
  nommerSansEquivoque(cibles).forEach((nom, rang) => {
    const element = document.createElement("li")
    element.append(creerBouton(`Copier le lien : ${nom}`, () => copier(cibles[rang].id, nom), nom))
    liste.append(element)
  })
  return liste
}

function basculer(bouton, rang, titre, contenus) {
  const liste = rang.nextElementSibling
  if (liste?.matches(".liens-a-copier")) liste.hidden = !liste.hidden
  else rang.after(listerLesLiens([titre, ...contenus]))
  bouton.setAttribute("aria-expanded", String(!rang.nextElementSibling.hidden))
}

function offrirLeLien(titre, contenus) {
  const nom = nommer(titre)
  const rang = document.createElement("div")
  rang.className = "titre-copiable"
  titre.replaceWith(rang)
  const bouton = contenus.length
    ? creerBouton(`Copier un lien : ${nom}`, () => basculer(bouton, rang, titre, contenus), icone.cloneNode(true))
    : creerBouton(`Copier le lien : ${nom}`, () => copier(titre.id, nom), icone.cloneNode(true))
  if (contenus.length) bouton.setAttribute("aria-expanded", "false")
  bouton.title = "Copier le lien"
  bouton.className = "copier"
  rang.append(titre, bouton) // après le titre, dont le nom reste le sien
}

// Une partie va de son titre au suivant ; ce qui précède le premier appartient à la page.
const parties = new Map()
let partie = document.querySelector("main h1")
if (partie) parties.set(partie, [])
for (const cible of document.querySelectorAll("main :is(h2, h3, tr, .prevus li, .communes > li, .glossaire > div)[id]")) {
  if (cible.matches("h2")) parties.set((partie = cible), [])
  else parties.get(partie)?.push(cible)
}
for (const [titre, contenus] of parties) if (titre.id || contenus.length) offrirLeLien(titre, contenus)

// Quand les quartiers sont nombreux, la case d'un enjeu (« sous-objectif--quartier ») est une ligne de la page du quartier.
const racine = new URL("../", document.currentScript.src)
const [, sousObjectif, suite] = location.hash.match(/^#([a-z0-9-]+?)--([a-z0-9-]+)$/) ?? []
const dUnEnjeu = location.href.startsWith(new URL("enjeux/", racine).href) // ailleurs, l'ancre est celle d'un engagement
if (suite && dUnEnjeu && !document.getElementById(location.hash.slice(1))) retrouver()
else direSiAbsente()
addEventListener("hashchange", direSiAbsente)

/** La case est sur la page de son quartier ; la suite d'un engagement n'en nomme aucun, il reste sous son sous-objectif. */
async function retrouver() {
  const quartier = new URL(`quartiers/${suite}/#${sousObjectif}`, racine)
  const { ok } = await fetch(quartier, { method: "HEAD" }).catch(() => ({}))
  if (ok) location.replace(quartier)
  else if (document.getElementById(sousObjectif)) location.replace(`#${sousObjectif}`)
  else direSiAbsente()
}

// Une adresse qui nomme une partie que la page n'a pas ne laisse pas son lecteur en haut sans rien dire.
function direSiAbsente() {
  document.getElementById("partie-absente")?.remove()
  if (!estAbsente(location.hash.slice(1).split(":~:")[0])) return
  const message = document.createElement("p")
  message.id = "partie-absente"
  message.setAttribute("role", "status")
  document.getElementById("contenu").prepend(message)
  requestAnimationFrame(() => message.append("Cette page n’a pas, ou n’a plus, la partie que vous cherchiez. ", lienDeSecours()))
}

function estAbsente(ecrite) {
  let ancre = ecrite
  try {
    ancre = decodeURIComponent(ecrite)
  } catch {} // « % » y est écrit tel quel
  return ancre !== "" && ancre !== "top" && !document.getElementById(ancre) && !document.getElementById(ecrite)
}

/** Où chercher : les titres de la page, ou toutes les pages si elle n'a pas de sommaire. */
function lienDeSecours() {
  const lien = document.createElement("a")
  lien.href = details ? "#sommaire" : document.getElementById("rechercher").dataset.repli
  lien.textContent = details ? "Voir ce qu’elle contient" : "Voir toutes les pages du site"
  lien.addEventListener("click", () => details && (details.open = true))
  return lien
}

// L'explication d'un sigle, dès qu'elle s'ouvre, reçoit le focus : un lecteur d'écran la lit. Le navigateur le rend ensuite au bouton.
// Où « popover » est inconnu, les explications sont une liste au bas de la page : on y va, et le bouton « Précédent » en revient.
for (const explication of document.querySelectorAll(".mot")) {
  explication.addEventListener("toggle", ({ newState }) => newState === "open" && explication.focus())
}
for (const sigle of document.querySelectorAll(".sigle")) {
  sigle.addEventListener("click", () => {
    sigle.focus() // Safari ne le donne pas au bouton que l'on clique
    if (!sigle.popoverTargetElement) location.hash = sigle.getAttribute("popovertarget")
  })
}

// Un filtre garde d'une liste ce qui contient tous les mots tapés, accents et majuscules mis à part.
function sansAccent(texte) {
  return texte.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
}

function filtrer(champ) {
  const elements = [...document.getElementById(champ.dataset.filtre).children]
  const textes = elements.map((element) => sansAccent(element.textContent))
  const bilan = champ.form.querySelector("[role=status]")
  champ.form.addEventListener("submit", (evenement) => evenement.preventDefault())
  champ.addEventListener("input", () => {
    const mots = sansAccent(champ.value).split(/\s+/)
    elements.forEach((element, rang) => (element.hidden = !mots.every((mot) => textes[rang].includes(mot))))
    const restent = elements.filter((element) => !element.hidden).length
    bilan.textContent = restent ? `${restent} sur ${elements.length}` : "Rien ne correspond à ces mots."
  })
}
document.querySelectorAll("[data-filtre]").forEach(filtrer)

// Le suivi a son script, chargé là où il sert ; sans lui, tout se lit encore.
if (document.querySelector("time.depuis, [data-avant], .citer, .filtres")) import("./suivi.js").catch(() => {})

const rechercher = document.getElementById("rechercher")
rechercher.hidden = location.protocol === "file:" // un site ouvert sans serveur ne peut pas lire son index
rechercher.addEventListener("click", async () => {
  try {
    const { ouvrir } = await import("./recherche.js")
    ouvrir(rechercher)
  } catch {
    location.assign(rechercher.dataset.repli) // hors ligne, ou script refusé : le plan du site reste lisible
  }
})
