/** The languages that small words tell apart, as bits: one word may stand in several. */
export const languageBits = { en: 1, fi: 2, sv: 4, other: 8 } as const

/**
 * Words that stand in most sentences of a language. `other` holds those of its neighbours (Norwegian, Danish, Estonian,
 * German, Dutch, French, Spanish, Italian), which share small words with the three that are read.
 */
const lists: Record<keyof typeof languageBits, string> = {
  fi: `
    ja on ei että se oli niin mutta kun jos mitä tämä minä ole en olen ovat kuin myös vai vain nyt sitten kyllä tai joka
    siitä mun mulla vielä aina hyvä ihan eikä voi tuo sen onko enää jo koska kanssa sai meni tuli tosi tää nää mä sä
    huono hyvin kiitos taas ollut eivät saa mikä miksi miten heti vaikka jälkeen päivää viikkoa toimii tähän tästä tätä
    näin noin sitä sille siihen siinä sieltä täällä täältä tänne jonka jotka mitään kaikki kaikkea koko paljon todella
    erittäin liian ennen yli ilman kautta asti vasta edelleen ainakin ehkä varmasti oikein ollaan ollu oo mut ku et sit
    vaan noi ees enkä emme ette he me te hän minun meidän teidän heidän minulle meille teille hänen mulle mua mulla sulla
    tuon nämä nuo oma oman pitää pitäisi voisi olisi ois olis saada tulee tulla menee mennyt saanut tullut sain saatiin
    kerran kertaa vuotta kuukautta tuntia euroa asiakaspalvelu palvelu paketti sovellus hinta netti rahat lasku liittymä
    vähän enemmän parempi hinnat toimi toiminut jäi jätti kestää kesti antaa antoi otti ottaa tekee teki tein yksi kaksi
    kolme ensin lopulta silti kuitenkin juuri sama samaa toinen muuten muita muut muille joten eli sekä joku jotain`,
  sv: `
    och är det att som inte jag i med för på av ett till var om så när de från har men vi ni kan ska efter mycket bara
    dålig bra tack aldrig igen varför hur ingen inget mitt min deras hos får fick blev nu dagar veckor fungerar den kom
    ligger ur dem denna detta där en sig sin sitt sina man mig dig oss er vår vårt våra mina dina din ditt eller utan över
    under mellan vid hela alla allt andra annan annat någon något några inga ingenting också redan alltid ofta ännu än
    här dit hit vad vem vilken vilket vilka hade vara varit blir blivit skulle vill ville måste kunde får fått gick går
    göra gör gjorde tar tog ger gav säger sade sa ser såg kommer komma köpte köpa beställde väntat svarar ringer ringde
    lite mer mest flera många första två tre fyra fem år månader timmar timme minuter gång gånger kronor personal personalen
    kundtjänst paketet maten priset appen bolaget nätet telefon dåligt bättre sämre nöjd snabb snabbt trevlig rekommenderar`,
  en: `
    the and is of to it that was for with are this my you they not be at has from their your we it's don't in but so just
    very what why how when never after no still all been have had service good bad great i me he she his her our us them
    there here which who will would could should can can't didn't doesn't isn't wasn't won't i'm i've im dont didnt did
    do does if or as by on up out about into over than then now only also too more most some any other another because
    while before again always every an a get got gets go went going came come take took make made use used using works
    work worked need want like really much even back well first last time day days week weeks month months hours year
    years one two three people company customer app phone price order ordered delivery money store shop ever best worst`,
  other: `
    og ikke jeg fra til ble være eller noe meg deg hva hvor hvordan kan ikkje af blev mig dig hvad hvorfor noget
    ma ka kui aga väga mis siis kes oma oli nii seda mul mulle ning olen ole teie meie sest kuid
    und der die das ist nicht ich mit ein eine für auf von zu sehr auch wir sie es den dem des im bei nach aber wie oder
    het een niet ik zijn voor maar dat ook je wij naar bij heel geen wel
    le la les est et pas une pour que je vous nous avec dans sur très mais ce cette qui des du au plus
    el los las que muy es una por para con pero como mi su del al más todo
    il di che non è un per sono molto ma anche della questo`,
}

/** Each small word with the languages that it stands in. */
export const smallWords: ReadonlyMap<string, number> = collect()

function collect(): Map<string, number> {
  const found = new Map<string, number>()
  for (const [language, words] of Object.entries(lists)) {
    const bit = languageBits[language as keyof typeof languageBits]
    for (const word of words.trim().split(/\s+/u)) found.set(word, (found.get(word) ?? 0) | bit)
  }
  return found
}
