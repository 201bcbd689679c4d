import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareHearing } from '../../src/core/compare-hearing.ts'
import type { Listened } from '../../src/core/deafness.ts'
import { describeHearing } from '../../src/core/describe-hearing.ts'
import type { Deafness } from '../../src/core/listening-ports.ts'
import { failing, helsinki, makeListened, minutesAgo, now, refused } from './listened.ts'

const day = 24 * 60
const gone = {
  code: 'fetch-gone',
  message: 'Source "news": https://news.example is gone for good (status 410).',
}
const notFound = { code: 'fetch-not-found', message: 'Source "news": https://news.example was not found.' }
const told = (reason: Deafness['reason'], minutes: number): Deafness => ({
  reason,
  since: minutesAgo(minutes).toISOString(),
})
const said = (...listened: Listened[]) =>
  compareHearing(listened, now).map(({ source, say, after }) => [source.id, say, after?.reason ?? null])

describe('a source by itself', () => {
  const heard = makeListened('other')
  it.each<[string, Listened, unknown[]]>([
    ['that is heard', makeListened('a'), []],
    ['that was never polled', makeListened('a', null), []],
    ['that fails for 59 minutes', makeListened('a', failing(59)), []],
    ['that fails for an hour', makeListened('a', failing(60)), [['a', 'deaf', 'failing']]],
    [
      'never heard, failing for an hour',
      makeListened('a', failing(60, { heardAt: null })),
      [['a', 'deaf', 'failing']],
    ],
    ['that was told', makeListened('a', failing(300, { deaf: told('failing', 300) })), []],
    [
      'that is gone',
      makeListened('a', failing(1, { stopped: true, error: gone })),
      [['a', 'deaf', 'stopped']],
    ],
    [
      'that was told to fail and is gone now',
      makeListened('a', failing(90, { stopped: true, deaf: told('failing', 90) })),
      [['a', 'deaf', 'stopped']],
    ],
    ['silent for 29 hours, usually 6', makeListened('a', { newestAt: minutesAgo(29 * 60) }), []],
    [
      'silent for 31 hours, usually 6',
      makeListened('a', { newestAt: minutesAgo(31 * 60) }),
      [['a', 'deaf', 'silent']],
    ],
    [
      'silent, but not known well',
      makeListened('a', { newestAt: minutesAgo(99 * day), usualSilenceMs: null }),
      [],
    ],
    [
      'not listened to for days',
      makeListened('a', { newestAt: minutesAgo(5 * day), heardAt: minutesAgo(5 * day - 5) }),
      [],
    ],
    [
      'that is due, as after a start',
      makeListened('a', failing(5 * day, { dueAt: minutesAgo(5 * day) })),
      [],
    ],
    ['that is heard again', makeListened('a', { deaf: told('failing', 200) }), [['a', 'again', null]]],
    ['that is off', makeListened('a', failing(300), { off: 'A_KEY in .env' }), []],
    [
      'that was turned off',
      makeListened('a', failing(300, { deaf: told('failing', 300) }), { off: 'A_KEY in .env' }),
      [['a', null, null]],
    ],
    [
      'whose address was changed and not asked yet',
      { ...makeListened('a', failing(300, { deaf: told('failing', 300), url: 'https://old.example/' })) },
      [],
    ],
    [
      'to which nothing is brought any more',
      makeListened(
        'a',
        { newestAt: minutesAgo(31 * 60), heardAt: minutesAgo(31 * 60), dueAt: null },
        { schedule: null },
      ),
      [['a', 'deaf', 'silent']],
    ],
    ['to which little is brought', makeListened('a', null, { schedule: null }), []],
  ])('%s', (_what, listened, expected) => {
    expect(said(heard, listened)).toEqual(expected)
  })
})

describe('the network of this machine', () => {
  const all = (state: Parameters<typeof makeListened>[1]) =>
    ['a', 'b', 'c'].map((id) => makeListened(id, state))

  it('is to blame where no source is reached at all', () => {
    expect(said(...all(failing(61)))).toEqual([
      ['a', 'cut-off', 'network'],
      ['b', 'cut-off', 'network'],
      ['c', 'cut-off', 'network'],
    ])
  })

  it('is to blame though one is asked once a day and another failed before by itself', () => {
    const daily = makeListened('daily', { heardAt: minutesAgo(300), polledAt: minutesAgo(300) })
    const alone = makeListened('alone', failing(9_000, { deaf: told('failing', 9_000) }))
    expect(said(daily, alone, ...all(failing(61))).map(([, say]) => say)).toEqual([
      'cut-off',
      'cut-off',
      'cut-off',
    ])
  })

  it.each<[string, Listened]>([
    ['another is heard', makeListened('d')],
    [
      'another answers that there is nothing',
      makeListened('d', failing(60, { error: notFound, polledAt: minutesAgo(2) })),
    ],
  ])('is not, where %s', (_what, other) => {
    const changes = said(...all(failing(61)), other)
    expect(changes.filter(([, say]) => say === 'cut-off')).toEqual([])
    expect(changes).toContainEqual(['a', 'deaf', 'failing'])
  })

  it('is not, where all sources are of one publisher, or lie in files', () => {
    const lane = { lane: 'example.com' }
    expect(
      said(makeListened('a', failing(61), lane), makeListened('b', failing(61), lane)).map(([, say]) => say),
    ).toEqual(['deaf', 'deaf'])
  })

  it('is told of once: who joins later joins quietly', () => {
    const late = makeListened('late', failing(30, { heardAt: minutesAgo(300) }))
    expect(said(...all(failing(90, { deaf: told('network', 90) })), late)).toEqual([
      ['late', null, 'network'],
    ])
  })

  it('is back as soon as one source is reached', () => {
    const [first, ...rest] = all(failing(90, { deaf: told('network', 90) }))
    const back = makeListened('first', { deaf: told('network', 90) })
    expect(said(first!, ...rest)).toEqual([])
    expect(said(back, first!, ...rest).map(([, say, after]) => [say, after])).toEqual(
      Array(4).fill(['back', null]),
    )
  })

  it('is not judged by what was known before a start', () => {
    expect(said(...all(failing(5 * day, { dueAt: minutesAgo(5 * day) })))).toEqual([])
  })
})

