/**
 * What Slack accepts in messages and modals, from its Block Kit reference; lengths in characters. The total of a message
 * is not documented: about 13,200 gave `msg_blocks_too_long` (slackapi/bolt-js issue 2509), and the sum of the texts alone
 * explains it badly (issue 2867), so the whole JSON is measured.
 */
export const limits = {
  blocks: 50,
  total: 12_000,
  header: 150,
  section: 3_000,
  fields: 10,
  field: 2_000,
  context: 10,
  elements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  actionId: 255,
  blockId: 255,
  /** Of an overflow menu. */
  options: 5,
  optionText: 75,
  optionValue: 150,
  /** A modal; its title and the labels of its two buttons have the same length. */
  viewBlocks: 100,
  viewTitle: 24,
  callbackId: 255,
  privateMetadata: 3_000,
  /** Its inputs: label and hint, the options of radio buttons and checkboxes, those of a select, what can be typed. */
  inputLabel: 2_000,
  choices: 10,
  selectOptions: 100,
  placeholder: 150,
  typed: 3_000,
} as const
