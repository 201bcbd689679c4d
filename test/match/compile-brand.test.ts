import { describe, expect, it } from 'vitest'
import type { Brand } from '../../src/core/brand.ts'
import { compileBrand } from '../../src/match/compile-brand.ts'

const brand = (name: string, changes: Partial<Brand> = {}): Brand => ({
  id: 'brand',
  name,
  any: [name],
  all: [],
  none: [],
  ambiguous: false,
  context: [],
  ...changes,
})
const terms = (subject: Brand, text: string, lang?: string) =>
  compileBrand(subject).match({ text, ...(lang ? { lang } : {}) }).terms

describe('brands in turn', () => {
  it('are each looked for in the item that is at hand', () => {
    const [acme, other] = [compileBrand(brand('Acme')), compileBrand(brand('Nokia'))]
    const items = [{ text: 'Acme is down' }, { title: 'Nokia is down' }, { text: 'Acme is down', lang: 'en' }]
    const found = items.map((item) => [acme.match(item).terms, other.match(item).terms])
    expect(found).toEqual([
      [['Acme'], []],
      [[], ['Nokia']],
      [['Acme'], []],
    ])
  })
})

describe('a query', () => {
  const query = brand('Acme', { any: ['Acme', 'AcmeCloud'], all: ['invoice'], none: ['acme street'] })
  it.each([
    ['Acme sent me a wrong invoice', ['Acme', 'invoice']],
    ['the INVOICE from acmecloud', ['INVOICE', 'acmecloud']],
    ['Acme sent me nothing', []],
    ['an invoice from somebody else', []],
    ['Acme sent the invoice to 5 Acme Street', []],
    ['Acme sent the invoice to 5 acme\n street', []],
  ])('%j gives %j', (text, expected) => {
    const about = expected.length > 0
    const why = about ? { code: 'name', words: [expect.stringMatching(/acme/iu)] } : null
    expect(compileBrand(query).match({ text })).toEqual({ about, terms: expected, why })
  })

  it('is decided by `all` where `any` is empty', () => {
    const both = brand('Acme', { any: [], all: ['acme', 'refund'] })
    expect(terms(both, 'acme: no refund')).toEqual(['acme', 'refund'])
    expect(terms(both, 'acme again')).toEqual([])
  })

  it('falls back to the name where it holds no terms', () => {
    expect(terms(brand('Acme', { any: [] }), 'I like Acme')).toEqual(['Acme'])
  })

  it('reads title and text, but not the address', () => {
    const { match } = compileBrand(brand('Acme'))
    expect(match({ title: 'Acme is down', text: null, url: null }).terms).toEqual(['Acme'])
    expect(match({ title: 'Down', text: 'Again', url: 'https://acme.com/acme' }).about).toBe(false)
    expect(match({}).about).toBe(false)
  })

  it('does not join the end of a title to the beginning of the text', () => {
    const { match } = compileBrand(brand('Yle Areena'))
    expect(match({ title: 'About Yle', text: 'Areena is another word' }).about).toBe(false)
  })

  it('takes terms as plain text, never as patterns', () => {
    expect(terms(brand('.*'), 'anything')).toEqual([])
    expect(terms(brand('a.c'), 'abc')).toEqual([])
    expect(terms(brand('(a+)+$'), 'aaaaaaaa')).toEqual([])
  })
})

describe('a word', () => {
  it.each([
    ['Posti', 'postilaatikko on täynnä', false],
    ['Acme', 'acmeists and macme', false],
    ['Elisa', 'Elisabet soitti', false],
    ['Elisa', 'Elisa-liittymä', true],
    ['Wolt', 'Wolt‑kuski', true],
    ['Acme', 'ex-Acme', true],
    ['Market', 'S-Market', false],
    ['S-market', 'S-marketissa', true],
    ['S-market', 'S‑Market', true],
    ['Acme', '#acme', true],
    ['Acme', '@acme', true],
    ['Posti', '#KiitosPosti', true],
    ['Yle Areena', '#yleareena', true],
    ['Aldi', '@aldiuk again', true],
    ['HSY', '@HSYfi', true],
    ['BT', '@BTGroup', true],
    ['Aldi', '@aldinho', false],
    ['RE/MAX', 'the RE/MAX office', true],
    ['Dr. Oetker', 'pizza by Dr. Oetker', true],
    ['DNA:n laajakaista', 'DNA:n laajakaista pätkii', true],
    ['Yle Areena', 'Yle\u00A0\n Areena', true],
    ['Coca-Cola', 'Coca Cola', true],
    ['AT&T', 'AT & T', true],
    ['AT&T', 'at t', false],
    ['C++', 'only C', false],
    ['C++', 'modern C++', true],
    ['Booking.com', 'at Booking.com', true],
    ['Booking.com', 'booking. Com', false],
    ['Acme', 'https://example.com/acme', false],
    ['Acme', 'see www.acme.com', false],
    ['Acme', 'example.com/acme/x', false],
    ['Acme', 'write to help@acme.com', false],
    ['Acme', 'Ac\u00ADme', true],
    ['Acme', 'Ac\u200Bme', true],
    ['Acme', 'ＡＣＭＥ', true],
    ['Acme', '𝗔𝗰𝗺𝗲', true],
    ["McDonald's", 'McDonald’s', true],
    ["McDonald's", 'mcdonalds', true],
    ['Léman', 'Leman', false],
    ['Äss', 'ass', false],
    ['Nescafé', 'Nescafe\u0301', true],
    ['Acme', 'Acme’s app', true],
    ['Acme', "Acme's app", true],
    ['Telia', 'Telias kundtjänst är dålig och seg', true],
  ])('%s in %j: %s', (name, text, about) => {
    expect(compileBrand(brand(name)).match({ text }).about).toBe(about)
  })
})

