import type { Trade } from './trade-words.ts'

/** What an ambiguous name is besides: a common word, a person's first name, or an abbreviation of something else. */
export type NameKind = 'word' | 'person' | 'letters'

/** A company's name that is also something else: its trades, and words that stand beside the other thing. */
export interface KnownName {
  kind: NameKind
  trades: Trade[]
  /** As in `trade-words.ts`. */
  not: string
}

/**
 * Names of companies in Finland, Sweden and the English-speaking countries that are words or first names, so that
 * they are told apart before anybody has given words of the trade. `name | kind | trades | words beside the other
 * thing`; hand-made.
 */
const table = `
elisa saunalahti | person | telecom
dna | letters | telecom | test testi testin näyte näytt geeni geenit geneet perimä perimän perimäs rikospaik murha isyys isyyst rna kromos helix sequenc sample ancestry forensic crime genetic prov gen gener mord bevis molekyl evidence strand suspect
telia tele2 | word | telecom
tre | word | telecom | dagar timmar gånger år årig barn veckor månader stycken personer av minuter hundra kronor mål poäng stjärnor
three | word | telecom | times days hours weeks months years minutes people of kids children more other points stars and
ee | letters | telecom
sky | word | telecom media streaming | blue clouds cloud night stars sunset clear high above limit grey dark
orange | word | telecom | juice peel colour color coloured fruit squeez marmala tree paint painted zest vitamin bright county chicken slice slices apples sunset jumpsuit light cat jus hair soda
virgin | word | telecom transport | mary island islands olive wool forest birth
moi hallon | word | telecom | kaikki kaikille vaan hei taas sylt smoothie glass bär
posti posten bring matkahuolto | word | post | sähköpo sähköpos roskapo spam inbox mail
kone | word | lifts | pesukone pyykki pyykin tiski ompelu jumi jumissa moottor traktor windows pelikone levyt näppäim lentoko kahvikon prosess muisti pöytäkon läppäri kuuma virus ram käynnisty tietoko konepaja leipäko höyry
sampo | person | insurance bank | kaleval ilmari taonta takoi louhi pohjol väinäm myytti
if | word | insurance | you they not only
aktia alandsbanken ally chase wise starling halifax monzo nordea | word | bank | police cat dream wild goose old bird thrill cut
op | letters | bank insurance | opintop kurssi kurssin kurssei yliopis opinto-o tutkinto kandi gradu sivuain original poster aloittaj ketjun aloitus thread threads posted reddit tenttiin comments trådskap
säästöpankki oma | word | bank | tupa lupa kehu piha vika maa
apple | word | devices | pie tree trees juice cider orchard fruit bake baked crumble sauce cinnamon peel pears pear strudel snack slices eat eating eats ate vinegar day core teacher omena cake
polar | word | sportwatch | bear bears vortex ice expedit night opposite north circle express
garmin suunto oura | word | sportwatch | oikea väärä samaan
target | word | shop | audience audiences goal hit hitting practice moving demograph shoot shot arrow missed bullseye group miss language price sales heart range weight easy
boots | word | pharmacy shop | hiking leather wellingt rain walking ankle pair muddy snow cowboy sole soles work laces wore wearing winter riding rubber ski football ugg thigh polished knee waterproof
next | word | clothes shop | time week day year month door to step steps morning level stop season train one question generation weekend please summer up
gap | word | clothes shop | year years age between gender bridge close mind teeth wage generat pay trade wide narrow tooth market filled huge
coach fossil guess vans lime bird bolt | word | clothes delivery | bus trip team fuel record what so who best white driver juice tree nest usain nut
argos iceland currys matalan | word | shop food | reykjav volcano trip visit flag holiday glacier spices
visa | word | payment bank | applicat embassy tourist student expire expired passpor consula immigra border permit entry schengen renewal appointm overstay viisumi visum visumet sång
shell | word | fuel | script scripts bash sea egg eggs turtle nut crab beach snail taco terminal linux zsh command company pasta shocked peanut
neste abc teboil | word | fuel | juo vettä vesihuk nestehuk keho nestettä aakkos kylmä kuuma
amazon | word | shop delivery streaming | rainfor river jungle basin tribe sademet parrot deforest wildfire
alma | person | media | mater
yle mtv aamulehti | word | media
valio fazer atria paulig | word | food
subway max | word | food | station underpass line lower volume height speed
vr | letters | transport | headset headsets virtual lasit goggles glasses quest oculus glasögon vr-lasit game games
hsl sj sl delta united | letters | transport | variant river plus manchest nations kingdom
helen väre lumo | person | energy
kela | word | benefits | vapa virveli siima nauha köysi letku kalastus
tokmanni alko lidl prisma sokos kesko | word | shop | joutu alkaa optiikk
halti luhta lindex kicks stadium ellos kappahl | word | clothes shop | lappi huippu tunturi arena fotboll
slack zoom notion signal stripe square monday oracle | word | software | cut some lens traffic turn idea town morning tuesday friday delphi
ring nest sage dove | word | devices shop | wedding finger tea bell birds phone white
uber wolt foodora voi | word | delivery | olla ettei hyvin että ei kun leipä margar
discover sprint spotify tidal | word | streaming telecom | run finish wave waves
`

/** Known names by their folded form. */
export const knownNames: ReadonlyMap<string, KnownName> = new Map(
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [names, kind, trades, not] = line.split('|').map((cell) => cell.trim())
      const known: KnownName = {
        kind: kind as NameKind,
        trades: trades!.split(' ') as Trade[],
        not: not ?? '',
      }
      return names!.split(' ').map((name): [string, KnownName] => [name, known])
    }),
)
