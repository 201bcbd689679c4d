import { z } from 'zod'
import { limits } from './limits.ts'

const words = z.string().min(1)
const address = z.url({ protocol: /^https?$/ }).max(limits.url)
const tone = z.enum(['default', 'accent', 'attention', 'good', 'warning'])
const spacing = z.enum(['none', 'small', 'default', 'medium']).optional()

/** What a run of text opens when it is pressed (Adaptive Cards 1.2). */
const link = z.strictObject({ type: z.literal('Action.OpenUrl'), url: address })

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: words,
  selectAction: link.optional(),
  size: z.enum(['small', 'default', 'medium', 'large']).optional(),
  weight: z.enum(['default', 'bolder']).optional(),
  color: tone.optional(),
  isSubtle: z.boolean().optional(),
})

const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z.array(textRun).min(1),
  spacing,
})

/** A line of mentions, and nothing else: only a TextBlock can hold them, and it reads Markdown. */
const mentionBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: z.string().regex(/^<at>[^<>]+<\/at>(, <at>[^<>]+<\/at>)*$/),
  wrap: z.literal(true),
})

const shared = { title: words, mode: z.enum(['primary', 'secondary']).optional() }
const style = z.enum(['default', 'positive']).optional()

/** What a button of a case carries. `msteams` opens a dialog, `dialog` sends one, `digest` is the list it stands in. */
const caseData = z.strictObject({
  caseId: z.int().positive(),
  action: words,
  msteams: z.strictObject({ type: z.literal('task/fetch') }).optional(),
  dialog: z.literal(true).optional(),
  kept: z.looseObject({}).optional(),
  digest: words.optional(),
})
const data = z.union([caseData, z.strictObject({ digest: words })])

const submit = z.strictObject({ type: z.literal('Action.Submit'), ...shared, data, style })
const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  ...shared,
  verb: words,
  data,
  style,
  fallback: z.strictObject({ type: z.literal('Action.Submit'), title: words, data }),
})
const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), ...shared, url: address })
const button = z.discriminatedUnion('type', [execute, submit, openUrl])

const actionSet = z.strictObject({ type: z.literal('ActionSet'), actions: z.array(button).min(1) })

const column = z.strictObject({
  type: z.literal('Column'),
  width: z.string().regex(/^(auto|stretch|\d+px)$/),
  verticalContentAlignment: z.literal('center').optional(),
  items: z.array(z.discriminatedUnion('type', [richTextBlock, actionSet])).min(1),
})

const columnSet = z.strictObject({
  type: z.literal('ColumnSet'),
  columns: z.array(column).min(1),
  spacing,
  separator: z.boolean().optional(),
})

const container = z.strictObject({
  type: z.literal('Container'),
  style: z.enum(['default', 'emphasis', 'attention', 'good']).optional(),
  bleed: z.boolean().optional(),
  items: z.array(z.discriminatedUnion('type', [richTextBlock, columnSet])).min(1),
})

/** A required field without an `errorMessage` is refused by the client without a word. */
const field = {
  id: words,
  label: words,
  isRequired: z.boolean(),
  errorMessage: words,
  value: z.string(),
  spacing,
}
const choiceSet = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  ...field,
  style: z.enum(['compact', 'expanded']),
  isMultiSelect: z.boolean(),
  wrap: z.literal(true),
  choices: z.array(z.strictObject({ title: words, value: words })).min(1),
})
const textInput = z.strictObject({
  type: z.literal('Input.Text'),
  ...field,
  isMultiline: z.boolean(),
  maxLength: z.int().positive(),
})

const mention = z.strictObject({
  type: z.literal('mention'),
  text: z.string().regex(/^<at>[^<>]+<\/at>$/),
  mentioned: z.strictObject({ id: words, name: words }),
})

/**
 * The part of Adaptive Cards 1.5 that Korva draws with (https://adaptivecards.io/explorer). TextBlocks of other words and
 * FactSets are left out on purpose: both read Markdown, and what strangers wrote must be shown as it was written.
 */
export const adaptiveCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal(limits.version),
  msteams: z
    .strictObject({ width: z.literal('Full'), entities: z.array(mention).min(1).optional() })
    .optional(),
  body: z
    .array(
      z.discriminatedUnion('type', [richTextBlock, columnSet, container, mentionBlock, choiceSet, textInput]),
    )
    .min(1),
  actions: z.array(button).min(1).optional(),
})

export type AdaptiveCard = z.infer<typeof adaptiveCard>
export type CardElement = AdaptiveCard['body'][number]
export type CardButton = z.infer<typeof button>
export type ButtonData = z.infer<typeof data>
export type CaseData = z.infer<typeof caseData>
export type TextRun = z.infer<typeof textRun>
export type RichTextBlock = z.infer<typeof richTextBlock>
export type ColumnSet = z.infer<typeof columnSet>
export type Mention = z.infer<typeof mention>
