import { FileDesk, publishFact, type FileSubject } from '@hejie/casework';
import { creditChanged, creditEnded, creditOpened, creditReopened } from '@hejie/contracts/facts';
import {
  applyCreditChange,
  applyDebt,
  CREDIT_STATES,
  creditStanding,
  debtByClock,
  debtView,
  NOTHING_HEARD,
  openCreditFile,
  rederiveCreditDays,
  type CreditChange,
  type CreditFile,
  type CreditSubject,
} from '@hejie/settlement';
import { withAgenciesTold } from '../agencies/told-to-agencies.js';
import { recordingsOf } from './recordings.js';
import { CREDIT_WORDS } from './words.js';

/** Until the first proposal says who he is. */
const NOBODY = { kind: 'UNIT', standsFor: 'HIMSELF', campusLoanStudent: false } as const;
const subjectOf = (partyId: string): CreditSubject => ({ partyId, ...NOBODY });

const credit: FileSubject<CreditFile, CreditChange> = {
  states: CREDIT_STATES,
  words: CREDIT_WORDS,
  empty: ({ caseId, about }) => openCreditFile(caseId, subjectOf(about), debtView(NOTHING_HEARD, about)),
  apply: applyCreditChange,
  standing: creditStanding,
  // What the creditor wishes, and the rank that a judge found, is in the file alone.
  follow: (file, course, turn) => applyDebt(file, debtView(course, file.subject.partyId, turn, file.debt), turn),
  rederived: rederiveCreditDays,
  byClock: debtByClock,
  recordings: (change, after, occasion, turn, tx) =>
    withAgenciesTold(tx, recordingsOf(change, after, occasion), change, after, { ...occasion, turn }),
  facts: {
    opened: ({ about: partyId, known: { court, caseNumber } }) =>
      publishFact(creditOpened, { partyId, court, caseNumber }),
    reopened: ({ about: partyId, known: { court, caseNumber } }, _after, reopenings) =>
      publishFact(creditReopened, { partyId, court, caseNumber, reopenings }),
    changed: ({ about: partyId }) => publishFact(creditChanged, { partyId }),
    ended: ({ about: partyId }, ending) => publishFact(creditEnded, { partyId, ...ending }),
  },
};

/** Where credit records are decided on, each about one debtor of a case. */
export const creditDesk = new FileDesk(credit);
