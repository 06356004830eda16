import { endOfDay, type LawErrorText } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { movedTo } from './application-decision.js';
import { freeId, rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { type RepairApplication, type RepairComplaint } from './repair-file.js';
import { answeredBy } from './repair-tasks.js';
import { withTasks } from './tasks.js';

/** A complaint as it comes in. */
export interface RepairComplaintInput {
  readonly id: string;
  readonly applicationId: string;
  readonly about: RepairComplaint['about'];
  readonly words: string;
}

/**
 * CR-N-10, CR-REV: the debtor complains of a refusal, or that nothing was decided in time; answered in fifteen days. One at a time. `COMPLAINT.NO_GROUND`,
 * `COMPLAINT.PENDING`, `CREDIT.UNKNOWN_ROW`, `CREDIT.ID_TAKEN`.
 */
export function decideComplaint(
  file: CreditFile,
  input: RepairComplaintInput,
  turn: CreditTurn,
): Decision<CreditChange> {
  const application = rowOf(file.applications, input.applicationId, '/applicationId');
  if (!application.ok) return application;
  const free = freeId(
    file.applications.flatMap((one) => one.complaints),
    input.id,
    '/id',
  );
  if (!free.ok) return free;
  const { at, by } = turn;
  const refused = notToBeHeard(application.value, input, turn);
  if (refused !== null) return refuse(refused);
  const { id, applicationId, about, words } = input;
  return accept(
    withTasks(
      file,
      {
        applications: [
          {
            ...application.value,
            complaints: [...application.value.complaints, { id, about, at, by, words }],
          },
        ],
        happened: [{ at, by, kind: 'COMPLAINT_FILED', applicationId, complaintId: id }],
      },
      turn,
    ),
  );
}

function notToBeHeard(
  application: RepairApplication,
  { about }: RepairComplaintInput,
  turn: CreditTurn,
): LawErrorText | null {
  const { state, complaints } = application;
  if (complaints.some(({ answered }) => answered === undefined)) {
    return {
      code: 'COMPLAINT.PENDING',
      rule: 'CR-N-10',
      path: '/applicationId',
      zh: '对该申请的申诉正在办理。',
      en: 'A complaint about this application is pending.',
    };
  }
  const lastDay = answeredBy(application, turn);
  const late = lastDay !== null && turn.at >= endOfDay(lastDay);
  if (about === 'REFUSAL' ? state === 'REFUSED' : late) return null;
  return {
    code: 'COMPLAINT.NO_GROUND',
    rule: 'CR-N-10',
    path: '/about',
    zh: about === 'REFUSAL' ? '该申请没有被驳回。' : '该申请没有超过办理期限。',
    en: about === 'REFUSAL' ? 'The application is not refused.' : 'The application is not overdue.',
  };
}

/**
 * CR-N-10: a person answers a complaint, never the one whose refusal it is about. Upheld, a refused application is reviewed anew, within the pack's days from the answer.
 * `COMPLAINT.ANSWERED`, `COMPLAINT.SAME_PERSON`, `COMPLAINT.WORDS_MISSING`, `CREDIT.UNKNOWN_ROW`.
 */
export function decideComplaintAnswer(
  file: CreditFile,
  input: {
    readonly applicationId: string;
    readonly complaintId: string;
    readonly upheld: boolean;
    readonly words: string;
  },
  turn: CreditTurn,
): Decision<CreditChange> {
  const application = rowOf(file.applications, input.applicationId, '/applicationId');
  if (!application.ok) return application;
  const complaint = rowOf(application.value.complaints, input.complaintId, '/complaintId');
  if (!complaint.ok) return complaint;
  const { at, by } = turn;
  const refused = notToAnswer(application.value, complaint.value, input.words, by);
  if (refused !== null) return refuse(refused);
  const { upheld, words, applicationId, complaintId } = input;
  const answered = {
    ...application.value,
    complaints: application.value.complaints.map((one) =>
      one.id === complaintId ? { ...one, answered: { at, by, upheld, words } } : one,
    ),
  };
  return accept(
    withTasks(
      file,
      {
        applications: [upheld && answered.state === 'REFUSED' ? reopened(answered, turn) : answered],
        happened: [{ at, by, kind: 'COMPLAINT_ANSWERED', applicationId, complaintId, upheld }],
      },
      turn,
    ),
  );
}

function notToAnswer(
  { decided }: RepairApplication,
  { answered, about }: RepairComplaint,
  words: string,
  by: string,
): LawErrorText | null {
  if (answered !== undefined) {
    return {
      code: 'COMPLAINT.ANSWERED',
      rule: 'CR-N-10',
      path: '/complaintId',
      zh: '该申诉已经答复。',
      en: 'This complaint is answered.',
    };
  }
  if (about === 'REFUSAL' && decided?.by === by) {
    return {
      code: 'COMPLAINT.SAME_PERSON',
      rule: 'CR-N-10',
      path: '/complaintId',
      zh: '答复申诉的人不得是作出该决定的人。',
      en: 'Whoever decided does not answer the complaint about it.',
    };
  }
  if (words.trim() !== '') return null;
  return {
    code: 'COMPLAINT.WORDS_MISSING',
    rule: 'CR-N-10',
    path: '/words',
    zh: '答复应当说明理由。',
    en: 'An answer states its reasons.',
  };
}

function reopened(application: RepairApplication, turn: CreditTurn): RepairApplication {
  const { decided: _, ...rest } = application;
  return { ...movedTo('UNDER_REVIEW', rest, turn), reviewFrom: turn.at };
}
