import { isBreak, type Word } from './split-words.ts'

/** The small words of a language that turn or change the weight of the words beside them. */
export interface Modifiers {
  /** Turn what follows in their clause. */
  negators: Set<string>
  /** Strengthen the next word. */
  boosters: Set<string>
  /** Of the boosters those with a weight of their own, which they lose before a word that has one: `sairaan hyvä`. */
  curses: Set<string>
  /** Weaken the next word. */
  softeners: Set<string>
  /** End the reach of a negator (`en voi kuin kehua`). */
  stops: Set<string>
  /** After them a negator turns praise only (`ei vastannut ja on surkea`). */
  joins: Set<string>
  /** Words between a negator and what it denies that use up none of its reach (`ole`, `lainkaan`, `voi sanoa että`). */
  fillers: Set<string>
  /** Negators that say the contrary before one of `extremes`: `never had such good service`, `aldrig varit så besviken`. */
  never: Set<string>
  extremes: Set<string>
  /** The verb of a denial that stands behind what it denies: `ongelmia ei ole ollut`. */
  trailing: Set<string>
  /** Words that say a fault is gone, beside the fault: `fixed the bug`, `vika korjattiin`. */
  solved: Set<string>
}

const set = (words: string) => new Set(words.split(' '))

export const modifiers: Record<'en' | 'fi' | 'sv', Modifiers> = {
  en: {
    negators: set(
      "not no never without cannot can't cant don't dont doesn't doesnt didn't didnt won't wont isn't isnt wasn't wasnt aren't arent weren't werent couldn't couldnt wouldn't wouldnt shouldn't hasn't hasnt haven't havent hadn't ain't aint nor neither hardly barely scarcely lacks lacking nothing none nobody nowhere",
    ),
    boosters: set(
      'very really extremely so absolutely totally completely utterly incredibly truly super most highly such beyond fucking fuckin effing bloody damn damned goddamn freaking frickin seriously insanely ridiculously crazy stupidly wickedly hella mad dead proper dangerously unbelievably outrageously remarkably exceptionally genuinely awfully terribly frightfully hugely massively deeply wildly amazingly surprisingly pretty scary ungodly disgustingly sickeningly absurdly',
    ),
    curses: set(
      'fucking fuckin effing bloody damn damned goddamn freaking frickin insanely ridiculously crazy stupidly wickedly mad dead dangerously unbelievably outrageously awfully terribly frightfully wildly amazingly scary ungodly disgustingly sickeningly absurdly seriously incredibly pretty super',
    ),
    softeners: set(
      'slightly somewhat bit little fairly kinda sort kind rather partly mildly almost relatively',
    ),
    stops: set('only just but because since until unless if when while'),
    joins: set('and or then so which who'),
    fillers: set(
      'be been being is was a an the at all any even ever really very quite exactly particularly especially say that i am we are of that',
    ),
    never: set('never'),
    extremes: set('so such this'),
    trailing: set('none whatsoever'),
    solved: set(
      'fixed fixing solved solving resolved resolving sorted repaired corrected remedied rectified',
    ),
  },
  fi: {
    negators: set(
      'ei en et emme ette eivät eikä enkä etkä emmekä ettekä eivätkä älä älkää ettei etten ettet ettemme etteivät ilman eipä enpä eihän enhän eivätpä tuskin ei-niin eikö eikä eiku eika mua-ei ei-kovin',
    ),
    boosters: set(
      'todella erittäin tosi aivan niin hyvin äärimmäisen erityisen todellakin superia super mega helvetin vitun saatanan perkeleen hemmetin hiton pirun ihan täysin täydellisen älyttömän järjettömän uskomattoman jumalattoman sairaan hirveän kauhean järkyttävän törkeän mielettömän kovin varsin kaikkein aina ikinä hullun kamalan karmean törkyisen tolkuttoman infernaalisen helkkarin hitsin himskatin himputin peijakkaan penteleen vietävän armottoman tappavan kuolettavan hervottoman valtavan huikean mahdottoman hemaisevan poskettoman tajuttoman hervottoman käsittämättömän suunnattoman pahuksen perhanan pirskatin jumalaisen jäätävän jäätävä',
    ),
    curses: set(
      'helvetin vitun saatanan perkeleen hemmetin hiton pirun älyttömän järjettömän uskomattoman jumalattoman sairaan hirveän kauhean järkyttävän törkeän mielettömän hullun kamalan karmean tolkuttoman infernaalisen helkkarin hitsin himskatin himputin peijakkaan penteleen vietävän armottoman tappavan kuolettavan hervottoman huikean mahdottoman poskettoman tajuttoman käsittämättömän pahuksen perhanan pirskatin jumalaisen jäätävän',
    ),
    softeners: set(
      'hieman vähän melko aika jokseenkin suht suhteellisen jonkin hiukan hitusen kohtalaisen lähes',
    ),
    stops: set('kuin muuta vain vaan koska sillä siksi vaikka jos kun mutta näin joten kunnes'),
    joins: set('ja sekä tai eli että joka jotka'),
    fillers: set(
      'ole ollut olla olleet oltu lainkaan yhtään ollenkaan kovin mitenkään erityisen kovinkaan edes mikään mitään minkään missään tosiaan todellakaan nyt ihan niin varsinaisesti oikein suoraan voi voinut sanoa väittää voisi koskaan ikinä kertaakaan juuri juurikaan enää suinkaan vielä vieläkään aina että olisi olisin olen olisimme tämä se',
    ),
    never: set('ikinä koskaan milloinkaan'),
    extremes: set('näin noin moista tällaista'),
    trailing: set('ole ollut löydy löytynyt ilmennyt tullut jäänyt näy näkynyt esiintynyt'),
    solved: set(
      'korjattiin korjasi korjasivat korjattu korjaantui korjautui korjaus korjanneet korjasitte ratkesi ratkaistiin ratkaisi ratkaisivat ratkaistu selvisi selvitettiin selvitti selvittivät poistui poistunut hoidettiin hoitui hoitivat oikaistiin oikaisi oikaisivat',
    ),
  },
  sv: {
    negators: set('inte ej aldrig ingen inget inga utan varken knappt knappast icke ingenting aldrig-mer'),
    boosters: set(
      'mycket väldigt jätte riktigt extremt otroligt verkligen helt så sjukt jävligt grymt oerhört super fruktansvärt hemskt förbannat fan fanimej skit satans jäkla jävla himla galet otäckt vansinnigt ruskigt rasande fasligt kolossalt ofantligt enormt ytterst synnerligen totalt fullständigt rejält svin as',
    ),
    curses: set(
      'sjukt jävligt grymt fruktansvärt hemskt förbannat fan fanimej skit satans jäkla jävla himla galet otäckt vansinnigt ruskigt rasande fasligt otroligt svin as',
    ),
    softeners: set('lite något ganska rätt delvis nästan hyfsat relativt aningen'),
    stops: set('bara eftersom därför om när medan tills'),
    joins: set('och eller som att så'),
    fillers: set(
      'alls varit var är vara blivit särskilt speciellt direkt ens någonsin riktigt så det jag vi en ett den någon något några kan säga att',
    ),
    never: set('aldrig'),
    extremes: set('så sådan sådant sådana'),
    trailing: set('alls överhuvudtaget'),
    solved: set(
      'fixade fixat fixades löste löst löstes lösts åtgärdade åtgärdat åtgärdades lagade lagat rättade rättat ordnade ordnat avhjälptes avhjälpt rättades',
    ),
  },
}

