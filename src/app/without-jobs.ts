import type { Jobs, Store } from '../core/store-ports.ts'

const none: Jobs = { send: async () => {}, sendAll: async () => {} }

/**
 * A store that sends no jobs, for a command that changes something while its queue stands still: whoever runs Korva finds
 * what is to be drawn anew by the versions of the cases, within minutes.
 */
export const withoutJobs = (store: Store): Store => ({
  direct: { ...store.direct, jobs: none },
  transaction: (story) => store.transaction((work) => story({ ...work, jobs: none })),
  placing: (story) => store.placing((work) => story({ ...work, jobs: none })),
})
