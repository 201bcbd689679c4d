import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ChatBody } from '../../src/opinion/endpoint/make-request.ts'

/** What the stand-in was asked. */
export interface AskedChat {
  path: string
  authorization: string | undefined
  body: ChatBody
  /** What stands in the user message. */
  question: { text: string; about: string | null; language: string }
}

/** An answer of the stand-in: status, headers and body; what is left out is 200, none and empty. */
export interface ChatAnswer {
  status?: number
  headers?: Record<string, string>
  body?: string
}

/** A service that speaks as OpenAI's chat completions do. `answer` decides; `null` never answers. */
export async function startChatStandIn(answer: (asked: AskedChat) => ChatAnswer | null) {
  const asked: AskedChat[] = []
  const server = createServer(async (request, response) => {
    const one = await readChat(request)
    asked.push(one)
    const given = answer(one)
    if (given) end(response, given)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    ...{ asked, url: `http://127.0.0.1:${port}/v1` },
    close: () => {
      server.closeAllConnections()
      return new Promise<unknown>((done) => server.close(done))
    },
  }
}

async function readChat(request: IncomingMessage): Promise<AskedChat> {
  const chunks = await Array.fromAsync(request)
  const body = JSON.parse(Buffer.concat(chunks).toString()) as ChatBody
  const { authorization } = request.headers
  return { path: request.url!, authorization, body, question: JSON.parse(body.messages.at(-1)!.content) }
}

function end(response: ServerResponse, { status = 200, headers = {}, body = '' }: ChatAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body)
}

/** A completion whose message is this. */
export const said = (content: string): ChatAnswer => ({
  body: JSON.stringify({
    id: 'c1',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content } }],
  }),
})
