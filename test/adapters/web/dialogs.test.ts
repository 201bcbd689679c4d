import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RunningInbox, startInbox } from '../../support/browser.ts'
import { anyTeam, createMemoryDesk, makeCase } from '../../support/memory-desk.ts'
import { type Element, elementsOf, findElement, parsePage, textOf } from './page.ts'
import {
  createVisitor,
  dialogIn,
  fieldsIn,
  fillIn,
  pressAs,
  tellName,
  toldIn,
  type Visitor,
} from './visitor.ts'

let inbox: RunningInbox
let aino: Visitor
const htmx = { 'hx-request': 'true' }

beforeEach(async () => {
  inbox = await startInbox({ cases: [makeCase(), makeCase({ id: 2 })] })
  aino = createVisitor(inbox.url)
  await aino.send('/name', { name: 'Aino' })
})
afterEach(() => inbox.close())

const press = async (action: string, headers: Record<string, string> = {}, back = '?state=all') =>
  (await aino.send('/act', { case: '1', action, back }, headers)).text()
const good = { solved: ['yes'], treated: ['personal', 'kind'], why: ['They called within the hour.'] }
const stateOf = (id = 1) => inbox.memory.cases.get(id)!.state
const withId = (html: string, id: string) =>
  findElement(parsePage(html), ({ attributes }) => attributes.id === id)
const named = (form: Element, name: string) =>
  elementsOf(form).filter(({ attributes }) => attributes.name === name)
const targetsOf = (html: string) =>
  elementsOf(parsePage(html))
    .filter(({ name }) => name === 'hx-partial')
    .map(({ attributes }) => `${attributes['hx-swap']} ${attributes['hx-target']}`)

