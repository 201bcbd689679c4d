/**
 * Parameters of addresses that say where a reader came from, never what is shown: those of advertisements, mail programs,
 * publishers' statistics and feed services.
 */
export const trackingParameters: readonly RegExp[] = [
  /^(?:utm|mtm|pk|piwik|matomo|hsa|vero|oly)_\w+$/i,
  /^(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|wickedid)$/i,
  /^(?:mc_[ce]id|mkt_tok|rb_clickid|_hsenc|_hsmi|s_cid|ito|sr_share|ncid|ocid|cmp|cmpid|spm|ref_?src|ref_?url)$/i,
  /^(?:ns_(?:campaign|mchannel|source|linkname|fee)|at_(?:medium|campaign|link_id|format|ptr_name))$/i,
]
