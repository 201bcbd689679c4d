/**
 * Beginnings of words that stand where people talk of a company: of its trade, of what every customer has to do with,
 * and of companies as such; and of people, where a name may be a person's. Finnish, English and Swedish, hand-made.
 * One of up to three letters is a whole word; one of five and more may be the later part of a compound
 * (`nettiliittymä`).
 */
export const trades = {
  telecom:
    'liittym netti netin netit netis nettiä laajakaist kuuluvu operaattor mokkul valokui kuitu kaista 4g 5g 3g sim esim ' +
    'simkort puhelin puhelim puhelu soittoai prepaid roaming datapake data mobiilidat tukiasem tekstivies viihde ' +
    'digibok boksi modeem reitit wifi wlan nettiyht verkkoyht kännyk taajuu sähkökatk broadband landline mobile ' +
    'signal coverage tariff router handset texts fibre fiber 4g 5g bredband abonnemang mobil surf täckning operatör ' +
    'uppkoppl telefon samtal mottagning numret numero',
  bank:
    'pankki pankin pankis tili tilin tilill tilini kortti korttia kortin luotto luoton laina lainan lainaa lainat ' +
    'korko koron verkkopank mobiilipank tunnusluk tunnuks rahast säästöti asuntolain pankkiautom konttor tilisii ' +
    'maksukort bonuks omistaja-as nosto nostaa siirto bank banking account loan mortgage card credit debit overdraft ' +
    'transfer atm branch konto konton kort kortet lån lånet ränta räntan swish bankid överför betalning sparkont ' +
    'bolån kontor bank',
  insurance:
    'vakuutu vakuute vahinko vahing korvau korvaa korvasi omavast kasko liikennevak matkavak insur claim premium ' +
    'policy underwrit försäkr skada skador premie självrisk ersättn eläke eläkke',
  post:
    'paketti paketin paketit paketei paketist pakette pakete kirje kirjee kirjei lähety lähete postilaat postimer ' +
    'jakelu jakaja kantaja postinkant noutopi nouto pakettiautom automaatti toimitu kuriir seuranta saapumisil ' +
    'tullau tulli tullin lokero postinum parcel package letter courier tracking deliver mailman mailbox depot ' +
    'brevbär brev paket leverans spårn utlämn ombud frimärk försändel postkontor avisering avi',
  shop:
    'kauppa kaupan kaupas kaupat kauppo myymäl kassa kassal kassaj tarjous tarjouk tuote tuotte tilaus tilauks ' +
    'verkkokaup palautu kanta-as hylly hyllys alennu ale kuitti kuitin lahjakort valikoim osto ostin ostok store shop ' +
    'aisle checkout cashier clerk refund coupon grocer supermarket bought butik affär vara varor varuhus erbjud rea ' +
    'kvitto köpt köpte sortiment presentkort',
  clothes:
    'vaate vaatte vaatei mekko mekon farku housu paita paidan paidat takki takin koko kokoj neule kangas jeans dress ' +
    'coat jacket shirt jumper hoodie knit clothes clothing trousers outfit size sizes denim kläder klänn jacka byxor ' +
    'tröja storlek plagg mode',
  pharmacy:
    'apteek resept lääke lääkk pharmac prescript medicine makeup skincare vaccin advantage cosmetic points shampoo ' +
    'toiletr apotek recept läkemed',
  devices:
    'puhelin puhelim iphone ipad mac macbook airpods näyttö näytön akku akun laturi päivity laite laitte kello kellon ' +
    'tabletti koodi phone laptop watch screen battery charger ios app apps icloud siri update device store genius ' +
    'keynote klocka klockan telefon laddare batteri skärm dator surfplat uppdater mobil',
  sportwatch:
    'kello kellon kellol sykemit sykevyö syke sykkeen ranneke urheilukel gps synkron mittari watch heart-rate strap ' +
    'sensor flow vantage ignite klocka klockan puls pulsband träningskl treeni harjoit reitti',
  transport:
    'juna junan junal juni junia vuoro vuorot lippu lipun lippuj liput matka matkan matkak matkust myöhäs myöhäss bussi ' +
    'lento lenno lennot raitiov metro laituri konduktö pendolin asema aseman asemal train trains ticket delay platform ' +
    'station bus flight seat cabin tram fare tåg tåget biljett försen station perrong buss bussen flyg avgång spårvagn',
  fuel:
    'huoltoas bensa bensaa bensan bensiin diesel tankk tankat polttoain asema aseman asemal pesu autopes lataus litra petrol ' +
    'gas gasoline station pump pumps fuel forecourt fill diesel bensin mack macken tanka tankade drivmedel biltvätt',
  lifts:
    'hissi hissin hissit hissej hisse liukupor hissihuol elevator lift lifts escalator hiss hissen hissar rulltrapp',
  media:
    'lehti lehden lehte lehdist tilaaja tilaus uutinen uutisi uutise toimittaj toimitu maksumuur kustant kolumn juttu jutun ' +
    'newspap subscri paywall journalis publish magazin article channel tidning prenum kvällst artikel program ohjelm',
  food:
    'ravintol ruoka ruoan ruuan annos pizza hampuri menu kahvil maito jogurt suklaa lounas tilasin ateria restaur meal ' +
    'burger ordered menu served waiter fries mat maten restaurang servitör meny mjölk choklad',
  energy:
    'sähkö sähkön sähköla sähköso sähköy kaukoläm sähkökat electric energy meter kwh tariff elavtal elräkn elnät elen ' +
    'fjärrvärm strömavb',
  payment:
    'kortti kortin maksu maksun maksuk maksoi maksaa luottokort debit credit card cards payment payments charge charged ' +
    'pay paid fees merchant bank terminal betal betala kort kortet',
  streaming:
    'sarja sarjat elokuv suoratoi tilaus stream series movie show episode subscri serie serier film strömning',
  delivery:
    'kuski kuskin ruoka ruoan ruuan tilaus tilauks lähetti toimitu kuljet courier driver ride rider scooter trip fare ' +
    'potkulau kyyti kyydin resa elsparkcyk bud förare app',
  software:
    'sovellu kirjaut salasan päivity lisenss käyttäj palvelin login password update workspace license server plan ' +
    'dashboard feature integrat users subscri inlogg lösenord uppdater licens användar call calls meeting',
  benefits:
    'tuki tuen tuki- päätös päätök hakemu hakemuk etuus etuud toimeentul asumistu työttöm sairauspäi vanhempainr lapsilis ' +
    'eläke korvau opintotu bidrag ansök beslut',
} as const

