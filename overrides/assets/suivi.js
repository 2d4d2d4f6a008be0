// Ce que seul le navigateur du lecteur sait d'un engagement : depuis quand, s'il est en retard ; et de quoi le citer ou filtrer.
const deux = (nombre) => String(nombre).padStart(2, "0")
const jourDe = (date) => `${date.getFullYear()}-${deux(date.getMonth() + 1)}-${deux(date.getDate())}`
const aujourdHui = jourDe(new Date())

/** « 2026-03-12 » -> « il y a 14 mois » ; en jours avant deux mois, en années à partir de deux ans. */
function depuis(jour) {
  const [[a1, m1, j1], [a2, m2, j2]] = [jour, aujourdHui].map((ecrit) => ecrit.split("-").map(Number))
  const mois = (a2 - a1) * 12 + m2 - m1 - (j2 < j1)
  const jours = Math.round((Date.UTC(a2, m2 - 1, j2) - Date.UTC(a1, m1 - 1, j1)) / 864e5)
  const dire = (valeur, unite) => new Intl.RelativeTimeFormat("fr", { numeric: unite === "day" ? "auto" : "always" }).format(-valeur, unite)
  if (mois < 2) return dire(jours, "day")
  return mois < 24 ? dire(mois, "month") : dire(Math.floor(mois / 12), "year")
}
for (const date of document.querySelectorAll("time.depuis")) date.after(` (${depuis(date.dateTime)})`)

for (const echeance of document.querySelectorAll("[data-avant]")) {
  if (echeance.dataset.avant >= aujourdHui) continue
  const marque = document.createElement("strong")
  marque.className = "depassee"
  marque.textContent = "échéance dépassée"
  echeance.append(" ", marque)
}

// « Citer » s'ouvre sans script ; le script y ajoute de quoi copier, et met le jour dans la nouvelle à écrire.
const annonce = document.getElementById("annonce")

function offrirDeCopier(nom, source, texte) {
  const bouton = document.createElement("button")
  bouton.type = "button"
  bouton.className = "bouton ecran"
  bouton.textContent = nom
  bouton.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(texte())
      annonce.textContent = "Copié."
    } catch {
      getSelection().selectAllChildren(source) // refusé par le navigateur : ce qu'il faut copier est alors choisi
      annonce.textContent = "Le texte est sélectionné : copiez-le."
    }
    setTimeout(() => (annonce.textContent = ""), 5000)
  })
  source.append(" ", bouton)
}

const lire = (element) => element.textContent.replace(/\s+/g, " ").trim()
for (const citer of document.querySelectorAll(".citer")) {
  const [citation, identifiant, nouvelle] = [".citation", "code", ".dire-ou-il-en-est"].map((ou) => citer.querySelector(ou))
  if (nouvelle) nouvelle.href = nouvelle.href.replaceAll("AAAA-MM-JJ", aujourdHui)
  citer.addEventListener("toggle", () => {
    if (citer.querySelector("button.ecran")) return
    const [dite, nom] = [citation, identifiant].map(lire) // avant que les boutons n'y soient
    offrirDeCopier("Copier la citation", citation, () => dite)
    offrirDeCopier("Copier l’identifiant", identifiant.parentElement, () => nom)
  })
}

// Les filtres de la page du suivi : ce qui est choisi est dans l'adresse, que l'on peut donc garder ou envoyer.
const filtres = document.querySelector(".filtres")
const CHOIX = ["etat", "quartier", "enjeu"].filter((nom) => filtres?.elements[nom]) // d'un seul quartier, il n'y a rien à choisir

function appliquer() {
  const { etat = "", quartier = "", enjeu = "" } = Object.fromEntries(CHOIX.map((nom) => [nom, filtres.elements[nom].value]))
  const convient = (voulu, element, nom) => voulu === "" || element.dataset[nom] === voulu
  let restent = 0
  for (const tranche of document.querySelectorAll(".tranche")) {
    for (const rang of tranche.querySelectorAll("[data-enjeu]")) {
      const places = [...rang.querySelectorAll("[data-quartier]")]
      for (const place of places) place.hidden = !convient(quartier, place, "quartier")
      const vues = places.filter((place) => !place.hidden).length
      rang.hidden = !vues || !convient(etat, tranche, "etat") || !convient(enjeu, rang, "enjeu")
      restent += rang.hidden ? 0 : vues
    }
    tranche.hidden = !tranche.querySelector("[data-enjeu]:not([hidden])")
  }
  const tous = document.querySelectorAll(".tranche [data-quartier]").length
  filtres.querySelector("[role=status]").textContent =
    restent === tous ? "" : restent ? `${restent} sur ${tous}` : "Aucun engagement ne correspond à ces choix."
}

function garderDansLAdresse() {
  const adresse = new URL(location.href)
  for (const nom of CHOIX) {
    const { value } = filtres.elements[nom]
    if (value) adresse.searchParams.set(nom, value)
    else adresse.searchParams.delete(nom)
  }
  history.replaceState(history.state, "", adresse)
}

if (filtres) {
  const demandes = new URLSearchParams(location.search)
  for (const nom of CHOIX) {
    const choix = filtres.elements[nom]
    const connu = [...choix.options].some((option) => option.value === demandes.get(nom))
    if (connu) choix.value = demandes.get(nom)
  }
  const suivre = () => (appliquer(), garderDansLAdresse())
  filtres.addEventListener("change", suivre)
  filtres.addEventListener("reset", () => setTimeout(suivre)) // les listes ne sont remises qu'après l'événement
  filtres.addEventListener("submit", (evenement) => evenement.preventDefault())
  appliquer()
}
