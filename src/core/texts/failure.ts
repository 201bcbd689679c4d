/**
 * What is wrong with a source and what to do, by the code of the error: of codes that say the same of every kind of
 * source, and of others where the error's own words, which are English, hold what stands as `where`: kinds of source say
 * more under those codes. Where a language has none, the error's own words stand.
 */
export const failure = {
  en: {},
  fi: {
    'feed-empty': {
      said: 'osoitteesta tulee tyhjää',
      todo: 'Avaa osoite selaimessa; jos se on sielläkin tyhjä, kysy sen julkaisijalta.',
    },
    'feed-is-a-page': {
      said: 'osoitteessa on verkkosivu eikä syöte',
      todo: 'Etsi sivulta linkki sen RSS- tai Atom-syötteeseen ja vaihda se asetuksiin.',
    },
    'feed-is-guarded': {
      said: 'osoitteessa on sivu, joka päästää läpi vain selaimet',
      todo: 'Pyydä julkaisijaa päästämään Korva läpi, tai etsi toinen syöte samasta aiheesta.',
    },
    'feed-wants-login': {
      said: 'osoitteessa on kirjautumissivu eikä syöte',
      todo: 'Etsi osoite, joka aukeaa selaimen yksityisessä ikkunassa kirjautumatta, tai jossa on henkilökohtainen avain.',
    },
    'fetch-broken-off': {
      said: 'palvelin katkaisi vastauksensa',
      todo: 'Sitä yritetään itsestään uudelleen; jos se jatkuu, kerro julkaisijalle.',
    },
    'fetch-dns': {
      said: 'palvelimen nimeä ei löydy',
      todo: 'Tarkista osoite asetuksista ja tämän koneen nimipalvelu.',
    },
    'fetch-failed': {
      said: 'yhteyttä ei saatu',
      todo: 'Tarkista tämän koneen verkkoyhteys.',
    },
    'fetch-forbidden': {
      where: 'may not be read',
      said: 'palvelin ei anna lukea sitä',
      todo: 'Tarkista, tarvitseeko osoite avaimen tai onko sen avain vaihtunut.',
    },
    'fetch-not-found': {
      where: 'was not found',
      said: 'osoitteesta ei löydy mitään',
      todo: 'Etsi sivustolta syötteen uusi osoite.',
    },
    'fetch-refused': {
      said: 'palvelin torjui yhteyden',
      todo: 'Tarkista osoitteen portti ja se, onko palvelin käynnissä.',
    },
    'fetch-server-error': {
      said: 'palvelimessa on vika',
      todo: 'Sitä yritetään itsestään uudelleen; jos se jatkuu, kerro julkaisijalle.',
    },
    'fetch-timeout': {
      said: 'palvelin ei vastannut ajoissa',
      todo: 'Sitä yritetään itsestään uudelleen; jos se jatkuu, katso, toimiiko palvelin.',
    },
    'fetch-tls': {
      said: 'palvelimen salattuun yhteyteen ei voi luottaa',
      todo: 'Avaa osoite selaimessa ja katso, mitä varmenteessa on vialla.',
    },
    'fetch-unavailable': {
      said: 'palvelu ei ole nyt saatavilla',
      todo: 'Mitään ei tarvitse tehdä: sitä yritetään uudelleen.',
    },
  },
}
