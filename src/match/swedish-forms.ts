/** The definite forms that speech gives to names: Ican, Volvon, Coopet, Maxen; with the genitive's s. */
const afterVowel = /^ns?$/u
const afterConsonant = /^(?:en|et)s?$/u

/** What companies are joined with in Swedish, where a hyphen would be right as well: Teliabutiken, Ikeakassen. */
const compound =
  /^s?(?:abonnemang|affär|anställd|app|avtal|bil|bilar|biljett|bolag|bud|butik|chef|faktur|förare|hylla|hyllor|kass|katalog|kont|kort|kund|kvitt|kvarter|kök|leverans|lager|lista|logg|medlem|mobil|möbel|möbler|nät|paket|personal|poäng|påse|påsar|reklam|restaurang|router|soff|station|support|säng|tjänst|tåg|varuhus|webb)\p{L}{0,9}$/u

/**
 * Whether what follows a name in a Swedish text makes a form of it.
 *
 * @param name the folded name; shorter ones than three letters inflect with a colon, and than four join with a hyphen
 */
export function isSwedishForm(name: string, rest: string): boolean {
  if (name.length < 3) return false
  const ending = /[aeiouyåäöé]$/u.test(name) ? afterVowel : afterConsonant
  return ending.test(rest) || (name.length > 3 && compound.test(rest))
}
