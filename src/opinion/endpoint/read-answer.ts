import { z } from 'zod'
import { KorvaError } from '../../core/errors.ts'
import type { Shares } from '../../core/opinion.ts'

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
})

const answer = z.strictObject({
  label: z
    .string()
    .transform((label) => label.trim().toLowerCase())
    .pipe(z.enum(['negative', 'neutral', 'positive'])),
  confidence: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d*\.?\d+$/)
        .transform(Number),
    ])
    .pipe(z.number().min(0).max(1)),
})

/**
 * Reads the body of a chat completion. The JSON may stand in a fence, behind thoughts or among words, but there is one
 * object, and it holds one of the three labels with a confidence and nothing else: a text that talked the model into
 * anything different gets nowhere. Throws `opinion-nonsense`.
 */
export function readAnswer(body: string): Shares {
  const whole = completion.safeParse(parseJson(body))
  if (!whole.success)
    throw nonsense('no chat completion', 'Check whether opinion.url leads to an OpenAI-compatible API.')
  const said = withoutThoughts(whole.data.choices[0]!.message.content)
  const objects = said.match(/\{[^{}]*\}/gu) ?? []
  const read = answer.safeParse(objects.length === 1 ? parseJson(objects[0]) : undefined)
  if (!read.success)
    throw nonsense('something else than a label with a confidence', 'Take a larger model if it goes on.')
  return sharesOf(read.data)
}

/** Models that reason out loud do so in front of the answer. */
const withoutThoughts = (text: string) => text.replace(/^[\s\S]*<\/think(?:ing)?>/u, '')

/** The other labels get half of the rest each; no label is less likely than one that was not chosen. */
function sharesOf({ label, confidence }: z.output<typeof answer>): Shares {
  const share = Math.max(confidence, 1 / 3)
  const rest = (1 - share) / 2
  return { negative: rest, neutral: rest, positive: rest, [label]: share }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What was answered is not repeated: the text of the customer may be in it. */
const nonsense = (what: string, hint: string) =>
  new KorvaError('opinion-nonsense', `It answered ${what}`, { hint })