describe('What an action asks, in a page without a script', () => {
  it('is asked in fields with their labels and hints, and saved by a plain form', async () => {
    const page = await press('resolve')
    const form = dialogIn(page)!
    expect(form.attributes).toMatchObject({ method: 'post', action: '/act' })
    expect(textOf(parsePage(page))).toContain('#1 Worst delivery of the year')
    expect(named(form, 'solved').map(({ attributes }) => [attributes.type, attributes.value])).toEqual([
      ...[
        ['radio', 'yes'],
        ['radio', 'partly'],
        ['radio', 'no'],
      ],
    ])
    expect(named(form, 'treated').every(({ attributes }) => attributes.type === 'checkbox')).toBe(true)
    expect(named(form, 'why')[0]).toMatchObject({ name: 'textarea', attributes: { maxlength: '2000' } })
    const legends = elementsOf(form).filter(({ name }) => name === 'legend')
    expect(legends.map(textOf)).toEqual(['Was it solved?', 'How was the customer treated?'])

    const labels = elementsOf(form).filter(({ attributes }) => attributes.for === 'dialog-why')
    expect(labels.map(textOf)).toEqual(['Why? (optional)'])

    const told = await fillIn(aino, page, good)
    expect(toldIn(told)).toBe('Resolved. Thank you.')
    expect(stateOf()).toMatchObject({
      state: 'resolved',
      by: { platform: 'web', name: 'Aino' },
      outcome: { solved: 'yes', treated: ['personal', 'kind'], why: 'They called within the hour.' },
    })
    expect(inbox.memory.clicks.at(-1)).toMatchObject({ place: null, input: good })
    expect(textOf(withId(told, 'case-1')!)).toContain('personal, kind; solved: yes')
  })

  it('comes back with the reason at the field and with what was filled in', async () => {
    const again = await fillIn(aino, await press('resolve'), {
      solved: ['partly'],
      why: ['\n<Because> & "so"'],
    })
    const form = dialogIn(again)!
    expect(stateOf().state).toBe('open')
    expect(textOf(withId(again, 'dialog-said')!)).toBe('Not saved yet: see what is marked.')
    const [fault] = elementsOf(form).filter(({ attributes }) => attributes.id === 'dialog-treated-fault')
    expect(textOf(fault!)).toBe('Please choose.')
    const tied = findElement(form, ({ attributes }) => attributes['data-name'] === 'treated')!
    expect(tied.attributes['aria-describedby']!.split(' ')).toEqual([
      'dialog-treated-hint',
      'dialog-treated-fault',
    ])
    expect(named(form, 'treated').every(({ attributes }) => attributes['aria-invalid'] === 'true')).toBe(true)
    expect('autofocus' in named(form, 'treated')[0]!.attributes).toBe(true)
    expect(Object.fromEntries(fieldsIn(form))).toMatchObject({
      solved: 'partly',
      why: '\n<Because> & "so"',
    })
    expect(toldIn(await fillIn(aino, again, { treated: ['kind'] }))).toBe('Resolved. Thank you.')
    expect(stateOf()).toMatchObject({ outcome: { solved: 'partly', why: '<Because> & "so"' } })
  })

  it('may be left empty where nothing of it is required', async () => {
    const told = await fillIn(aino, await press('reply'), {})
    expect(toldIn(told)).toBe('Saved: the customer was answered.')
    expect(stateOf()).toMatchObject({ state: 'answered', reply: null })
  })

  it('warns of a snooze past the promise, and takes it when it is meant', async () => {
    const warned = await fillIn(aino, await press('snooze'), {
      for: ['morning'],
      reason: ['The depot opens at 9.'],
    })
    expect(textOf(withId(warned, 'dialog-for-fault')!)).toContain('That is past the promise')
    await fillIn(aino, warned, { past: ['yes'] })
    expect(stateOf()).toMatchObject({ state: 'snoozed', reason: 'The depot opens at 9.' })
  })

  it('lists whom a case can be given to, and leads back to the page that it was pressed on', async () => {
    const page = await press('assign', {}, '?state=open&brand=acme')
    const cancel = findElement(parsePage(page), ({ attributes }) => attributes.class === 'button')!
    expect(cancel.attributes.href).toBe('/?state=open&brand=acme')
    const fields = fieldsIn(dialogIn(page)!)
    const response = await aino.send(
      '/act',
      new URLSearchParams([...fields.entries(), ['to', 'group:night']]),
    )
    expect(new URL(response.url).search).toBe('?state=open&brand=acme')
    expect(stateOf()).toMatchObject({ state: 'claimed', owner: { platform: 'group', name: 'Night shift' } })
  })

  it('is done where it is sent again after its answer was lost', async () => {
    const page = await press('resolve')
    await fillIn(aino, page, good)
    expect(toldIn(await fillIn(aino, page, good))).toBe('Resolved. Thank you.')
    expect(inbox.memory.events.get(1)).toHaveLength(1)
  })

  it('keeps what was filled in when somebody else was faster, with the reason', async () => {
    const page = await press('resolve')
    await inbox.memory.desk.act({
      caseId: 1,
      action: 'dismiss',
      who: veikko,
      place: null,
      input: { why: ['spam'] },
    })
    const kept = await fillIn(aino, page, good)
    expect(textOf(withId(kept, 'dialog-said')!)).toBe('Veikko has dismissed it already.')
    expect(textOf(parsePage(kept))).toContain('They called within the hour.')
    expect([...fieldsIn(dialogIn(kept)!).getAll('treated')]).toEqual(['personal', 'kind'])
    await inbox.memory.desk.act({ caseId: 1, action: 'reopen', who: veikko, place: null, input: null })
    expect(toldIn(await fillIn(aino, kept, {}))).toBe('Resolved. Thank you.')
    expect(stateOf()).toMatchObject({ outcome: { treated: ['personal', 'kind'] } })
  })

  it('keeps what was filled in when the database does not answer', async () => {
    const page = await press('note')
    const { act } = inbox.memory.desk
    inbox.memory.desk.act = async () => {
      throw new Error('connection refused')
    }
    const kept = await fillIn(aino, page, { text: ['A long word'] })
    expect(textOf(withId(kept, 'dialog-said')!)).toContain('Nothing was changed')
    expect(inbox.logged.join()).toContain('connection refused')
    inbox.memory.desk.act = act
    expect(toldIn(await fillIn(aino, kept, {}))).toBe('Noted.')
    expect(inbox.memory.cases.get(1)!.notes?.last.text).toBe('A long word')
  })

  it('takes fields without the sign that a dialog was sent, as other programs may send them', async () => {
    const form = { case: '1', action: 'note', text: 'By curl' }
    expect(toldIn(await (await aino.send('/act', form)).text())).toBe('Noted.')
  })

  it('holds a note of 2,000 characters that take nine bytes each', async () => {
    const text = '€'.repeat(2000)
    expect(toldIn(await fillIn(aino, await press('note'), { text: [text] }))).toBe('Noted.')
    expect(inbox.memory.cases.get(1)!.notes?.last.text).toBe(text)
  })
})

describe('Somebody without a name', () => {
  it('tells it first, and is then asked what the action asks', async () => {
    const visitor = createVisitor(inbox.url)
    const page = await pressAs(visitor, 1, 'resolve', 'Veikko')
    expect(toldIn(await fillIn(visitor, page, good))).toBe('Resolved. Thank you.')
    expect(stateOf()).toMatchObject({ by: { name: 'Veikko' } })
  })

  it('loses nothing that was filled in, though the name is wrong at first', async () => {
    const page = await press('resolve')
    aino.cookies.delete('korva_person')
    const asked = await fillIn(aino, page, { ...good, why: ['One\nTwo'] })
    expect(stateOf().state).toBe('open')
    const again = await tellName(aino, asked, ' ')
    expect(again).toContain('Please write a name')
    expect(toldIn(await tellName(aino, again, 'Aino V.'))).toBe('Resolved. Thank you.')
    expect(stateOf()).toMatchObject({
      by: { name: 'Aino V.' },
      outcome: { solved: 'yes', treated: ['personal', 'kind'], why: 'One\nTwo' },
    })
  })

  it('sends a dialog in which nothing was filled in all the same', async () => {
    const page = await press('reply')
    aino.cookies.delete('korva_person')
    const told = await tellName(aino, await fillIn(aino, page, {}), 'Aino')
    expect(toldIn(told)).toBe('Saved: the customer was answered.')
  })
})

