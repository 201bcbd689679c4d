/** First names that are common in Finland, Sweden or the English-speaking countries. */
export const firstNames: ReadonlySet<string> = new Set(
  (
    'aada aaro aino aki aleksi alina alma amanda anders andreas anna anne anneli annika annikki antero anton antti anu ' +
    'arja armas arto arttu asta astrid auli auri axel bengt bertil birgitta björn bo britta carl caroline christina eetu ' +
    'eeva eero eila eino elias elin elina elisa elisabet elisabeth ella ellen elli elsa emil emilia emma emmi eric erik ' +
    'erika erkki erno esa essi eva eveliina fredrik greta gunnar gustav hanna hannu hans harri heidi heikki helen helena ' +
    'helmi henri henrik hilda hilja ida iida ilkka ilmari inka irene iris irma isabella jaakko jaana jani janne jari jarmo ' +
    'jason jenni jenny jessica joel johan johanna john johannes jonas joni josefin jouni juha juhani juho jukka julia juuso ' +
    'jussi kaarina kai kaija kaisa kalle kari karin karl katja katri kerttu kim kirsi kristiina kristina krista kyösti ' +
    'lars lasse lauri laura leea leena lena lennart liisa lilja linda lisa lotta lumi maarit magnus maija maja malin mari ' +
    'maria marie marika marja mark markku marko markus marta martta martti matias matilda matti merja mia michael mika ' +
    'mikael mikko milja minna mirja mona nella nelli niina niklas niko nina noora oili olavi olivia olli onni oona oskar ' +
    'otso otto outi paavo panu pasi patrik paul paula pauli pekka per peter petra petri petteri pia pirjo pirkko päivi ' +
    'raija raimo rauno reijo riikka riina risto ritva robert robin roni roosa saana saara saga sakari salla sami sampo ' +
    'samu samuli sanna sara sari satu saul senja seppo signe simo sini sirkka sirpa sofia sofie sonja stefan stina susanna ' +
    'suvi taina taneli tapani tapio tarja taru teemu teija teppo tero tiina timo toivo tom tomi tommi toni topi torsten ' +
    'tuija tuomas tuomo tuula tytti ulla urho vappu veera veikko venla vera vesa viivi vilho vilja ville viola virpi ' +
    'adam alex alice amy andrew barbara ben charlotte chris daniel david diana dorothy emily grace harry jack jacob james ' +
    'jane joseph kate kevin lucy mary max nick oliver richard rose ruth sally sarah simon steve susan thomas tim wendy ' +
    'william'
  ).split(' '),
)
