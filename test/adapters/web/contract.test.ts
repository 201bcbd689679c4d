import type { ClickOutcome, PostRef } from '../../../src/core/ports.ts'
import { chatAdapterContract } from '../../contracts/chat-adapter.ts'
import { startInbox } from '../../support/browser.ts'
import { fillDialog } from '../../support/fill-dialog.ts'
import { createMemoryDesk } from '../../support/memory-desk.ts'
import { elementsOf, findElement, parsePage, textOf } from './page.ts'
import { createVisitor, fillIn, pressAs, toldIn, type Visitor } from './visitor.ts'

chatAdapterContract('Web', async (cases) => {
  const memory = createMemoryDesk({ cases })
  const { act } = memory.desk
  let last: ClickOutcome | null = null
  memory.desk.act = async (click) => {
    last = await act(click)
    return last
  }
  const inbox = await startInbox({ memory })
  const visitors = new Map<string, Visitor>()
  const visitorOf = (person: string) => {
    const visitor = visitors.get(person) ?? createVisitor(inbox.url)
    visitors.set(person, visitor)
    return visitor
  }

  async function shown(ref: PostRef) {
    const page = parsePage(await (await visitorOf('a reader').get('/?state=all')).text())
    const article = findElement(page, ({ attributes }) => attributes.id === `case-${ref.message}`)
    if (!article) return null
    const labels = elementsOf(article).filter(({ name }) => name === 'button')
    return { text: textOf(article), labels: labels.map((button) => textOf(button).trim()) }
  }

  return {
    adapter: inbox.adapter,
    channel: { id: 'desk', platform: 'web' as const, target: null, brands: null },
    memory: inbox.memory,
    showsNotices: false,
    shown,
    async press(_ref, caseId, action, person, input) {
      const visitor = visitorOf(person)
      const html = await pressAs(visitor, caseId, action, person)
      if (last?.outcome !== 'ask') return toldIn(html)
      return toldIn(await fillIn(visitor, html, input ?? fillDialog(last.dialog)))
    },
    async say(words) {
      const page = await visitorOf('a reader').get(`/ask?${new URLSearchParams({ words })}`)
      return textOf(parsePage(await page.text()))
    },
    close: inbox.close,
  }
})
