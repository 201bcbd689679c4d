import type { IncomingMessage, ServerResponse } from 'node:http'
import { startPublisher } from '../publisher.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** Google: its token endpoint, and one API whose answers a test decides on. */
export async function startGoogle(apiOrigin: string) {
  const [tokens, api] = await Promise.all([startPublisher(), startPublisher()])
  const asked: URLSearchParams[] = []
  const give: Answer = (request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      asked.push(new URLSearchParams(body))
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ access_token: 'ya29.secret', expires_in: 3599, token_type: 'Bearer' }))
    })
  }
  tokens.answer(give)
  return {
    standIns: { 'https://oauth2.googleapis.com': tokens.url(''), [apiOrigin]: api.url('') },
    /** What tokens were asked for with. */
    asked,
    api,
    /** The token endpoint refuses, as RFC 6749 writes it; null: it gives again. */
    refuseTokens(error: string | null) {
      const body = { error, error_description: 'Token has been expired or revoked: secret-detail' }
      if (error === null) tokens.answer(give)
      else tokens.send(JSON.stringify(body), { 'content-type': 'application/json' }, 400)
    },
    async close() {
      await Promise.all([tokens.close(), api.close()])
    },
  }
}

export type Google = Awaited<ReturnType<typeof startGoogle>>
