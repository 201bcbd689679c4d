import type { FeelingWords } from '../feelings.ts'

/** Finnish words that show a feeling, by how strongly they show it. */
export const feelingsFi: FeelingWords = {
  anger: {
    1: `
      vihai*, viha, vihaa, vihaan, vihaksi, vihaks, suutut*, suuttu*, suutun, suutuks*, ärsyt*, ärsyynt*, kiukku*,
      kiukut*, kiukust*, kiehuttaa, ketut*, hermostu*, hermostut*, menee hermo, meni hermo, hermo menee, hermo meni, hermo men*,
      hermot men*, hermot loppu*, menee hermot, pinna palo*, pinna palaa, pinna kireä*, pinna katke*, käämi*, käpy palo*,
      palaa käpy, palaa pinna, ottaa päähän, otti päähän, ottaa pannuun, otti pannuun, ottaa aivoon, otti aivoon,
      sapet*, kismit*, jurppi*, risoo, riepoo, nyppii, pännii, sieppaa, kyrsii, korpeaa, tympii, tympäis*, kyllästyt*,
      hävytön, hävyttöm*, röyhke*, törkeä*, törkeet*, törkeyt*, hävetkää, häpeäisit*, hävetkä*, kehtaatte, kehtaavat, kehtaa edes,
      sietämät*, naurettava*, nauroi minulle, nauroi mulle, nauroi meille, nauroivat minulle, nauroivat mulle, nauroivat meille, nauroi päin naamaa, nauroivat päin naamaa, pelleil*, mitta täynnä, mitta on täynnä, mitta tuli täyteen, saa riittää, nyt riittää`,
    2: `
      raivo, raivoissa*, raivostut*, raivostu*, raivost*, raivona, raivoan, vitutt*, vituta, vitutus*, vittu, vittua,
      saatana, saatanan, perkele, perkeleen, helvetti, helvetin, jumalauta, pöyristyt*, pöyristynyt, pöyristyn*, vihaan tätä,
      haistakaa, painukaa, hiiltynyt, hiiltyi, hiillyin, savu nousee korvista, verenpaine nous*, kiehuu, keittää yli,
      😡, 😠, 🤬, 👿, 🖕, 😾, 💢`,
  },
  disappointment: {
    1: `
      petty*, petyi*, petyt*, pettymy*, pettynei*, pettyn*, harmi, harmilli*, harmit*, harmissa*, harmistu*, ikävä yllät*,
      surku, sääli, valitettava*, mielipaha*, paha mieli, mieli maassa, mieli pahoit*, odotin enemmän, odotin parempaa,
      odotin muuta, odotuksia huonom*, ei vastannut odotuk*, ei vastaa odotuk*, ei täyttänyt odotuk*, alle odotust*, petti odotuk*,
      jäi kaivelemaan, kaivelemaan, jäi hampaankoloon, jäi paha maku, paha maku suuhun, turhaut*, turhautu*, turhautt*,
      tyytymät*, tyytymätön, surulli*, surullista, kadut*, kaduttaa, harmittaa, ei maksanut vaivaa, ei ikinä enää, ei enää ikinä, ei enää koskaan, ei koskaan enää, en enää ikinä, en enää koskaan, en mene enää, en tule enää, en osta enää, en tilaa enää, luottamus men*, menetin luottamuk*,
      petti luottamuk*, ennen oli parempi, oli ennen parempi, oli ennen hyvä, toivomisen varaa, jättää toivomisen, 😞, 😔, 😕, 🙁, ☹, 👎, 😒, :(, :-(, :/, :-/`,
    2: `
      suuri pettymy*, iso pettymy*, valtava pettymy*, karvas pettymy*, pettymys, syvästi petty*, pahasti petty*, todella petty*,
      harmittaa ihan, itkettää, itku, itketti, masent*, masenta*, lannist*, epätoivo*, sydän särky*, 💔, 😢, 😭`,
  },
  worry: {
    1: `
      huoli, huolta, huolest*, huolissa*, huolestut*, huolettaa, huoletti, murhe*, pelkää*, pelkään, pelkäsi*, pelottaa, pelotti,
      pelott*, ahdist*, jännit*, jännitä*, jännittää, hermostunee*, epävarm*, epäilyt*, epäilen, epäilytt*, mietityt*, mietityttää,
      arvelutt*, arveluttaa, uskaltaako, uskaltaa, uskalla, uskallan, uskallanko, turvallista, turvallinen, onko turvallis*, turvaton*, vaarallis*, riski, riskejä,
      levoton*, levottom*, onko huijaus, onkohan huijaus, onko tämä huijaus, onko tää huijaus, voiko luottaa, voikohan luottaa, onko luotettava*, menikö raha*,
      menetänkö, saankohan, saanko enää, tuleekohan, mitä jos, 😟, 😰, 😥, 😧, 😬, 🥺, 😓`,
    2: `
      pelon, pelossa, peloissa*, peläst*, pelästyt*, kauhulla, kauhuissa*, paniik*, panikoi*, järkyttyn*, järkyty*, säikä*, säikäht*,
      hengenvaara*, hätä, hädissä*, hätään*, hätäänty*, ahdistaa, ahdistun*, 😱, 😨, 😖`,
  },
  confusion: {
    1: `
      en ymmärrä, ei ymmärrä, emme ymmärrä, en tajua, ei tajua, en käsitä, en hahmota, en tiedä mitä, en tiedä miten, en löydä, mistä löytyy,
      ihmettel*, ihmetyt*, ihmetellä, ihmettelen, kummast*, kummeks*, kummall*, outo, outoa, outoja, hämment*, hämmenty*, hämmennys,
      hämmästel*, epäselvä*, epäselvät, epäselväk*, sekava*, sekavat, sekavaa, sekais*, hämärä*, mitä ihmettä, miten ihmeessä, mitä tämä tarkoit*, mitä tarkoit*,
      mikä logiikka, missä logiikka, missä järki, miten tämä, miten tää, miten tämän, kuinka tämän, miksei, miksi ei, mikähän, mistäköhän, mitähän,
      osaako joku, osaisko joku, osaako kukaan, tietääkö joku, tietääkö kukaan, onko muilla, onko kellään, käykö muilla, voiko joku selit*, voisko joku selit*,
      ristiriitai*, ristiriida*, monimutkai*, vaikeaselko*, ei selvinnyt, ei selviä, jäi epäselvä*, ulalla, ihan pihalla, pihalla kuin, kartalla, 🤔, 😕, 🤷, 🧐, ❓`,
    2: `aivan ymmälläni, ymmälläni, ymmällään, ymmällä, täysin ulalla, täysin pihalla, käsittämät*, ihmeissäni, pää pyörällä, pyörällä päästä, 😵, 🤯`,
  },
  joy: {
    1: `
      iloi*, ilo, iloa, ilahdu*, ilahtu*, ilahdut*, onnelli*, onnessa*, riemu*, nautin*, nautti*, nautitta*, nautit*, naut*, tykkä*, tykkään,
      ihastu*, ihastun*, rakastun*, innoissa*, innostu*, innostav*, hymy*, hymyil*, hymyilyt*, tyytyväi*, hyvä mieli, hyvälle mielelle,
      hyvän mielen, hyvä fiilis, hyvät fiilikset, hyvillä mielin, hyvillään, jee, jes, jess, jippii, jihuu, jeij, hurraa, mahtavaa, upeaa, ihanaa, loistavaa, hienoa,
      huippua, parasta, vau, wau, yllätyin positiiv*, yllätyin iloises*, iloinen yllät*, positiivinen yllät*, viihdy*, viihtyi*, kelpaa, 😀, 😃, 😄, 😁, 😊, 🙂, ☺, 😎, 👍, 👌, 🎉, 🥳, 😋, :), :-), :D, :-D, =), =D, xD`,
    2: `
      rakasta*, rakastan, ihan rakast*, onnesta, taivaissa, seitsemännes* taiva*, liikuttun*, haltioi*, hurmioit*, hurmaann*, 😍, 🥰, 🤩, ❤, ♥, <3, 💚, 💙, 🧡, 💛, 💜`,
  },
  gratitude: {
    1: `
      kiitos, kiitok*, kiitost*, kiitän, kiitäm*, kiitti, kiittää, kiitelly*, kiitelt*, kiittel*, tattis, arvostan, arvostamme, arvostetaan, arvostaa, arvostin, arvostimme, arvostus*,
      hatunnos*, nostan hattua, nostaa hattua, hattu päästä, hattua päästä, propsit, rispekt*, respect, pisteet teille, pojot teille, iso käsi, iso peukku, tack, thanks, 🙏, 👏, 🙌, 💐, 🌹`,
    2: `
      kiitolli*, kiitollisuu*, suuri kiitos, suuret kiitok*, iso kiitos, isot kiitok*, lämmin kiitos, lämpimät kiitok*, sydämelli* kiit*, tuhannet kiitok*,
      tuhat kiitosta, kiitos paljon, kiitos todella, kiitos ja kumarrus, ikuisesti kiitolli*, olen velkaa, pelasti* päiv*, pelastitte, pelastit, suurkiito*`,
  },
  none: {
    0: `
      kiitos jo etukäteen, kiitos etukäteen, kiitos ennakkoon, kiitos jo ennakkoon, kiitos kysymä*, ei kiitos, kiitos ei, kiitos vaan, kiitos taas, kiitos tästä paskasta, kiitos ei mistään,
      kiitos samoin, kiitoksia jo etukäteen, iloks*, ilotulit*, ilmoi*, ikävä kyllä, valitettavasti, sillä hyvä, hymiö*, hymyile kameral*, tyytyväisyyskysel*, tyytyväisyystutk*, tyytyväisyystak*,
      asiakastyytyväi*, kiitospäiv*, rakastaja*, huolto*, huoltoon, huollon, huollos*, huoltaa, huolta pit*, pidetään huolta, pitää huolta, pidä huolta, pitänyt huolta, hyvää huolta, pidetty huolta, huolella, huolelli*, huolimatta, huoliteltu*, huolittel*, viha-aik*, vihann*,
      pelkäst*, pelkkä*, iloinen asia olisi, murheenkryyn*, huolenpit*, riskitön, ei huolta, harmitonta, harmiton, kartallinen, nautakar*, nauta*, naudan*, nautaa, nautoj*, uskaltau*, järkytyin positiiv*`,
  },
}
