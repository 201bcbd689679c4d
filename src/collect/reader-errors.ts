import { KorvaError } from '../core/errors.ts'

/** The end of the time for one document. */
export const tooSlow = (ms: number) =>
  new KorvaError('parse-too-slow', `The document took longer than ${ms / 1000} s to read.`, {
    hint: 'Look at the document: a feed that takes this long is broken or meant to do harm.',
  })

/** The end of the process in the middle of a document. V8 aborts where its heap is full. */
export function died(error: Error | null, signal: NodeJS.Signals | null, memoryMb: number): KorvaError {
  return signal === 'SIGABRT'
    ? new KorvaError('parse-too-big', `The document took more than ${memoryMb} MB of memory to read.`, {
        hint: 'Look at the document: a feed that needs this much is broken or meant to do harm.',
      })
    : new KorvaError('parse-failed', 'The document ended the program that read it.', {
        hint: 'Report this with the document.',
        ...(error ? { cause: error } : {}),
      })
}

/** No process to read with. */
export const notStarted = (cause?: unknown) =>
  new KorvaError('reader-not-started', 'The program that reads documents could not be started.', {
    hint: 'Look whether this machine has memory to spare, and how many processes it allows.',
    ...(cause !== undefined && { cause }),
  })

/** The end of the time that a document waits for its turn. */
export const tooBusy = () =>
  new KorvaError('reader-busy', 'The document was not read: too many others were before it.', {
    hint: 'Nothing to do unless it goes on: then look for sources whose documents take long to read.',
  })

/** The end of the product, before a document was read. */
export const parserClosed = () =>
  new KorvaError('parser-closed', 'The parser was closed before the document was read.', {
    hint: 'Nothing to do: Korva is stopping.',
  })
