import { KorvaError } from '../../core/errors.ts'
import { defineKind } from '../source-kind.ts'
import { readItems } from './inbox/read-items.ts'

/** `inbox`: what others bring, as JSON over HTTP. */
export const inbox = defineKind({
  name: 'inbox',
  about: [
    'A door of our own that takes mentions as JSON: for Zapier, forms, surveys and anything else that can send a request. ' +
      'POST to /inbox/ with the source\'s id one item, a list of them, or {"items": […]}; each has `text`, and may have ' +
      '`id`, `title`, `url`, `author`, `publishedAt` (ISO 8601, or seconds since 1970) and `rating` (1 to 5). At most 100 ' +
      'items and 1 MB. The answer says how many were taken, and how many of them were new. An item without an `id` is known ' +
      'again by what it says. Requests are signed as Standard Webhooks say, or carry the secret as `Authorization: Bearer`.',
    '',
    '```sh',
    'body=\'{"text": "Virtelo is down again", "author": "Aino", "rating": 1}\'',
    'id=msg_$(openssl rand -hex 8) now=$(date +%s)',
    'key=$(printf %s "$KORVA_INBOX_SECRET" | cut -c7- | base64 -d | od -An -v -tx1 | tr -d " \\n")',
    'signature=$(printf %s "$id.$now.$body" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$key -binary | base64)',
    'curl https://korva.example/inbox/survey -H "content-type: application/json" -H "webhook-id: $id" \\',
    '  -H "webhook-timestamp: $now" -H "webhook-signature: v1,$signature" --data-raw "$body"',
    '```',
  ].join('\n'),
  documentation: [
    'https://www.standardwebhooks.com/',
    'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  ],
  example: 'kind: inbox\nabout: acme',
  fields: {},
  everyMs: 0,
  brought: true,
  keys: [
    {
      name: 'KORVA_INBOX_SECRET',
      needed: true,
      why: 'What the senders sign with: `whsec_` and at least 24 bytes in Base64, e.g. `echo whsec_$(openssl rand -base64 32)`.',
    },
  ],
  address: (_options, { id }) => new URL(`inbox:${id}`),
  poll({ id }) {
    const error = new KorvaError(
      'inbox-not-polled',
      `Source "${id}" is not polled: its items are brought to it.`,
      {
        hint: `Send them to /inbox/${id}.`,
        retryable: false,
      },
    )
    return Promise.reject(error)
  },
  read: readItems,
})
