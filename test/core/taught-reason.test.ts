import { describe, expect, it } from 'vitest'
import { makeCard } from '../../src/core/card.ts'
import type { Reason } from '../../src/core/verdict.ts'
import { makeVerdict } from '../support/make-verdict.ts'
import { makeCase } from '../support/memory-desk.ts'

/** What a card says of a verdict that the team's lessons moved. */
function because(taught: Reason['taught'], weight: number, locale: 'en' | 'fi'): string {
  const subject = makeCase()
  const reasons: Reason[] = [
    { text: 'awful', weight: -0.5 },
    { text: 'said in English', weight, taught: taught! },
  ]
  const mention = { ...subject.mention, verdict: makeVerdict({ reasons }) }
  const context = { locale, timezone: 'Europe/Helsinki', brandName: 'Acme', sourceName: 'News', topics: [] }
  const { facts } = makeCard({ ...subject, mention }, { ...context, sample: false, now: new Date() })
  return facts.find(({ name }) => name === 'sentiment')!.value
}

describe('what the team taught, on a card', () => {
  it('is told in the language of the settings, with the word that weighed most', () => {
    const taught = { word: 'raffle', calm: 4, angry: 1 }
    expect(because(taught, 0.5, 'en')).toContain('awful, your team: 4 with “raffle” not negative')
    expect(because(taught, -0.5, 'en')).toContain('your team: 1 with “raffle” answered')
    expect(because(taught, 0.5, 'fi')).toContain('tiimisi: 4, joissa ”raffle”, ei kielteisiä')
  })

  it('is told by the trend where no word is known', () => {
    expect(because({ word: null, calm: 9, angry: 3 }, 0.2, 'en')).toContain('your team: 9 of 12 not negative')
    expect(because({ word: null, calm: 9, angry: 3 }, 0.2, 'fi')).toContain('tiimisi: 9/12 ei kielteisiä')
  })
})
