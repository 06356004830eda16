import { dateText, compareDates, legalDateOf } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { freeId, rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { negativeGrounds, negativeReasons } from './negative-list.js';
import { type RepairApplication, type RepairInquiry } from './repair-file.js';
import { withTasks } from './tasks.js';

/** CR-NEG: what is asked for before the law leaves no choice. */
const EARLY_REPAIRS: readonly RepairApplication['kind'][] = ['SUSPENSION', 'LIFT_LIMITS'];

/** CR-L-PD: a visit or an inquiry (走访调查) goes on record with what was found. `APPLICATION.STATE`, `APPLICATION.FOUND_NOTHING`, `CREDIT.UNKNOWN_ROW`, `CREDIT.ID_TAKEN`. */
export function decideInquiry(
  file: CreditFile,
  { id, inquiry }: { readonly id: string; readonly inquiry: Pick<RepairInquiry, 'id' | 'kind' | 'whom' | 'found'> },
  turn: CreditTurn,
): Decision<CreditChange> {
  const application = inState(file, id, ['RECEIVED', 'DEFECTIVE', 'UNDER_REVIEW']);
  if (!application.ok) return application;
  const free = freeId(
    file.applications.flatMap((one) => one.inquiries),
    inquiry.id,
    '/inquiry/id',
  );
  if (!free.ok) return free;
  if (inquiry.found.trim() === '') {
    return refuse({
      code: 'APPLICATION.FOUND_NOTHING',
      rule: 'CR-L-PD',
      path: '/inquiry/found',
      zh: '走访调查应当写明查明的情况。',
      en: 'An inquiry says what was found.',
    });
  }
  const { at, by } = turn;
  return accept(
    withTasks(
      file,
      {
        applications: [{ ...application.value, inquiries: [...application.value.inquiries, { ...inquiry, at, by }] }],
        happened: [{ at, by, kind: 'INQUIRY_RECORDED', applicationId: id, inquiryId: inquiry.id }],
      },
      turn,
    ),
  );
}

/**
 * CR-N-10, CR-NEG, CR-REV, S22: a person refuses an application, with his reasons. For an early repair what stands on the negative list is among them by itself, with the way to
 * cure each; one that was to be completed and was not may be refused when its time is over. Without a reason nobody is refused. `APPLICATION.STATE`,
 * `APPLICATION.REASON_MISSING`, `APPLICATION.TIME_TO_SUPPLEMENT`, `CREDIT.UNKNOWN_ROW`.
 */
export function decideRefusal(
  file: CreditFile,
  { id, reasons }: { readonly id: string; readonly reasons: readonly string[] },
  turn: CreditTurn,
): Decision<CreditChange> {
  const application = inState(file, id, ['DEFECTIVE', 'UNDER_REVIEW']);
  if (!application.ok) return application;
  const { defect, state, kind } = application.value;
  if (state === 'DEFECTIVE' && defect !== undefined && compareDates(legalDateOf(turn.at), defect.until) <= 0) {
    return refuse({
      code: 'APPLICATION.TIME_TO_SUPPLEMENT',
      rule: 'CR-N-8',
      path: '/id',
      zh: `补正期限至${dateText(defect.until)}，尚未届满。`,
      en: `The debtor may complete it until ${defect.until}.`,
    });
  }
  const barred = EARLY_REPAIRS.includes(kind) ? negativeReasons(negativeGrounds(file, turn)).map(({ zh }) => zh) : [];
  const all = [...barred, ...reasons.filter((reason) => reason.trim() !== '')];
  if (all.length === 0) {
    return refuse({
      code: 'APPLICATION.REASON_MISSING',
      rule: 'CR-N-10',
      path: '/reasons',
      zh: '不予修复应当说明理由，并告知修复途径。',
      en: 'A refusal states its reasons.',
    });
  }
  const { at, by } = turn;
  return accept(
    withTasks(
      file,
      {
        applications: [
          {
            ...movedTo('REFUSED', application.value, turn),
            decided: { at, by, reasons: all },
          },
        ],
        happened: [{ at, by, kind: 'APPLICATION_REFUSED', applicationId: id, reasons: all }],
      },
      turn,
    ),
  );
}

/**
 * CR-L-HRB: a person grants an application for deletion or for the lifting of limits, once the entry is deleted or the limit lifted: that is decided by its own rules.
 * `APPLICATION.STATE`, `APPLICATION.NOT_DONE`, `CREDIT.UNKNOWN_ROW`.
 */
export function decideGrant(
  file: CreditFile,
  { id }: { readonly id: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const application = inState(file, id, ['UNDER_REVIEW']);
  if (!application.ok) return application;
  const { kind, concerns } = application.value;
  const deleted = kind === 'DELETION' && file.listings.some((one) => one.id === concerns && one.stage === 'DELETED');
  const lifted =
    kind === 'LIFT_LIMITS' &&
    file.limits.some(
      ({ id: limitId, lifted: whole, lifts = [] }) => limitId === concerns && (whole !== undefined || lifts.length > 0),
    );
  if (!deleted && !lifted) {
    return refuse({
      code: 'APPLICATION.NOT_DONE',
      rule: 'CR-L-HRB',
      path: '/id',
      zh: '失信信息尚未删除，限制措施尚未解除；屏蔽和证明以其决定准予。',
      en: 'The entry is not deleted, nor the limit lifted; a suspension or a certificate is granted by its own decision.',
    });
  }
  const { at, by } = turn;
  return accept(
    withTasks(
      file,
      {
        applications: [granted(application.value, turn)],
        happened: [{ at, by, kind: 'APPLICATION_GRANTED', applicationId: id }],
      },
      turn,
    ),
  );
}

/** The application once it is granted. */
export function granted(application: RepairApplication, turn: CreditTurn): RepairApplication {
  const { at, by } = turn;
  return { ...movedTo('GRANTED', application, turn), decided: { at, by, reasons: [] } };
}

/** CR-REV: the application of that kind, on that entry, that is under review. `APPLICATION.STATE`, `APPLICATION.OF_ANOTHER_KIND`, `CREDIT.UNKNOWN_ROW`. */
export function underReview(
  file: CreditFile,
  id: string,
  kind: RepairApplication['kind'],
  concerns: string | null,
): Decision<RepairApplication> {
  const application = inState(file, id, ['UNDER_REVIEW'], '/applicationId');
  if (!application.ok || (application.value.kind === kind && application.value.concerns === concerns))
    return application;
  return refuse({
    code: 'APPLICATION.OF_ANOTHER_KIND',
    rule: 'CR-L-HRB',
    path: '/applicationId',
    zh: '该申请所请求的不是此项修复。',
    en: 'This application asks for another repair.',
  });
}

/** CR-L-HRB: the application in another state, and who brought it there and when: each state is dated. */
export function movedTo(
  state: RepairApplication['state'],
  application: RepairApplication,
  { at, by }: CreditTurn,
): RepairApplication {
  return { ...application, state, steps: [...application.steps, { state, at, by }] };
}

/** The application of that id in one of these states; `path`: what of the command names it. `APPLICATION.STATE`, `CREDIT.UNKNOWN_ROW`. */
export function inState(
  file: CreditFile,
  id: string,
  states: readonly RepairApplication['state'][],
  path = '/id',
): Decision<RepairApplication> {
  const application = rowOf(file.applications, id, path);
  if (!application.ok || states.includes(application.value.state)) return application;
  return refuse({
    code: 'APPLICATION.STATE',
    rule: 'CR-L-HRB',
    path,
    zh: '该申请所处的办理状态不能进行此项操作。',
    en: `This cannot be done on an application that is ${application.value.state}.`,
  });
}