/** Words that a negator reaches over, fillers aside: `ei ole ollut missään vaiheessa kovin hyvä`. */
const reach = 4

/** Words around a fault in which a repair is looked for. */
const solvedWithin = 3

/** A praise denied is a complaint, a complaint denied only mild praise. */
const deniedPraise = -0.75
const deniedComplaint = -0.5

/** A fault that was mended says nothing against the one who mended it. */
const mendedComplaint = 0

/** A run of words with a weight; `denying` where it holds its negation already (`ei toimi`). */
export interface Run {
  first: number
  words: number
  weight: number
  denying: boolean
}

/**
 * What stands beside the runs in their clauses changes their weights. Runs come in order and do not overlap; a negator
 * within one belongs to it. A denying complaint denies the praise after it too (`ei saa hyvää palvelua`). Linear.
 */
export function applyModifiers(words: readonly Word[], runs: Run[], small: Modifiers): number[] {
  const weights: number[] = []
  const state: Denial = { left: 0, praiseOnly: false, never: false }
  let at = 0
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]!
    for (; at < run.first; at++) passWord(words[at]!.key, state, small)
    if (state.never && small.extremes.has(words[at]!.key)) state.left = 0
    let weight = run.weight * strengthBefore(words, run.first, small)
    const denied = !run.denying && (isDenied(run, state) || isDeniedBehind(words, run, small))
    if (denied) weight *= run.weight > 0 ? deniedPraise : deniedComplaint
    else if (run.weight < 0 && !run.denying && isMended(words, run, small)) weight *= mendedComplaint
    if (isCurseBefore(words, run, runs[index + 1], small)) weight = 0
    weights.push(weight)
    passRun(words, run, state, small)
    at = run.first + run.words
  }
  return weights
}

