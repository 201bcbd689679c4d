import type { Brand } from '../src/core/brand.ts'
import { compileBrand } from '../src/match/compile-brand.ts'
import { compileBrands } from '../src/match/compile-brands.ts'
import { type Line, ratio } from './line.ts'

/** How many queries are looked for at once, and the characters of the text. */
const [queries, length] = [500, 1_000_000]

/**
 * How long a text of 1 MB takes against 500 queries, every fourth of an ambiguous brand: beside 500 regular
 * expressions, which know no endings, and beside the same queries one after the other.
 */
export function measureMatching(): Line[] {
  const names = Array.from({ length: queries }, (_, index) => makeName(index))
  const brands = names.map(toBrand)
  const text = makeText(names, length)
  const together = compileBrands(brands)
  const each = brands.slice(0, 20).map(compileBrand)
  const expressions = names.map((name) => new RegExp(`\\b${name}\\b`, 'iu'))
  const matching = millis(() => together.match({ text }))
  const half = makeText(names, length / 2)
  const fewer = compileBrands(brands.slice(0, queries / 2))
  const oneByOne = millis(() => each.map((brand) => brand.match({ text }))) * (queries / each.length)
  const alone = millis(() => expressions.map((expression) => expression.test(text)))
  return [
    ratio('match 1 MB against 500 queries', matching, 'ms', '500 regular expressions', alone, 50),
    ratio('the same', matching, 'ms', 'one query after the other', oneByOne),
    ratio(
      'half of the text',
      millis(() => together.match({ text: half })),
      'ms',
      'the whole',
      matching,
    ),
    ratio(
      'half of the queries',
      millis(() => fewer.match({ text })),
      'ms',
      'all of them',
      matching,
    ),
  ]
}

function toBrand(name: string, index: number): Brand {
  const ambiguous = index % 4 === 0
  return {
    ...{ id: `brand-${index}`, name, any: [name, `${name} cloud`], all: [], none: [`${name} street`] },
    ...{ ambiguous, context: ambiguous ? ['invoice', 'lasku'] : [] },
  }
}

const syllables = 'ka lo mi ten ra su vi ko pe nä tor is an el ma ri zu do fo gi'.split(' ')

/** A name of three or four syllables, of its own for each number. */
function makeName(index: number): string {
  const parts = [index % 20, Math.floor(index / 20) % 20, (index * 7) % 20, (index * 13) % 20]
  const word = parts.slice(0, index % 3 === 0 ? 4 : 3).map((part) => syllables[part]!)
  const name = word.join('')
  return name[0]!.toUpperCase() + name.slice(1)
}

const sentences = [
  'The parcel was three days late and nobody answered the phone when I called about it.',
  'Netti pätkii taas ja asiakaspalveluun on tunnin jono, en suosittele kenellekään.',
  'Jag fick aldrig min beställning och pengarna är borta, kundtjänsten svarar inte.',
  'Hotellin aamiainen oli hyvä mutta huone haisi tupakalle, hinta nousi viime vuodesta.',
  'Their new app logs me out every morning, see https://example.com/help/login for more.',
]

/** Sentences in three languages, with one of the names in every second of them. */
function makeText(names: string[], characters: number): string {
  const parts: string[] = []
  let made = 0
  for (let index = 0; made < characters; index++) {
    const sentence = sentences[index % sentences.length]!
    const name = names[(index * 31) % names.length]!
    const part = index % 2 ? sentence : `${sentence.slice(0, -1)}, ${name}${index % 4 ? 'n' : ''}.`
    parts.push(part)
    made += part.length + 1
  }
  // In one piece, as texts come from the network: what was put together or cut is slower to read.
  return Buffer.from(parts.join(' ').slice(0, characters)).toString()
}

/**
 * Milliseconds of the processor for one call: the least of ten, after three to warm up. The clock on the wall would tell
 * of what else runs on the machine.
 */
function millis(work: () => unknown): number {
  for (let n = 0; n < 3; n++) work()
  const taken = Array.from({ length: 10 }, () => {
    const began = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1000
  })
  return Math.min(...taken)
}
