import { type NewTask } from '@hejie/casework';
import { type AmendmentReview } from './agreement.entities.js';

/** Kind of the task in which a judge reviews a draft of an amendment. */
export const REVIEW_AMENDMENT = 'REVIEW_AMENDMENT';

type Doubted = Pick<AmendmentReview, 'caseId' | 'seq' | 'version'>;

const taskOf = (caseNumber: string, { caseId, seq, version }: Doubted, title: string): NewTask => ({
  id: `amendment-review/${caseId}/${seq}`,
  kind: REVIEW_AMENDMENT,
  role: 'settlement-judge',
  facts: { caseNumber, version },
  rule: 'PRE-6',
  title: `${caseNumber}：${title}`,
});

/** F7, F8: until a judge has decided the doubt about the draft it is not entered. */
export const draftDoubted = (caseNumber: string, doubt: Doubted): NewTask =>
  taskOf(
    caseNumber,
    doubt,
    `审查和解协议的变更（第${doubt.version}版草案）是否合法、是否损害国家利益、社会公共利益或者他人合法权益，认定前不能变更`,
  );

/** F8: the doubt was raised while the amendment was entered: it is in force, and the doubt awaits its judge all the same. */
export const amendmentDoubted = (caseNumber: string, doubt: Doubted): NewTask =>
  taskOf(
    caseNumber,
    doubt,
    `和解协议的变更（第${doubt.version}版）登记生效时，对其是否损害国家利益、社会公共利益或者他人合法权益的疑问尚未认定，请审查认定`,
  );
