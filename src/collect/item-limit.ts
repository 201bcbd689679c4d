/**
 * So many items of one document are read. The longest archives have a tenth of it; of empty ones 5 MB hold 700,000, which
 * would take longer than a document may.
 */
export const itemLimit = 20_000
