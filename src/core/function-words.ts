/** Words of Finnish, English and Swedish that stand in texts of any kind and tell nothing of what a text is about. */
const words = [
  'ei en et emme ette eivät ole oli olen olet olemme olette ovat olla ollut olleet olisi olin ollaan on onko eikä enää että ' +
    'hän he hänen heidän häntä itse jo joka jotka jonka josta jossa joita jos ja joo jota kai kaikki kaiken koko kuin kuinka kun ' +
    'kuka kyllä mikä mitä minkä missä mistä mihin miksi miten me meidän meille minä minun minua minulle mulle mulla mua mun mä ' +
    'muu muut muuta mutta myös ne nekin niin niitä niiden niistä no noin nyt nämä näin näitä ovat pitää pitäisi saa sai se sekä ' +
    'sen sitä siinä siitä siihen sille sillä sitten silti sinä sun sinun te teidän teille tai taas tämä tämän tätä tässä tästä ' +
    'tähän tällä tuo tuon tuota tosi vaan vai vaikka vain vielä voi voin vois voisi ettei eli ehkä aina ihan juuri hyvin',
  'the a an and or but if then than that this these those there here it its is was were are be been being am do does did done ' +
    'have has had having will would can could should shall may might must not no nor so too very just only also even still yet ' +
    'i me my mine we us our ours you your yours he him his she her hers they them their theirs who whom whose which what when ' +
    'where why how all any both each few more most much many other some such same own in on at by for from to of off out over ' +
    'under up down into about after again against before between through during with without as because while until once now ' +
    'get got gets getting one like really im ive dont didnt doesnt cant wont isnt wasnt youre thats',
  'och eller men om att det den de dem dom dessa denna detta ett en är var varit vara blir blev bli har hade ha haft kan kunde ' +
    'ska skulle skall vill ville måste får fick få gör gjorde göra inte ingen inget inga ej icke så också bara även än nu då där ' +
    'här när var vart hur varför vad vem vilken vilket vilka som jag mig min mitt mina du dig din ditt dina han honom hans hon ' +
    'henne hennes vi oss vår vårt våra ni er ert era sig sin sitt sina man av på i till från för med utan under över efter före ' +
    'mellan genom hos mot vid ur åt upp ner ut in alla allt någon något några samma mycket mer mest väl ju nog bra',
]

export const functionWords: ReadonlySet<string> = new Set(words.join(' ').split(' '))
