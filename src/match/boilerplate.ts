/** Whole sentences that pages, mails and feeds put around a text, in Finnish, English and Swedish. */
const furniture: RegExp[] = [
  // Cookies.
  /^(?:we|this (?:site|website|page)|our (?:site|website)) uses? cookies/iu,
  /^(?:käytämme|tämä (?:sivusto|sivu) käyttää|sivusto käyttää) evästeitä/iu,
  /^(?:vi|den här (?:sidan|webbplatsen)|webbplatsen) använder (?:cookies|kakor)/iu,
  /^(?:accept|hyväksy|godkänn|acceptera|manage|hallitse|hantera)\b.{0,40}(?:cookie|eväste|kakor)/iu,
  /^(?:by (?:continuing|using|clicking)|jatkamalla|genom att (?:fortsätta|använda))\b.{0,160}(?:cookie|eväste|kakor|agree|hyväksy|godkänner)/iu,
  // On to the rest.
  /^(?:read (?:more|on|the (?:full|whole|rest))|continue reading|keep reading|see more|show more|click here)\b/iu,
  /^(?:lue (?:lisää|koko|myös|loput)|jatka lukemista|näytä lisää|klikkaa tästä|juttu jatkuu)/iu,
  /^(?:läs (?:mer|hela|också|även|vidare)|fortsätt läsa|visa mer|klicka här|artikeln fortsätter)/iu,
  /^(?:related|see also|katso myös|aiheesta lisää|aiheeseen liittyvää|mer om ämnet|se även)\b.{0,160}$/iu,
  // Where it stood first.
  /^(?:source|lähde|källa|photo|image|picture|kuva|foto|bild|via|tags?|categor(?:y|ies)|avainsanat|asiasanat|aiheet|kategoriat?|nyckelord|taggar|kategorier?)\s*:.{0,120}$/iu,
  /^(?:this (?:article|post|story|piece)|it) (?:was |has been )?(?:first|originally) (?:appeared|published)/iu,
  /^(?:originally|first) (?:published|appeared|posted)\b/iu,
  /^(?:tämä )?(?:artikkeli|juttu|kirjoitus|teksti|uutinen)\b.{0,200}(?:julkaistiin|ilmestyi|on julkaistu) (?:ensin|ensimmäisen kerran|alun ?perin|ensimmäisenä)/iu,
  /^(?:inlägget|artikeln|texten|den här artikeln|nyheten)\b.{0,200}(?:dök först upp|publicerades (?:först|ursprungligen)|visades först|först publicerad)/iu,
  /^(?:©|\(c\) ?\d|copyright\b)|\ball rights reserved\b|kaikki oikeudet pidätetään|alla rättigheter förbehåll/iu,
  /^(?:published|updated|last updated|posted|julkaistu|päivitetty|muokattu|publicerad|uppdaterad)\b.{0,40}\d.{0,20}$/iu,
  /^(?:reading time|lukuaika|lästid)\b|^\d+ min(?:utes?|uutin|uters)? (?:read|lukuaika|luku|läsning|läs)\b/iu,
  // Letters and their ends.
  /^(?:you(?:['’]re| are) receiving|you received|you get) this\b|^(?:sait|saat) tämän (?:viesti|uutiskirje|sähköposti)|^du (?:får|fick) (?:det här|detta)\b/iu,
  /^(?:to )?unsubscribe\b|^(?:click .{0,20})?(?:manage|update) (?:your )?(?:email )?(?:preferences|subscription)|^view (?:this )?(?:email |message )?in (?:your |a )?browser/iu,
  /^(?:subscribe|sign up|join)\b.{0,60}(?:newsletter|updates|mailing list|inbox|digest)/iu,
  /^(?:tilaa|peruuta|peru|lopeta)\b.{0,60}(?:uutiskirje|tilau|lehti|jutut|sähköposti)|^jos et halua\b.{0,120}$/iu,
  /^(?:prenumerera|avregistrera|avsluta|avprenumerera|anmäl dig)\b.{0,80}$|^vill du inte (?:längre )?få\b/iu,
  /^(?:sent from my|get outlook|lähetetty (?:\p{L}+stani|iphone|android|samsung|puhelim)|skickat från min)/iu,
  // Buttons and places for more words.
  /^(?:share|jaa|dela|tweet|like|tykkää|gilla|follow us|seuraa meitä|följ oss)\b.{0,80}(?:facebook|twitter|whatsapp|linkedin|instagram|telegram|\bx\b|email|sähköposti|e-post|article|artikkeli|artikel|juttu|story|post|some)/iu,
  /^(?:\d+ )?(?:comments?|kommentti(?:a)?|kommentit|kommentar(?:er)?)\W*$|^(?:leave a (?:comment|reply)|jätä kommentti|lämna en kommentar|join the discussion|osallistu keskusteluun)\b/iu,
  /^(?:advertisement|sponsored|mainos(?: päättyy)?|annons|reklam)\W*$/iu,
  /^(?:log in|sign in|kirjaudu|logga in)\b.{0,80}$/iu,
]

/** Lines that hold nothing but such words are a row of buttons. */
const buttons = new Set(
  (
    'share tweet print email e-mail mail facebook twitter whatsapp linkedin telegram messenger pinterest reddit threads bluesky x ' +
    'copy link save like follow jaa tulosta sähköposti kopioi linkki tallenna tykkää seuraa kommentoi dela skriv ut e-post ' +
    'kopiera länk spara gilla följ kommentera comment on this article'
  ).split(' '),
)

/** These run over the ends of sentences, since they quote a headline. */
const firstAppeared =
  /\b(?:the (?:post|article) [^\n]{1,240}? (?:appeared|was published) first on|(?:artikkeli|kirjoitus|juttu) [^\n]{1,240}? (?:julkaistiin|ilmestyi) (?:ensin|ensimmäisen kerran)|inlägget [^\n]{1,240}? (?:dök först upp|publicerades först) på)[^\n.]{0,80}/giu

/** What says that the text goes on elsewhere. */
const onward = furniture.filter((pattern) => /read \(|lue \(|läs \(/u.test(pattern.source))
/** The same without an end of a sentence before it. */
const onwardAtEnd =
  / (?:read more|continue reading|read the (?:full|whole) \p{L}+|lue lisää|lue koko \p{L}+|jatka lukemista|läs (?:mer|vidare|hela \p{L}+)|fortsätt läsa)[ »›→.…]{0,6}$/iu
const ellipsis = /(?:…|\.{3}|\[ ?(?:…|\.{3}|&hellip;) ?\]|\( ?(?:…|\.{3}) ?\))$/u

/** A text without what stands around it on pages and in mails, and whether it was cut there. */
export function withoutBoilerplate(text: string): { text: string; isCut: boolean } {
  const plain = text.replace(firstAppeared, '').replace(onwardAtEnd, '…')
  const sentences = plain.split(/(?<=[.!?…\]])\s+|\s+[|•·]\s+|\s*\n\s*/u)
  const own = sentences.filter((sentence) => !isFurniture(sentence))
  // A text that is all furniture to us is somebody's text still.
  if (!own.some((sentence) => /\p{L}/u.test(sentence))) return { text, isCut: false }
  const goesOn = sentences.some((sentence) => onward.some((pattern) => pattern.test(sentence.trim())))
  const kept = own.join('\n').trimEnd()
  const isCut = ellipsis.test(kept) || (goesOn && !/[.!?”")»]$/u.test(kept))
  if (!isCut) return { text: kept, isCut: goesOn }
  // The last word may be half a word.
  return { text: kept.replace(ellipsis, '').replace(/\S{1,60}\s*$/u, ''), isCut: true }
}

function isFurniture(sentence: string): boolean {
  const said = sentence.trim()
  if (said === '') return true
  if (said.length > 400) return false
  if (furniture.some((pattern) => pattern.test(said))) return true
  const words = said.toLowerCase().match(/[\p{L}-]+/gu) ?? []
  return words.length > 0 && words.every((word) => buttons.has(word))
}