describe('Finnish endings', () => {
  it.each([
    [
      'Nokia',
      'Nokian Nokiaa Nokiassa Nokiasta Nokiaan Nokialla Nokialta Nokialle Nokiana Nokiaksi Nokiat Nokioita',
    ],
    ['Posti', 'Postin Postia Postissa Postista Postiin Postilla Postilta Postille Posteja Posteissa Postien'],
    ['Fazer', 'Fazerin Fazeria Fazerissa Fazerista Fazeriin Fazerilla Fazerit Fazereita'],
    ['Wolt', 'Woltin Woltia Woltilla Woltiin Woltkin Woltko Woltinkaan Woltillakaan'],
    ['Elisa', 'Elisakin Elisakaan Elisako Elisahan Elisapa Elisallakin Elisanko Elisaani Elisamme'],
    ['Gigantti', 'Gigantin Giganttia Gigantilla Giganttiin Giganteissa'],
    ['Osuuspankki', 'Osuuspankin Osuuspankkia Osuuspankista Osuuspankkiin'],
    ['K-Rauta', 'K-Raudan K-Rautaa K-Raudasta K-Rautaan'],
    ['Sampo', 'Sammon Sampoa Sampoon'],
    ['Lanka', 'Langan Lankaa Langasta'],
    ['Ranta', 'Rannan Rantaan'],
    ['Ilta', 'Illan Iltaa'],
    ['Parta', 'Parran Partaa'],
    ['Huppa', 'Hupan Huppaa'],
    ['Neste', 'Nesteen Nestettä Nesteellä Nesteeseen Nesteelle'],
    ['Mehiläinen', 'Mehiläisen Mehiläistä Mehiläisessä Mehiläiseen'],
    ['Veikkaus', 'Veikkauksen Veikkausta Veikkaukselta Veikkaukseen'],
    ['Iltalehti', 'Iltalehden Iltalehteä Iltalehdessä Iltalehteen'],
    ['Saunalahti', 'Saunalahden Saunalahteen'],
    ['Helsingin Sanomat', 'Helsingin_Sanomien Helsingin_Sanomissa Helsingin_Sanomia'],
    ['Prisma', 'Prismas Prismast Prismalt'],
    ['Rengasmarketit', 'Rengasmarketeissa Rengasmarketeista'],
    ['Iso Omena', 'Isossa_Omenassa Iso_Omenaan'],
    ['Netflix', 'Netflixin Netflixiä Netflixissä Netflixista'],
    ['VR', 'VR:n VR:ssä VR:llä VR:ltä VR:ään VRn vr:n'],
    ['OP', 'OP:lla OP:n OP:sta'],
    ['St1', 'St1:n St1:llä'],
    ['Nescafé', 'Nescafén Nescaféen'],
    ['Huawei', 'Huawein Huaweita Huaweihin Huaweilla'],
  ])('%s: %s', (name, forms) => {
    const { match } = compileBrand(brand(name))
    for (const form of forms.split(' ').map((one) => one.replace('_', ' '))) {
      expect(match({ text: `ja ${form} taas` }).terms).toEqual([form])
    }
  })

  it('follow vowel harmony', () => {
    expect(terms(brand('Nokia'), 'Nokiassä')).toEqual([])
    expect(terms(brand('Kylä'), 'Kylässa')).toEqual([])
  })

  it('are not looked for in other languages', () => {
    expect(terms(brand('Mart'), 'I met Martin and he is the best of all')).toEqual([])
    expect(terms(brand('Mart'), 'Martin', 'en')).toEqual([])
    expect(terms(brand('Mart'), 'Martin hinnat ja palvelu')).toEqual(['Martin'])
  })
})

describe('an ambiguous brand', () => {
  it.each([
    ['Moi', 'moi kaikki', false],
    ['Moi', 'Moi kaikille!', false],
    ['Moi', 'MOI KAIKKI TÄÄLLÄ', false],
    ['Moi', 'vaihdoin Moin liittymään', true],
    ['Moi', 'Moi on hyvä. Moilla on halvat hinnat.', true],
    ['Moi', 'kiitos @moi', true],
    ['Elisa', 'tapasin kadulla Elisa Virtasen', false],
    ['Elisa', 'Elisa-liittymä pätkii', true],
    ['Elisa', 'Elisa-Maria tuli käymään', false],
    ['Elisa', 'Elisa Oyj tiedottaa', true],
    ['DNA', 'my Dna test', false],
    ['DNA', 'sain laskun DNA:lta', true],
    ['Target', 'we hit the target', false],
    ['Target', 'I bought it at Target yesterday', true],
  ])('%s in %j: %s', (name, text, about) => {
    expect(compileBrand(brand(name, { ambiguous: true })).match({ text }).about).toBe(about)
  })

  it('is sure of a term of several words', () => {
    const elisa = brand('Elisa', { any: ['Elisa', 'elisa viihde'], ambiguous: true })
    expect(terms(elisa, 'elisa viihde ei toimi')).toEqual(['elisa', 'elisa viihde'])
  })
})
