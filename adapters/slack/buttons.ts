import type { Button } from '@slack/types'
import { plainText } from './blocks.ts'
import { oneLine } from './escape.ts'
import { limits } from './limits.ts'

/** A button of ours: what it does stands in its id (`korva:claim`), what it is about in its value. */
export function drawButton(does: string, label: string, value: string, primary = false): Button {
  return {
    type: 'button',
    action_id: `korva:${does}`,
    text: plainText(oneLine(label, limits.buttonText)),
    value,
    ...(primary ? { style: 'primary' } : {}),
  }
}

/** A button that opens an address in the browser. `id` tells several of one row apart. */
export function drawLink(id: 'open' | 'open-answer', label: string, url: string): Button {
  return {
    type: 'button',
    action_id: `korva:${id}`,
    text: plainText(oneLine(label, limits.buttonText)),
    url,
  }
}