export type Trade = keyof typeof trades

/** What every customer has to do with, whatever the company does. */
export const serviceWords =
  'asiakaspal aspa aspan asiakas asiakka lasku laskun laskut laskuj laskua laskuttaa sopimu sopimuk tilaus tilauks ' +
  'tilasin peruut hyvity reklam valitu hinta hinna hinno hintoj myyjä myyjän palvelu jono jonot jonotin vaihdoin vaihdan ' +
  'vaihtaa irtisan kampanj tarjous tarjouk maksoi veloit ' +
  'chatti huijau sovellu häiriö vika viat katko katkos pätki pätkii takuu jäsenyy kanta-as toimitu customer service support ' +
  'refund bill bills billed billing invoic price prices pricing subscri contract cancel complain staff manager ' +
  'order orders deliver outage warranty app checkout overcharg helpline kundtjän kundserv faktura fakturor avtal avtalet ' +
  'uppsäg priser priset prishöj beställ reklamer återbet personal klagom missnöjd leverans driftst kunder butik ' +
  'teknisk'

/** What is said of companies, most of all in the news. */
export const companyWords =
  'osake osakk osakes liikevaih liikevoi yhtiö yhtiön pörssi pörssiyh toimitusjoh irtisano yt-neuv ' +
  'muutosneuv tilinpää osavuos kvartaal osinko osingo tulosvaro sijoitta henkilöst työntekij lakko lakkoa lakon yritys ' +
  'yrityks konserni tytäryh kilpailij markkinaos brändi share shares shareholder stock stocks earnings quarterly ceo ' +
  'revenue profit profits company corporat lawsuit layoff employee competitor investor billion headquarter strike retailer ' +
  'brand aktie aktien bolag bolaget vinst vinsten vd omsättn börs börsen kvartals koncern utdeln varsl anställd ' +
  'varsel strejk företag kvartal jätte jätten'

/** What companies do to customers and tell of themselves, right behind their name. */
export const companyDeeds =
  'ilmoitt lansee julkais julkist korotta korotti lakkau vastannu vastasi lupasi lupaa luvannut veloitti hukkas hukannu ' +
  'toimitti toimittan boikot huijas huijaa mokas mokasi ryssi sössi hyvittän hyvitti korvannu korvasi palkkaa uudista ' +
  'mainos mainosta suosittel varoitt veloitt laskutti kieltäyt pahoittel ' +
  'announc launch refus charged charges promis ignored replied replac sells sold owes fined sued sues hikes raises ' +
  'recalls recalled apologi blames hires hiring admits overchar ' +
  'lanser höjer höjde lovade lovar vägrar vägrade svarar svarade säljer sålde varnar anställer lurade ersätter ' +
  'debiter skickade beklagar'

/** What is said of what one pays for, and seldom of people and letters. */
export const ratingWords =
  'suosittel surkea surkei surkee paska paskin paskaa huonoin huonoa huonosti ongelm pettyny pettymys pettäny tyytymät ' +
  'tyytyväi kelvoto vitutta ärsyttä törke luokaton susihuono boikot luotettav epäluotet nopeasti hidasta ylihint kallis ' +
  'kalliimp halvem halvin parempi paras vihaan raivost ammattit terrible awful worst horrible useless disappoint ' +
  'recommend rubbish joke nightmare unaccept rip-off ripoff overpric cheaper avoid happy satisf excellent reliable unrelia ' +
  'issues problem disgrace incompet sämst dålig dåligt uselt urusel usla besviken missnöj nöjd rekommen undvik skandal ' +
  'hemsk billiga billigast dyrare problem suger'

/** What is said of people. */
export const peopleWords =
  'syntyi syntynyt synttär syntymäpä täytti täyttää äiti äidin isä isän lapsi lapsen lapset lapsia tytär tyttö tyttär ' +
  'vauva vauvan ystävä kaveri kaverin sisko siskon sisar veli veljen serkku serkun vaimo vaimon mummo mummi täti tädin ' +
  'setä eno pappa poika pojan päiväkot koulu luokka luokal opettaj naimis kihlo häät häissä rippi tanssi laulo näyttel ' +
  'nimelt nimeks nimin nimis nimipäi etunimi ristiäi kummi poikays tyttöys perhe rouva herra neiti leikki nukkui nauroi itki ' +
  'hymyili halasi syli kotiin lukio harrast pelaaja valmentaj kirjailij ' +
  'mother mom mum daughter sister brother friend girlfriend boyfriend birthday wife husband aunt named baby school ' +
  'married kids actress singer smiled laughed cried teacher ' +
  'syster dotter mamma pappa vän vännen kompis flickvän pojkvän fyller född barn barnet bröllop fru fröken heter skola moster ' +
  'faster farmor mormor lärare skrattade'
