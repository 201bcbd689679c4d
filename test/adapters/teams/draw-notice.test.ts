import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCard } from '../../../adapters/teams/check-card.ts'
import { drawNotice } from '../../../adapters/teams/draw.ts'
import { textsFor } from '../../../src/core/texts/index.ts'
import { readCard } from '../../support/teams-stand-in.ts'
import { words } from './strange-words.ts'

const t = textsFor('en')

describe('any notice', () => {
  const contentOf = (notice: Parameters<typeof drawNotice>[0]) =>
    (drawNotice(notice, t).attachments as { content: unknown }[])[0]!.content
  const lines = fc.array(
    fc.record({
      text: words(4000),
      url: fc.option(
        fc.oneof(
          fc.webUrl(),
          words(3000),
          fc.constantFrom('javascript:x', `https://e.com/${'ä'.repeat(1_500)}`),
        ),
      ),
    }),
    { maxLength: 90 },
  )

  it('stays within what Teams accepts, and leads nowhere but to the web', () => {
    fc.assert(
      fc.property(words(2000), lines, (title, lines) => {
        const content = contentOf({ title, lines })
        expect(checkCard(content)).toEqual([])
        expect(JSON.stringify(content)).not.toMatch(/"url":"(?!https?:)/)
      }),
      { numRuns: 200 },
    )
  })

  it('says how many lines are left out, in the language of the settings', () => {
    const lines = Array.from({ length: 60 }, (_, n) => ({ text: `Source ${n}`, url: null }))
    expect(readCard(contentOf({ title: 'Deaf', lines })).text).toMatch(/Source 38\n…and 21 more$/)
    const finnish = drawNotice({ title: 'Kuuro', lines }, textsFor('fi'))
    expect(readCard(finnish.attachments).text).toMatch(/…ja 21 muuta$/)
  })

  it('opens the address of a line by words of ours', () => {
    const content = contentOf({
      title: 'T',
      lines: [{ text: 'https://bank.example', url: 'https://evil.example/' }],
    })
    expect(content).toMatchObject({
      body: [
        {},
        {
          inlines: [
            { text: 'https://bank.example' },
            {},
            { text: 'open', selectAction: { url: 'https://evil.example/' } },
          ],
        },
      ],
    })
  })
})
