import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../src/score/detect-language.ts'
import { splitWords } from '../../src/score/split-words.ts'

const languageOf = (text: string) => detectLanguage(text, splitWords(text))

describe('the language', () => {
  it.each([
    ['Toimitus oli nopea ja kaikki on hyvin', 'fi'],
    ['huono palvelu', 'fi'],
    ['Toimii', 'fi'],
    ['tää appi ei oo ikinä toiminu', 'fi'],
    ['Mycket bra service och det fungerar', 'sv'],
    ['inte bra alls', 'sv'],
    ['Jag köpte den i maj', 'sv'],
    ['The delivery was late and nobody answered', 'en'],
    ['Great service', 'en'],
    ['i got mine in may', 'en'],
    ['12345 !!!', 'und'],
    ['👍', 'und'],
    ['', 'und'],
    ['Это очень плохой сервис', 'und'],
    ['Dette er ikke bra i det hele tatt, jeg er veldig skuffet', 'und'],
    ['See on väga halb teenus ja ma ei ole rahul', 'und'],
    ['Das ist sehr schlecht und ich bin nicht zufrieden', 'und'],
    ['Het is een slechte service, ik ben niet blij', 'und'],
    ['Le service est très mauvais et je ne suis pas content', 'und'],
    ['Muy mal servicio, no lo recomiendo para nada', 'und'],
    ['שירות גרוע מאוד', 'und'],
  ])('of %j is %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })

  it('is told by the beginning of a very long text', () => {
    expect(languageOf(`${'Paketti ei ole tullut. '.repeat(3000)}${'the parcel is here '.repeat(9000)}`)).toBe(
      'fi',
    )
  })
})
