/**
 * Old nouns that change their last i to e. A closed class: every newer name in -i keeps it (Posti, Postin). The list
 * holds what Finnish company and product names end in.
 */
export const changingNouns: [ending: string, strong: string, weak: string][] = [
  ['lehti', 'lehte', 'lehde'],
  ['lahti', 'lahte', 'lahde'],
  ['tähti', 'tähte', 'tähde'],
  ['joki', 'joke', 'joe'],
  ['mäki', 'mäke', 'mäe'],
  ['uusi', 'uute', 'uude'],
  ['vesi', 'vete', 'vede'],
  ['käsi', 'käte', 'käde'],
  ...[
    'niemi',
    'saari',
    'järvi',
    'kivi',
    'vuori',
    'suomi',
    'meri',
    'onni',
    'kieli',
    'tuuli',
    'tuli',
    'ovi',
  ].map((noun): [string, string, string] => [noun, `${noun.slice(0, -1)}e`, `${noun.slice(0, -1)}e`]),
  ...['lumi', 'talvi', 'kaari', 'ääni', 'nimi', 'pilvi', 'hetki', 'suuri', 'nuori', 'pieni'].map(
    (noun): [string, string, string] => [noun, `${noun.slice(0, -1)}e`, `${noun.slice(0, -1)}e`],
  ),
]

/** Common nouns whose single k vanishes or becomes a j or v. No newer name's does. */
export const vanishingK: [strong: string, weak: string][] = [
  ['ruoka', 'ruoa'],
  ['aika', 'aja'],
  ['poika', 'poja'],
  ['jalka', 'jala'],
  ['puku', 'puvu'],
  ['luku', 'luvu'],
  ['suku', 'suvu'],
  ['kyky', 'kyvy'],
  ['alku', 'alu'],
  ['koko', 'koo'],
  ['lupa', 'luva'],
]
