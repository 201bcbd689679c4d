import { isBreak } from './split-words.ts'

/** The small words of a language that turn or change the weight of the words after them. */
export interface Modifiers {
  /** Turn what follows in their clause. */
  negators: Set<string>
  /** Strengthen the next word. */
  boosters: Set<string>
  /** Weaken the next word. */
  softeners: Set<string>
  /** End the reach of a negator (`en voi kuin kehua`). */
  stops: Set<string>
}

const set = (words: string) => new Set(words.split(' '))

export const modifiers: Record<'en' | 'fi' | 'sv', Modifiers> = {
  en: {
    negators: set(
      "not no never without cannot can't cant don't dont doesn't doesnt didn't didnt won't wont isn't isnt wasn't wasnt aren't weren't couldn't wouldn't shouldn't hasn't haven't hadn't ain't nor neither hardly barely lacks lacking nothing none nobody",
    ),
    boosters: set(
      'very really extremely so absolutely totally completely utterly incredibly truly super most highly such beyond fucking bloody seriously insanely ridiculously',
    ),
    softeners: set('slightly somewhat bit little fairly kinda sort kind rather partly mildly almost'),
    stops: set('only just but'),
  },
  fi: {
    negators: set(
      'ei en et emme ette eivät eikä enkä etkä emmekä ettekä eivätkä älä älkää ettei etten ettet ettemme ilman eipä enpä eihän tuskin ei-niin mitään eikö',
    ),
    boosters: set(
      'todella erittäin tosi aivan niin hyvin äärimmäisen erityisen todellakin superia super mega helvetin vitun saatanan perkeleen hemmetin hiton pirun ihan täysin täydellisen älyttömän järjettömän uskomattoman jumalattoman sairaan hirveän kauhean järkyttävän törkeän mielettömän kovin varsin kaikkein aina ikinä',
    ),
    softeners: set(
      'hieman vähän melko aika jokseenkin suht suhteellisen jonkin hiukan hitusen kohtalaisen lähes',
    ),
    stops: set('kuin muuta vain vaan'),
  },
  sv: {
    negators: set('inte ej aldrig ingen inget inga utan varken knappt icke'),
    boosters: set(
      'mycket väldigt jätte riktigt extremt otroligt verkligen helt så sjukt jävligt grymt oerhört super',
    ),
    softeners: set('lite något ganska rätt delvis nästan'),
    stops: set('bara utan'),
  },
}

/** Words that a negator reaches over. Finnish puts verbs and adverbs between: `ei ole ollut kovin hyvä`. */
const reach = 4

/** A praise denied is a complaint, a complaint denied only mild praise. */
const deniedPraise = -0.75
const deniedComplaint = -0.5

/**
 * What stands before a word in its clause changes its weight: the scoring strategy of a language, as the `sentiment`
 * package takes it.
 *
 * @param denyingLabels labels that hold their negation already (`ei+toimi`)
 */
export function modifierStrategy(words: Modifiers, denyingLabels: Set<string>) {
  return {
    apply(tokens: string[], cursor: number, weight: number): number {
      const changed = weight * strengthBefore(tokens, cursor, words)
      if (denyingLabels.has(tokens[cursor]!) || !isDenied(tokens, cursor, words)) return changed
      return changed * (weight > 0 ? deniedPraise : deniedComplaint)
    },
  }
}

function strengthBefore(tokens: string[], cursor: number, words: Modifiers): number {
  const before = tokens[cursor - 1]
  if (before === undefined) return 1
  if (words.boosters.has(before)) return 1.4
  return words.softeners.has(before) ? 0.6 : 1
}

function isDenied(tokens: string[], cursor: number, words: Modifiers): boolean {
  for (let back = 1; back <= reach; back++) {
    const token = tokens[cursor - back]
    if (token === undefined || isBreak(token)) return false
    if (words.negators.has(token)) return true
    if (words.stops.has(token)) return false
  }
  return false
}
