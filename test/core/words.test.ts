import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { routeMention } from '../../src/core/channel.ts'
import { startOfDay } from '../../src/core/clocking.ts'
import { parseCommand } from '../../src/core/command.ts'
import { describeError, KorvaError } from '../../src/core/errors.ts'
import { describeHelp, describeToday } from '../../src/core/report.ts'
import { textsFor } from '../../src/core/texts/index.ts'
import { makeVerdict } from '../support/make-verdict.ts'
import { makeReport } from '../support/memory-desk.ts'

describe('commands', () => {
  it.each([
    ['today', { kind: 'today' }],
    ['  Mentions   TODAY ', { kind: 'today' }],
    ['tänään', { kind: 'today' }],
    ['lessons', { kind: 'lessons' }],
    ['Säännöt', { kind: 'rules' }],
    ['audit 12', { kind: 'audit', caseId: 12 }],
    ['/mentions Audit #7', { kind: 'audit', caseId: 7 }],
    ['loki 7', { kind: 'audit', caseId: 7 }],
    ['audit', { kind: 'unknown', said: 'audit' }],
    ['audit 0', { kind: 'unknown', said: 'audit 0' }],
    ['audit 12345678901', { kind: 'unknown', said: 'audit 12345678901' }],
    ['audit all', { kind: 'unknown', said: 'audit all' }],
    ['', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['connect support', { kind: 'connect', channel: 'support' }],
    ['connect', { kind: 'unknown', said: 'connect' }],
    ['frob nicate', { kind: 'unknown', said: 'frob nicate' }],
  ])('%j is %o', (said, command) => {
    expect(parseCommand(said)).toEqual(command)
  })

  it('are never a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (said) => {
        expect(parseCommand(said).kind).toBeTypeOf('string')
      }),
    )
  })
})

describe('routes', () => {
  const verdict = makeVerdict({ lang: 'fi' })
  const mention = { brand: { id: 'acme' }, source: { id: 'news' }, verdict }
  it('hold for what they name, and for all that they leave out', () => {
    const routes = [
      { when: {}, to: ['all'] },
      { when: { sentiment: 'negative' as const, severity: 'high' as const }, to: ['worst', 'all'] },
      { when: { brand: 'other' }, to: ['other'] },
      { when: { source: 'news', language: 'fi' }, to: ['finnish'] },
      { when: { severity: 'low' as const }, to: ['low'] },
    ]
    expect(routeMention(routes, mention)).toEqual(['all', 'worst', 'finnish'])
  })
})

describe('help', () => {
  it.each([
    ['en', 'audit <case>: what was done to a case, and by whom (admins)'],
    ['fi', 'audit <case>: mitä tapaukselle on tehty ja kuka (ylläpitäjät)'],
  ] as const)('tells of the audit in %s', (locale, line) => {
    const { lines } = describeHelp(textsFor(locale), ['today', 'audit'], '/mentions ')
    expect(lines[1]).toBe(`/mentions ${line}`)
  })
})

describe('the start of the day', () => {
  it.each([
    ['2026-11-21T23:30:00Z', '2026-11-21T22:00:00.000Z'],
    ['2026-06-21T20:59:59Z', '2026-06-20T21:00:00.000Z'],
    ['2026-03-29T10:00:00Z', '2026-03-28T22:00:00.000Z'],
    ['2026-10-25T10:00:00Z', '2026-10-24T21:00:00.000Z'],
  ])('%s began at %s in Helsinki, clock changes or not', (now, start) => {
    expect(startOfDay(new Date(now), 'Europe/Helsinki').toISOString()).toBe(start)
  })
})

describe('the report in words', () => {
  it('says it in English', () => {
    expect(describeToday(makeReport(), { locale: 'en', timezone: 'Europe/Helsinki' })).toEqual({
      title: 'Today, Saturday 21 November',
      lines: [
        '6 mentions: 3 negative, 1 neutral, 2 positive',
        'Felt: anger 2, joy 1',
        'About: delivery 3, Customer <care> 1',
        'Severity of the negative ones: high 1, medium 2, low 0',
        '2 cases: 1 open, 0 claimed, 0 answered, 0 snoozed, 1 resolved, 0 dismissed',
        '1 case waits for an answer, 0 past the promise',
        '100% closed within the promise of 1 h 30 min (1 of 1)',
        'Heard 2 of 3 sources',
        'Not heard: acme-board (failing since 21 Nov, 13:05: it refused the connection)',
      ],
    })
  })

  it('has no line for feelings, topics and severity where nothing was said', () => {
    const quiet = { feelings: [], topics: [], severity: { high: 0, medium: 0, low: 0 } }
    const { lines } = describeToday({ ...makeReport(), ...quiet }, { locale: 'en', timezone: 'UTC' })
    expect(lines.filter((line) => /^(Felt|About|Severity)/.test(line))).toEqual([])
  })

  it('names twelve of many sources that are not heard', () => {
    const deaf = Array.from({ length: 30 }, (_, n) => ({ name: `Source ${n}`, reason: 'not heard yet' }))
    const report = { ...makeReport(), sources: { total: 40, heard: 10, deaf } }
    const { lines } = describeToday(report, { locale: 'en', timezone: 'Europe/Helsinki' })
    expect(lines).toContain('Heard 10 of 40 sources')
    expect(lines.slice(-2)).toEqual(['Not heard: Source 11 (not heard yet)', '…and 18 more'])
  })

  it('says it in Finnish', () => {
    const { title, lines } = describeToday(makeReport(), { locale: 'fi', timezone: 'Europe/Helsinki' })
    expect(title).toBe('Tänään lauantai 21. marraskuuta')
    expect(lines).toContain('1 tapaus odottaa vastausta, 0 yli lupauksen')
    expect(lines).toContain('Tunteet: suuttumus 2, ilo 1')
    expect(lines).toContain('Kielteisistä vakavia 1, keskivakavia 2, lieviä 0')
  })
})

describe('errors', () => {
  it('are described by code, message and hint, whatever was thrown', () => {
    const refused = new KorvaError('no-luck', 'It did not work.', { hint: 'Try again.' })
    expect(describeError(refused)).toEqual({
      code: 'no-luck',
      message: 'It did not work.',
      hint: 'Try again.',
    })
    const refusedByNode = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    expect(describeError(refusedByNode)).toEqual({ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' })
    expect(describeError('plain')).toEqual({ code: 'unexpected', message: 'plain' })
  })
})
