import { z } from 'zod'

/** What Teams takes of one card, and what Korva fills of it. Texts in UTF-16 units. */
export const limits = {
  /** A message may have 100 KB in UTF-16, older documents say 28 and 40: a quarter of it is safe everywhere. */
  cardBytes: 25 * 1024,
  /** The newest that Teams draws on every device. */
  version: '1.5',
  /** Buttons that Teams shows; what is over moves or vanishes. */
  primaryActions: 6,
  secondaryActions: 6,
  facts: 8,
  headline: 300,
  mark: 40,
  title: 300,
  text: 1500,
  factLabel: 60,
  fact: 500,
  button: 80,
  url: 2000,
  /** Lines of an answer to a command or of a notice, and their lengths. */
  lines: 40,
  line: 300,
  summary: 200,
  /** Characters of a message to the bot that are read. */
  said: 1000,
  /** Bytes of a request from Teams. */
  request: 256 * 1024,
} as const

const words = z.string().min(1)
const address = z.url({ protocol: /^https?$/ }).max(limits.url)
const tone = z.enum(['default', 'accent', 'attention', 'good', 'warning'])

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
  spacing: z.enum(['none', 'small', 'default', 'medium']).optional(),
})

const column = z.strictObject({
  type: z.literal('Column'),
  width: z.string().regex(/^(auto|stretch|\d+px)$/),
  items: z.array(richTextBlock).min(1),
})

const columnSet = z.strictObject({
  type: z.literal('ColumnSet'),
  columns: z.array(column).min(1),
  spacing: z.enum(['none', 'small', 'default', 'medium']).optional(),
})

const container = z.strictObject({
  type: z.literal('Container'),
  style: z.enum(['default', 'emphasis', 'attention', 'good']).optional(),
  bleed: z.boolean().optional(),
  items: z.array(z.discriminatedUnion('type', [richTextBlock, columnSet])).min(1),
})

const shared = { title: words, mode: z.enum(['primary', 'secondary']).optional() }
const data = z.strictObject({ caseId: z.int().positive(), action: words })
const submit = z.strictObject({ type: z.literal('Action.Submit'), title: words, data })
const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  ...shared,
  verb: words,
  data,
  style: z.enum(['default', 'positive']).optional(),
  fallback: submit,
})
const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  ...shared,
  url: address,
})

/**
 * The part of Adaptive Cards 1.5 that Korva draws with (https://adaptivecards.io/explorer). TextBlock and FactSet are
 * left out on purpose: both read Markdown, and what strangers wrote must be shown as it was written.
 */
const adaptiveCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal(limits.version),
  msteams: z.strictObject({ width: z.literal('Full') }).optional(),
  body: z.array(z.discriminatedUnion('type', [richTextBlock, columnSet, container])).min(1),
  actions: z
    .array(z.discriminatedUnion('type', [execute, openUrl]))
    .min(1)
    .optional(),
})

export type AdaptiveCard = z.infer<typeof adaptiveCard>
export type CardElement = AdaptiveCard['body'][number]
export type CardButton = NonNullable<AdaptiveCard['actions']>[number]
export type TextRun = z.infer<typeof textRun>
export type RichTextBlock = z.infer<typeof richTextBlock>
export type ColumnSet = z.infer<typeof columnSet>

/** The size of a card as Teams counts it: its JSON in UTF-16, bytes. */
export function cardBytes(card: unknown): number {
  return 2 * JSON.stringify(card).length
}

/** What is wrong with a card, one sentence each; empty where Teams would take it. */
export function checkCard(card: unknown): string[] {
  const faults: string[] = []
  if (cardBytes(card) > limits.cardBytes) faults.push(`the card has ${cardBytes(card)} bytes`)
  const parsed = adaptiveCard.safeParse(card)
  if (!parsed.success) return [...faults, ...z.prettifyError(parsed.error).split('\n')]
  const actions = parsed.data.actions ?? []
  const primary = actions.filter((action) => action.mode !== 'secondary').length
  if (primary > limits.primaryActions) faults.push(`the card has ${primary} primary actions`)
  if (actions.length > primary + limits.secondaryActions) faults.push('the menu has too many actions')
  return faults
}
