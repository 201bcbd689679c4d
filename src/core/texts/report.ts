/** What a report says, in every chat, on the page and in the terminal. */
export const report = {
  en: {
    title: 'Today, {{date}}',
    mentions_one: '{{count}} mention: {{negative}} negative, {{neutral}} neutral, {{positive}} positive',
    mentions_other: '{{count}} mentions: {{negative}} negative, {{neutral}} neutral, {{positive}} positive',
    cases_one:
      '{{count}} case: {{open}} open, {{claimed}} claimed, {{answered}} answered, {{snoozed}} snoozed, {{resolved}} resolved, {{dismissed}} dismissed',
    cases_other:
      '{{count}} cases: {{open}} open, {{claimed}} claimed, {{answered}} answered, {{snoozed}} snoozed, {{resolved}} resolved, {{dismissed}} dismissed',
    waiting_one: '{{count}} case waits for an answer, {{overdue}} past the promise',
    waiting_other: '{{count}} cases wait for an answer, {{overdue}} past the promise',
    promise: '{{share}}% closed within the promise of {{promise}} ({{kept}} of {{closed}})',
    noPromise: 'Nothing was closed yet today; the promise is {{promise}}',
    heard: 'Heard {{heard}} of {{total}} sources',
    deaf: 'Not heard: {{name}} ({{reason}})',
    hidden_one: '{{count}} more was hidden by rules of the team',
    hidden_other: '{{count}} more were hidden by rules of the team',
    brand: '{{brand}}: {{negative}} negative, {{neutral}} neutral, {{positive}} positive',
    felt: 'Felt: {{list}}',
    about: 'About: {{list}}',
    severity: 'Severity of the negative ones: high {{high}}, medium {{medium}}, low {{low}}',
  },
  fi: {
    title: 'Tänään {{date}}',
    mentions_one:
      '{{count}} maininta: {{negative}} kielteistä, {{neutral}} neutraalia, {{positive}} myönteistä',
    mentions_other:
      '{{count}} mainintaa: {{negative}} kielteistä, {{neutral}} neutraalia, {{positive}} myönteistä',
    cases_one:
      '{{count}} tapaus: {{open}} avoinna, {{claimed}} otettu, {{answered}} vastattu, {{snoozed}} siirretty, {{resolved}} ratkaistu, {{dismissed}} hylätty',
    cases_other:
      '{{count}} tapausta: {{open}} avoinna, {{claimed}} otettu, {{answered}} vastattu, {{snoozed}} siirretty, {{resolved}} ratkaistu, {{dismissed}} hylätty',
    waiting_one: '{{count}} tapaus odottaa vastausta, {{overdue}} yli lupauksen',
    waiting_other: '{{count}} tapausta odottaa vastausta, {{overdue}} yli lupauksen',
    promise: '{{share}} % suljettu lupauksen {{promise}} sisällä ({{kept}}/{{closed}})',
    noPromise: 'Mitään ei ole vielä suljettu tänään; lupaus on {{promise}}',
    heard: 'Lähteistä kuului {{heard}}/{{total}}',
    deaf: 'Kuulematta: {{name}} ({{reason}})',
    hidden_one: 'Lisäksi tiimin säännöt piilottivat {{count}} maininnan',
    hidden_other: 'Lisäksi tiimin säännöt piilottivat {{count}} mainintaa',
    brand: '{{brand}}: {{negative}} kielteistä, {{neutral}} neutraalia, {{positive}} myönteistä',
    felt: 'Tunteet: {{list}}',
    about: 'Aiheet: {{list}}',
    severity: 'Kielteisistä vakavia {{high}}, keskivakavia {{medium}}, lieviä {{low}}',
  },
}
