/**
 * What Slack accepts in a message, from its Block Kit reference; lengths in characters. The total is not documented:
 * about 13,200 gave `msg_blocks_too_long` (slackapi/bolt-js issue 2509), and the sum of the texts alone explains it
 * badly (issue 2867), so the whole JSON is measured.
 */
export const limits = {
  blocks: 50,
  total: 12_000,
  header: 150,
  section: 3_000,
  fields: 10,
  field: 2_000,
  context: 10,
  elements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  actionId: 255,
  blockId: 255,
  options: 5,
  optionText: 75,
  optionValue: 150,
} as const

type Json = Record<string, unknown>

/** Checks blocks by Slack's published rules. Returns every fault in words with where it is; none for a good message. */
export function checkBlocks(blocks: unknown): string[] {
  if (!Array.isArray(blocks)) return ['blocks: not a list']
  const faults = blocks.flatMap((block, index) => checkBlock(asObject(block), `blocks[${index}]`))
  const ids = blocks.map((block) => asObject(block).block_id).filter((id) => id !== undefined)
  if (blocks.length > limits.blocks) faults.push(`blocks: ${blocks.length}, at most ${limits.blocks}`)
  if (new Set(ids).size < ids.length) faults.push('blocks: a block_id twice')
  const total = JSON.stringify(blocks).length
  if (total > limits.total) faults.push(`blocks: ${total} characters, at most ${limits.total}`)
  return faults
}

function checkBlock(block: Json, at: string): string[] {
  const id = block.block_id === undefined ? [] : checkLength(block.block_id, limits.blockId, `${at}.block_id`)
  return [...id, ...checkContent(block, at)]
}

function checkContent(block: Json, at: string): string[] {
  switch (block.type) {
    case 'header':
      return checkText(block.text, limits.header, `${at}.text`, ['plain_text'])
    case 'section':
      return checkSection(block, at)
    case 'context':
      return checkList(block.elements, limits.context, `${at}.elements`, (element, where) =>
        checkText(element, limits.section, where),
      )
    case 'rich_text':
      return checkList(block.elements, Number.POSITIVE_INFINITY, `${at}.elements`, checkRichText)
    case 'actions':
      return checkActions(block, at)
    case 'divider':
      return []
    default:
      return [`${at}: unknown type ${String(block.type)}`]
  }
}

function checkSection(block: Json, at: string): string[] {
  if (block.text === undefined && block.fields === undefined) return [`${at}: neither text nor fields`]
  const text = block.text === undefined ? [] : checkText(block.text, limits.section, `${at}.text`)
  if (block.fields === undefined) return text
  const check = (field: Json, where: string) => checkText(field, limits.field, where)
  return [...text, ...checkList(block.fields, limits.fields, `${at}.fields`, check)]
}

const richTextParts = ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']

function checkRichText(part: Json, at: string): string[] {
  if (!richTextParts.includes(String(part.type))) return [`${at}: unknown type ${String(part.type)}`]
  return checkList(part.elements, Number.POSITIVE_INFINITY, `${at}.elements`, checkRun)
}

function checkRun({ type, text, url }: Json, at: string): string[] {
  if (type !== 'text' && type !== 'link') return [`${at}: unknown type ${String(type)}`]
  // A space between two others is a text as well.
  const words = text === ' ' ? [] : checkLength(text, Number.POSITIVE_INFINITY, `${at}.text`)
  return type === 'link' ? [...words, ...checkUrl(url, `${at}.url`)] : words
}

function checkActions(block: Json, at: string): string[] {
  const faults = checkList(block.elements, limits.elements, `${at}.elements`, checkElement)
  const elements = Array.isArray(block.elements) ? block.elements : []
  const ids = elements.map((element) => asObject(element).action_id)
  return new Set(ids).size < ids.length ? [...faults, `${at}: an action_id twice`] : faults
}

function checkElement(element: Json, at: string): string[] {
  const id = checkLength(element.action_id, limits.actionId, `${at}.action_id`)
  if (element.type === 'overflow') {
    return [...id, ...checkList(element.options, limits.options, `${at}.options`, checkOption)]
  }
  if (element.type !== 'button') return [...id, `${at}: unknown type ${String(element.type)}`]
  return [...id, ...checkButton(element, at)]
}

function checkButton(button: Json, at: string): string[] {
  const { style, url, value } = button
  return [
    ...checkText(button.text, limits.buttonText, `${at}.text`, ['plain_text']),
    ...(value === undefined ? [] : checkLength(value, limits.buttonValue, `${at}.value`)),
    ...(url === undefined ? [] : checkUrl(url, `${at}.url`)),
    ...(style === undefined || style === 'primary' || style === 'danger' ? [] : [`${at}: unknown style`]),
  ]
}

function checkOption(option: Json, at: string): string[] {
  return [
    ...checkText(option.text, limits.optionText, `${at}.text`, ['plain_text']),
    ...checkLength(option.value, limits.optionValue, `${at}.value`),
  ]
}

function checkUrl(url: unknown, at: string): string[] {
  const faults = checkLength(url, limits.buttonUrl, at)
  return /^https?:\/\/\S+$/.test(String(url)) ? faults : [...faults, `${at}: not an http address`]
}

/** Slack counts the characters of mrkdwn as they are sent, so after escaping. */
function checkText(text: unknown, limit: number, at: string, types = ['plain_text', 'mrkdwn']): string[] {
  const { type, text: content } = asObject(text)
  const faults = checkLength(content, limit, `${at}.text`)
  return types.includes(String(type))
    ? faults
    : [...faults, `${at}: a ${String(type)}, not ${types.join(', ')}`]
}

function checkList(
  list: unknown,
  limit: number,
  at: string,
  check: (item: Json, at: string) => string[],
): string[] {
  if (!Array.isArray(list) || list.length === 0) return [`${at}: empty`]
  const faults = list.flatMap((item, index) => check(asObject(item), `${at}[${index}]`))
  return list.length > limit ? [...faults, `${at}: ${list.length}, at most ${limit}`] : faults
}

function checkLength(value: unknown, limit: number, at: string): string[] {
  if (typeof value !== 'string' || value.trim() === '') return [`${at}: empty`]
  if (!value.isWellFormed()) return [`${at}: half a character`]
  return value.length > limit ? [`${at}: ${value.length} characters, at most ${limit}`] : []
}

const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {}