interface Denial {
  /** Words that the negator still reaches. */
  left: number
  praiseOnly: boolean
  /** The negator says that something never was. */
  never: boolean
}

function passWord(key: string, state: Denial, small: Modifiers): void {
  const { negators, stops, joins, fillers, never, extremes } = small
  if (negators.has(key)) {
    state.left = reach
    state.praiseOnly = false
    state.never = never.has(key)
  } else if (state.left === 0) return
  else if (isBreak(key) || stops.has(key) || (state.never && extremes.has(key))) state.left = 0
  else if (joins.has(key)) state.praiseOnly = true
  else if (!fillers.has(key)) state.left--
}

function passRun(words: readonly Word[], run: Run, state: Denial, small: Modifiers): void {
  const { key } = words[run.first]!
  // `no` and `nothing` have a weight of their own, and deny all the same.
  if (run.words === 1 && small.negators.has(key)) passWord(key, state, small)
  else if (run.denying && run.weight < 0) {
    state.left = reach
    state.praiseOnly = true
    state.never = false
  } else state.left = Math.max(0, state.left - run.words)
}

const isDenied = ({ weight }: Run, { left, praiseOnly }: Denial) => left > 0 && (weight > 0 || !praiseOnly)

/** `valittamista ei ole`, `ongelmia ei ole ollut`: complaints only, praise comes before its verb seldom. */
function isDeniedBehind(words: readonly Word[], { first, words: taken, weight }: Run, small: Modifiers) {
  if (weight > 0) return false
  const next = words[first + taken]?.key
  if (next === undefined) return false
  const verb = words[first + taken + 1]?.key
  return small.negators.has(next) && verb !== undefined && small.trailing.has(verb)
}

function isMended(words: readonly Word[], { first, words: taken }: Run, { solved, negators }: Modifiers) {
  const from = Math.max(0, first - solvedWithin)
  const to = Math.min(words.length, first + taken + solvedWithin)
  let found = false
  for (let at = from; at < to; at++) {
    const { key } = words[at]!
    if (negators.has(key)) return false
    if (isBreak(key)) {
      if (at > first) break
      found = false
    }
    found ||= solved.has(key)
  }
  return found
}

function strengthBefore(words: readonly Word[], at: number, { boosters, softeners }: Modifiers): number {
  const before = words[at - 1]?.key
  if (before === undefined) return 1
  if (boosters.has(before)) return 1.4
  return softeners.has(before) ? 0.6 : 1
}

function isCurseBefore(
  words: readonly Word[],
  run: Run,
  next: Run | undefined,
  { curses }: Modifiers,
): boolean {
  if (run.words !== 1 || next === undefined || next.first !== run.first + 1 || next.weight === 0) return false
  return curses.has(words[run.first]!.key)
}
