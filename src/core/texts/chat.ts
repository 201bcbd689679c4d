/** What Korva answers to clicks and commands. */
export const chat = {
  en: {
    done: {
      claim: 'You have it now.',
      release: 'It is free again.',
      resolve: 'Resolved. Thank you.',
      dismiss: 'Dismissed.',
      reopen: 'Open again.',
    },
    refused: {
      'already-claimed': '{{owner}} was faster and has it already.',
      'already-yours': 'You have it already.',
      'not-claimed': 'Nobody has claimed it.',
      'already-open': 'It is open already.',
      closed: {
        resolved: '{{who}} has resolved it already.',
        dismissed: '{{who}} has dismissed it already.',
      },
    },
    unknownCase: 'That case is not in the database any more. Ask for `today` to see what is.',
    failed:
      'That did not work: the database did not answer. Nothing was changed; please try again in a minute.',
    slow: 'The database is slow just now. Look at the card in a minute: it shows whether that went through.',
    unknown: 'I do not know “{{said}}”.',
    help: {
      title: 'What you can ask',
      today: 'what was said today, and how fast it was answered',
      help: 'this list',
      connect: 'send the cards of this channel id of the settings here',
    },
    connected: 'Done: the cards of “{{channel}}” come here from now on.',
    connectUnknown: 'The settings have no Teams channel “{{channel}}”. They have: {{known}}.',
    connectElsewhere: 'Say that in the channel of a team where the cards of “{{channel}}” belong, not here.',
    connectFixed: 'The settings say where the cards of “{{channel}}” go: change its `target` there.',
    connectNone: 'The settings have no Teams channel yet: add one under `channels` first.',
  },
  fi: {
    done: {
      claim: 'Se on nyt sinulla.',
      release: 'Se on taas vapaa.',
      resolve: 'Ratkaistu. Kiitos.',
      dismiss: 'Hylätty.',
      reopen: 'Taas avoin.',
    },
    refused: {
      'already-claimed': '{{owner}} ehti ensin ja hoitaa sitä jo.',
      'already-yours': 'Se on jo sinulla.',
      'not-claimed': 'Kukaan ei ole ottanut sitä hoitoon.',
      'already-open': 'Se on jo avoin.',
      closed: {
        resolved: '{{who}} on jo ratkaissut sen.',
        dismissed: '{{who}} on jo hylännyt sen.',
      },
    },
    unknownCase: 'Tapausta ei enää ole tietokannassa. Komento `today` näyttää, mitä on.',
    failed: 'Se ei onnistunut: tietokanta ei vastannut. Mikään ei muuttunut; yritä hetken päästä uudelleen.',
    slow: 'Tietokanta on juuri nyt hidas. Katso korttia hetken päästä: siitä näkee, menikö tämä läpi.',
    unknown: 'En tunne komentoa ”{{said}}”.',
    help: {
      title: 'Mitä voit kysyä',
      today: 'mitä tänään on sanottu ja miten nopeasti siihen on vastattu',
      help: 'tämä luettelo',
      connect: 'lähetä asetusten tämän kanavan kortit tänne',
    },
    connected: 'Valmis: kanavan ”{{channel}}” kortit tulevat tästä lähtien tänne.',
    connectUnknown: 'Asetuksissa ei ole Teams-kanavaa ”{{channel}}”. Siellä on: {{known}}.',
    connectElsewhere: 'Sano se tiimin kanavalla, jolle kanavan ”{{channel}}” kortit kuuluvat, ei täällä.',
    connectFixed: 'Asetuksissa lukee, minne kanavan ”{{channel}}” kortit menevät: muuta siellä sen `target`.',
    connectNone: 'Asetuksissa ei ole vielä Teams-kanavaa: lisää sellainen kohtaan `channels`.',
  },
}
