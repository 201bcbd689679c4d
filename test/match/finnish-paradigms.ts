/**
 * Names with their principal parts, as grammars give them: `name | genitive | essive | partitive | illative | plural
 * inessive | plural partitive | plural genitive`. All other forms follow from these by rule; `-` where a name has no
 * plural in use. Written by hand.
 */
const table = `
Nokia | Nokian | Nokiana | Nokiaa | Nokiaan | Nokioissa | Nokioita | Nokioiden
Posti | Postin | Postina | Postia | Postiin | Posteissa | Posteja | Postien
Fazer | Fazerin | Fazerina | Fazeria | Fazeriin | Fazereissa | Fazereita | Fazerien
Elisa | Elisan | Elisana | Elisaa | Elisaan | Elisoissa | Elisoita | Elisoiden
Wolt | Woltin | Woltina | Woltia | Woltiin | Wolteissa | Wolteja | Woltien
Sampo | Sammon | Sampona | Sampoa | Sampoon | Sammoissa | Sampoja | Sampojen
Kone | Koneen | Koneena | Konetta | Koneeseen | Koneissa | Koneita | Koneiden
Neste | Nesteen | Nesteenä | Nestettä | Nesteeseen | Nesteissä | Nesteitä | Nesteiden
Tokmanni | Tokmannin | Tokmannina | Tokmannia | Tokmanniin | Tokmanneissa | Tokmanneja | Tokmannien
Alko | Alkon | Alkona | Alkoa | Alkoon | Alkoissa | Alkoja | Alkojen
Kesko | Keskon | Keskona | Keskoa | Keskoon | - | - | -
Finnair | Finnairin | Finnairina | Finnairia | Finnairiin | - | - | -
Valio | Valion | Valiona | Valiota | Valioon | - | - | -
Marimekko | Marimekon | Marimekkona | Marimekkoa | Marimekkoon | Marimekoissa | Marimekkoja | Marimekkojen
Iittala | Iittalan | Iittalana | Iittalaa | Iittalaan | Iittaloissa | Iittaloita | Iittaloiden
Gigantti | Gigantin | Giganttina | Giganttia | Giganttiin | Giganteissa | Gigantteja | Giganttien
Lidl | Lidlin | Lidlinä | Lidliä | Lidliin | Lidleissä | Lidlejä | Lidlien
Prisma | Prisman | Prismana | Prismaa | Prismaan | Prismoissa | Prismoja | Prismojen
Kotipizza | Kotipizzan | Kotipizzana | Kotipizzaa | Kotipizzaan | Kotipizzoissa | Kotipizzoja | Kotipizzojen
Osuuspankki | Osuuspankin | Osuuspankkina | Osuuspankkia | Osuuspankkiin | Osuuspankeissa | Osuuspankkeja | Osuuspankkien
Säästöpankki | Säästöpankin | Säästöpankkina | Säästöpankkia | Säästöpankkiin | Säästöpankeissa | Säästöpankkeja | Säästöpankkien
Veikkaus | Veikkauksen | Veikkauksena | Veikkausta | Veikkaukseen | Veikkauksissa | Veikkauksia | Veikkauksien
Mehiläinen | Mehiläisen | Mehiläisenä | Mehiläistä | Mehiläiseen | Mehiläisissä | Mehiläisiä | Mehiläisten
Iltalehti | Iltalehden | Iltalehtenä | Iltalehteä | Iltalehteen | Iltalehdissä | Iltalehtiä | Iltalehtien
Saunalahti | Saunalahden | Saunalahtena | Saunalahtea | Saunalahteen | - | - | -
Atria | Atrian | Atriana | Atriaa | Atriaan | - | - | -
Paulig | Pauligin | Pauligina | Pauligia | Pauligiin | - | - | -
Hartwall | Hartwallin | Hartwallina | Hartwallia | Hartwalliin | - | - | -
Stockmann | Stockmannin | Stockmannina | Stockmannia | Stockmanniin | Stockmanneissa | Stockmanneja | Stockmannien
Verkkokauppa | Verkkokaupan | Verkkokauppana | Verkkokauppaa | Verkkokauppaan | Verkkokaupoissa | Verkkokauppoja | Verkkokauppojen
Rautakirja | Rautakirjan | Rautakirjana | Rautakirjaa | Rautakirjaan | Rautakirjoissa | Rautakirjoja | Rautakirjojen
Kärkkäinen | Kärkkäisen | Kärkkäisenä | Kärkkäistä | Kärkkäiseen | Kärkkäisissä | Kärkkäisiä | Kärkkäisten
Tikkurila | Tikkurilan | Tikkurilana | Tikkurilaa | Tikkurilaan | - | - | -
Puuilo | Puuilon | Puuilona | Puuiloa | Puuiloon | Puuiloissa | Puuiloja | Puuilojen
Oura | Ouran | Ourana | Ouraa | Ouraan | Ourissa | Ouria | Ourien
Suunto | Suunnon | Suuntona | Suuntoa | Suuntoon | Suunnoissa | Suuntoja | Suuntojen
Polar | Polarin | Polarina | Polaria | Polariin | Polareissa | Polareita | Polarien
Hintaopas | Hintaoppaan | Hintaoppaana | Hintaopasta | Hintaoppaaseen | Hintaoppaissa | Hintaoppaita | Hintaoppaiden
Kuningas | Kuninkaan | Kuninkaana | Kuningasta | Kuninkaaseen | Kuninkaissa | Kuninkaita | Kuninkaiden
Halpa | Halvan | Halpana | Halpaa | Halpaan | Halvoissa | Halpoja | Halpojen
Ranta | Rannan | Rantana | Rantaa | Rantaan | Rannoissa | Rantoja | Rantojen
Kulta | Kullan | Kultana | Kultaa | Kultaan | Kullissa | Kultia | Kultien
Virta | Virran | Virtana | Virtaa | Virtaan | Virroissa | Virtoja | Virtojen
Lanka | Langan | Lankana | Lankaa | Lankaan | Langoissa | Lankoja | Lankojen
Tieto | Tiedon | Tietona | Tietoa | Tietoon | Tiedoissa | Tietoja | Tietojen
Apu | Avun | Apuna | Apua | Apuun | Avuissa | Apuja | Apujen
Ruoka | Ruoan | Ruokana | Ruokaa | Ruokaan | Ruoissa | Ruokia | Ruokien
Aika | Ajan | Aikana | Aikaa | Aikaan | Ajoissa | Aikoja | Aikojen
Joki | Joen | Jokena | Jokea | Jokeen | Joissa | Jokia | Jokien
Mäki | Mäen | Mäkenä | Mäkeä | Mäkeen | Mäissä | Mäkiä | Mäkien
Suomi | Suomen | Suomena | Suomea | Suomeen | - | - | -
Kivi | Kiven | Kivenä | Kiveä | Kiveen | Kivissä | Kiviä | Kivien
Sanoma | Sanoman | Sanomana | Sanomaa | Sanomaan | Sanomissa | Sanomia | Sanomien
Netflix | Netflixin | Netflixinä | Netflixiä | Netflixiin | - | - | -
Spotify | Spotifyn | Spotifynä | Spotifyä | Spotifyyn | - | - | -
Huawei | Huawein | Huaweina | Huaweita | Huaweihin | - | - | -
Ikea | Ikean | Ikeana | Ikeaa | Ikeaan | Ikeoissa | Ikeoita | Ikeoiden
Clas Ohlson | Clas Ohlsonin | Clas Ohlsonina | Clas Ohlsonia | Clas Ohlsoniin | - | - | -
Halpa-Halli | Halpa-Hallin | Halpa-Hallina | Halpa-Hallia | Halpa-Halliin | Halpa-Halleissa | Halpa-Halleja | Halpa-Hallien
Iso Omena | Ison Omenan | Isona Omenana | Isoa Omenaa | Isoon Omenaan | - | - | -
Suomalainen Kirjakauppa | Suomalaisen Kirjakaupan | Suomalaisena Kirjakauppana | Suomalaista Kirjakauppaa | Suomalaiseen Kirjakauppaan | Suomalaisissa Kirjakaupoissa | Suomalaisia Kirjakauppoja | Suomalaisten Kirjakauppojen
Punainen Risti | Punaisen Ristin | Punaisena Ristinä | Punaista Ristiä | Punaiseen Ristiin | - | - | -
Yle Areena | Yle Areenan | Yle Areenana | Yle Areenaa | Yle Areenaan | - | - | -
Kansallinen Kauppa | Kansallisen Kaupan | Kansallisena Kauppana | Kansallista Kauppaa | Kansalliseen Kauppaan | - | - | -
`

