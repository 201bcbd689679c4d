import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCard } from '../../../adapters/teams/check-card.ts'
import { dialogHeight, drawDialog } from '../../../adapters/teams/draw-dialog.ts'
import { caseActions } from '../../../src/core/case.ts'
import { type Dialog, type DialogField, makeDialog } from '../../../src/core/dialog.ts'
import type { Owner } from '../../../src/core/person.ts'
import { makeCase } from '../../support/memory-desk.ts'
import { readCard } from '../../support/teams-stand-in.ts'
import { words } from './strange-words.ts'

const context = {
  locale: 'en' as const,
  timezone: 'Europe/Helsinki',
  about: '#1 **Bold** {{DATE(2026-01-01T00:00:00Z)}}',
}
const assignTo = (owners: Owner[], value: string[] = []) =>
  makeDialog(makeCase(), 'assign', { ...context, owners }, { input: { to: value } })
const people = (count: number, name: (place: number) => string): Owner[] =>
  Array.from({ length: count }, (_, place) => ({
    platform: 'teams',
    id: `person-${place}`,
    name: name(place),
  }))

const fields: fc.Arbitrary<DialogField> = fc.record({
  name: fc.constantFrom('solved', 'treated', 'why', 'url', 'text', 'for'),
  kind: fc.constantFrom('one', 'many', 'line', 'text'),
  label: words(200),
  hint: fc.option(words(300)),
  required: fc.boolean(),
  options: fc.array(fc.record({ value: fc.uuid(), label: words(75) }), { maxLength: 100 }),
  value: fc.array(words(2000), { maxLength: 1 }),
  most: fc.integer({ min: 1, max: 2000 }),
  fault: fc.option(words(300)),
})
const dialogs: fc.Arbitrary<Dialog> = fc.record({
  caseId: fc.integer({ min: 1 }),
  action: fc.constantFrom(...caseActions),
  locale: fc.constantFrom('en', 'fi'),
  title: words(24),
  about: words(2000),
  fields: fc.uniqueArray(fields, { selector: ({ name }) => name, maxLength: 4 }),
  submit: words(24),
  cancel: words(24),
})

describe('a dialog drawn for Teams', () => {
  it('keeps within the limits and the schema, whatever it asks', () => {
    fc.assert(
      fc.property(dialogs, fc.constantFrom('task', 'card'), fc.option(words(500)), (dialog, place, said) => {
        expect(checkCard(drawDialog(dialog, place, said))).toEqual([])
        expect(dialogHeight(dialog)).toBeGreaterThanOrEqual(250)
      }),
      { numRuns: 200 },
    )
  })

  it.each(['{"', '\\"', 'ä\n', '👍'])('loses nothing of the longest note, of %j', (unit) => {
    const note = unit.repeat(1000)
    const input = { solved: ['yes'], treated: ['kind', 'none'], why: [note] }
    const dialog = makeDialog(makeCase(), 'resolve', { ...context, owners: [] }, { input })
    const { inputs } = readCard(drawDialog(dialog, 'task', 'Not saved'))
    expect(inputs.map(({ value }) => value)).toEqual([['yes'], ['kind', 'none'], [note.trim() ? note : '']])
  })

  it('shows a hundred people to choose from, and whoever was chosen', () => {
    const dialog = assignTo(
      people(100, (place) => `Firstname Lastname-${place}`),
      ['teams:person-99'],
    )
    const [input] = readCard(drawDialog(dialog, 'task')).inputs
    expect(input).toMatchObject({ name: 'to', kind: 'one', value: ['teams:person-99'] })
    expect(input!.options).toHaveLength(100)
  })

  it('lets no name of a person format: where Markdown is read it is escaped, else it stands as it is', () => {
    const name = '**Eve** [x](http://e.example) `a` <b>'
    const few = drawDialog(assignTo(people(3, () => name)), 'task').body.at(-1)
    const many = drawDialog(assignTo(people(7, () => name)), 'task').body.at(-1)
    const escaped = '\\*\\*Eve\\*\\* \\[x\\](http://e.example) \\`a\\` \\<b\\>'
    expect(few).toMatchObject({ style: 'expanded', choices: [{ title: escaped }, {}, {}] })
    expect(many).toMatchObject({ style: 'compact' })
    expect(many).toMatchObject({
      choices: expect.arrayContaining([{ title: name, value: 'teams:person-0' }]),
    })
    const [first] = drawDialog(assignTo(people(1, () => '1. # Eve')), 'task').body.slice(-1)
    expect(first).toMatchObject({ choices: [{ title: '1\\. # Eve' }] })
  })

  it('shows the customer’s words where nothing is formatted', () => {
    const [about] = drawDialog(assignTo(people(1, () => 'Aino')), 'task').body
    expect(about).toMatchObject({
      type: 'RichTextBlock',
      inlines: [{ text: expect.stringContaining('**Bold**') }],
    })
    expect(JSON.stringify(about)).not.toContain('{{DATE(')
  })

  it('says below its field what was not taken, and asks in words when a field is left empty', () => {
    const faults = { solved: 'Please choose.' }
    const dialog = makeDialog(makeCase(), 'resolve', { ...context, owners: [] }, { faults })
    const { body } = drawDialog(dialog, 'task')
    const place = body.findIndex((element) => 'id' in element && element.id === 'one-solved')
    expect(body[place]).toMatchObject({ isRequired: true, errorMessage: 'Please choose.' })
    expect(body[place + 1]).toMatchObject({ inlines: [{ text: 'Please choose.', color: 'attention' }] })
  })

  it('says what it asks where there is nobody to choose', () => {
    expect(readCard(drawDialog(assignTo([]), 'task')).text).toContain('To whom? –')
  })
})
