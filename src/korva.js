#!/usr/bin/env node
// In a checkout the TypeScript runs as it is; below node_modules Node refuses to strip types, so the built copy runs.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const installed = import.meta.url.includes('/node_modules/')
const own = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))
if (Number.parseInt(process.versions.node, 10) >= 24) {
  await import(installed ? '../dist/src/cli.js' : './cli.ts')
} else if (existsSync(own)) {
  const { status } = spawnSync(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
} else {
  process.stderr.write(`Korva needs Node 24 or newer; this is ${process.version}.\n`)
  process.exitCode = 1
}
