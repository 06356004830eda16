import { compareDates, legalDateOf, type LawErrorText, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { conductsOf } from './negative-list.js';
import { type Conduct, type ConductKind } from './repair-file.js';

/** A report of conduct that the negative list knows, or of a breach of a limit. */
export interface ConductReport {
  readonly id: string;
  readonly kind: Exclude<ConductKind, 'REPAIR_REVOKED'>;
  readonly on: LegalDate;
  readonly evidence: string;
  readonly of: Conduct['of'];
  readonly listingId?: string;
  /** Number of the decision that punished it, where there is one. */
  readonly punishedBy?: string;
}

/**
 * CR-NEG: conduct is put on record, with its evidence. Of a related party it counts for nothing until a person finds it the debtor's. `CONDUCT.EVIDENCE_MISSING`,
 * `CONDUCT.IN_FUTURE`, `CONDUCT.ON_RECORD`.
 */
export function decideConductReport(file: CreditFile, report: ConductReport, turn: CreditTurn): Decision<CreditChange> {
  const { id, kind, on, evidence } = report;
  if (file.conducts.some((one) => one.id === id)) {
    return refuse({
      code: 'CONDUCT.ON_RECORD',
      rule: 'CR-NEG',
      path: '/id',
      zh: '该行为已经记录在卷。',
      en: 'This conduct is on record.',
    });
  }
  if (evidence.trim() === '') {
    return refuse({
      code: 'CONDUCT.EVIDENCE_MISSING',
      rule: 'CR-NEG',
      path: '/evidence',
      zh: '记录负面清单事项应当写明证据。',
      en: 'Conduct on the negative list is put on record with its evidence.',
    });
  }
  if (compareDates(on, legalDateOf(turn.at)) > 0) {
    return refuse({
      code: 'CONDUCT.IN_FUTURE',
      rule: 'CR-NEG',
      path: '/on',
      zh: '该行为尚未发生，不能记录。',
      en: 'This has not happened yet.',
    });
  }
  const { at, by } = turn;
  return accept({
    conducts: [{ ...report, caseId: file.caseId, reported: { at, by } }],
    happened: [{ at, by, kind: 'CONDUCT_REPORTED', conductId: id, of: kind }],
  });
}

/**
 * CR-NEG: a person finds that what a related party did was the debtor's, and says why; never the one who reported it. `CONDUCT.OF_DEBTOR`, `CONDUCT.WHY_MISSING`,
 * `CONDUCT.SAME_PERSON`, `CREDIT.UNKNOWN_ROW`.
 */
export function decideAttribution(
  file: CreditFile,
  { id, why }: { readonly id: string; readonly why: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const row = rowOf(file.conducts, id, '/id');
  if (!row.ok) return row;
  const conduct = row.value;
  if (conduct.of === 'DEBTOR' || conduct.attributed !== undefined) {
    return refuse({
      code: 'CONDUCT.OF_DEBTOR',
      rule: 'CR-NEG',
      path: '/id',
      zh: '该行为已经是被执行人的行为，无须认定。',
      en: 'This is the debtor’s own conduct already.',
    });
  }
  const { at, by } = turn;
  const refused = withoutReason(why, '/why') ?? bySamePerson(by, conduct.reported.by);
  if (refused !== null) return refuse(refused);
  return accept({
    conducts: [{ ...conduct, attributed: { at, by, why } }],
    happened: [{ at, by, kind: 'CONDUCT_ATTRIBUTED', conductId: id, of: conduct.kind }],
  });
}

/**
 * CR-NEG, CR-L-GRP-B: a person finds that conduct in this case is mended, and says how. What only the ground of an entry tells of comes on record with it. A revoked
 * repair is mended by time alone (CR-REV). `CONDUCT.CURED`, `CONDUCT.BY_TIME`, `CONDUCT.OF_ANOTHER_CASE`, `CONDUCT.WHY_MISSING`, `CREDIT.UNKNOWN_ROW`.
 */
export function decideConductCure(
  file: CreditFile,
  { id, how }: { readonly id: string; readonly how: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const row = rowOf(conductsOf(file), id, '/id');
  if (!row.ok) return row;
  const conduct = row.value;
  const refused = notCurable(file, conduct) ?? withoutReason(how, '/how');
  if (refused !== null) return refuse(refused);
  const { at, by } = turn;
  return accept({
    conducts: [{ ...conduct, cured: { at, by, how } }],
    happened: [{ at, by, kind: 'CONDUCT_CURED', conductId: id, of: conduct.kind }],
  });
}

function notCurable({ caseId }: CreditFile, conduct: Conduct): LawErrorText | null {
  if (conduct.cured !== undefined) {
    return {
      code: 'CONDUCT.CURED',
      rule: 'CR-NEG',
      path: '/id',
      zh: '该行为已经认定改正。',
      en: 'This conduct has been found mended.',
    };
  }
  if (conduct.kind === 'REPAIR_REVOKED') {
    return {
      code: 'CONDUCT.BY_TIME',
      rule: 'CR-REV',
      path: '/id',
      zh: '前次修复被撤销的，间隔期满方可再次申请。',
      en: 'A revoked repair is mended by time alone.',
    };
  }
  if (conduct.caseId !== caseId) {
    return {
      code: 'CONDUCT.OF_ANOTHER_CASE',
      rule: 'CR-NEG',
      path: '/id',
      zh: '该行为发生在另案，由办理该案的法官认定。',
      en: 'This conduct belongs to another case, whose judge finds it mended.',
    };
  }
  return null;
}

/** What a person finds, he gives a reason for. */
function withoutReason(words: string, path: string): LawErrorText | null {
  if (words.trim() !== '') return null;
  return {
    code: 'CONDUCT.WHY_MISSING',
    rule: 'CR-NEG',
    path,
    zh: '认定应当写明理由。',
    en: 'A finding states its reason.',
  };
}

function bySamePerson(by: string, reportedBy: string): LawErrorText | null {
  if (by !== reportedBy) return null;
  return {
    code: 'CONDUCT.SAME_PERSON',
    rule: 'CR-NEG',
    path: '/conductId',
    zh: '认定人不得是记录该行为的人。',
    en: 'Whoever reported the conduct does not find on it.',
  };
}
