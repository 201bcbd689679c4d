import { checkActions, checkElement } from './check-elements.ts'
import { checkIfThere, checkLength, checkList, checkText, checkUrl } from './check-values.ts'
import { asObject, type Json } from './json.ts'
import { limits } from './limits.ts'

/** Checks blocks by Slack's published rules. Returns every fault in words with where it is; none for a good message. */
export function checkBlocks(blocks: unknown): string[] {
  const faults = checkEach(blocks, limits.blocks, checkContent)
  if (!Array.isArray(blocks)) return faults
  const total = JSON.stringify(blocks).length
  return total > limits.total ? [...faults, `blocks: ${total} characters, at most ${limits.total}`] : faults
}

/** Checks a list of blocks, each by its content: those of a modal are others than those of a message. */
export function checkEach(
  blocks: unknown,
  most: number,
  check: (block: Json, at: string) => string[],
): string[] {
  if (!Array.isArray(blocks)) return ['blocks: not a list']
  const faults = blocks.flatMap((each, index) => {
    const [block, at] = [asObject(each), `blocks[${index}]`]
    const id = checkIfThere(block.block_id, (given) => checkLength(given, limits.blockId, `${at}.block_id`))
    return [...id, ...check(block, at)]
  })
  const ids = blocks.map((block) => asObject(block).block_id).filter((id) => id !== undefined)
  if (blocks.length > most) faults.push(`blocks: ${blocks.length}, at most ${most}`)
  if (new Set(ids).size < ids.length) faults.push('blocks: a block_id twice')
  return faults
}

/** What messages and modals have in common. */
export function checkContent(block: Json, at: string): string[] {
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

function checkSection({ text, fields, accessory }: Json, at: string): string[] {
  if (text === undefined && fields === undefined) return [`${at}: neither text nor fields`]
  const checkField = (field: Json, where: string) => checkText(field, limits.field, where)
  return [
    ...checkIfThere(text, (given) => checkText(given, limits.section, `${at}.text`)),
    ...checkIfThere(fields, (given) => checkList(given, limits.fields, `${at}.fields`, checkField)),
    ...checkIfThere(accessory, (given) => checkElement(asObject(given), `${at}.accessory`)),
  ]
}

const richTextParts = ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']

function checkRichText(part: Json, at: string): string[] {
  if (!richTextParts.includes(String(part.type))) return [`${at}: unknown type ${String(part.type)}`]
  return checkList(part.elements, Number.POSITIVE_INFINITY, `${at}.elements`, checkRun)
}

function checkRun({ type, text, url, user_id, usergroup_id }: Json, at: string): string[] {
  if (type === 'user') return /^[UW][A-Z0-9]+$/.test(String(user_id)) ? [] : [`${at}: no user's id`]
  if (type === 'usergroup') return /^S[A-Z0-9]+$/.test(String(usergroup_id)) ? [] : [`${at}: no group's id`]
  if (type !== 'text' && type !== 'link') return [`${at}: unknown type ${String(type)}`]
  // A space between two others is a text as well.
  const words = text === ' ' ? [] : checkLength(text, Number.POSITIVE_INFINITY, `${at}.text`)
  return type === 'link' ? [...words, ...checkUrl(url, `${at}.url`)] : words
}
