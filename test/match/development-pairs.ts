/** One of a pair: its text, or more of it. */
export type Side = string | { text: string; title?: string; url?: string }

const outage =
  'Raitiovaunuliikenne on poikki Hakaniemen ja Pasilan välillä tiistaiaamuna. Syynä on katkennut ajojohdin, jota korjataan ' +
  'parhaillaan. Operaattori arvioi liikenteen palautuvan iltapäivään mennessä, ja korvaavia busseja ajetaan koko katkon ajan.'
const recall =
  'The dairy recalls two batches of its lactose-free cream after customers found pieces of plastic in the cartons. Nobody was hurt. ' +
  'The cream was sold in the whole country from the first of October, and shops give the money back without a receipt.'
const strike =
  'Färjetrafiken till skärgården ställs in under helgen eftersom besättningen går i strejk. Rederiet betalar tillbaka biljetterna ' +
  'automatiskt, och den som redan är på öarna får åka hem med en extra tur på söndag kväll.'
const review =
  'Tilasin sohvan lokakuussa ja luvattu toimitusaika oli kolme viikkoa. Nyt on kulunut kaksi kuukautta, chat ei vastaa ja puhelimessa ' +
  'jonotin tunnin. Kun vihdoin pääsin läpi, kerrottiin että tilaus on kadonnut järjestelmästä.'
const bank =
  'My card was blocked while I was abroad and the bank would not open it without a visit to a branch. I spent two days without ' +
  'money, and when I called them from the hotel I was asked for a code that they send to the phone I had lost.'

/** Pairs that the rules were made with: what tells of the same thing. */
export const alike: [why: string, a: Side, b: Side][] = [
  ['one is cut', outage, `${outage.slice(0, 140)}…`],
  ['one is cut early', recall, `${recall.slice(0, 75)}...`],
  ['one is cut with a link to the rest', strike, `${strike.slice(0, 130)} … Läs mer`],
  ['one says to read on', outage, `${outage.slice(0, 75)}. Lue lisää`],
  ['a cut in brackets', bank, `${bank.slice(0, 160)} [...]`],
  [
    'a plug-in put its line behind',
    recall,
    `${recall} The post Cream recalled? Yes! appeared first on Dairy Daily.`,
  ],
  [
    'cookies stand before',
    outage,
    `Käytämme evästeitä parantaaksemme palvelua. Hyväksy kaikki evästeet\n${outage}`,
  ],
  ['buttons stand behind', strike, `${strike}\nDela på Facebook\nTweet\nSkriv ut\n0 kommentarer`],
  [
    'a newsletter put its footer behind',
    recall,
    `${recall}\n\nYou are receiving this email because you signed up at our site.\nUnsubscribe | Manage preferences\n© 2026 Dairy Daily. All rights reserved.`,
  ],
  [
    'a Finnish letter put its footer behind',
    review,
    `${review}\nSait tämän viestin, koska olet tilannut uutiskirjeemme.\nPeruuta tilaus`,
  ],
  [
    'it is retweeted',
    'Wolt-kuski jätti pussin hissiin eikä vastaa',
    'RT @maija: Wolt-kuski jätti pussin hissiin eikä vastaa',
  ],
  [
    'it is passed on with its writer',
    'Acme closed my account without a word',
    '"Acme closed my account without a word" via @jim',
  ],
  ['it is quoted with a line below', review, `> ${review}\nTuttua, sama kävi meille.`],
  ['it is quoted with its writer', bank, `Jim wrote:\n> ${bank}\n\nThis is why I left them.`],
  ['it is quoted in brackets', strike, `[quote=Lisa]${strike}[/quote] Typiskt.`],
  ['a slip was mended', review, review.replace('kadonnut', 'kadonut')],
  ['a line was added with its mark', review, `${review} EDIT: nyt soittivat ja lupasivat uuden sohvan.`],
  ['a number was brought up to date', outage, outage.replace('koko katkon', 'kolmen tunnin katkon')],
  [
    'a figure was brought up to date',
    'Vattenläckan i centrum har lämnat omkring 300 hushåll utan vatten sedan i natt och reparationen väntas ta hela dagen.',
    'Vattenläckan i centrum har lämnat omkring 450 hushåll utan vatten sedan i natt och reparationen väntas ta hela dagen.',
  ],
  [
    'figures changed beside the mark of an edit',
    'Acme app down for 200 users in Leeds since 9:10, no word from the company so far, restarting does not help.',
    'UPDATE: Acme app down for 3,000 users in Leeds since 9:10, no word from the company so far, restarting does not help.',
  ],
  [
    'another headline stands above',
    { title: 'Kiskot poikki', text: outage },
    { title: 'Ratikat seisovat tänään', text: outage },
  ],
  ['a paper put its place before', recall, `LONDON (Wire) - ${recall}`],
  ['an agency is named behind', strike, `${strike} (TT)`],
  ['the same review with one sentence more', review, `${review} En tilaa enää koskaan.`],
  ['the same review with one sentence before', bank, `Think twice before you open an account here. ${bank}`],
  ['other quotes, dashes and capitals', bank, bank.toUpperCase().replaceAll(',', ' –')],
  [
    'the headline posted with a link',
    { title: 'Maitoyhtiö vetää kermat myynnistä koko maassa | Pohjan Sanomat', text: recall },
    'Maitoyhtiö vetää kermat myynnistä koko maassa https://pohjansanomat.example/a/17',
  ],
  [
    'headlines are the same but for the paper',
    { title: 'Skärgårdens färjor står stilla hela helgen - Kustbladet', text: 'Besättningen strejkar.' },
    { title: 'Skärgårdens färjor står stilla hela helgen | Nya Posten', text: 'Rederiet beklagar.' },
  ],
  [
    'a post of one sentence stands in two forums',
    'Onko muillakin Telian mokkula pätkinyt päivityksen jälkeen joka ilta?',
    'Onko muillakin Telian mokkula pätkinyt päivityksen jälkeen joka ilta??',
  ],
]

