import { describe, expect, it } from 'vitest'
import type { Listened } from '../../src/core/deafness.ts'
import { describeHealth } from '../../src/core/describe-health.ts'
import { failing, helsinki, makeListened, minutesAgo } from './listened.ts'

const deaf = (reason: 'silent' | 'network' | 'failing', minutes: number) => ({
  deaf: { reason, since: minutesAgo(minutes).toISOString() },
})

describe('the health of a source in words', () => {
  it.each<[Listened, boolean, string, string]>([
    [makeListened('a'), true, 'heard', 'kuuluu'],
    [
      makeListened('a', { notes: ['truncated', 'unknown-dates'] }),
      true,
      'heard, but its feed ends in the middle; some of its dates could not be understood',
      'kuuluu, mutta sen syöte katkeaa kesken; osaa sen päivämääristä ei ymmärretty',
    ],
    [makeListened('a', null), false, 'not heard yet', 'ei ole vielä kuultu'],
    [
      makeListened('a', null, { schedule: null }),
      true,
      'takes what is brought to it',
      'ottaa vastaan, mitä sille tuodaan',
    ],
    [
      makeListened('a', null, { off: 'YOUTUBE_API_KEY in .env' }),
      false,
      'off: it needs YOUTUBE_API_KEY in .env',
      'pois päältä: puuttuu YOUTUBE_API_KEY in .env',
    ],
    [
      makeListened('a', failing(5)),
      false,
      'failing since 21 Nov, 13:55: https://news.example refused the connection (ECONNREFUSED)',
      'ei ole kuulunut 21.11. klo 13.55 jälkeen: palvelin torjui yhteyden (ECONNREFUSED)',
    ],
    [
      makeListened('a', { newestAt: minutesAgo(31 * 60), ...deaf('silent', 31 * 60) }),
      false,
      'silent for 31 h 0 min, though 30 h 0 min would be long for it',
      'hiljaa jo 31 h 0 min, vaikka jo 30 h 0 min olisi sille pitkä aika',
    ],
    [
      makeListened('a', failing(90, deaf('network', 90))),
      false,
      'not heard since 21 Nov, 12:30, as none is: the network of this machine seems to be down',
      'ei ole kuulunut 21.11. klo 12.30 jälkeen, eikä ole mikään muukaan: tämän koneen verkkoyhteys näyttää olevan poikki',
    ],
    [
      makeListened('a', { dueAt: minutesAgo(200) }),
      false,
      'not asked: its turn came 3 h 20 min ago',
      'kysymättä: vuoro tuli jo 3 h 20 min sitten',
    ],
    [makeListened('a', { dueAt: minutesAgo(10) }), true, 'heard', 'kuuluu'],
    // Heard again, and the look that announces it is still to come.
    [makeListened('a', deaf('failing', 90)), true, 'heard', 'kuuluu'],
    // What is known is of another address.
    [
      makeListened('a', { ...failing(90), url: 'https://old.example/' }),
      false,
      'not heard yet',
      'ei ole vielä kuultu',
    ],
  ])('%#: %s', (listened, heard, english, finnish) => {
    expect(describeHealth(listened, helsinki)).toMatchObject({ heard, words: english })
    expect(describeHealth(listened, { ...helsinki, locale: 'fi' }).words).toBe(finnish)
  })

  it('comes with what to do, wherever something has to be done', () => {
    const todoOf = (listened: Listened) => describeHealth(listened, helsinki).todo
    expect(todoOf(makeListened('a'))).toBeNull()
    expect(todoOf(makeListened('a', failing(5)))).toBe('Check the port, and whether the server runs.')
    expect(todoOf(makeListened('a', failing(5, { error: { code: 'x', message: 'y' } })))).toContain(
      'korva check',
    )
    expect(todoOf(makeListened('a', failing(5, { stopped: true })))).toContain('korva sources --again a')
    expect(todoOf(makeListened('a', null, { off: 'A_KEY in .env' }))).toContain('A_KEY in .env')
  })

  it('says what failed and keeps the name of the source out, which stands before it', () => {
    const error = { code: 'not-a-feed', message: 'Source "a" (a.example): This is a web page.' }
    expect(describeHealth(makeListened('a', failing(5, { error })), helsinki).words).toBe(
      'failing since 21 Nov, 13:55: This is a web page',
    )
  })
})
