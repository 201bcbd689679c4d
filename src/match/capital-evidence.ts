import type { Hit, TokenizedText } from './compile-term.ts'
import { hyphens } from './fold-word.ts'

/** How surely a hit on a brand that is also a common word or a first name means the brand. */
export type Evidence = 'none' | 'weak' | 'strong'

const sentenceEnd = /[.!?…"“”»•*\n\r]/u
const companyForm = new Set(['oy', 'oyj', 'ab', 'ltd', 'inc', 'plc', 'group', 'gmbh', 'corp', 'asa', 'a/s'])
const compound = new RegExp(`^[${hyphens}]$`, 'u')

/** Endings of Finnish and Swedish surnames, inflected ones too: `Elisa Virtaselle` is a person. */
const surname = /(?:nen|sen|sella|sellä|selle|selta|seltä|sta|stä|berg|ström|qvist|lund|sson|son)$/u

/**
 * What the capitals around a hit tell. Strong: `#acme`, an acronym with its colon, a compound (`Elisa-liittymä`), a
 * company form behind it, or capitals inside a sentence. Weak: a capital where any word would have one, at the start of
 * a sentence or in a text of capitals. None: small letters, or a person's surname behind it.
 *
 * @param name the brand's name or term, whose capitals are expected
 */
export function capitalEvidence(text: TokenizedText, hit: Hit, name: string): Evidence {
  const { tokens } = text
  if (hit.tagged) return 'strong'
  const token = tokens[hit.first]!
  if (!standsLike(token.raw, name)) return 'none'
  const next = tokens[hit.last + 1]
  if (next && compound.test(next.gap))
    return isCapital(next.raw) && !isAllCapitals(next.raw) ? 'none' : 'strong'
  if (next && companyForm.has(next.key)) return 'strong'
  if (next && /^\s+$/u.test(next.gap) && isCapital(next.raw) && surname.test(next.key)) return 'none'
  if (token.colonEnding) return 'strong'
  return opensSentence(text, hit.first) || inCapitals(text, hit) ? 'weak' : 'strong'
}

/** All capitals where the name is (DNA), else a capital at the start. A name in small letters asks for a capital too. */
function standsLike(raw: string, name: string): boolean {
  const acronym = name.match(/^\p{Lu}{2,}$/u)?.[0]
  return acronym ? isAllCapitals(raw.slice(0, acronym.length)) : isCapital(raw)
}

const isCapital = (word: string) => /^[\p{Lu}\p{Lt}\p{Nd}]/u.test(word)
const isAllCapitals = (word: string) => word.length > 1 && /^[\p{Lu}\p{Nd}]+$/u.test(word)

function opensSentence({ tokens }: TokenizedText, index: number): boolean {
  return index === 0 || sentenceEnd.test(tokens[index]!.gap)
}

/** Whether most words around are in capitals too: headlines and shouting. Looks at eight words to each side. */
function inCapitals({ tokens }: TokenizedText, hit: Hit): boolean {
  const around = [
    ...tokens.slice(Math.max(0, hit.first - 8), hit.first),
    ...tokens.slice(hit.last + 1, hit.last + 9),
  ]
  const words = around.filter((token) => /^\p{L}{2}/u.test(token.raw))
  return words.length > 1 && words.filter((token) => isCapital(token.raw)).length > words.length * 0.6
}