/** Pairs that the rules were made with: what tells of two things. */
export const apart: [why: string, a: Side, b: Side][] = [
  ['complaints of one outage', 'Elisan netti ei toimi Tampereella', 'Elisan netti alhaalla Oulussa'],
  [
    'complaints that begin alike',
    'Telian netti ei toimi taaskaan, kolmas kerta tällä viikolla',
    'Telian netti ei toimi taaskaan, etätyöt seis',
  ],
  [
    'longer complaints of one outage',
    'Telian netti on ollut alhaalla koko päivän eikä asiakaspalvelu vastaa',
    'Telian netti on ollut poikki koko aamun eikä asiakaspalvelu vastaa mitään',
  ],
  ['equal praise', 'Great app, works well and easy to use!', 'Great app, works well and easy to use'],
  [
    'equal praise in Finnish',
    'Nopea toimitus ja hyvä palvelu, suosittelen kaikille!',
    'Nopea toimitus ja hyvä palvelu, suosittelen kaikille',
  ],
  ['equal praise in Swedish', 'Snabb leverans och bra priser', 'Snabb leverans och bra priser!'],
  [
    'an outage in another town',
    'Häiriö: Sähköt ovat poikki Kuopiossa noin 300 taloudesta. Vikaa korjataan. Pahoittelemme häiriötä.',
    'Häiriö: Sähköt ovat poikki Joensuussa noin 300 taloudesta. Vikaa korjataan. Pahoittelemme häiriötä.',
  ],
  [
    'an outage of another day',
    'Planned maintenance on 12.11. at 02:00–04:00. The app and the web bank are not available. We are sorry for the trouble.',
    'Planned maintenance on 19.11. at 02:00–04:00. The app and the web bank are not available. We are sorry for the trouble.',
  ],
  [
    'an outage at another time',
    'Driftstörning på mobilnätet i Västerås kl 14. Våra tekniker arbetar med felet. Vi beklagar.',
    'Driftstörning på mobilnätet i Västerås kl 22. Våra tekniker arbetar med felet. Vi beklagar.',
  ],
  [
    'another town in the headline alone',
    {
      title: 'Vesikatko: Lahti, Ahtiala',
      text: 'Vesi on poikki putkirikon vuoksi. Korjaus kestää arviolta iltaan, vettä saa säiliöautosta.',
    },
    {
      title: 'Vesikatko: Lahti, Mukkula',
      text: 'Vesi on poikki putkirikon vuoksi. Korjaus kestää arviolta iltaan, vettä saa säiliöautosta.',
    },
  ],
  [
    'another train',
    'Juna 45 Helsingistä on noin 20 minuuttia myöhässä kaluston vian vuoksi. Seuraa tiedotteita.',
    'Juna 91 Helsingistä on noin 35 minuuttia myöhässä kaluston vian vuoksi. Seuraa tiedotteita.',
  ],
  [
    'other prices',
    'Fuel prices today: unleaded 1.849 €, diesel 1.719 €. Prices change daily, check our app before you drive.',
    'Fuel prices today: unleaded 1.899 €, diesel 1.745 €. Prices change daily, check our app before you drive.',
  ],
  [
    'another job of one form',
    'Haemme myyjää Turun myymäläämme. Tarjoamme koulutuksen ja mukavan porukan. Hae 30.11. mennessä verkkosivuillamme.',
    'Haemme myyjää Porin myymäläämme. Tarjoamme koulutuksen ja mukavan porukan. Hae 15.12. mennessä verkkosivuillamme.',
  ],
  [
    'parts of a series',
    {
      title: 'Remonttipäiväkirja, osa 1',
      text: 'Tämä on ensimmäinen osa sarjasta. Purettiin keittiö ja löydettiin kosteutta lattian alta.',
    },
    {
      title: 'Remonttipäiväkirja, osa 2',
      text: 'Tämä on toinen osa sarjasta. Tilattiin kaapit, jotka tulivat väärän värisinä kahteen kertaan.',
    },
  ],
  [
    'a column of every week',
    {
      title: 'Viikon parhaat tarjoukset kaikista kaupan osastoista',
      text: 'Kahvi halpenee, banaanit pysyvät entisellään ja pakasteissa on tilaa jouluun asti, kirjoittaa toimitus.',
    },
    {
      title: 'Viikon parhaat tarjoukset kaikista kaupan osastoista',
      text: 'Suklaata saa kaksi yhden hinnalla, mutta glögi maksaa enemmän kuin viime vuonna samaan aikaan maksoi.',
    },
  ],
  [
    'a short headline over other texts',
    { title: 'Tulokset', text: 'Voitimme.' },
    { title: 'Tulokset', text: 'Hävisimme taas.' },
  ],
  [
    'a sentence quoted in a long text',
    'The bank would not open it without a visit to a branch, although I was abroad and had lost my phone there.',
    'Branches are what banks are closing everywhere. Yesterday I read here that "the bank would not open it without a visit to a branch, ' +
      'although I was abroad and had lost my phone there". I worked in one for thirty years, and we had a list of people who could not come: ' +
      'the sick, the old, sailors. We knew them by name. Nobody keeps such a list any more, since nobody asks who is behind the number.',
  ],
  [
    'reviews that begin alike',
    `${bank.slice(0, 70)} and they opened it in a minute on the phone.`,
    `${bank.slice(0, 70)} so now I am changing to another one for good.`,
  ],
  [
    'one event in two papers’ words',
    outage,
    'Ratikat eivät kulje tänään Pasilaan. Ajolanka putosi aamulla kadulle, ja matkustajat siirrettiin busseihin, kertoo liikennelaitos.',
  ],
  [
    'posts with one signature',
    'Kuka tietää mistä saa varaosia vanhaan polkupyörään?\n--\nTerveisin Pena, ylpeä mopoilija vuodesta 1987',
    'Myydään lastenvaunut hyvässä kunnossa Espoosta.\n--\nTerveisin Pena, ylpeä mopoilija vuodesta 1987',
  ],
  [
    'a translation',
    'The ferries stand still for the whole weekend because of a strike.',
    'Färjorna står stilla hela helgen på grund av strejk.',
  ],
  [
    'opposite in one word',
    'Asiakaspalvelu oli ystävällistä ja vika korjattiin heti',
    'Asiakaspalvelu oli tylyä ja vika korjattiin heti',
  ],
  [
    'another month',
    'Laskutus viivästyy marraskuussa järjestelmän vaihdon vuoksi, pahoittelemme.',
    'Laskutus viivästyy tammikuussa järjestelmän vaihdon vuoksi, pahoittelemme.',
  ],
]
