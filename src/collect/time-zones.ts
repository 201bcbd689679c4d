/** Hours ahead of UTC of the names that feeds use. RFC 822 defines the American ones; of the others the common meaning. */
const hours: Record<string, number> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  AST: -4,
  ADT: -3,
  NST: -3.5,
  NDT: -2.5,
  BRT: -3,
  ART: -3,
  WEST: 1,
  BST: 1,
  CET: 1,
  MET: 1,
  CEST: 2,
  MEST: 2,
  EET: 2,
  SAST: 2,
  EEST: 3,
  MSK: 3,
  IST: 5.5,
  HKT: 8,
  SGT: 8,
  AWST: 8,
  JST: 9,
  KST: 9,
  ACST: 9.5,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
}

/**
 * Minutes that a zone is ahead of UTC: `+0200`, `+02:00`, `+2`, `GMT+2`, `Z`, `EET`. What is unknown is UTC, as RFC 2822
 * (4.3) wants it for letters whose meaning was never agreed on.
 */
export function zoneMinutes(zone: string): number {
  const offset = /^(?:UTC?|GMT)?\s*([+-])(\d\d?):?(\d\d)?/i.exec(zone.trim())
  if (offset) {
    const [, sign, hour, minute = '0'] = offset
    return (sign === '-' ? -1 : 1) * (Number(hour) * 60 + Number(minute))
  }
  const name = /^[a-z]+/i.exec(zone.trim())?.[0].toUpperCase() ?? ''
  return Object.hasOwn(hours, name) ? hours[name]! * 60 : 0
}
