/** What came back from an address. */
export interface Answer {
  status: number
  /** Whether it is a page for people: none of ours for programs is. */
  html: boolean
  /** The beginning of the body. */
  body: string
  ms: number
}

/** Enough to know an answer of ours by. */
const mostBytes = 4_096

/** Asks an address once and follows it nowhere. Resolves to why nothing came back, in words, where nothing did. */
export async function knock(url: string, init: RequestInit, withinMs: number): Promise<Answer | string> {
  const began = performance.now()
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    })
    const body = await beginningOf(response)
    const html =
      /html/i.test(response.headers.get('content-type') ?? '') || /^\s*<(?:!doctype|html)/i.test(body)
    return { status: response.status, html, body, ms: Math.round(performance.now() - began) }
  } catch (error) {
    return whyNot(error, withinMs)
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    parts.push(part)
    size += part.length
    if (size >= mostBytes) break
  }
  return Buffer.concat(parts).subarray(0, mostBytes).toString()
}

/** In the words of the network's codes: the message of an error may hold whatever was sent. */
function whyNot(error: unknown, withinMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${withinMs / 1_000} s`
  const { cause } = error as { cause?: unknown }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'the connection broke'
  return `no answer (${code})`
}
