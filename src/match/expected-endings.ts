import type { ScannedWords } from './scan-words.ts'
import type { Language, WordTrie } from './word-trie.ts'

/** Short words that stand in nearly every sentence of their language and seldom in the other two. */
const smallWords: Record<Language, string> = {
  fi:
    'ja on ei että se oli niin mutta kun jos mitä tämä minä ole en olen ovat kuin myös vai vain nyt sitten kyllä ' +
    'tai joka siitä mun mulla vielä aina hyvä ihan eikä voi tuo sen onko enää jo koska kanssa sai meni tuli',
  en: 'the and is of to in it that was for with are this my you they not be at has from their your have',
  sv: 'och är det att som inte jag med på av ett den har till var om men så när de från för',
}

/** Files the small words, so that they are counted while a text is read. */
export function fileSmallWords(trie: WordTrie) {
  for (const language of ['fi', 'en', 'sv'] as const) {
    for (const word of smallWords[language].split(' ')) trie.fileSmallWord(word, language)
  }
}

/** Which endings are to be expected in a text. Where its small words do not tell, those of Finnish and the s. */
export interface ExpectedEndings {
  /** The language that was given, else the one whose small words are the most; null: nothing tells. */
  language: string | null
  /** Case endings. Not in English and Swedish, so that `Martin` is no inflected Mart there. */
  finnish: boolean
  /** The bare -s of the Swedish genitive and the English plural (Telias). Not in Finnish. */
  s: boolean
  /** The Swedish definite forms (Ican, Volvon). */
  swedish: boolean
}

/** @param lang ISO 639-1 code where it is known, a region behind it aside; else the small words decide. */
export function expectedEndings(scanned: ScannedWords[], lang?: string | null): ExpectedEndings {
  const given = lang?.toLowerCase().split(/[-_]/u)[0]
  if (given && given !== 'und')
    return { language: given, finnish: given === 'fi', s: given !== 'fi', swedish: given === 'sv' }
  const sum = (language: Language) => scanned.reduce((total, one) => total + one.languages[language], 0)
  const [fi, en, sv] = [sum('fi'), sum('en'), sum('sv')]
  const most = Math.max(fi, en, sv)
  const language = most === 0 ? null : fi === most ? 'fi' : en === most ? 'en' : 'sv'
  return { language, finnish: fi >= en + sv, s: fi <= en + sv, swedish: sv > en + fi }
}
