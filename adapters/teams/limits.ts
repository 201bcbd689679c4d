/** What Teams takes of one card, and what Korva fills of it. Texts in UTF-16 units. */
export const limits = {
  /** A message may have 100 KB in UTF-16, older documents say 28 and 40: a quarter of it is safe everywhere. */
  cardBytes: 25 * 1024,
  /** The newest that Teams draws on every device. */
  version: '1.5',
  /** Buttons that Teams shows; what is over moves or vanishes. */
  primaryActions: 6,
  secondaryActions: 6,
  /** All that the neutral card has. */
  facts: 12,
  headline: 300,
  mark: 40,
  title: 300,
  text: 1500,
  factLabel: 60,
  fact: 500,
  button: 80,
  url: 2000,
  /** Lines of an answer to a command or of a notice, and their lengths. */
  lines: 40,
  line: 300,
  /** Rows of a list, each with a button of its own. */
  rows: 15,
  row: 400,
  /** People that one message calls by name. */
  calls: 20,
  name: 100,
  /** Of a dialog: what stands beside its fields, and what can be chosen in one of them. */
  label: 150,
  hint: 300,
  fields: 10,
  choices: 100,
  choice: 75,
  /** So many are shown as they are, more in a list that opens. */
  choicesShown: 6,
  summary: 200,
  /** Characters of a message to the bot that are read as a command, and as a note. */
  said: 1000,
  noted: 8000,
  /** Bytes of a request from Teams. */
  request: 256 * 1024,
} as const
