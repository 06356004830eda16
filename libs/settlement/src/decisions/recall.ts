import { type CourtInstant } from '@hejie/law';
import { type SettlementLedger } from '../ledger/settlement-ledger.js';
import { requireHeard } from '../case/transition.js';
import { CASE_STATES, type Command } from '../case/states.js';
import { asLedgerStands, withoutStanding } from '../performance/performance.js';
import { type PerformanceState } from '../performance/performance-state.js';
import { accept, refuse, type Decision } from './decision.js';

/**
 * SET-ART-9-1: the creditor recalls the application to resume that he made beforehand (撤回预先申请), in the time that runs from when he was told of the
 * default; the choice stays his. Where several applied, each recalls his own alone, and what another made stands. `RECALL.NOT_CREDITOR`, `RECALL.NOT_APPLICANT`, `RECALL.NOTHING_TO_RECALL`; `CASE.WRONG_STAGE` outside of a default.
 */
export function decideRecall(
  state: PerformanceState,
  { partyId, by, now }: { readonly partyId: string; readonly by: 'CREDITOR' | 'DEBTOR'; readonly now: CourtInstant },
  ledger: SettlementLedger,
): Decision<PerformanceState> {
  requireHeard(CASE_STATES, state.stage, 'recallApplication' satisfies Command);
  if (by !== 'CREDITOR')
    return refuse({
      code: 'RECALL.NOT_CREDITOR',
      rule: 'SET-ART-9-1',
      path: '/partyId',
      zh: '预先申请由申请执行人提出，只有申请执行人可以撤回。',
      en: 'The application beforehand is the creditor’s: only he may recall it.',
    });
  if (state.standing === undefined)
    return refuse({
      code: 'RECALL.NOTHING_TO_RECALL',
      rule: 'SET-ART-9-1',
      zh: '没有可以撤回的预先申请：协议没有约定预先申请，或者撤回期已过、已经另行选择。',
      en: 'There is no application to recall: none was made beforehand, its time has passed, or another choice was made.',
    });
  const applicants = ledger.standingApplicants();
  const { standing } = state;
  if (!applicants.includes(partyId) || standing.recalled?.includes(partyId))
    return refuse({
      code: 'RECALL.NOT_APPLICANT',
      rule: 'SET-ART-9-1',
      path: '/partyId',
      zh: '该申请执行人没有可以撤回的预先申请；其他申请执行人的预先申请只能由其本人撤回。',
      en: 'This creditor has no application beforehand to recall; another creditor’s only he himself recalls.',
    });
  const recalled = [...(standing.recalled ?? []), partyId];
  if (applicants.every((one) => recalled.includes(one))) return accept(withoutStanding(state, ledger, now));
  return accept(asLedgerStands({ ...state, standing: { ...standing, recalled } }, ledger, now));
}