describe('whatever state sources are in', () => {
  const minutes = fc.nat({ max: 10 * day })
  const at = minutes.map(minutesAgo)
  const state = fc.record({
    failingSince: fc.option(at),
    heardAt: fc.option(at),
    polledAt: at,
    error: fc.constantFrom(refused, gone),
    stopped: fc.boolean(),
    newestAt: fc.option(at),
    usualSilenceMs: fc.option(fc.nat({ max: 5 * day * 60_000 })),
    dueAt: fc.option(at),
    deaf: fc
      .option(fc.tuple(fc.constantFrom('failing', 'silent', 'stopped', 'network'), minutes))
      .map((deaf) => deaf && told(...deaf)),
  })
  const many = fc
    .array(fc.tuple(state, fc.record({ off: fc.constantFrom(null, null, 'A_KEY in .env') })), {
      maxLength: 8,
    })
    .map((all) => all.map(([state, source], n) => makeListened(`s${n}`, state, source)))

  it('nothing is told twice, and each notice can be put into words', () => {
    fc.assert(
      fc.property(many, (listened) => {
        const changes = compareHearing(listened, now)
        for (const locale of ['en', 'fi'] as const) {
          const notices = describeHearing(changes, { ...helsinki, locale })
          expect(JSON.stringify(notices)).not.toMatch(/\{\{|notice\.|health\.|undefined|NaN/)
        }
        const after = new Map(changes.map((change) => [change.source.id, change.after]))
        const kept = listened.map(({ source, state }) => ({
          source,
          state: state && { ...state, deaf: after.has(source.id) ? after.get(source.id)! : state.deaf },
        }))
        const again = compareHearing(kept, now).filter(
          ({ say }) => say === 'cut-off' || say === 'again' || say === 'back',
        )
        expect(again).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('what the operations are told', () => {
  const tell = (locale: 'en' | 'fi', ...listened: Listened[]) =>
    describeHearing(compareHearing(listened, now), { ...helsinki, locale }).map(({ title, lines }) => [
      title,
      ...lines.map(({ text }) => text),
    ])

  it('is the reason, since when, and what to do', () => {
    expect(tell('en', makeListened('News', failing(60)), makeListened('ok'))).toEqual([
      [
        'Korva does not hear News',
        'News: failing since 21 Nov, 13:00: https://news.example refused the connection (ECONNREFUSED). Check the port, and whether the server runs.',
      ],
    ])
  })

  it('is one notice for all that went deaf at once, and one for those that are back', () => {
    const notices = tell(
      'en',
      makeListened('News', failing(60, { error: gone, stopped: true })),
      makeListened('Board', { newestAt: minutesAgo(31 * 60) }),
      makeListened('Reviews', { deaf: told('failing', 130) }),
    )
    expect(notices).toEqual([
      [
        'Korva does not hear 2 sources',
        'News: stopped: its publisher has taken it away for good. Look for its new address and put that into the settings, or have it asked once more by `korva sources --again News`.',
        'Board: silent for 31 h 0 min, though 30 h 0 min would be long for it. See whether people still write there: the place may have moved, or its feed may have died.',
      ],
      ['Korva hears Reviews again', 'Reviews: it was not heard for 2 h 10 min.'],
    ])
  })

  it('is one sentence where the network is down, and one when it is back', () => {
    expect(tell('en', makeListened('a', failing(60)), makeListened('b', failing(61)))).toEqual([
      [
        'Korva hears nothing: all sources fail at once',
        'None of 2 sources could be reached since 21 Nov, 12:59: the network of this machine seems to be down.',
        'Check the connection of this machine, its DNS and its proxy.',
        'The last that was said of a: https://news.example refused the connection (ECONNREFUSED).',
      ],
    ])
    const network = told('network', 120)
    expect(
      tell('fi', makeListened('a', { deaf: network }), makeListened('b', failing(120, { deaf: network }))),
    ).toEqual([
      [
        'Korva kuulee taas',
        'Yhteenkään 2 lähteestä ei saatu yhteyttä 2 h 0 min aikana. Kaikilta kysytään nyt uudelleen, ja sillä välin kirjoitettu tulee perässä.',
      ],
    ])
  })

  it('names twenty of hundreds', () => {
    const many = Array.from({ length: 300 }, (_, n) =>
      makeListened(`s${n}`, { newestAt: minutesAgo(31 * 60) }),
    )
    const [[title, ...lines]] = tell('fi', ...many) as [string[]]
    expect(title).toBe('Korva ei kuule 300 lähdettä')
    expect(lines).toHaveLength(20)
    expect(lines.at(-1)).toBe('…ja 281 muuta')
  })
})
