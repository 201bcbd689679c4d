import type { Side } from './development-pairs.ts'

const long =
  'Tilasin uuden liittymän syyskuussa ja sen piti olla auki viikossa. Kolmannen soiton jälkeen kerrottiin, että osoitteeni puuttuu kartasta. Nyt maksan laskuja netistä, jota ei ole.'
const en =
  'The bakery chain closes twelve of its cafés by the end of the year. Staff were told on a video call that lasted six minutes. The company says that rents have doubled since 2023.'
const sv =
  'Elbolaget skickar dubbla fakturor till tusentals kunder efter ett byte av system. Den som redan har betalat behöver inte göra något, enligt bolaget. Kundtjänsten har långa köer.'
/** Further pairs that tell of the same thing. */
export const alike: [why: string, a: Side, b: Side][] = [
  [
    'several updates in news',
    sv,
    sv.replace('tusentals', 'omkring 4 000').replace('långa köer', 'fyra timmars kö') +
      ' Uppdaterad kl 15.20.',
  ],
  [
    'sentence inserted in the middle',
    en,
    en.replace('six minutes.', 'six minutes. Nobody was allowed to ask questions.'),
  ],
  [
    'several slips mended',
    long,
    'Tilasin uuden liitymän syyskussa ja sen piti olla auki vikossa. Kolmannen soiton jälkeen kerottiin, että osotteeni puuttuu kartasta. Nyt maksan laskuja netistä, jota ei ole.',
  ],
  ['without diacritics', long, long.replaceAll('ä', 'a').replaceAll('ö', 'o')],
  ['share row with counts', en, `${en}\n12 Shares\nShare on Facebook Share on X\n3 Comments`],
  [
    'Listen bar',
    long,
    `Kuuntele juttu (2 min)\nTilaajille\n${long}\nJaa: Facebook · WhatsApp · Kopioi linkki`,
  ],
  ['quote after remark', long, `Tämä kannattaa lukea:\n> ${long}`],
  ['quoted with typographic marks', sv, `Läste detta idag: ”${sv}” Skandal.`],
  ['RT cut', en, `RT @bakerywatch: ${en.slice(0, 100)}…`],
  [
    'RT short',
    'Foodora toi kylmää ruokaa jo kolmatta kertaa',
    'RT @nalka: Foodora toi kylmää ruokaa jo kolmatta kertaa 😡',
  ],
  [
    'via short',
    'My flight was cancelled by text at midnight',
    'My flight was cancelled by text at midnight (via @flyer)',
  ],
  [
    'cut of short',
    'Posti hukkasi passini ja väittää toimittaneensa sen naapurille, jota ei ole olemassa',
    'Posti hukkasi passini ja väittää toimittaneensa sen naapurille...',
  ],
  [
    'summary plus title',
    { title: 'Bakery chain closes twelve cafés', text: en },
    {
      title: 'Twelve cafés to close',
      text: `${en.slice(0, 120)} [...] The post Twelve cafés to close appeared first on City Eater.`,
    },
  ],
  ['edit at front', long, `EDIT 2: nyt toimii, kiitos Janille asiakaspalvelusta! Alkuperäinen: ${long}`],
  [
    'edit numbers',
    'Köat i kundtjänst i 45 minuter, fortfarande nummer 12 i kön. Är det någon som jobbar där?',
    'Köat i kundtjänst i 90 minuter, fortfarande nummer 8 i kön. Är det någon som jobbar där? EDIT: gav upp',
  ],
  ['date line in front', sv, `Publicerad 2026-11-20 08:14\n${sv}`],
  ['author line', en, `By Jane Doe, City Eater staff\n${en}`],
  ['reuters', en, `LEEDS (Reuters) — ${en} (Reporting by Jane Doe; Editing by John Roe)`],
  [
    'hashtags added',
    'Elisan asiakaspalvelu sulki chatin kesken lauseen ja poisti koko keskustelun',
    'Elisan asiakaspalvelu sulki chatin kesken lauseen ja poisti koko keskustelun #elisa #fail @ElisaOyj',
  ],
  [
    'emoji and links',
    'Tre har stängt av mitt nummer utan förvarning och ingen svarar',
    'Tre har stängt av mitt nummer utan förvarning och ingen svarar!!! 😤 https://t.co/abc',
  ],
  [
    'review with different ending sentence',
    `${long} En suosittele.`,
    `${long} Vaihdan kilpailijalle heti kun voin.`,
  ],
  [
    'unsub foot sv',
    sv,
    `${sv}\n\nDu får detta mejl för att du prenumererar på vårt nyhetsbrev. Avregistrera dig här. © Elnytt 2026`,
  ],
  ['cut from newsletter', sv, `${sv.slice(0, 78)} Läs hela artikeln »`],
]
/** Further pairs that tell of two things. */
export const apart: [why: string, a: Side, b: Side][] = [
  [
    'other line',
    'Bussilinja 510 ajaa poikkeusreittiä katutöiden vuoksi maanantaista alkaen.',
    'Bussilinja 522 ajaa poikkeusreittiä katutöiden vuoksi maanantaista alkaen.',
  ],
  [
    'other product',
    'Takaisinveto: pakastemustikka 500 g, viallinen pakkaus. Palauta tuote ostopaikkaan.',
    'Takaisinveto: kaurakeksi 300 g, viallinen pakkaus. Palauta tuote ostopaikkaan.',
  ],
  [
    'other model',
    'The Acme X200 overheats after an hour of calls, sent it back',
    'The Acme X300 overheats after an hour of calls, sent it back',
  ],
  [
    'rents',
    'Vuokrataan kaksio Kalliosta, 45 m2, 890 €/kk. Vapautuu heti, ei lemmikkejä.',
    'Vuokrataan kaksio Vallilasta, 48 m2, 940 €/kk. Vapautuu heti, ei lemmikkejä.',
  ],
  [
    'opening phrase',
    'Olen ollut tyytyväinen asiakas kymmenen vuotta, mutta nyt riitti: lasku tuplaantui eikä kukaan selitä.',
    'Olen ollut tyytyväinen asiakas kymmenen vuotta, ja tänäänkin kuski kantoi kassit neljänteen kerrokseen.',
  ],
  ['short similar', 'Wolt app crashes when I try to pay', 'Wolt app crashes when I open my orders'],
  ['short similar 2', 'Appen kraschar när jag loggar in', 'Appen kraschar när jag ska betala'],
  [
    'quake of figures',
    'Osake sulkeutui 14,20 euroon, nousua 1,3 prosenttia päivän aikana.',
    'Osake sulkeutui 13,85 euroon, laskua 2,5 prosenttia päivän aikana.',
  ],
  [
    'weather',
    'Idag blir det soligt i Umeå med upp till 14 grader och svag vind.',
    'Idag blir det soligt i Luleå med upp till 11 grader och svag vind.',
  ],
  [
    'reply with quote',
    en,
    `> Staff were told on a video call that lasted six minutes.\nI was on that call. They muted all of us, thanked the board twice and then the picture froze. Afterwards a form came by mail, and the form had somebody else's name on it. That is how fourteen years ended for me there, and I still have the apron.`,
  ],
  [
    'digest',
    {
      title: 'Viikkokatsaus 45',
      text: 'Tällä viikolla uutta: parkkisovellus uudistui, kirjasto muutti ja tori sai katon. Lue lisää sivuiltamme.',
    },
    {
      title: 'Viikkokatsaus 46',
      text: 'Tällä viikolla uutta: uimahalli suljettiin, kirjasto avasi ovensa ja torin katto vuotaa. Lue lisää sivuiltamme.',
    },
  ],
  [
    'same complaint other person',
    'Tilaus jäi tulematta ja rahat meni, chat ei vastaa',
    'Tilaus jäi tulematta ja rahat meni, puhelin ei vastaa',
  ],
  [
    'signature',
    'Hej, hur byter jag lösenord?\n\nMvh\nKalle Karlsson\nIT-ansvarig, Storstads kommun\nDetta meddelande är konfidentiellt och avsett endast för mottagaren.',
    'Skrivaren på plan 3 är trasig igen.\n\nMvh\nKalle Karlsson\nIT-ansvarig, Storstads kommun\nDetta meddelande är konfidentiellt och avsett endast för mottagaren.',
  ],
]
