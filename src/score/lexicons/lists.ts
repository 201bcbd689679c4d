import type { WeightedWords } from '../lexicon.ts'
import { enApproval } from './en-approval.ts'
import { enComplaints } from './en-complaints.ts'
import { enExtra } from './en-extra.ts'
import { enFaults } from './en-faults.ts'
import { enFaultsMild } from './en-faults-mild.ts'
import { enPraise } from './en-praise.ts'
import { fiColloquial } from './fi-colloquial.ts'
import { fiComplaints } from './fi-complaints.ts'
import { fiDomains } from './fi-domains.ts'
import { fiDomainsMild } from './fi-domains-mild.ts'
import { fiPraise } from './fi-praise.ts'
import { fiService } from './fi-service.ts'
import { fiSpoken } from './fi-spoken.ts'
import { fiSpokenPraise } from './fi-spoken-praise.ts'
import { fiTrade } from './fi-trade.ts'
import { fiTradeMild } from './fi-trade-mild.ts'
import { sv } from './sv.ts'
import { svApproval } from './sv-approval.ts'
import { svComplaints } from './sv-complaints.ts'
import { svDomains } from './sv-domains.ts'
import { svFaults } from './sv-faults.ts'
import { svPraise } from './sv-praise.ts'
import { svSpoken } from './sv-spoken.ts'
import { svTrade } from './sv-trade.ts'
import { svTradeMild } from './sv-trade-mild.ts'

/** Every list of a language, the later one winning where an entry stands twice. */
export const lists: Record<'en' | 'fi' | 'sv', WeightedWords[]> = {
  en: [enExtra, enComplaints, enFaults, enFaultsMild, enPraise, enApproval],
  fi: [
    fiPraise,
    fiComplaints,
    fiService,
    fiColloquial,
    fiTrade,
    fiTradeMild,
    fiDomains,
    fiDomainsMild,
    fiSpoken,
    fiSpokenPraise,
  ],
  sv: [sv, svComplaints, svFaults, svPraise, svApproval, svTrade, svTradeMild, svDomains, svSpoken],
}
