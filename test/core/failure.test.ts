import { describe, expect, it } from 'vitest'
import { explainFailure, timedOut } from '../../src/collect/http/explain-failure.ts'
import { explainStatus } from '../../src/collect/http/explain-status.ts'
import { notAFeed } from '../../src/collect/not-a-feed.ts'
import { describeFailure } from '../../src/core/describe-failure.ts'
import { describeError, type KorvaError } from '../../src/core/errors.ts'
import { failure } from '../../src/core/texts/failure.ts'
import { textsFor } from '../../src/core/texts/index.ts'

const what = 'Source "news": https://news.example'
const status = (code: number) => explainStatus(what, { status: code, headers: {} }, new Date(0))
const broken = (code: string) => explainFailure(what, Object.assign(new Error(), { code }), 1)
const page = (title: string) => notAFeed(`<!doctype html><html><head><title>${title}</title></head></html>`)
const inFinnish = (error: KorvaError) => {
  const { code, message, hint } = describeError(error)
  return describeFailure({ code, message, ...(hint && { hint }) }, textsFor('fi'))
}

/** What goes wrong on the way to a feed, and how it is said in Finnish. */
const table: [error: KorvaError, said: string][] = [
  [status(404), 'osoitteesta ei löydy mitään (404)'],
  [status(403), 'palvelin ei anna lukea sitä (403)'],
  [status(500), 'palvelimessa on vika (500)'],
  [status(503), 'palvelu ei ole nyt saatavilla (503)'],
  [broken('ENOTFOUND'), 'palvelimen nimeä ei löydy (ENOTFOUND)'],
  [broken('ECONNREFUSED'), 'palvelin torjui yhteyden (ECONNREFUSED)'],
  [broken('UND_ERR_SOCKET'), 'palvelin katkaisi vastauksensa (UND_ERR_SOCKET)'],
  [broken('CERT_HAS_EXPIRED'), 'palvelimen salattuun yhteyteen ei voi luottaa (CERT_HAS_EXPIRED)'],
  [broken('WHATEVER'), 'yhteyttä ei saatu (WHATEVER)'],
  [timedOut(what, 20_000), 'palvelin ei vastannut ajoissa'],
  [notAFeed(''), 'osoitteesta tulee tyhjää'],
  [page('About us'), 'osoitteessa on verkkosivu eikä syöte ("About us")'],
  [page('Sign in'), 'osoitteessa on kirjautumissivu eikä syöte ("Sign in")'],
  [page('Just a moment...'), 'osoitteessa on sivu, joka päästää läpi vain selaimet ("Just a moment...")'],
]

describe('what failed, in words', () => {
  it.each(table)('%s', (error, said) => {
    const found = inFinnish(error)
    expect(found.said).toBe(said)
    expect(found.todo).toMatch(/^[A-ZÄÖ].*\.$/)
    expect(found.todo).not.toBe(error.hint)
  })

  it('covers every code that has Finnish words', () => {
    expect(new Set(table.map(([{ code }]) => code))).toEqual(new Set(Object.keys(failure.fi)))
  })

  it('keeps the words of an error that says more than its code does', () => {
    const hint = 'Check the name of the subreddit.'
    const error = { code: 'fetch-not-found', message: 'Source "r": Reddit knows no r/none.', hint }
    expect(describeFailure(error, textsFor('fi'))).toEqual({ said: 'Reddit knows no r/none', todo: hint })
    expect(describeFailure({ code: 'x', message: 'y' }, textsFor('fi'))).toEqual({ said: 'y', todo: null })
  })

  it('is in its own words in English', () => {
    const { code, message } = status(500)
    expect(describeFailure({ code, message, hint: 'Wait.' }, textsFor('en'))).toEqual({
      said: 'https://news.example failed on its server (status 500)',
      todo: 'Wait.',
    })
  })
})
