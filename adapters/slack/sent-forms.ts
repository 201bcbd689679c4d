import type { DialogInput } from '../../src/core/dialog.ts'

/** Forms that are remembered: more than are filled in at one time. */
const capacity = 1_000

/**
 * Does what a form asks for once, however often it is sent: the one that was answered too late, or whose answer was lost,
 * is sent again by an impatient person. Only what did not work, and another filling, is tried anew.
 */
export function createSentForms<T>(worked: (answer: T) => boolean) {
  const forms = new Map<string, { input: string; answer: Promise<T> }>()

  return ({ viewId, input }: { viewId: string; input: DialogInput }, act: () => Promise<T>): Promise<T> => {
    const filled = JSON.stringify(input)
    const before = forms.get(viewId)
    if (viewId && before?.input === filled) return before.answer
    const entry = { input: filled, answer: act() }
    const forget = () => forms.get(viewId) === entry && forms.delete(viewId)
    forms.set(viewId, entry)
    entry.answer.then((answer) => worked(answer) || forget(), forget)
    const [oldest] = forms.keys()
    if (forms.size > capacity && oldest !== undefined) forms.delete(oldest)
    return entry.answer
  }
}
