/** Written for the tests: `name | yes or no | text`. Whether the text means the company of that name. */
const table = `
Elisa | yes | Elisan netti on ollut koko päivän poikki Jyväskylässä.
Elisa | yes | Vaihdoin Telialta Elisalle ja lasku puolittui.
Elisa | yes | elisan aspassa jonotin 45 min ja sitten puhelu katkes
Elisa | yes | onko elisalla muillakin 5g ihan tukossa
Elisa | yes | Elisa korottaa mobiililiittymien hintoja keväällä
Elisa | yes | Elisa Viihde jumittaa taas kesken matsin
Elisa | yes | Soitin Elisalle laskusta, eikä kukaan osannut auttaa.
Elisa | yes | Elisan osake laski kaksi prosenttia
Elisa | yes | ELISAN LIITTYMÄ EI TOIMI
Elisa | yes | Kävin elisan myymälässä vaihtamassa sim-kortin
Elisa | no | Elisa Korhonen valittiin vuoden opettajaksi.
Elisa | no | Elisa täytti eilen kuusi ja sai lahjaksi polkupyörän.
Elisa | no | Meidän Elisa aloittaa koulun syksyllä
Elisa | no | Näin Elisaa viimeksi häissä, hän on nykyään Oulussa.
Elisa | no | serkkuni elisa muutti ruotsiin
Elisa | no | Anna ja Elisa leikkivät pihalla koko illan.
Elisa | no | Kirjan päähenkilö Elisa rakastuu merimieheen.
Elisa | no | Ystäväni Elisa leipoi kakun
Posti | yes | Posti hukkasi pakettini jo toisen kerran.
Posti | yes | Eilen Postin kuljettaja jätti lähetyksen sateeseen.
Posti | yes | Postin sovellus ei näytä seurantaa
Posti | yes | posti ei oo vieläkään toimittanut pakettia vaikka piti tulla maanantaina
Posti | yes | POSTI LAKKAUTTAA KONTTOREITA, YHTIÖN TULOS HEIKKENI
Posti | yes | Miksi Posti ei vastaa reklamaatioon?
Posti | yes | Posti-auto tukki koko kadun
Posti | no | Lähetin hänelle postia viime viikolla.
Posti | no | Tarkista roskaposti ja sähköpostin kansiot, posti voi olla siellä.
Posti | no | Äiti huusi että posti tuli.
Posti | no | Postia tulee nykyään harvoin, enää mainoksia.
Kone | yes | Kone toimittaa hissit uuteen kauppakeskukseen.
Kone | yes | KONE Oyj antoi tulosvaroituksen
Kone | yes | Sijoitin Koneen osakkeisiin jo vuosia sitten
Kone | yes | Taloyhtiömme hissi on ollut rikki viikon eikä Koneelta tule ketään.
Kone | yes | Koneen hissihuolto oli taas myöhässä
Kone | no | Kone jumittui kesken pesuohjelman, ja vesi jäi rumpuun.
Kone | no | Tää kone on ihan hidas, ram loppuu kesken.
Kone | no | Ostin käytetyn koneen ja takuu oli jo mennyt.
Kone | no | kone ei käynnisty, mistä saa varaosia
Kone | no | Lensimme Malagaan ja kone oli kaksi tuntia myöhässä.
Kone | no | Koneet seisovat hallissa talven.
Sampo | yes | Sampo nostaa osinkoaan, yhtiön liikevoitto kasvoi.
Sampo | yes | Osinkosijoittajat suosivat Sammon osaketta
Sampo | yes | Sampo-konsernin vahinkovakuutus tuotti hyvin
Sampo | no | Sampo Terho kommentoi päätöstä heti tuoreeltaan.
Sampo | no | Kalevalassa Ilmarinen takoo Sammon.
Sampo | no | Meidän Sampo oppi kävelemään, isä oli innoissaan.
OP | yes | OP:n mobiilipankki kaatuu aina kun yritän maksaa laskun.
OP | yes | sain op:lta kirjeen että tilin hinnat nousee
OP | yes | OP nosti asuntolainan marginaalia
OP | yes | OP-bonukset hupeni palvelumaksuihin
OP | yes | Kilpailutin lainat, ja OP:ssa oli paras korko.
OP | no | Kurssi on 5 op ja se suoritetaan etänä.
OP | no | Miksi OP ei vastaa ketjun kysymyksiin?
OP | no | kandi on kymmenen op:n laajuinen
DNA | yes | DNA:n netti pätkii joka ilta.
DNA | yes | Vaihdoin liittymän DNA:lle
DNA | yes | dna:n kuuluvuus on täällä surkea
DNA | yes | Dnan laskutus on ihan sekaisin, asiakaspalvelu ei auta.
DNA | yes | DNA kasvatti liikevaihtoaan viime vuonna
DNA | no | DNA-testi paljasti, ettei mies ollut lapsen isä.
DNA | no | Poliisi löysi epäillyn DNA:ta murhapaikalta.
DNA | no | Koronaviruksella ei ole dna:ta vaan rna
DNA | no | Laadukas työ on yrityksen DNA:ssa, sanoi johtaja geeniperimästä.
Alma | yes | Alma Media myy lehtiään
Alma | yes | Tilasin Alman uutiset, ja maksumuuri jumittaa yhä
Alma | no | Alma syntyi toukokuussa ja painoi kolme kiloa.
Neste | yes | Nesteen huoltoasemalla diesel oli halvinta.
Neste | yes | Neste varoitti tuloksestaan, yhtiön osake romahti.
Neste | no | Neste valui pöydälle ja lattialle.
Neste | no | Juo tarpeeksi, neste tasapainottaa kehoa helteellä.
Polar | yes | Polarin sykemittari ei synkronoi puhelimeen.
Polar | no | A polar bear was seen near the village.
Kela | yes | Kelan päätös viipyi kolme kuukautta.
Kela | no | Uusi kela ja vapa maksoivat yhteensä satasen.
Moi | yes | Moi nostaa liittymien hintoja
Moi | no | Moi kaikki! Mitä kuuluu?
Telia Oma | no | oma koti kullan kallis
Helen | yes | Helenin kaukolämpö kallistuu taas
Helen | no | My aunt Helen bakes every Sunday.
Apple | yes | Apple refused to replace my cracked screen under warranty.
Apple | yes | I returned the phone to Apple last week.
Apple | yes | apple wont let me cancel the subscription, worst support ever
Apple | yes | Will Apple ever fix the battery drain?
Apple | yes | Apple shares fell after the quarterly report.
Apple | yes | I went to the Apple store and waited an hour.
Apple | no | Apple pie is my favourite dessert.
Apple | no | She eats an apple every morning.
Apple | no | An apple tree fell on the fence.
Apple | no | Apple and pear crumble, 40 minutes in the oven
Target | yes | Target's self checkout was broken again.
Target | yes | We drove to Target for school supplies.
Target | yes | target never refunded my order, still waiting on customer service
Target | yes | Target cuts prices as shoppers stay away
Target | no | Our target is ten percent by June.
Target | no | Target audience: parents of small children.
Target | no | The missile missed its target by a mile.
Target | no | Hitting Your Target Heart Rate While Running
Orange | yes | Orange charged me twice for the same contract.
Orange | yes | No signal from Orange since Friday, anyone else?
Orange | yes | orange have put up my broadband price again
Orange | no | Orange juice was the only drink left.
Orange | no | The walls were painted orange and brown.
Orange | no | Orange peel in the compost?
Boots | yes | Boots lost my prescription twice this month.
Boots | yes | I collected my advantage points at Boots.
Boots | no | My hiking boots fell apart after a week.
Boots | no | Boots made of leather last longer when polished.
Boots | no | Those UGG Boots are muddy and wet
Next | yes | Next sent me the wrong size dress and no refund.
Next | yes | Ordered a coat from Next and it never came.
Next | no | Next week we are going to Spain.
Next | no | What comes next is anybody's guess.
Next | no | Next, add the flour and stir.
Gap | yes | Gap has the worst returns policy, I bought jeans there.
Gap | yes | These jeans from Gap shrank in one wash.
Gap | no | Mind the gap between the train and the platform.
Gap | no | The gender pay gap is closing slowly.
Gap | no | Gap year plans: Asia, then Australia
Visa | yes | My Visa card was declined abroad.
Visa | yes | Visa blocked the payment and my bank blames them
Visa | no | Visa applications take six weeks at the embassy.
Visa | no | My student visa expires in March.
Shell | yes | Shell reported record profits, shareholders cheer.
Shell | yes | The pumps at Shell were out of order and the petrol was dear.
Shell | no | Run the shell script as root.
Shell | no | Shell the eggs while they are warm.
Three | yes | Three's signal in Leeds is dreadful.
Three | yes | I left Three because of roaming charges.
Three | no | Three days later nobody had called.
Three | no | We have three kids and a dog.
EE | yes | EE broadband keeps dropping every evening.
EE | no | Write it with ee as in tree
Virgin | yes | Virgin put my broadband bill up by eight pounds
Virgin | no | Use extra virgin olive oil.
Sky | yes | Sky engineers never turned up, broadband still down.
Sky | no | The sky was clear all night.
Tre | yes | Tre har höjt priset på mitt abonnemang.
Tre | yes | Jag bytte från Telia till Tre i våras.
Tre | yes | tre har ingen täckning här, dåligt abonnemang
Tre | no | Tre dagar senare hade ingen ringt.
Tre | no | Vi har tre barn och en hund.
Tre | no | Det kostar tre hundra kronor.
If | yes | If vägrade betala ersättning för vattenskadan.
If | yes | Jag har mina försäkringar hos If.
Posten | yes | Posten tappade bort mitt paket igen.
Elisa | yes | Jag bor i Finland och har Elisa, men bredbandet är nere.
Elisa | no | Min syster Elisa fyller år i dag.
Max | yes | Beställde en burgare på Max och maten var kall.
Max | no | Kör på max volym!
Apple | yes | Apple vägrar byta batteriet i min telefon
Bring | yes | Bring levererade paketet till fel adress.
Bring | no | Please bring your own towel.
Hallon | yes | Hallon har sämst mottagning, byter operatör.
Hallon | no | Smoothie med hallon och blåbär
Visa | no | Kan du visa mig vägen till stationen?
Visa | yes | Mitt Visa-kort nekades i kassan
Orange | no | Hon köpte en orange tröja
Voi | yes | Voin potkulauta jäi keskelle kyytiä jumiin
Voi | no | Voi ei, unohdin avaimet kotiin!
Wise | yes | Wise froze my account and the transfer is stuck
Wise | no | A wise man once said nothing
Elisa | yes | En suosittele Elisaa kenellekään.
Elisa | yes | Elisalla on taas ongelmia.
Elisa | no | Elisa ja Matti menivät kalaan.
Elisa | no | Elisa-täti tuo aina tuliaisia
OP | yes | Vihaan OP:ta
Kone | yes | KONEen huoltomies ei saapunut
Kone | no | Kone-esittely alkaa kymmeneltä
Apple | yes | Apple sucks.
Tre | yes | Tre suger, aldrig mer.
Target | yes | Target lost me as a customer
Gap | yes | bought a hoodie from gap and it fell apart
`

export const ambiguousCases = table
  .trim()
  .split('\n')
  .map((line): [name: string, about: boolean, text: string] => {
    const [name, about, text] = line.split(' | ')
    return [name!, about === 'yes', text!]
  })
