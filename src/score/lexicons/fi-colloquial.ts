import type { WeightedWords } from '../lexicon.ts'

/** Spoken Finnish: swearing, slang, emoticons. */
export const fiColloquial: WeightedWords = {
  '-5': `
    vittu, vitun, vittua, vittuun, vituiks, vituiksi, vituttaa*, vitutt*, vituta, vitutus*, vittumai*,
    vittuil*, vitullinen, kusipä*, kusipää*, mulkku*, mulkku, mulku*`,
  '-4': `
    paska*, paskaa, paskin*, paskimm*, paskat, paskaan, paskast*, paskam*, paskafirm*, paskalaf*, paskapal*,
    saatana*, saatanan, perkele*, perkeleen, perkule*, helvet*, helvetin, helvetti, helvettiin, jumalaut*,
    perseestä, perseest, perseellään, persläv*, perse, perseen, persettä, hanurista, syvältä, sysipas*,
    huora*, runkku*, idioot*, idiootti*, ääliö*, vajak*, urpo*, pölvä*, imee munaa, kyrp*, kyrvä*, kyrpii,
    kyrsii, kusee*, kusi, kusessa, kusta, ripuli*, mätä pas*, oksu`,
  '-3': `
    hitto, hiton, hitot, hittoa, hitsi, hemmet*, hemmetin, pirun, piru, pirskule, jumaliste, himput*,
    himskat*, hitsin, prkl, vmp, vtu, wtf, hanuri*, pöljä*, tollo*, tyhmä*, törppö*, hölmö*, naurettavaa,
    syö hermo*, hermot men*, hermot, hermoja, hermo meni, hermo men*, käämi*, käämit, käpy, keittää yli,
    räjäht*, nyppii, nyppi, vee tää, veetut*, v*tuttaa, ketut*, ottaa päähän, ottaa aivoon, otti päähän,
    riepoo, jurppii, sapet*, sapettaa, tympii, sieppaa, pännii, korpeaa, risoo, vihaks, vihaksi, raivo,
    raivon, feilas*, feilaa*, feilannut, feili*, faili*, fail, epicfail, mokas*, mokaa*, mokat*, mokan*,
    munas*, munasi, munattu, sössi, tyrii, tyris*, ryssi*, ryssiä, kämmäs*, susipask*, kuraa, kura*, kuras*,
    kakka*, kakkaa, rahasampo*, vedät* höp*, höplä*, höynä*, höynäyt*, jallit*, puijat*, puija*, vedätys*,
    vedätyst*, vedätetään, kusetusta, skammi*, skämmi*, scam*, fuulaa, feikki*, feikkiä, pelkkää valh*,
    paskapuh*, höpö, höpöhöpö, diipadaapaa, potaskaa, potask*, hevonpas*, hevonv*, kökkö*, kökkä*, kehno*,
    kehnoin*, kehnoi*, kelju*, nolo*, noloa, säälittävä*, surku*, lepsu*, nuija*, nuijia, dorka*, dorkat,
    apinat, apinoita, pellet, pellejä, noobit, urvelo*`,
  '-2': `
    huoh, huokaus, hohhoi*, hoh hoi, voi ei, voi voi, voihan, eivoijumal*, ei voi olla totta, ei jumal*,
    ei helv*, plääh, pläh, yäk, yök, yyh, hyi, hyh, äh, ääh, argh, grr*, aargh, blaah, pyh, höh, buu, byääh,
    voi hyvä luoja, voi jeesus, ei jeesus, haloo, haloo haloo, jaahas, jaaha, aha no, bravo vaan,
    hyvin menee taas, niinpä niin, kiitos ei, kiitos vaan, kiitti vaan, kiitos tästä, kiitos taas,
    hienoa taas, upeaa taas, hienoa työtä taas, loistavaa taas, onnea vaan, kiva juttu taas, että tällai*,
    että semmoi*, todella taas, :(, :-(, :/, :-/, >:(, :'(, ;(, :((, :(((, -_-, =(, 😡, 😠, 🤬, 😤, 😒,
    🙄, 😞, 😔, 😢, 😭, 👎, 💩, 🤮, 🤢, 😩, 😫, 🤦, 😑, 🤡, 💔, 🤨, 😖, 😣, 😕, 🙁, ☹, 🖕, 😾, mokaaminen`,
  2: `
    :), :-), :D, :-D, =), =D, xD, ;), ;-), <3, ♥, ❤, 😍, 😊, 👍, 👏, 🙏, 🥰, 😀, 😃, 😄, 😁, 🎉, 🤩, 💪, 🔥, ⭐, 💯, 😋, 🤤,
    👌, 💚, 💙, 🧡, 💛, 💜, 🏆, 🙌, ✨, 😇, 🤗, ☺, 🙂, nam, namia, nams, jipii, jihuu, jee, jes, jess, jeij, jea, vau,
    wau, wow, oho miten hyv*, huraa, hurraa, eläköön, aplod*, peukku*, peukut, peukkua, näppärä*, näppärä,
    näpsä*, näppis, napakymp*, jepa, kelpaa kyllä, ei paha, ei pöllömpi, ei huonompi, plussa, plussat`,
  3: `
    huippu, huippua, huippuja, huippuhom*, priima*, priimaa, ykkösluok*, ykkösmat*, tosi hyvä, tosi jees,
    tosi kiva, hyvä meno, hyvä meininki, hyvä fiilis, hyvä mieli, hyvän mielen, hyvälle miel*, hyvä te,
    hyvää työtä, hyvää duunia, hyvin pelittä*, pelittää, pelitti, pelaa hyvin, pelaa kuin, toimii hyvin,
    toimii loist*, toimii moitt*, toimii hienos*, toimii kuin, toimii täyd*, toimii todella hyv*,
    toimi hyvin, toiminut hyv*, toiminut moit*, toiminut ongelm*, rokkaa, skulaa, kovaa kamaa, kunnon kamaa, kunnon palv*, oikeaa palv*, ei voi kuin ihail*, lämmin suosi*,
    lämpimästi suosit*, iso kiitos, isot kiitok*, suuret kiitok*, suurkiito*, suurkiitok*, kiitokset kuul*,
    kiitti, kiitti paljon, kiitosta, tattis, rispekt*, respect, respekt*, propsit, iso käsi, iso peukku,
    iso plussa, plussaa, plussana, helmi, helmiä, kultaa, kultai*, enkeli*, sankari*, legendaari*, legenda,
    tähtisuor*, onnellinen omist*, mahtipalv*, megahyv*, superhyv*, superihan*, superkiv*, superhieno*,
    supernop*, tosi nopea*, ihanaa*, ihq*, siistiä*, coolia*, cool, magee*, mageeta, makee*, mahee*,
    maheeta, sairaan hyv*, helvetin hyv*, vitun hyv*, saatanan hyv*, perkeleen hyv*, pirun hyv*, hiton hyv*,
    hemmetin hyv*, törkeän hyv*, järkyttävän hyv*, hirveän hyv*, kauhean kiva*, jumalattoman hyv*,
    älyttömän hyv*, hullun hyv*, mielettöm*, mieletön`,
}
