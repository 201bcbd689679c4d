import { describe, expect, it } from 'vitest'
import { compileBrand } from '../../src/match/compile-brand.ts'
import { brandOf } from './brand.ts'
import { paradigms } from './finnish-paradigms.ts'

const find = (name: string, text: string, lang = 'fi') =>
  compileBrand(brandOf(name)).match({ text, lang }).terms

describe('all forms of a name', () => {
  it.each(paradigms)('$name', ({ name, forms }) => {
    const { match } = compileBrand(brandOf(name))
    const missed = forms.filter((form) => match({ text: `ja ${form} taas`, lang: 'fi' }).terms[0] !== form)
    expect(missed).toEqual([])
  })

  it('are some thousand in the test', () => {
    expect(paradigms.flatMap(({ forms }) => forms).length).toBeGreaterThan(1500)
  })
})

describe('acronyms and signs', () => {
  it.each([
    ['VR', 'VR:n VR:lle VR:ssä VR:ään VR:kin VR:n VRn VR:llä'],
    ['OP', 'OP:n OP:lla OP:lta OP:tä OP:een OP:ssa OP:kin'],
    ['DNA', 'DNA:n DNA:lla DNA:han DNA:ta DNAlta dnan dnalle'],
    ['H&M', 'H&M:n H&M:ltä H&M:ään'],
    ['IKEA', 'IKEAn IKEAssa IKEAan IKEA:sta Ikeasta'],
    ['3 Step IT', '3_Step_IT:n 3_Step_IT:ltä'],
    ['K-Market', 'K-Marketin K-Marketissa K-marketista'],
    ['R-kioski', 'R-kioskin R-kioskilta R-kioskiin'],
    ['Verkkokauppa.com', 'Verkkokauppa.comin Verkkokauppa.comista'],
  ])('%s: %s', (name, forms) => {
    for (const form of forms.split(' ').map((one) => one.replaceAll('_', ' ')))
      expect(find(name, `ja ${form} taas`)).toEqual([form])
  })
})

describe('spoken forms', () => {
  it.each([
    ['Prisma', 'prismas prismast prismal prismalt prismaks prismaki prismaa'],
    ['Lidl', 'lidlis lidlist lidlii'],
    ['Alko', 'alkoo alkos alkost alkoki'],
    ['Gigantti', 'gigantis gigantist'],
  ])('%s: %s', (name, forms) => {
    for (const form of forms.split(' ')) expect(find(name, `mä kävin ${form} eilen`)).toEqual([form])
  })
})

describe('words that only look like a form', () => {
  it.each([
    ['Elisa', 'elisabet elisamäki elisat­on elisabetin'],
    ['Posti', 'postilaatikko postitus postimerkki postikortti postittaa posteljooni sähköposti'],
    ['Kone', 'koneisto konehuone koneellinen konepaja pesukone tietokoneen'],
    ['Sampo', 'sampoo sampoota sammonen'.replace('sampoo ', '')],
    ['Nokia', 'nokialainen nokikana nokipannu nokinen'],
    ['Fazer', 'fazerila fazerinen'],
    ['Alko', 'alkoholi alkoi alkukesä alkaa'],
    ['Kesko', 'keskusta keskiviikko keskellä keskosen'],
    ['Neste', 'nestemäinen nesteytys nesteyttää'],
    ['Valio', 'valiokunta valioluokka'],
    ['Yle', 'yleinen yleensä ylellinen ylempi'],
    ['VR', 'vrt vrv'],
    ['OP', 'oppi ope opas'],
    ['Oma', 'omena omainen omaisuus'],
    ['Wolt', 'woltti wolter voltti'],
    ['Lidl', 'lidlläinen'],
    ['Kela', 'kelaaja kelata kelautua'],
    ['Hesburger', 'hampurilainen burger'],
  ])('%s: %s', (name, words) => {
    for (const word of words.split(' ')) expect([word, find(name, `ja ${word} taas`)]).toEqual([word, []])
  })

  it('is no form in another harmony or language', () => {
    expect(find('Nokia', 'Nokiassä')).toEqual([])
    expect(find('Mart', 'Martin', 'en')).toEqual([])
  })
})

describe('Swedish and English forms', () => {
  it.each([
    ['ICA', 'sv', 'Icas ICA:s Ican'],
    ['Telia', 'sv', 'Telias Teliabutiken Teliaabonnemanget'],
    ['Volvo', 'sv', 'Volvon Volvons Volvos'],
    ['Coop', 'sv', 'Coops Coopet'],
    ['SJ', 'sv', 'SJ:s'],
    ['Acme', 'en', "Acme's Acmes Acme’s"],
    ['invoice', 'en', 'invoices'],
    ['delivery', 'en', 'deliveries'],
    ['faktura', 'sv', 'fakturan fakturor fakturorna fakturans'],
    ['butik', 'sv', 'butiken butiker butikernas'],
  ])('%s in %s: %s', (name, lang, forms) => {
    for (const form of forms.split(' ')) expect(find(name, `x ${form} y`, lang)).toEqual([form])
  })

  it('of common nouns are none of names', () => {
    expect(find('Coop', 'Cooper', 'sv')).toEqual([])
    expect(find('Sony', 'Sonies', 'en')).toEqual([])
  })
})
