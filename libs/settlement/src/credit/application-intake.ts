import { dateText, legalDateOf, nominalEnd, period, type CourtInstant, type LawErrorText } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { cameAt } from './came-at.js';
import { type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { inState, movedTo } from './application-decision.js';
import { type RepairApplication, type RepairMaterial } from './repair-file.js';
import { isCompletedMeanwhile, missingMaterials } from './repair-materials.js';
import { repairPolicy } from './repair-policy.js';
import { receivedLast } from './repair-tasks.js';
import { withTasks } from './tasks.js';

/** An application as it comes in. */
export interface RepairApplicationInput {
  readonly id: string;
  readonly kind: RepairApplication['kind'];
  readonly concerns: string | null;
  readonly materials: readonly Pick<RepairMaterial, 'kind' | 'documentId'>[];
  /** When it came in, where staff enter it afterwards. */
  readonly filedAt?: CourtInstant;
}

/**
 * CR-L-HRB, CR-N-8, CR-N-9: an application comes in, dated (RECEIVED); the court looks at it within the pack's working days from when it came, as `cameAt`. One of a kind on one entry at a time; none for the
 * pack's years after a document of repair was revoked for false material, in any of his cases. What the law has deleted or lifted needs no application. `APPLICATION.ON_RECORD`,
 * `APPLICATION.PENDING`, `APPLICATION.CONCERNS_NOTHING`, `APPLICATION.BARRED`.
 */
export function decideApplicationReceipt(
  file: CreditFile,
  input: RepairApplicationInput,
  turn: CreditTurn,
): Decision<CreditChange> {
  const refused = notReceivable(file, input) ?? barredBy(file, turn);
  if (refused !== null) return refuse(refused);
  const { id, kind, concerns, filedAt } = input;
  const { at, by } = turn;
  const came = cameAt(filedAt, turn, { rule: 'CR-N-8' });
  if (!came.ok) return came;
  const receivedAt = came.value;
  return accept(
    withTasks(
      file,
      {
        applications: [
          {
            id,
            kind,
            concerns,
            state: 'RECEIVED',
            receivedAt,
            by,
            materials: input.materials.map((one) => ({ ...one, at: receivedAt })),
            steps: [{ state: 'RECEIVED', at, by }],
            inquiries: [],
            complaints: [],
          },
        ],
        happened: [{ at, by, kind: 'APPLICATION_RECEIVED', applicationId: id, of: kind }],
      },
      turn,
    ),
  );
}

function notReceivable(file: CreditFile, { id, kind, concerns }: RepairApplicationInput): LawErrorText | null {
  if (file.applications.some((one) => one.id === id)) {
    return {
      code: 'APPLICATION.ON_RECORD',
      rule: 'CR-L-HRB',
      path: '/id',
      zh: '该申请已经收到。',
      en: 'This application is on record.',
    };
  }
  const rows = kind === 'LIFT_LIMITS' ? file.limits : file.listings;
  if (kind === 'CERTIFICATE' ? concerns !== null : !rows.some((row) => row.id === concerns)) {
    return {
      code: 'APPLICATION.CONCERNS_NOTHING',
      rule: 'CR-L-HRB',
      path: '/concerns',
      zh: '申请应当写明所涉失信信息或者限制措施，申请证明的无须写明。',
      en: 'An application names the entry or the limit that it concerns, one for a certificate neither.',
    };
  }
  if (file.applications.some((one) => one.kind === kind && one.concerns === concerns && isPending(one))) {
    return {
      code: 'APPLICATION.PENDING',
      rule: 'CR-L-HRB',
      path: '/kind',
      zh: '同一事项的申请正在办理。',
      en: 'An application for the same is pending.',
    };
  }
  return null;
}

/** CR-N-9, PER-8: false material bars new applications, from its revocation to a last day that does not roll. */
function barredBy({ certificates }: CreditFile, { at, pack }: CreditTurn): LawErrorText | null {
  const years = repairPolicy(pack).falseMaterialBarYears;
  const until = certificates
    .flatMap(({ revoked }) => (revoked?.why === 'FALSE_MATERIAL' ? [legalDateOf(revoked.at)] : []))
    .map((on) => nominalEnd(on, 'year', years))
    .sort()
    .at(-1);
  if (until === undefined || legalDateOf(at) > until) return null;
  return {
    code: 'APPLICATION.BARRED',
    rule: 'CR-N-9',
    path: '/id',
    zh: `曾因提供虚假材料被撤销信用修复文书，至${dateText(until)}止不再受理信用修复申请；依法应当删除、解除的，不受影响。`,
    en: `A document of repair was revoked for false material: no application is received until ${until}. What the law has deleted or lifted is not touched.`,
  };
}

const isPending = ({ state }: RepairApplication): boolean => state !== 'GRANTED' && state !== 'REFUSED';

/**
 * CR-REV, CR-N-7, CR-N-8: the court has looked at an application: complete, it is reviewed within the pack's days from the last document that came (UNDER_REVIEW); else
 * the debtor is told what is missing and until when he may bring it (DEFECTIVE). `also`: what is wanting in what was handed in, in words. What the law asks for cannot
 * be waived, and nothing else is asked for. An application of which papers alone were missing is looked at again once none is: what the ledger tells meanwhile
 * the debtor need not prove. `APPLICATION.STATE`, `CREDIT.UNKNOWN_ROW`.
 */
export function decideExamination(
  file: CreditFile,
  { id, also }: { readonly id: string; readonly also: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const application = inState(file, id, ['RECEIVED', 'DEFECTIVE']);
  if (!application.ok) return application;
  const missing = missingMaterials(application.value, file);
  const received = inState(file, id, ['RECEIVED']);
  if (!received.ok && !(isCompletedMeanwhile(application.value, file) && also.trim() === '')) return received;
  if (missing.length === 0 && also.trim() === '')
    return accept(withTasks(file, complete(application.value, turn), turn));
  const { at, by, pack, calendar } = turn;
  const until = period({ start: legalDateOf(at), unit: 'day', n: repairPolicy(pack).supplementDays }, calendar).value;
  return accept(
    withTasks(
      file,
      {
        applications: [
          {
            ...movedTo('DEFECTIVE', application.value, turn),
            defect: { missing, words: also, until },
          },
        ],
        happened: [{ at, by, kind: 'APPLICATION_DEFECTIVE', applicationId: id, missing, until }],
      },
      turn,
    ),
  );
}

/** CR-REV: the application is complete since its last document came, and reviewed from then. */
function complete(application: RepairApplication, turn: CreditTurn): CreditChange {
  const { at, by } = turn;
  const completeAt = receivedLast(application);
  return {
    applications: [
      {
        ...movedTo('UNDER_REVIEW', application, turn),
        completeAt,
        reviewFrom: completeAt,
      },
    ],
    happened: [{ at, by, kind: 'APPLICATION_COMPLETE', applicationId: application.id }],
  };
}

/**
 * CR-N-7: the debtor brings what was missing, also after his time as long as nobody has refused the application: it is received anew, to be looked at. Without materials
 * nothing comes in. `APPLICATION.STATE`, `APPLICATION.NOTHING_NEW`, `CREDIT.UNKNOWN_ROW`.
 */
export function decideSupplement(
  file: CreditFile,
  { id, materials }: { readonly id: string; readonly materials: RepairApplicationInput['materials'] },
  turn: CreditTurn,
): Decision<CreditChange> {
  const application = inState(file, id, ['RECEIVED', 'DEFECTIVE']);
  if (!application.ok) return application;
  if (materials.length === 0) {
    return refuse({
      code: 'APPLICATION.NOTHING_NEW',
      rule: 'CR-N-7',
      path: '/materials',
      zh: '没有补交材料。',
      en: 'Nothing is handed in.',
    });
  }
  const { at, by } = turn;
  return accept(
    withTasks(
      file,
      {
        applications: [
          {
            ...movedTo('RECEIVED', application.value, turn),
            materials: [...application.value.materials, ...materials.map((one) => ({ ...one, at }))],
          },
        ],
        happened: [{ at, by, kind: 'APPLICATION_SUPPLEMENTED', applicationId: id }],
      },
      turn,
    ),
  );
}