describe('What an action asks, with htmx', () => {
  it('is asked over the page, and closed once it is saved', async () => {
    const asked = await press('resolve', htmx)
    expect(targetsOf(asked)).toContain('innerHTML #asked')
    const dialog = findElement(parsePage(asked), ({ name }) => name === 'dialog')!
    expect(dialog.attributes).toMatchObject({ 'aria-labelledby': 'dialog-title' })
    expect('data-modal' in dialog.attributes).toBe(true)
    const done = await fillIn(aino, asked, good, htmx)
    expect(targetsOf(done)).toEqual(expect.arrayContaining(['outerMorph #case-1', 'innerHTML #asked']))
    expect(dialogIn(done)).toBeNull()
    expect(textOf(parsePage(done))).toContain('Resolved. Thank you.')
  })

  it('stays open with the reason at the field while it is not filled in well', async () => {
    const again = await fillIn(
      aino,
      await press('dismiss', htmx),
      { why: ['duplicate'], of: ['twelve'] },
      htmx,
    )
    const form = dialogIn(again)!
    expect(textOf(withId(again, 'dialog-of-fault')!)).toBe(
      'Please write the number of the other case, such as 12.',
    )
    expect(named(form, 'of')[0]!.attributes).toMatchObject({ 'aria-invalid': 'true', value: 'twelve' })
    expect(fieldsIn(form).get('why')).toBe('duplicate')
    expect(stateOf().state).toBe('open')
  })

  it('stays as it is when somebody else was faster: only the reason is put into it, and the card is true', async () => {
    const asked = await press('resolve', htmx)
    await inbox.memory.desk.act({
      caseId: 1,
      action: 'dismiss',
      who: veikko,
      place: null,
      input: { why: ['spam'] },
    })
    const refused = await fillIn(aino, asked, good, htmx)
    const targets = targetsOf(refused)
    expect(targets).toEqual(expect.arrayContaining(['innerHTML #dialog-said', 'outerMorph #case-1']))
    expect(targets).not.toContain('innerHTML #asked')
    expect(textOf(parsePage(refused))).toContain('Veikko has dismissed it already.')
  })

  it('stays as it is when the database does not answer, or the case is gone', async () => {
    const asked = await press('note', htmx)
    const { act } = inbox.memory.desk
    inbox.memory.desk.act = async () => {
      throw new Error('connection refused')
    }
    const failed = await fillIn(aino, asked, { text: ['A word'] }, htmx)
    expect(targetsOf(failed)).toContain('innerHTML #dialog-said')
    expect(targetsOf(failed)).not.toContain('innerHTML #asked')
    expect(failed).toContain('Nothing was changed')
    inbox.memory.desk.act = act
    inbox.memory.cases.delete(1)
    const gone = await fillIn(aino, asked, { text: ['A word'] }, htmx)
    expect(targetsOf(gone)).toContain('innerHTML #dialog-said')
    expect(targetsOf(gone)).not.toContain('innerHTML #asked')
  })

  it('keeps what was filled in through the question for a name', async () => {
    const asked = await press('resolve', htmx)
    aino.cookies.delete('korva_person')
    const name = await fillIn(aino, asked, good, htmx)
    await inbox.memory.desk.act({
      caseId: 1,
      action: 'dismiss',
      who: veikko,
      place: null,
      input: { why: ['spam'] },
    })
    const form = findElement(parsePage(name), ({ attributes }) => attributes.action === '/name')!
    const fields = fieldsIn(form)
    fields.set('name', 'Aino')
    const kept = await (await aino.send('/name', fields, htmx)).text()
    expect(targetsOf(kept)).toContain('innerHTML #asked')
    expect(fieldsIn(dialogIn(kept)!).get('why')).toBe('They called within the hour.')
  })
})

describe('Somebody who may not', () => {
  it('is told so before anything is asked, and keeps what was filled in', async () => {
    await inbox.close()
    const memory = createMemoryDesk({ cases: [makeCase()], team: { ...anyTeam, web: null } })
    inbox = await startInbox({ memory })
    const visitor = createVisitor(inbox.url)
    expect(toldIn(await pressAs(visitor, 1, 'resolve', 'Eve'))).toContain('You are not on the list')
    const sent = await visitor.send('/act', { case: '1', action: 'note', text: 'My word' })
    const kept = await sent.text()
    expect(textOf(withId(kept, 'dialog-said')!)).toContain('You are not on the list')
    expect(textOf(parsePage(kept))).toContain('My word')
    expect(stateOf().state).toBe('open')
  })
})

const veikko = { platform: 'slack', id: 'U0VEIKKO', name: 'Veikko' } as const
