import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Markup that is safe to send: every string that went into it was escaped. */
export type Markup = HtmlEscapedString

/**
 * Hono's escaping template. Values are strings, numbers, other markup, or lists of them; null and false leave nothing.
 * Attributes must be quoted. None of our values is a promise, so the answer never is one.
 */
export function markup(strings: TemplateStringsArray, ...values: unknown[]): Markup {
  return html(strings, ...values) as Markup
}
