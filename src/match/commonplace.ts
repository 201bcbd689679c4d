import type { ComparedWord } from './compared-words.ts'

/** Words of which short praise and short complaints are made, whoever writes them of whatever. */
const words = new Set(
  (
    'a all an and app application best better big customer deal delivery easy ever everything excellent experience fast for from ' +
    'good great happy have helpful highly i is it just like love me more much my nice no not of on one order out perfect price ' +
    'product products quality quick quickly recommend recommended really service shipping so staff super thank thanks the they ' +
    'this time to use used using value very was we well were will with work works would you your again always everyone bad worst ' +
    'slow terrible awful poor never ' +
    'ja oli on ole en ei se tämä kun niin myös todella erittäin tosi hyvä hyvin hyvää hyvät hieno mahtava loistava paras parasta ' +
    'nopea nopeasti nopeaa palvelu palvelua palvelusta toimitus toimii toimi toimivat tuote tuotteet hinta hinnat laatu sovellus appi ' +
    'helppo helposti käyttää kiitos kiitän suosittelen suosittelemme kaikille lämpimästi tyytyväinen tyytyväisiä olen olemme ollut ' +
    'asiakas asiakaspalvelu ystävällinen ystävällistä henkilökunta kaikki aina vielä uudelleen huono huonoa surkea hidas ikinä koskaan ' +
    'iso suuri plussaa ' +
    'och jag är det den inte som en ett med för på av så mycket bra bäst bästa jättebra toppen snabb snabbt snabba leverans ' +
    'service produkt produkter pris priser kvalitet appen enkel enkelt lätt använda tack rekommenderar rekommenderas varmt nöjd ' +
    'kund kundtjänst trevlig trevligt personal alltid igen alla fungerar dålig dåligt sämsta långsam aldrig mycket väldigt'
  ).split(' '),
)
const mostWords = 16

/** Whether a text is short and says only what many say of many things (`Great app, works well and easy to use`). */
export const isCommonplace = (text: ComparedWord[]): boolean =>
  text.length <= mostWords && text.every(({ key }) => words.has(key))
