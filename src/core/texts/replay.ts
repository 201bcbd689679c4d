/** What `korva replay` says of the past: how much would have come, and when. */
export const replay = {
  en: {
    title_one: 'The last day, by the settings of now',
    title_other: 'The last {{count}} days, by the settings of now',
    nothing:
      'No mention of the brands is stored that was written in this time. Let Korva listen for some days, or look further back with --days.',
    looked_one: '{{count}} mention since {{since}}',
    looked_other: '{{count}} mentions since {{since}}',
    fate: {
      case_one: '{{count}} makes a case',
      case_other: '{{count}} make a case each',
      copy_one: '{{count}} is a copy of another one',
      copy_other: '{{count}} are copies of others',
      again_one: '{{count}} is by somebody who had complained before: it belongs to that case',
      again_other: '{{count}} are by people who had complained before: they belong to those cases',
      hidden_one: '{{count}} is hidden by a rule of the team',
      hidden_other: '{{count}} are hidden by rules of the team',
      calm_one: '{{count}} needs nobody',
      calm_other: '{{count}} need nobody',
    },
    none: '{{channel}}: no cards',
    cards_one: '{{channel}}: about {{perDay}} card a day, {{night}} of them at night ({{from}} to {{to}})',
    cards_other: '{{channel}}: about {{perDay}} cards a day, {{night}} of them at night ({{from}} to {{to}})',
    byDay_one: '{{channel}}: about {{perDay}} card a day, none of them at night ({{from}} to {{to}})',
    byDay_other: '{{channel}}: about {{perDay}} cards a day, none of them at night ({{from}} to {{to}})',
    busiest: 'most cases from {{from}} to {{to}} ({{count}} in all), and on {{day}} ({{most}})',
    digests_one:
      '{{count}} more in a digest: {{over}} over {{limit}} cards an hour, {{quiet}} in quiet hours',
    digests_other:
      '{{count}} more in digests: {{over}} over {{limit}} cards an hour, {{quiet}} in quiet hours',
    praise: 'praise: {{praise}} of the {{cards}} cards',
    outside: 'promises: {{outside}} of {{promises}} would have ended outside of working hours',
    outsideNight: 'promises: {{outside}} of {{promises}} would have ended at night ({{from}} to {{to}})',
    duty: {
      nobody: 'Nobody is on duty {{gaps}}.',
      nobodyNamed:
        'Promises run around the clock, and nobody is named who keeps them: the settings have no working hours (hours) and no rota (oncall).',
      always: 'Somebody is at work around the clock.',
      onCall: 'On call around the clock, a week each: {{names}}.',
      onCallAlone: 'Nobody is at work {{gaps}}: then whoever is on call is called ({{names}}).',
    },
    gap: {
      daily: 'from {{from}} to {{to}}',
      days: '{{days}} from {{from}} to {{to}}',
      long: 'from {{fromDay}} {{from}} to {{toDay}} {{to}}',
    },
  },
  fi: {
    title_one: 'Viimeinen vuorokausi nykyisin asetuksin',
    title_other: 'Viimeiset {{count}} päivää nykyisin asetuksin',
    nothing:
      'Tältä ajalta ei ole tallessa yhtään mainintaa brändeistä. Anna Korvan kuunnella muutama päivä, tai katso kauemmas taakse: --days.',
    looked_one: '{{count}} maininta {{since}} alkaen',
    looked_other: '{{count}} mainintaa {{since}} alkaen',
    fate: {
      case_one: '{{count}} avaa tapauksen',
      case_other: '{{count}} avaa kukin tapauksen',
      copy_one: '{{count}} on toisen kopio',
      copy_other: '{{count}} on toisten kopioita',
      again_one: '{{count}} on aiemmin valittaneelta: se kuuluu hänen tapaukseensa',
      again_other: '{{count}} on aiemmin valittaneilta: ne kuuluvat heidän tapauksiinsa',
      hidden_one: '{{count}} jää piiloon tiimin säännön vuoksi',
      hidden_other: '{{count}} jää piiloon tiimin sääntöjen vuoksi',
      calm_one: '{{count}} ei vaadi keneltäkään mitään',
      calm_other: '{{count}} ei vaadi keneltäkään mitään',
    },
    none: '{{channel}}: ei yhtään korttia',
    cards_one: '{{channel}}: noin {{perDay}} kortti päivässä, niistä {{night}} yöllä (klo {{from}}–{{to}})',
    cards_other:
      '{{channel}}: noin {{perDay}} korttia päivässä, niistä {{night}} yöllä (klo {{from}}–{{to}})',
    byDay_one: '{{channel}}: noin {{perDay}} kortti päivässä, ei yhtään yöllä (klo {{from}}–{{to}})',
    byDay_other: '{{channel}}: noin {{perDay}} korttia päivässä, ei yhtään yöllä (klo {{from}}–{{to}})',
    busiest: 'eniten tapauksia klo {{from}}–{{to}} (yhteensä {{count}}) ja {{day}} ({{most}})',
    digests_one:
      'lisäksi {{count}} koosteessa: yli {{limit}} kortin tunnissa {{over}}, hiljaisina tunteina {{quiet}}',
    digests_other:
      'lisäksi {{count}} koosteissa: yli {{limit}} kortin tunnissa {{over}}, hiljaisina tunteina {{quiet}}',
    praise: 'kortteja {{cards}}, joista kiitoksia {{praise}}',
    outside: 'lupauksia: {{promises}}, joista {{outside}} olisi päättynyt työajan ulkopuolella',
    outsideNight: 'lupauksia: {{promises}}, joista {{outside}} olisi päättynyt yöllä (klo {{from}}–{{to}})',
    duty: {
      nobody: 'Kukaan ei ole vuorossa {{gaps}}.',
      nobodyNamed:
        'Lupaukset ovat voimassa ympäri vuorokauden, eikä ketään ole nimetty pitämään niitä: asetuksissa ei ole työaikoja (hours) eikä päivystysvuoroja (oncall).',
      always: 'Joku on töissä ympäri vuorokauden.',
      onCall: 'Päivystys toimii ympäri vuorokauden, viikko kerrallaan: {{names}}.',
      onCallAlone: 'Kukaan ei ole töissä {{gaps}}: silloin hälytetään päivystäjä ({{names}}).',
    },
    gap: {
      daily: 'klo {{from}}–{{to}}',
      days: '{{days}} klo {{from}}–{{to}}',
      long: '{{fromDay}} klo {{from}} – {{toDay}} klo {{to}}',
    },
  },
}
