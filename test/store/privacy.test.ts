import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuthorName } from '../../src/core/case-ports.ts'
import type { FeedItem } from '../../src/core/feed-item.ts'
import { aino, at, type CaseStore, makeCaseStore, wrote } from '../support/case-store.ts'
import { engines } from '../support/databases.ts'

const day = 24 * 3_600_000
const late = at('23:00:00')
/** Every word that is to be gone, whatever table it was in. */
const words = /maija|otsikko|surkea|pelottaa|paketti|acmen|soitettiin|odottaa tukkua|lupasi hyvittää/i

describe.each(engines)('erasing, on $name', ({ make }) => {
  let cases: CaseStore
  let counter = 0
  beforeAll(async () => {
    cases = await makeCaseStore(make)
  })
  afterAll(() => cases.close())

  const erase = (wish: AuthorName | { seenBefore: Date }, most = 100) =>
    cases.store.transaction(({ privacy }) => privacy.erase(wish, late, most))
  const forget = (author: string, sourceId: string | null = null) => erase({ author, sourceId })
  const sift = async (source: string, item: FeedItem) => {
    const { fresh, edited } = await cases.store.direct.items.sift(source, [item])
    return { fresh: fresh.length, edited: edited.length }
  }
  /** All that reports and lists count. */
  const counts = async () => {
    const { mentions, lists, items } = cases.store.direct
    const [from, to] = [new Date(0), late]
    return {
      ...{ count: await mentions.count(from, to, 'Europe/Helsinki'), tally: await mentions.tally(from, to) },
      ...{ hidden: await mentions.hidden(from, to), figures: await items.figures(from) },
      ...{ opened: await lists.openedSince(from), closed: await lists.closedSince(from) },
      ...{ waiting: await lists.waiting(late), all: await lists.count({}) },
      anger: await lists.count({ feeling: 'anger', severity: 'high', brand: 'acme', topic: 'delivery' }),
      praise: await lists.count({ kind: 'praise' }),
    }
  }
  /** The whole database as text, but for the audit log and what the team is called. */
  const everything = async () => {
    const { db } = cases.opened.engine
    const names = ['items', 'item_aliases', 'mentions', 'cases', 'case_events', 'deliveries', 'story_keys']
    const texts = await Promise.all(
      names.map(async (name) => {
        const { rows } = await sql`select * from ${sql.table(`korva.${name}`)}`.execute(db)
        return JSON.stringify(rows)
      }),
    )
    return texts.join('\n')
  }
  const own = (name: string) => `${name} ${++counter}`

  it('keeps what every report counts, and no word', async () => {
    const author = own('Maija')
    const item = wrote(author, `maija${counter}`)
    const { caseId, itemId } = await cases.openCase(item)
    await cases.store.direct.stories.keep([{ itemId, storyId: itemId, keys: [1, 2], seenAt: at('09:00:00') }])
    const inHand = { state: 'claimed' as const, owner: aino, at: at('09:01:00'), lapsesAt: null }
    const act = (change: Parameters<CaseStore['change']>[1], what: Parameters<CaseStore['change']>[2]) =>
      cases.change(caseId, change, what)
    await act({ state: inHand }, { action: 'note', text: 'Maijalle soitettiin' })
    const [before, after] = [
      { text: 'Acmen surkea paketti', rating: 2 },
      { text: 'Yhä surkea', rating: 1 },
    ]
    await act({ state: inHand }, { action: 'came-back', before, after, mentionId: 1 })
    const snoozed = {
      ...{ state: 'snoozed' as const, by: aino, at: at('09:02:00'), until: at('09:30:00') },
      ...{ reason: 'Odottaa tukkua', after: inHand },
    }
    const { until, reason } = snoozed
    await act({ state: snoozed }, { action: 'snooze', until, reason, pastPromise: false })
    const url = 'https://example.com/@maija/1#answer'
    const answered = { ...inHand, state: 'answered' as const, by: aino, reply: url }
    await act({ state: answered }, { action: 'reply', url })
    const outcome = { solved: 'yes' as const, treated: ['kind' as const], why: 'Maija lupasi hyvittää' }
    const closed = { state: 'resolved' as const, by: aino, at: at('10:00:00'), answeredAt: at('09:50:00') }
    await act({ state: { ...closed, outcome } }, { action: 'resolve', outcome })
    const [cardId] = [await cases.store.direct.deliveries.add({ caseId, at: at('09:00:00') }, slack)]
    const thread = { lines: [{ text: 'Maija: surkea', url }], calls: [] }
    await cases.store.direct.deliveries.add({ thread, caseId, cardId: cardId!, remind: null }, slack)
    const flood = { title: '3 mainintaa', lines: [{ text: 'Acme: Otsikko maija', url: item.url }, another] }
    const noticeId = await cases.store.direct.deliveries.add({ notice: flood }, slack)
    const counted = await counts()
    expect(await everything()).toMatch(words)

    expect(await forget(author.toUpperCase())).toEqual({ items: 1, caseIds: [caseId], digestIds: [] })

    expect(await counts()).toEqual(counted)
    expect(await everything()).not.toMatch(words)
    const found = (await cases.store.direct.cases.get(caseId))!
    expect(found.mention).toMatchObject({
      ...{ erased: true, sourceId: 'news', writtenAt: at('08:00:00'), terms: [], why: null },
      item: { url: null, title: null, text: null, author: null, rating: 1, publishedAt: at('08:00:00') },
      verdict: { label: 'negative', score: expect.closeTo(-0.7, 5), reasons: [], severity: 'high' },
    })
    const { feelings, topics } = found.mention.verdict
    expect(feelings).toEqual([
      { feeling: 'anger', words: [] },
      { feeling: 'worry', words: [] },
    ])
    expect(topics).toEqual([{ topic: 'delivery', words: [] }])
    expect(found.notes).toBeNull()
    expect(found.state).toEqual({ ...closed, outcome: { ...outcome, why: null } })
    const events = await cases.store.direct.cases.events(caseId)
    const done = ['open', 'note', 'came-back', 'snooze', 'reply', 'resolve', 'erased']
    expect(events.map(({ act }) => act.action)).toEqual(done)
    expect(events[1]).toMatchObject({ who: aino, at: at('09:10:00') })
    expect(events[2]!.act).toMatchObject({ before: { text: '', rating: 2 }, after: { text: '', rating: 1 } })
    const notice = await cases.store.direct.deliveries.get(noticeId!)
    expect(notice!.content).toEqual({ kind: 'notice', notice: { ...flood, lines: [another] } })
  })

  it('reads snoozed and answered cases of erased mentions as before', async () => {
    const author = own('Pekka')
    const { caseId } = await cases.openCase(wrote(author, `pekka${counter}`))
    const answered = {
      ...{ state: 'answered' as const, owner: aino, by: aino, at: at('09:20:00') },
      reply: 'https://example.com/@pekka',
    }
    const snoozed = { state: 'snoozed' as const, by: aino, at: at('09:30:00'), until: at('12:00:00') }
    const act = { action: 'snooze' as const, until: at('12:00:00'), reason: 'x', pastPromise: false }
    await cases.change(caseId, { state: { ...snoozed, reason: 'Pekka', after: answered } }, act)
    await forget(author)
    const { state } = (await cases.store.direct.cases.get(caseId))!
    expect(state).toEqual({ ...snoozed, reason: '', after: { ...answered, reply: null } })
  })

  it('knows an erased item again by each of its names, whatever it says, and stores it never anew', async () => {
    const author = own('Liisa')
    const item = wrote(author, `liisa${counter}`)
    await cases.addMention('news', item)
    await forget(author)
    const nothing = { fresh: 0, edited: 0 }
    expect(await sift('news', item)).toEqual(nothing)
    expect(await sift('news', { ...item, text: 'Muuta', title: null })).toEqual(nothing)
    const moved = { ...item, id: 'tag:new', aliases: [item.aliases[0]!, 'link:later'] }
    expect(await sift('news', moved)).toEqual(nothing)
    expect(await sift('news', { ...item, id: 'tag:newer', aliases: ['link:later'] })).toEqual(nothing)
    expect(await sift('news', { ...item, id: 'tag:new', aliases: [] })).toEqual(nothing)
    expect(await cases.store.direct.items.add('news', [item, moved], late)).toEqual([])
    expect(await everything()).not.toMatch(new RegExp(`liisa${counter}|tag:new|link:later`))
    expect(await sift('elsewhere', item)).toEqual({ fresh: 1, edited: 0 })
    expect(await sift('news', { ...item, id: 'another', aliases: [] })).toEqual({ fresh: 1, edited: 0 })
  })

  it('leaves a name of an erased item to it, where another one claims it', async () => {
    const author = own('Ritva')
    const item = wrote(author, `ritva${counter}`)
    await cases.addMention('news', item)
    const beside = wrote(null, `beside${counter}`)
    await cases.addMention('news', beside)
    await forget(author)
    await sift('news', { ...beside, aliases: [item.aliases[0]!] })
    const alone = { ...item, id: 'x', aliases: [item.aliases[0]!] }
    expect(await sift('news', alone)).toEqual({ fresh: 0, edited: 0 })
  })

  it('puts no words back of an edit that was under way', async () => {
    const author = own('Veikko')
    const item = wrote(author, `veikko${counter}`)
    const { itemId } = await cases.addMention('news', item)
    await forget(author)
    const edit = { itemId, item: { ...item, text: 'Uusi' } }
    expect(await cases.store.direct.items.edit([edit])).toEqual([])
    expect(await everything()).not.toContain('Uusi')
  })

  it('forgets an author at one source alone, or at all, and nobody of a like name', async () => {
    const author = own('Äiti Å')
    const both = ['one', 'two'].map((source) => `${source}${counter}`)
    for (const source of both) await cases.addMention(source, wrote(author, source))
    await cases.addMention(both[0]!, wrote(`${author}b`, `like${counter}`))
    const count = (sourceId: string | null) =>
      cases.store.direct.privacy.count({ author: author.toLowerCase(), sourceId })
    expect([await count(null), await count(both[0]!), await count('nowhere')]).toEqual([2, 1, 0])
    expect(await forget(author, both[1]!)).toMatchObject({ items: 1 })
    expect([await count(null), await count(both[0]!), await count(both[1]!)]).toEqual([1, 1, 0])
    expect(await forget(author)).toMatchObject({ items: 1 })
    expect(await forget(author)).toEqual({ items: 0, caseIds: [], digestIds: [] })
    const like = { author: `${author}b`, sourceId: null }
    expect(await cases.store.direct.privacy.count(like)).toBe(1)
  })

  it('erases by age some items at a time, with what was noted since and sent long ago', async () => {
    const old = (days: number) => new Date(at('12:00:00').getTime() - days * day)
    const { mentionId } = await cases.addMention('old', wrote('Kalle', 'kalle'), {}, old(401))
    for (const n of [1, 2, 3, 4]) {
      await cases.addMention('old', wrote('Kalle', `kalle${n}`), {}, old(399 + n / 2))
    }
    const opened = { kind: 'complaint' as const, promisedAt: old(401), dueAt: old(401), at: old(401) }
    const caseId = await cases.store.direct.cases.open({ mentionId, ...opened })
    const notice = { title: 'Vaiti', lines: [{ text: 'Kallen blogi', url: null }] }
    const noticeId = (await cases.store.direct.deliveries.add({ notice }, slack))!
    const sentAt = old(401)
    await cases.store.direct.deliveries.begin((await cases.store.direct.deliveries.get(noticeId))!, sentAt)
    const wish = { seenBefore: old(400) }
    const erased = [await erase(wish, 2), await erase(wish, 2), await erase(wish, 2)]
    expect(erased.map(({ items }) => items)).toEqual([2, 1, 0])
    expect(erased[0]!.caseIds).toEqual([caseId])
    expect((await cases.store.direct.cases.get(caseId))!.mention.erased).toBe(true)
    expect(await cases.store.direct.privacy.count({ author: 'kalle', sourceId: 'old' })).toBe(2)
    expect((await cases.store.direct.deliveries.get(noticeId))!.content).toEqual({
      ...{ kind: 'notice', notice: { title: 'Vaiti', lines: [] } },
    })
    // It still waits, and the team goes on noting things of it.
    await cases.change(caseId, { state: { state: 'open' } }, { action: 'note', text: 'Kalle soitti' }, old(3))
    expect((await erase(wish)).caseIds).toEqual([])
    expect((await cases.store.direct.cases.get(caseId))!.notes).toMatchObject({ count: 1 })
    expect(await erase({ seenBefore: old(2) })).toMatchObject({ items: 2 })
    expect((await erase({ seenBefore: old(2) })).caseIds).toEqual([caseId])
    expect((await cases.store.direct.cases.get(caseId))!.notes).toBeNull()
    expect(await sift('old', { ...wrote('Kalle', 'kalle'), text: 'Muuta' })).toEqual({ fresh: 0, edited: 0 })
  })

  it('erases what a customer added to the case that somebody else opened', async () => {
    const author = own('Toini')
    const { caseId } = await cases.openCase(wrote(own('Muu'), `muu${counter}`))
    const { mentionId } = await cases.addMention('news', wrote(author, `toini${counter}`))
    await cases.store.direct.caseClock.join(mentionId, caseId)
    const [before, after] = [
      { text: 'Muun sanat', rating: null },
      { text: 'Toinin sanat', rating: null },
    ]
    const back = { action: 'came-back' as const, before, after, mentionId }
    await cases.change(caseId, { state: { state: 'open' } }, back)
    await cases.change(caseId, { state: { state: 'open' } }, { action: 'note', text: 'Muistiin' })
    expect((await forget(author)).caseIds).toEqual([caseId])
    const found = (await cases.store.direct.cases.get(caseId))!
    expect(found.returned).toMatchObject({ before: { text: '' }, after: { text: '' } })
    expect(found.notes?.last.text).toBe('Muistiin')
    expect(found.mention.erased).toBeUndefined()
  })

  it('has what was learnt from erased words learnt anew without them', async () => {
    const author = own('Sanni')
    const { caseId, mentionId } = await cases.openCase(wrote(author, `sanni${counter}`))
    const { lessons } = cases.store.direct
    const dismissed = {
      ...{ state: 'dismissed' as const, by: aino, at: at('09:10:00') },
      ...{ why: 'not-us' as const, of: null, lesson: 'not-us' as const },
    }
    await cases.change(caseId, { state: dismissed }, { action: 'dismiss', why: 'not-us', of: null })
    await lessons.add({ mentionId, caseId, brandId: 'acme', kind: 'not-us', who: aino, at: at('09:10:00') })
    const learnt = async () => (await lessons.examples(50)).map((each) => each.mentionId)
    expect(await learnt()).toContain(mentionId)
    const revision = await lessons.revision()
    await forget(author)
    expect(await learnt()).not.toContain(mentionId)
    expect(await lessons.revision()).toBe(revision + 1)
    expect((await lessons.list(1)).lessons).toMatchObject([{ mentionId, title: null, text: null }])
    await lessons.takeBack({ caseId }, late)
    expect((await cases.store.direct.cases.get(caseId))!.state).toEqual({ ...dismissed, lesson: null })
  })

  it('names the digests that show an erased case', async () => {
    const author = own('Hilkka')
    const { caseId } = await cases.openCase(wrote(author, `hilkka${counter}`))
    const digest = { digest: { quiet: false }, at: at('09:00:00') }
    const digestId = (await cases.store.direct.deliveries.add(digest, slack))!
    await cases.store.direct.digests.hold(caseId, slack.id, digestId, at('09:00:00'))
    expect(await forget(author)).toEqual({ items: 1, caseIds: [caseId], digestIds: [digestId] })
  })

  it('decides again what somebody did on the old words at the same moment', async () => {
    const author = own('Antti')
    const { caseId } = await cases.openCase(wrote(author, `antti${counter}`))
    const { version } = (await cases.store.direct.cases.get(caseId))!
    await forget(author)
    const event = { act: { action: 'note' as const, text: 'Antti' }, who: aino, at: late }
    expect(await cases.store.direct.cases.save(caseId, version, { state: { state: 'open' } }, event)).toBe(
      false,
    )
  })

  it('gives all that is kept of an author, in pages', async () => {
    const author = own('Export')
    const source = `export${counter}`
    const item = wrote(author, source)
    const { caseId, itemId, mentionId } = await cases.openCase(item, { source, kind: 'praise' })
    await cases.change(caseId, { state: { state: 'open' } }, { action: 'note', text: 'Soitettu' })
    await cases.store.direct.deliveries.add({ caseId, at: at('09:00:00') }, slack)
    await cases.store.direct.quotes.note(mentionId, { who: aino, at: at('09:30:00'), never: true })
    const many = Array.from({ length: 120 }, (_, n) => wrote(author, `${source}-${n}`))
    await cases.store.direct.items.add(`other-${source}`, many, at('09:00:00'))
    const all = await Array.fromAsync(cases.store.direct.privacy.export({ author, sourceId: null }))
    expect(all).toHaveLength(121)
    expect(all.map((record) => record.item)).toEqual(all.map(({ item }) => item).toSorted((a, b) => a - b))
    const [first] = await Array.fromAsync(cases.store.direct.privacy.export({ author, sourceId: source }))
    expect(first).toMatchObject({
      ...{ item: itemId, source, name: item.id, otherNames: item.aliases.toSorted(), url: item.url },
      ...{ author, title: item.title, text: item.text, rating: 1, seenAt: at('09:00:00') },
      askedToQuote: { by: 'Aino', never: true },
      mentions: [
        {
          ...{ mention: mentionId, brand: 'acme', verdict: { label: 'negative', terms: ['Acmen'] } },
          case: {
            ...{ case: caseId, kind: 'praise', state: { state: 'open' } },
            events: [{ action: 'open' }, { action: 'note', text: 'Soitettu', who: aino }],
            messages: [{ channel: slack.id, platform: 'slack', kind: 'card' }],
          },
        },
      ],
    })
    const rest = cases.store.direct.privacy.export({ author, sourceId: null }, all[118]!.item)
    expect((await Array.fromAsync(rest)).map(({ item }) => item)).toEqual(
      all.slice(119).map(({ item }) => item),
    )
  })

  it('remembers that an author was asked to be quoted', async () => {
    const author = own('Kiittäjä')
    const first = await cases.openCase(wrote(author, `k${counter}`), { kind: 'praise' })
    const [asked, never] = [false, true].map((never) => ({ who: aino, at: at('09:30:00'), never }))
    await cases.store.direct.quotes.note(first.mentionId, asked!)
    await cases.store.direct.quotes.note(first.mentionId, { ...asked!, at: at('09:40:00') })
    await forget(author)
    const again = await cases.openCase(wrote(author.toUpperCase(), `k2${counter}`), { kind: 'praise' })
    expect((await cases.store.direct.cases.get(again.caseId))!.asked).toEqual(asked)
    await cases.store.direct.quotes.note(again.mentionId, { ...never!, at: at('11:00:00') })
    expect((await cases.store.direct.cases.get(again.caseId))!.asked).toEqual({
      ...never,
      at: at('11:00:00'),
    })
    const complaint = await cases.openCase(wrote(author, `k3${counter}`))
    expect((await cases.store.direct.cases.get(complaint.caseId))!.asked).toBeNull()
    const elsewhere = await cases.openCase(wrote(author, 'k4'), { kind: 'praise', source: 'other' })
    expect((await cases.store.direct.cases.get(elsewhere.caseId))!.asked).toBeNull()
  })
})

const slack = { id: 'support', platform: 'slack' as const }
const another = { text: 'Acme: jotain aivan muuta', url: 'https://example.com/another' }
