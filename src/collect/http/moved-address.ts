import type { PollMemory } from '../../core/collector-ports.ts'

/** So many good answers in a row have to say that an address has moved: some redirect for an hour and say for good. */
const enough = 3

/** Where a source is asked instead of its own address; null: there. */
export function movedTo({ moved }: PollMemory): URL | null {
  return moved && moved.times >= enough ? URL.parse(moved.to) : null
}

/** What is remembered after a good answer of the source's own address, whose redirects led to `to` for good. */
export function countMove({ moved }: PollMemory, to: URL | null): Pick<PollMemory, 'moved'> {
  if (!to) return {}
  return { moved: { to: to.href, times: to.href === moved?.to ? moved.times + 1 : 1 } }
}

/** The memory for asking the source's own address again. What the other one said of its answers counts there no more. */
export function withoutMove(memory: PollMemory): PollMemory {
  const { moved: _, etag: __, lastModified: ___, validatorsAt: ____, ...rest } = memory
  return rest
}
