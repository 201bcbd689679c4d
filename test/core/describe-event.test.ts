import { describe, expect, it } from 'vitest'
import { type Act, caseActions, dismissReasons, type Refusal } from '../../src/core/case.ts'
import { describeEvent } from '../../src/core/describe-event.ts'
import { describeOutcome } from '../../src/core/describe-outcome.ts'
import type { CaseEvent } from '../../src/core/store-ports.ts'
import { aino, later, night, start, veikko } from './histories.ts'

const en = { locale: 'en', timezone: 'Europe/Helsinki' } as const
const fi = { ...en, locale: 'fi' } as const
const lines = (act: CaseEvent['act'], who: CaseEvent['who'] = aino) =>
  [en, fi].map((clocking) => describeEvent({ act, who }, clocking).map(({ text }) => text))
const url = 'https://x.example/answer'
const said = {
  before: { text: 'Late\n again', rating: 3 },
  after: { text: 'Never again', rating: 1 },
  mentionId: 2,
}
const outcome = { solved: 'no', treated: [], why: null } as const

describe('the history of a case', () => {
  it.each<[CaseEvent['act'], en: string[], fi: string[]]>([
    [{ action: 'open' }, ['The case was opened.'], ['Tapaus avattiin.']],
    [{ action: 'claim' }, ['Aino claimed it.'], ['Aino otti sen hoitoon.']],
    [{ action: 'release' }, ['Aino released it.'], ['Aino vapautti sen.']],
    [
      { action: 'lapse' },
      ['No note and no answer came: it is back in the queue.'],
      ['Muistiinpanoa tai vastausta ei tullut: se on taas jonossa.'],
    ],
    [{ action: 'assign', to: night }, ['Aino gave it to Night shift.'], ['Aino antoi sen: Night shift.']],
    [
      { action: 'snooze', until: later(60), reason: 'depot', pastPromise: false },
      ['Aino snoozed it until 21 Nov, 15:00: depot'],
      ['Aino siirsi sen, 21.11. klo 15.00 asti: depot'],
    ],
    [{ action: 'wake' }, ['It is awake again.'], ['Se on taas esillä.']],
    [{ action: 'note', text: 'called them' }, ['Aino: called them'], ['Aino: called them']],
    [{ action: 'reply', url }, ['Aino answered the customer.'], ['Aino vastasi asiakkaalle.']],
    [
      { action: 'reply', url: null },
      ['Aino answered the customer elsewhere.'],
      ['Aino vastasi asiakkaalle muualla.'],
    ],
    [
      { action: 'resolve', outcome: { ...outcome, treated: [] } },
      ['Aino resolved it: treated neither personally, nor kindly, nor to the point; solved: no'],
      [
        'Aino ratkaisi sen: kohdeltu ei henkilökohtaisesti, ei ystävällisesti eikä asiaan vastaten; ratkesi: ei',
      ],
    ],
    [{ action: 'resolve', outcome: null }, ['Aino resolved it.'], ['Aino ratkaisi sen.']],
    [{ action: 'dismiss', why: null, of: null }, ['Aino dismissed it.'], ['Aino hylkäsi sen.']],
    [
      { action: 'dismiss', why: 'duplicate', of: 12 },
      ['Aino dismissed it: Duplicate of another case (#12)'],
      ['Aino hylkäsi sen: Sama kuin toinen tapaus (#12)'],
    ],
    [{ action: 'reopen' }, ['Aino opened it again.'], ['Aino avasi sen uudelleen.']],
    [{ action: 'thank', url: null }, ['Aino thanked the customer.'], ['Aino kiitti asiakasta.']],
    [{ action: 'ask-quote' }, ['Aino asks to quote.'], ['Aino pyytää lupaa lainata.']],
    [
      { action: 'came-back', ...said },
      ['The customer wrote again: Never again (★1)', 'Before: Late again (★3)'],
      ['Asiakas kirjoitti uudelleen: Never again (★1)', 'Aiemmin: Late again (★3)'],
    ],
    [
      { action: 'changed', ...said, after: { text: 'Better', rating: null } },
      ['The customer changed what stands there: Better', 'Before: Late again (★3)'],
      ['Asiakas muutti kirjoittamaansa: Better', 'Aiemmin: Late again (★3)'],
    ],
    [{ action: 'retracted' }, ['A lesson was taken back.'], ['Opetus peruttiin.']],
    [
      { action: 'erased' },
      ['What the customer wrote, and their name, were erased.'],
      ['Asiakkaan kirjoittama teksti ja nimi poistettiin.'],
    ],
  ])('%o', (act, english, finnish) => {
    expect(lines(act)).toEqual([english, finnish])
  })

  it('links to the answer', () => {
    expect(describeEvent({ act: { action: 'reply', url }, who: aino }, en)[0]?.url).toBe(url)
    expect(describeEvent({ act: { action: 'thank', url }, who: aino }, fi)[0]?.url).toBe(url)
  })

  it('names Korva where nobody did it, and cuts what customers wrote at length', () => {
    expect(lines({ action: 'reopen' }, null)[0]).toEqual(['Korva opened it again.'])
    const [again] = describeEvent(
      { act: { action: 'came-back', ...said, after: { text: 'x'.repeat(9000), rating: 1 } }, who: null },
      en,
    )
    expect(again?.text.length).toBeLessThan(400)
  })

  it('has words for every action and every reason', () => {
    const acts: Act[] = [
      ...(['claim', 'release', 'wake', 'lapse', 'reopen', 'ask-quote', 'never-ask'] as const).map(
        (action) => ({ action }),
      ),
      ...dismissReasons.map((why) => ({ action: 'dismiss' as const, why, of: null })),
    ]
    for (const act of acts)
      for (const text of lines(act).flat()) expect(text).not.toMatch(/thread\.|dialog\.|\{\{/)
  })
})

describe('what the one who clicked is told', () => {
  it('has words for everything that is done', () => {
    const words = caseActions.flatMap((action) => [en, fi].map((each) => describeOutcome(each, action, null)))
    expect(new Set(words).size).toBe(words.length)
    for (const text of words) expect(text).not.toMatch(/^chat\./)
  })

  it.each<[Refusal, en: string, fi: string]>([
    [
      { code: 'already-claimed', owner: night },
      'Night shift was faster and has it already.',
      'Night shift ehti ensin ja hoitaa sitä jo.',
    ],
    [{ code: 'already-yours' }, 'You have it already.', 'Se on jo sinulla.'],
    [{ code: 'not-claimed' }, 'Nobody has claimed it.', 'Kukaan ei ole ottanut sitä hoitoon.'],
    [{ code: 'not-snoozed' }, 'It is not snoozed.', 'Sitä ei ole siirretty.'],
    [{ code: 'already-open' }, 'It is open already.', 'Se on jo avoin.'],
    [
      { code: 'past-promise', dueAt: later(90) },
      'That is past the promise, which ends 21 Nov, 15:30.',
      'Se menee yli lupauksen, joka päättyy 21.11. klo 15.30.',
    ],
    [{ code: 'in-the-past' }, 'That time is over already.', 'Se aika on jo mennyt.'],
    [
      { code: 'asked-before', who: 'Veikko', at: start, never: false },
      'Veikko asked this author to be quoted, 21 Nov 2026: once is enough.',
      'Veikko on jo pyytänyt tältä kirjoittajalta lupaa lainata, 21.11.2026: kerta riittää.',
    ],
    [
      { code: 'asked-before', who: 'Veikko', at: start, never: true },
      'This author is not to be asked for a quote (Veikko, 21 Nov 2026).',
      'Tältä kirjoittajalta ei pyydetä lupaa lainata (Veikko, 21.11.2026).',
    ],
    [{ code: 'no-praise' }, 'This is no praise.', 'Tämä ei ole kiitos.'],
    [
      { code: 'closed', as: 'dismissed', by: veikko },
      'Veikko has dismissed it already.',
      'Veikko on jo hylännyt sen.',
    ],
    [
      { code: 'closed', as: 'resolved', by: veikko },
      'Veikko has resolved it already.',
      'Veikko on jo ratkaissut sen.',
    ],
  ])('%o', (refusal, english, finnish) => {
    expect([en, fi].map((each) => describeOutcome(each, 'claim', refusal))).toEqual([english, finnish])
  })
})
