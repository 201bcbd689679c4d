/** Notices: what the channels of the operations, or of a flood, are told. */
export const notice = {
  en: {
    more_one: '…and {{count}} more',
    more_other: '…and {{count}} more',
    open: 'open',
    source: '{{name}}: {{words}}.',
    deaf: {
      title_one: 'Korva does not hear {{name}}',
      title_other: 'Korva does not hear {{count}} sources',
    },
    again: {
      title_one: 'Korva hears {{name}} again',
      title_other: 'Korva hears {{count}} sources again',
      line: '{{name}}: it was not heard for {{lasted}}.',
    },
    cutOff: {
      title: 'Korva hears nothing: all sources fail at once',
      line: 'None of {{count}} sources could be reached since {{since}}: the network of this machine seems to be down.',
      error: 'The last that was said of {{name}}: {{error}}.',
    },
    back: {
      title: 'Korva hears again',
      line: 'For {{lasted}}, none of {{count}} sources could be reached. All of them are asked anew now; what was written meanwhile follows.',
    },
    flood: {
      title_one: '{{count}} mention at once from {{source}}',
      title_other: '{{count}} mentions at once from {{source}}',
      line: '{{brand}}: {{words}}',
      inbox:
        'That is more than it usually brings, so it comes as one message. Each of them is in the web inbox.',
    },
  },
  fi: {
    more_one: '…ja {{count}} muu',
    more_other: '…ja {{count}} muuta',
    open: 'avaa',
    source: '{{name}}: {{words}}.',
    deaf: {
      title_one: 'Korva ei kuule lähdettä {{name}}',
      title_other: 'Korva ei kuule {{count}} lähdettä',
    },
    again: {
      title_one: 'Korva kuulee taas lähteen {{name}}',
      title_other: 'Korva kuulee taas {{count}} lähdettä',
      line: '{{name}}: katkos kesti {{lasted}}.',
    },
    cutOff: {
      title: 'Korva ei kuule mitään: yksikään lähde ei vastaa',
      line: 'Yhteenkään {{count}} lähteestä ei ole saatu yhteyttä {{since}} jälkeen: tämän koneen verkkoyhteys näyttää olevan poikki.',
      error: 'Viimeisin tieto lähteestä {{name}}: {{error}}.',
    },
    back: {
      title: 'Korva kuulee taas',
      line: 'Yhteenkään {{count}} lähteestä ei saatu yhteyttä {{lasted}} aikana. Kaikilta kysytään nyt uudelleen, ja sillä välin kirjoitettu tulee perässä.',
    },
    flood: {
      title_one: 'Lähteestä {{source}} tuli kerralla {{count}} maininta',
      title_other: 'Lähteestä {{source}} tuli kerralla {{count}} mainintaa',
      line: '{{brand}}: {{words}}',
      inbox:
        'Se on enemmän kuin siitä yleensä tulee, joten ne tulevat yhtenä viestinä. Jokainen on Korvan postilaatikossa.',
    },
  },
}
