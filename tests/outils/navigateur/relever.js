// Une fonction, jouée dans la page par tout navigateur : ce qui déborde, les textes à l'étroit, la longueur des lignes.
() => {
  const LONGUE = 80 // signes
  const COURTE = 45
  const PLACE = 55 // « ch » : dans un contenu plus étroit, une ligne de 45 signes ne tient pas, marges comprises
  const TEXTE = 40 // signes : en dessous, c'est un libellé, que rien n'empêche d'être à l'étroit
  const COURANT = "main :is(p, li, dd)"
  // Une carte, ou quelques liens à côté d'un plan : la place y est comptée.
  const AILLEURS = "table, nav, form, .carte, .geste, .communes, .reperes, .lieux li, .corriger, [role=status]"
  const HORS_VUE = ".evitement, .invisible, thead, [role=status], .paysage" // d'un décor, on peut ne voir qu'une part
  const racine = document.documentElement
  const ecran = racine.clientWidth

  const arrondir = (texte) => texte.trim().replace(/\s+/g, " ").slice(0, 30)
  const nommer = (e) => [e.localName, ...e.classList].join(".") + ` « ${arrondir(e.textContent)} »`
  const style = (e) => getComputedStyle(e)
  const largeurUtile = (e) => e.clientWidth - parseFloat(style(e).paddingLeft) - parseFloat(style(e).paddingRight)
  const seVoit = (e) =>
    e.checkVisibility({ visibilityProperty: true }) && !e.closest(HORS_VUE) && !style(e).clipPath.startsWith("inset")

  /** Le bloc qui porte un texte : son premier parent qui n'est pas en ligne. */
  function bloc(element) {
    while (element !== document.body && /^(inline$|contents|ruby)/.test(style(element).display)) element = element.parentElement
    return element
  }

  /** Les textes que l'on voit, rangés par le bloc qui les porte. */
  function lireBlocs() {
    const blocs = new Map()
    const marcheur = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (marcheur.nextNode()) {
      const noeud = marcheur.currentNode
      if (!noeud.data.trim() || !seVoit(noeud.parentElement)) continue
      const porteur = bloc(noeud.parentElement)
      blocs.set(porteur, [...(blocs.get(porteur) ?? []), noeud])
    }
    return [...blocs]
  }

  const portee = document.createRange()
  function rectangles(noeud, debut = 0, fin = noeud.length) {
    portee.setStart(noeud, debut)
    portee.setEnd(noeud, fin)
    return [...portee.getClientRects()].filter(({ width }) => width > 0)
  }

  /** Vrai si l'élément est dans une zone plus large qu'elle ne se voit : c'est elle, une fois, que l'on signale. */
  function defile(element) {
    while ((element = element.parentElement) && element !== document.body) {
      if (style(element).overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) return true
    }
    return false
  }

  /** De combien un élément sort de l'écran, ou de combien son contenu est coupé. */
  function deborder(element) {
    const { left, right, width } = element.getBoundingClientRect()
    return width ? Math.max(right - ecran, -left, /hidden|clip/.test(style(element).overflowX) ? depasser(element) : 0) : 0
  }

  const depasser = (element) => (element.clientWidth ? element.scrollWidth - element.clientWidth : 0)
  const defiler = (element) => (/auto|scroll/.test(style(element).overflowX) ? depasser(element) : 0)

  /** De combien un texte sort du bloc qui le porte. */
  function sortir([porteur, noeuds]) {
    const { left, right } = porteur.getBoundingClientRect()
    return Math.max(0, ...noeuds.flatMap((noeud) => rectangles(noeud)).map((r) => Math.max(r.right - right, left - r.left)))
  }

  /** Le texte d'un bloc -> ses lignes : un mot plus bas que les autres en commence une. */
  function couper(noeuds) {
    const lignes = []
    let bas = -Infinity
    let colle = true
    for (const noeud of noeuds) {
      for (const { 0: mot, 1: blanc, 2: lettres, index } of noeud.data.matchAll(/(\s*)(\S+)/g)) {
        const debut = index + blanc.length
        const morceaux = rectangles(noeud, debut, index + mot.length)
        const large = morceaux.reduce((total, { width }) => total + width, 0)
        let reste = lettres
        for (const [rang, rectangle] of morceaux.entries()) {
          const nouvelle = rectangle.top >= bas - 2
          if (nouvelle) lignes.push("")
          bas = nouvelle ? rectangle.bottom : Math.max(bas, rectangle.bottom)
          // D'un mot coupé en fin de ligne (« data/ », « pilotage.yml »), chaque ligne n'a que sa part.
          const part = rang === morceaux.length - 1 ? reste.length : Math.round((lettres.length * rectangle.width) / large)
          lignes[lignes.length - 1] += (nouvelle || rang || (colle && !blanc) ? "" : " ") + reste.slice(0, part)
          reste = reste.slice(part)
        }
        if (!morceaux.length) continue
        colle = true
      }
      colle = !/\s$/.test(noeud.data)
    }
    return lignes.map((ligne) => ligne.length)
  }

  /** Vrai si le contenu de la page est assez large pour une ligne de longueur ordinaire. */
  function avoirDeLaPlace() {
    const regle = document.querySelector("main").appendChild(document.createElement("div"))
    regle.style.width = `${PLACE}ch`
    const place = regle.offsetWidth <= largeurUtile(regle.parentElement)
    regle.remove()
    return place
  }

  const place = avoirDeLaPlace()
  /** Ce qu'ont d'anormal les lignes d'un texte ; la dernière a le droit d'être courte. */
  function juger([porteur], longueurs) {
    const pleines = longueurs.slice(0, -1)
    const moyenne = Math.round(pleines.reduce((total, longueur) => total + longueur, 0) / pleines.length)
    if (Math.max(...longueurs) > LONGUE) return [`${nommer(porteur)} : ${Math.max(...longueurs)} signes`]
    return place && pleines.length > 1 && moyenne < COURTE ? [`${nommer(porteur)} : ${moyenne} signes en moyenne`] : []
  }

  const blocs = lireBlocs()
  const visibles = [...document.body.querySelectorAll("*")].filter((element) => seVoit(element) && !defile(element))
  const dire = (element, pixels) => (pixels > 1 ? [`${nommer(element)} : ${Math.ceil(pixels)} px`] : [])
  const courants = blocs.filter(([e]) => e.matches(COURANT) && !e.closest(AILLEURS) && !/flex|grid/.test(style(e).display))
  const mesures = courants.map(([, noeuds]) => couper(noeuds))
  const etroits = blocs.filter(([porteur, noeuds]) =>
    noeuds.reduce((total, { data }) => total + data.trim().length, 0) >= TEXTE && largeurUtile(porteur) < Math.min(120, 0.3 * ecran))
  return {
    defilement: racine.scrollWidth - ecran,
    debordements: [
      ...visibles.flatMap((element) => dire(element, deborder(element))),
      ...blocs.flatMap((bloc) => (defile(bloc[0]) ? [] : dire(bloc[0], sortir(bloc)))),
    ],
    defilants: visibles.flatMap((element) => dire(element, defiler(element))),
    etroits: etroits.map(([porteur]) => `${nommer(porteur)} : ${Math.floor(largeurUtile(porteur))} px`),
    lignes: courants.flatMap((bloc, rang) => juger(bloc, mesures[rang])),
    longueurs: mesures.flat(),
    pleines: place ? mesures.flatMap((longueurs) => longueurs.slice(0, -1)) : [],
  }
}