interface Paradigm {
  name: string
  forms: string[]
}

/** Every name with all of its forms: about fifty for one that has a plural. */
export const paradigms: Paradigm[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [name, ...parts] = line.split(' | ')
    return { name: name!, forms: [...new Set([name!, ...formsOf(parts)])] }
  })

function formsOf(parts: string[]): string[] {
  const [genitive, essive, partitive, illative, pluralInessive, ...plurals] = parts
  const a = essive!.at(-1)!
  const weak = genitive!.split(' ').map((word) => word.slice(0, -1))
  // Both words of a name agree; what does not change in the genitive (Yle Areenan) never does.
  const agreeing = (ending: string) =>
    weak.map((stem, index) =>
      isInflected(genitive!, essive!, index) ? stem + ending : genitive!.split(' ')[index]!,
    )
  const singular = [`ss${a}`, `st${a}`, `ll${a}`, `lt${a}`, 'lle', 'ksi', 't'].map((ending) =>
    agreeing(ending).join(' '),
  )
  const strong = essive!.slice(0, -2)
  const owned = genitive!.includes(' ')
    ? []
    : ['ni', 'si', `ns${a}`, 'mme', 'nne'].map((ending) => strong + ending)
  const clitics = [genitive!, singular[2]!].flatMap((form) =>
    ['kin', `k${a}${a}n`, `h${a}n`].map((ending) => form + ending),
  )
  const questions = [genitive!, singular[3]!].map((form) => `${form}k${a === 'a' ? 'o' : 'ö'}`)
  const plural = pluralInessive === '-' ? [] : pluralForms(pluralInessive!, a)
  return [
    ...[genitive!, essive!, partitive!, illative!, ...singular, ...owned, ...clitics, ...questions],
    ...plural,
    ...plurals.filter((form) => form !== '-'),
  ]
}

function isInflected(genitive: string, essive: string, index: number): boolean {
  return genitive.split(' ')[index] !== essive.split(' ')[index]
}

function pluralForms(inessive: string, a: string): string[] {
  const stems = inessive.split(' ').map((word) => word.slice(0, -3))
  return [`ss${a}`, `st${a}`, `ll${a}`, `lt${a}`, 'lle'].map((ending) =>
    stems.map((stem) => stem + ending).join(' '),
  )
}
