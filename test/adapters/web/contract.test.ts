import type { PostRef } from '../../../src/core/ports.ts'
import { chatAdapterContract } from '../../contracts/chat-adapter.ts'
import { startInbox } from '../../support/browser.ts'
import { elementsOf, findElement, parsePage, textOf } from './page.ts'
import { createVisitor, pressAs, toldIn, type Visitor } from './visitor.ts'

chatAdapterContract('Web', async (cases) => {
  const inbox = await startInbox({ cases })
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
    channel: { id: 'desk', platform: 'web', target: null },
    memory: inbox.memory,
    showsNotices: false,
    shown,
    press: async (_ref, caseId, action, person) =>
      toldIn(await pressAs(visitorOf(person), caseId, action, person)),
    async say(words) {
      const page = await visitorOf('a reader').get(`/ask?${new URLSearchParams({ words })}`)
      return textOf(parsePage(await page.text()))
    },
    close: inbox.close,
  }
})
