import type { Severity } from './verdict.ts'

/** How soon a customer is answered. */
export interface PromiseTerms {
  respondMs: number
  /** When its clock runs; null: around the clock. */
  hours: WorkingHours | null
}

/** Other terms for some mentions. A condition that is left out holds for all. */
export interface PromiseRule extends PromiseTerms {
  when: { brand?: string | undefined; source?: string | undefined; severity?: Severity | undefined }
}

/** The promise of the settings: the first rule that fits, else the usual terms. */
export interface PromiseSettings extends PromiseTerms {
  rules: PromiseRule[]
}

/** When somebody works, by the clocks of a time zone. */
export interface WorkingHours {
  /** IANA name. */
  timezone: string
  /** By day of the week, Monday first: spans in minutes from midnight, in order, none over another; 1440 is its end. */
  week: Span[][]
  /** Whether a day (`2026-12-06`) is a holiday: nobody works on it. */
  isHoliday: (day: string) => boolean
}

export interface Span {
  from: number
  to: number
}

/** What the terms of a mention depend on. */
export interface Promised {
  brandId: string
  sourceId: string
  severity: Severity
}

/** The terms that hold for a mention. */
export function termsFor({ rules, ...usual }: PromiseSettings, mention: Promised): PromiseTerms {
  const facts = { brand: mention.brandId, source: mention.sourceId, severity: mention.severity }
  const fits = ({ when }: PromiseRule) =>
    (Object.keys(facts) as (keyof typeof facts)[]).every(
      (key) => when[key] === undefined || when[key] === facts[key],
    )
  const { respondMs, hours } = rules.find(fits) ?? usual
  return { respondMs, hours }
}
