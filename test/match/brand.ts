import type { Brand } from '../../src/core/brand.ts'

/** A brand that is looked for by its name. */
export const brandOf = (name: string, changes: Partial<Brand> = {}): Brand => ({
  ...{ id: 'brand', name, any: [name], all: [], none: [], ambiguous: false, context: [] },
  ...changes,
})
