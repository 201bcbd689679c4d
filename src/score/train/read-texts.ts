import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { TextKind } from '../../core/text-kind.ts'
import type { Sentiment } from '../../core/verdict.ts'
import type { ReadLanguage } from '../lexicon-language.ts'

/** A text with what somebody said of it. */
export interface LabelledText {
  text: string
  label: Sentiment
  lang: ReadLanguage
  /** The set or file that it is from. */
  source: string
  /** The brand that the label is toward, where the set names one. */
  about: string | undefined
  kind: TextKind | undefined
  /** Written for training, by the makers of Korva; else real. */
  written: boolean
  split: 'train' | 'dev'
  /** A copy of a text without its brand. */
  nobodyAsks?: true
}

/** Reads the public sets (`sentiment/*.tsv`) of a folder: the columns text, label, lang, source, split, target. */
export function readPublicTexts(folder: string): LabelledText[] {
  return tables(join(folder, 'sentiment')).flatMap(({ rows }) =>
    rows.map(({ text, label, lang, source, split, target }) => ({
      text: text!,
      label: label as Sentiment,
      lang: lang as ReadLanguage,
      source: source!,
      about: target || undefined,
      kind: undefined,
      written: false,
      split: split as 'train' | 'dev',
    })),
  )
}

/** Reads texts written for training: the columns id, lang, kind, brand, text, label, note. */
export function readWrittenTexts(folder: string): LabelledText[] {
  return tables(folder).flatMap(({ name, rows }) =>
    rows.map(({ text, label, lang, kind, brand }) => ({
      text: text!,
      label: label as Sentiment,
      lang: lang as ReadLanguage,
      source: name,
      about: brand || undefined,
      kind: kind as TextKind,
      written: true,
      split: 'train' as const,
    })),
  )
}

function tables(folder: string): { name: string; rows: Record<string, string>[] }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => ({ name: basename(name, '.tsv'), rows: readTable(join(folder, name)) }))
}

function readTable(path: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const columns = head!.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  })
}
