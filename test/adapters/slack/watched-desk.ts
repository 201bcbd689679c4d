import type { ClickOutcome, Desk } from '../../../src/core/ports.ts'
import type { MemoryDesk } from '../../support/memory-desk.ts'

/** A desk that can be waited for: Slack has its answer before the desk is asked. */
export function watchDesk(memory: MemoryDesk, changes: Partial<Desk> = {}) {
  const outcomes: Promise<ClickOutcome>[] = []
  const noted: Promise<boolean>[] = []
  const waiting = new Set<() => void>()
  const given = { ...memory.desk, ...changes }
  const keep = <T>(all: Promise<T>[], one: Promise<T>) => {
    all.push(one)
    for (const check of [...waiting]) check()
    return one
  }
  /** The n-th of them, as soon as there is one. */
  const nth =
    <T>(all: Promise<T>[]) =>
    (index: number) =>
      new Promise<T>((resolve) => {
        const check = () => {
          if (index >= all.length) return
          waiting.delete(check)
          resolve(all[index]!)
        }
        waiting.add(check)
        check()
      })
  const desk: Desk = {
    act: (click) => keep(outcomes, given.act(click)),
    note: (note, asker) => keep(noted, given.note(note, asker)),
    answer: given.answer,
    list: given.list,
    mayConnect: given.mayConnect,
  }
  return { desk, outcomes, outcome: nth(outcomes), noted: nth(noted) }
}
