import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A file that browsers get, with the address that changes when its content does. */
export interface Asset {
  path: string
  type: string
  body: Uint8Array<ArrayBuffer>
}

export interface Assets {
  script: Asset
  style: Asset
  icon: Asset
}

/** One stylesheet in the end; what comes later may narrow what came before. */
const styles = ['base', 'frame', 'cases', 'card', 'history', 'dialog', 'report', 'media']

/** Reads what the browser gets: htmx and its server-sent events from their package, the rest from `browser/`. */
export function readAssets(): Assets {
  // One file: htmx looks at the page once it has run, and an extension that arrives later is not seen by what it found.
  const scripts = [
    import.meta.resolve('htmx.org/dist/htmx.min.js'),
    import.meta.resolve('htmx.org/dist/ext/hx-sse.min.js'),
    new URL('./browser/inbox.js', import.meta.url),
  ]
  return {
    script: makeAsset('inbox.js', 'text/javascript; charset=utf-8', joinScripts(scripts.map(read))),
    style: makeAsset(
      'inbox.css',
      'text/css; charset=utf-8',
      Buffer.from(styles.map((name) => read(new URL(`./browser/${name}.css`, import.meta.url))).join('\n')),
    ),
    icon: makeAsset('icon.svg', 'image/svg+xml', read(new URL('./browser/icon.svg', import.meta.url))),
  }
}

const read = (address: string | URL) => readFileSync(new URL(address))

const joinScripts = (scripts: Buffer[]) => Buffer.from(scripts.join('\n;\n'))

function makeAsset(name: string, type: string, content: Uint8Array): Asset {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 10)
  return { path: `/assets/${hash}/${name}`, type, body: new Uint8Array(content) }
}
