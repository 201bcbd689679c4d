/** What stands on the pages of the web inbox, besides the cards. */
export const web = {
  en: { title: 'Korva inbox' },
  fi: { title: 'Korvan postilaatikko' },
}
