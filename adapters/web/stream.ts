import { limits } from './limits.ts'

/** A connection to one open page: server-sent events (HTML Living Standard, 9.2). */
export interface Stream {
  body: ReadableStream<Uint8Array>
  /** Sends markup; `mark` comes back as Last-Event-ID when the page connects again. */
  send(content: string, mark: string): void
  /** A comment, so that proxies do not take the silence for the end. */
  beat(): void
  close(): void
}

/** Opens a stream. `onEnd` is called once, whoever ended it. A page that does not read what it is sent is let go. */
export function createStream(onEnd: () => void): Stream {
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null

  const end = () => {
    controller = null
    onEnd()
  }
  const write = (text: string) => {
    if (!controller) return
    if ((controller.desiredSize ?? 0) <= 0) return close()
    controller.enqueue(encoder.encode(text))
  }
  const close = () => {
    if (!controller) return
    controller.close()
    end()
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start(opened) {
        controller = opened
      },
      cancel: () => (controller ? end() : undefined),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: limits.backlogBytes }),
  )
  return {
    body,
    send: (content, mark) => write(`id: ${mark}\n${asData(content)}\n`),
    beat: () => write(': here\n\n'),
    close,
  }
}

/** The answer that carries a stream, or a few events and the end. */
export function eventStream(body: ReadableStream<Uint8Array> | string): Response {
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
  })
}

/** Every line of the content as a line of data: a text of a feed with a line break in it cannot become a field. */
const asData = (content: string) =>
  content
    .split(/\r\n|\r|\n/)
    .map((line) => `data: ${line}\n`)
    .join('')
