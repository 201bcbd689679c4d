import type { FeelingWords } from '../feelings.ts'

/** Swedish words that show a feeling, by how strongly they show it. */
export const feelingsSv: FeelingWords = {
  anger: {
    1: `
      arg, arga, argt, argare, ilsk*, ilska, irriter*, irritation*, förargad*, förargligt, retad, retar mig, retar upp, upprörd*, upprört, upprörande, trött på, less på, led på, utled på, fått nog, har fått nog, nu räcker det, räcker nu, nu får det räcka,
      tappar tålamodet, tappade tålamodet, tappat tålamodet, tålamodet är slut, tålamodet tog slut, går mig på nerverna, gör mig galen, gör mig tokig, blir galen, blir tokig, blir knäpp, får spel, får damp, oförskäm*, fräckt, fräckhet*, skamlig*, skämmes, skäms på, skäms, skam på, hur vågar, hur kan ni, oacceptabel*, oförlåtlig*, oförsvarlig*, skrattade åt mig, skrattade åt oss, skrattar åt mig, skrattade mig rakt upp i ansiktet, hatar, hata, avskyr, löjlig*, skrattretande, vad fan, för fan, fy fan, kränkande, kränkt, hutlös*, provocer*`,
    2: `
      rasande, ursinnig*, vansinnig*, vansinnes*, förbannad, förbannade, skitförbannad*, skitarg*, jättearg*, asarg*, svinarg*, rosenrasande, kokar, kokar av ilska, kokande, ser rött, vred, vrede, vredgad*, topp tunnor rasande, tvärförbannad*, indignera*, jävla, jävlar, helvete, helvetes, fan också, satan, satans, åt helvete, 😡, 😠, 🤬, 👿, 🖕, 😾, 💢`,
  },
  disappointment: {
    1: `
      besvik*, besviken, besvikna, besvikelse*, missnöj*, missnöjd*, snopen, snopet, snopna, ledsen, ledsna, ledsamt, lessen, tråkigt nog, tråkigt att, tråkigt när, synd att, så synd, väldigt synd, synd på, trist att, trist när, sorglig*, sorgligt, uppgiven*, uppgivna, nedslående, nedslagen, frustr*,
      ångrar, ångrade, ångrar köpet, ångrar att, förväntade mig mer, förväntat mig mer, väntade mig mer, hade förväntat, hade väntat mig, hade högre förväntning*, höga förväntningar, hoppades på mer, trodde det skulle, motsvarade inte, motsvarar inte, levde inte upp, lever inte upp, under förväntan, inte vad jag förväntat, inte vad jag hoppats, inte vad vi hoppats, tappat förtroende*, tappade förtroende*, förlorat förtroende*, inget förtroende, bättre förr, var bättre förr, var bra förr, brukade vara bra, brukade vara, gått utför, blivit sämre, bara blivit sämre, aldrig mer, aldrig igen, inte värt, 😞, 😔, 😕, 🙁, ☹, 👎, 😒, 🙄, :(, :-(, :/, :-/`,
    2: `
      djupt besvik*, grymt besvik*, oerhört besvik*, otroligt besvik*, väldigt besvik*, mycket besvik*, så besvik*, jävligt besvik*, stor besvikelse, enorm besvikelse, förkrossad*, förtvivla*, gråtfärdig*, gråter, grät, vill gråta, hopplös*, hjärtekross*, 💔, 😢, 😭`,
  },
  worry: {
    1: `
      oro, oroar, oroad*, oroade, orolig*, oroligt, oroande, oroväckande, bekymr*, bekymra*, bekymmer*, rädd, rädda för, rädda att, rädsla*, rädslan, ängslig*, ängslan, nervös*, nervösa, otrygg*, otryggt, osäker*, osäkert, osäkerhet*, tveksam*, misstänksam*, misstänkt, fundersam*, skeptisk*, farlig*, farligt, riskabel*, riskabelt, vågar inte, vågar man, vågar jag, törs, törs inte, är det säkert, är det bluff, är det en bluff, är detta en bluff, är det bedrägeri, är det en scam, går det att lita, kan man lita, kan jag lita, får jag mina pengar, får jag tillbaka, tänk om, vad händer om, hoppas att det inte, hoppas de inte, obehagligt, obehaglig*, stressa*, stressad*, stress, sover dåligt, 😟, 😰, 😥, 😧, 😬, 🥺, 😓`,
    2: `skräck, skräckslagen*, skräckslagna, livrädd*, livrädda, panik*, panikslagen*, får panik, fick panik, ångest*, skakad, uppskakad*, chockad*, förfärad*, förskräckt*, 😱, 😨, 😖`,
  },
  confusion: {
    1: `
      förstår inte, förstår ej, förstår ingenting, begriper inte, begriper ingenting, fattar inte, fattar ingenting, fattar noll, förvirr*, förvirrad*, förvirrande, förbrylla*, förbryllande, förundra*, förvåna*, undrar, undrade, undrar varför, undrar hur, undrar om, konstig*, konstigt, märklig*, märkligt, underlig*, underligt, besynnerlig*, mystisk*, otydlig*, otydligt, oklar*, oklart, rörig*, rörigt, krånglig*, svårförståelig*, obegriplig*, obegripligt, oförståelig*, ologisk*, ologiskt, motsägelse*, motstridig*, olika besked, vet inte hur, vet inte vad, vet inte varför, vet inte vart, vet ej hur, hittar inte, hittar ej, hur gör man, hur gör jag, hur fungerar, hur funkar, hur kommer det sig, var hittar, vart hittar, vad betyder, vad menas, vad menar ni, vad innebär, varför går det inte, varför kan man inte, varför kan jag inte, någon som vet, är det någon som, är det bara jag, är det bara för mig, kan någon förklara, går inte ihop, ingen logik, var är logiken, 🤔, 🤷, 🧐, ❓`,
    2: `helt förvirrad*, totalt förvirrad*, helt borta, helt lost, står som ett frågetecken, ett enda frågetecken, mållös, vet varken ut eller in, går inte att förstå, ofattbar*, ofattbart, 😵, 🤯`,
  },
  joy: {
    1: `
      glad, glada, glatt, gladare, gläds, glädje*, glädjande, gläder, lycklig*, lyckligt, lycka, nöjd*, nöjda, nöjt, belåt*, förnöjd*, roligt, rolig, roliga, kul, kuligt, skoj, njut*, njöt, njuter, trivs, trivdes, uppskattar, älskar, älskade, älskat, förtjust*, förälskad*, imponera*, imponerad*, positivt överraskad*, positiv överraskning*, glad överraskning*, underbart, fantastiskt, härligt, toppen, strålande, lättad*, lättnad*, stolt*, stolta, skrattar, skrattade, ler, leende, log, hurra, jippi, jippie, tjohoo, tjoho, yes, wow, äntligen, spännande, ser fram emot, längtar till, 😀, 😃, 😄, 😁, 😊, 🙂, ☺, 😎, 👍, 👌, 🎉, 🥳, 😋, :), :-), :D, :-D, =), =D, xD`,
    2: `överlycklig*, jätteglad*, superglad*, så glad*, väldigt glad*, överväldigad*, lyrisk*, i sjunde himlen, eufori*, helt såld, kunde inte vara nöjdare, kan inte vara nöjdare, supernöjd*, jättenöjd*, älskar älskar, älskar det, älskar den, 😍, 🥰, 🤩, ❤, ♥, <3, 💚, 💙, 🧡, 💛, 💜`,
  },
  gratitude: {
    1: `
      tack, tackar, tackade, tackat, tacksam, tacksamt, tacksamma, tacksamhet*, uppskatta*, uppskattas, eloge, en eloge, heder åt, all heder, hatten av, lyfter på hatten, cred, creds, kudos, applåd*, bravo, bra jobbat, bra kämpat, tummen upp till, thanks, tackis, 🙏, 👏, 🙌, 💐, 🌹`,
    2: `stort tack, tusen tack, tusen tusen tack, hjärtligt tack, varmt tack, jättetack, tack så jättemycket, tack så mycket, tack så hemskt mycket, tack snälla, tackar ödmjukast, evigt tacksam*, otroligt tacksam*, oerhört tacksam*, så tacksam*, mycket tacksam*, räddade dagen, räddade min dag, räddade vår, räddare i nöden, livräddare`,
  },
  none: {
    0: `
      aldrig mer krångel, aldrig mer strul, tack på förhand, tack i förväg, tacksam för svar, tacksam för hjälp, tacksam för tips, tacksam om, tack för ingenting, tack för inget, nej tack, tack och hej, tack och adjö, tack vare deras, tack för kaffet, tack vare, tyvärr, dessvärre, uppskattad tid, uppskattad leverans*, uppskattad kostnad, uppskattat värde, uppskattning*, nöjdhet*, nöjdkund*, nöjesfält*, nöjespark*, nöje*, gladiator*, kulor, kultur*, kulle*, kullen, kuliss*, rädda barnen, räddning*, räddade, inga bekymmer, inget bekymmer, oroa dig inte, oroa er inte, oro dig inte, ingen oro, ingen fara, lyckas, lyckades, lyckats, lycka till, argument*, argentin*, argsint hund, led, ler gott, leder, ledare, ledning*, skamlös reklam, undra på, tröttsam fråga, varmt välkom*, stressfri*, stresslös, stresstålig*`,
  },
}
