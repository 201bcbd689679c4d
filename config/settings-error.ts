/** One thing that is wrong with the settings or the environment. */
export interface Fault {
  /** From 1; null where the fault is in no file (the environment). */
  line: number | null
  column: number | null
  /** E.g. `sources[0].every`; empty for the whole. */
  path: string
  /** What was found and what is allowed, with secrets left out. */
  message: string
}

/** Faults that the message spells out: a file of garbage has thousands, and the first ones explain the rest. */
const shownFaults = 100

/** What stops the start: every fault of the settings or the environment, in one message that says what to do. */
export class SettingsError extends Error {
  readonly code = 'settings-invalid'
  readonly faults: Fault[]

  /** `where` is the file's name, or `environment`; `help` is the sentence that says where to read on. */
  constructor(where: string, faults: Fault[], help: string) {
    super(describeFaults(where, faults, help))
    this.name = 'SettingsError'
    this.faults = faults
  }
}

function describeFaults(where: string, faults: Fault[], help: string): string {
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`
  const rest = faults.length - shownFaults
  return [
    `${where}: ${count}`,
    ...faults.slice(0, shownFaults).map((fault) => `${position(where, fault)}: ${fault.message}`),
    ...(rest > 0 ? [`... and ${rest} more`] : []),
    help,
  ].join('\n')
}

const position = (where: string, { line, column }: Fault) =>
  line === null ? where : `${where}:${line}:${column}`
