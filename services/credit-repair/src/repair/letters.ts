import { type NewLetter } from '@hejie/casework';
import {
  dateText,
  SUSPENSION_CONDITIONS,
  type CourtInstant,
  type LegalDate,
  type SuspensionCondition,
} from '@hejie/law';
import { MATERIAL_NAMES, type RepairMaterialKind } from '@hejie/settlement';

/** An application, and how often it has changed its state: the same news may come more than once. */
interface OfApplication {
  readonly applicationId: string;
  readonly nth: number;
}

/** An instant in the id of a letter. */
const moment = (at: CourtInstant): string => at.slice(0, 'YYYY-MM-DDThh:mm:ss'.length);

const letter = (kind: string, about: string, subject: string, caseNumber: string, words: string): NewLetter => ({
  occasion: `${kind}-${about}`,
  kind,
  subject,
  body: `${caseNumber}：${words}`,
});

/** CR-L-HRB: the application has come. */
export const received = (caseNumber: string, applicationId: string): NewLetter =>
  letter(
    'repair-received',
    applicationId,
    '信用修复申请收讫',
    caseNumber,
    '本院已收到你（单位）的信用修复申请，将审查材料是否齐全。',
  );

/** CR-N-7, CR-N-8: what is missing, and until when it may be brought. */
export const defective = (
  caseNumber: string,
  { applicationId, nth }: OfApplication,
  {
    missing,
    words,
    until,
  }: { readonly missing: readonly RepairMaterialKind[]; readonly words: string; readonly until: LegalDate },
): NewLetter =>
  letter(
    'repair-defective',
    `${applicationId}-${nth}`,
    '补正通知书',
    caseNumber,
    `你（单位）的信用修复申请材料不齐，请至迟于${dateText(until)}（含当日）补正：${[...missing.map((kind) => MATERIAL_NAMES[kind]), ...(words === '' ? [] : [words])].join('；')}。`,
  );

/** CR-REV: the repair is granted. */
export const granted = (caseNumber: string, applicationId: string): NewLetter =>
  letter('repair-granted', applicationId, '准予信用修复', caseNumber, '本院准予你（单位）的信用修复申请。');

/** CR-N-10, CR-NEG, S22: why it is refused, how each reason is cured, and the complaint. */
export const refused = (
  caseNumber: string,
  { applicationId, nth }: OfApplication,
  reasons: readonly string[],
): NewLetter =>
  letter(
    'repair-refused',
    `${applicationId}-${nth}`,
    '不予信用修复',
    caseNumber,
    `本院对你（单位）的信用修复申请不予准许。理由：${reasons.map((reason, index) => `${index + 1}．${reason}`).join('')}不服的，可以向本院申诉。`,
  );

/** CR-N-10: what was answered to a complaint. */
export const complaintAnswered = (caseNumber: string, complaintId: string, upheld: boolean, words: string): NewLetter =>
  letter(
    'repair-complaint-answered',
    complaintId,
    '申诉答复',
    caseNumber,
    `你（单位）的申诉${upheld ? '成立' : '不成立'}：${words}`,
  );

const CONDITIONS_BIND = '违反所附条件、提供虚假材料或者有新的失信行为的，撤销屏蔽，恢复公布。';

/** CR-L-AH: the entry is not shown to a last day. */
export const suspended = (caseNumber: string, suspensionId: string, lastDay: LegalDate): NewLetter =>
  letter(
    'suspension-granted',
    suspensionId,
    '屏蔽失信信息',
    caseNumber,
    `本院决定屏蔽你（单位）在本案中的失信信息，至${dateText(lastDay)}止。${CONDITIONS_BIND}`,
  );

/** CR-REV: renewed to another last day. */
export const renewed = (caseNumber: string, suspensionId: string, lastDay: LegalDate): NewLetter =>
  letter(
    'suspension-renewed',
    `${suspensionId}-${lastDay}`,
    '延长屏蔽失信信息',
    caseNumber,
    `本院决定延长屏蔽你（单位）在本案中的失信信息，至${dateText(lastDay)}止。${CONDITIONS_BIND}`,
  );

/** CR-REV: thirty days before its end. */
export const ending = (caseNumber: string, suspensionId: string, lastDay: LegalDate): NewLetter =>
  letter(
    'suspension-ending',
    `${suspensionId}-${lastDay}`,
    '屏蔽即将届满',
    caseNumber,
    `失信信息的屏蔽将于${dateText(lastDay)}届满。计划尚未履行完毕的，可以在届满前申请延长；届满后恢复公布。`,
  );

/** CR-REV: its term is over. */
export const ended = (caseNumber: string, suspensionId: string): NewLetter =>
  letter('suspension-ended', suspensionId, '屏蔽届满', caseNumber, '失信信息的屏蔽已经届满，恢复公布。');

/** CR-REV: a judge has confirmed that a condition is broken. */
export const reinstated = (caseNumber: string, suspensionId: string, condition: SuspensionCondition): NewLetter =>
  letter(
    'entry-reinstated',
    suspensionId,
    '撤销屏蔽、恢复公布失信信息',
    caseNumber,
    `屏蔽失信信息所附条件（${SUSPENSION_CONDITIONS[condition].zh}）已被违反，本院决定撤销屏蔽，恢复公布失信信息。不服的，可以向本院申诉。`,
  );

/** CR-REV, S17: a reinstatement is reversed. */
export const reversed = (caseNumber: string, suspensionId: string, restored: boolean): NewLetter =>
  letter(
    'reinstatement-reversed',
    suspensionId,
    '撤回恢复公布',
    caseNumber,
    `恢复公布所依据的事实不存在，本院已予撤回${restored ? '，失信信息继续屏蔽' : ''}。`,
  );

/** CR-REV: a document of repair is examined, and may not be relied on meanwhile. */
export const held = (caseNumber: string, certificateId: string, at: CourtInstant): NewLetter =>
  letter(
    'certificate-held',
    `${certificateId}-${moment(at)}`,
    '暂停使用信用修复文书',
    caseNumber,
    '本院就本案向你（单位）出具的信用修复文书所证明的事项正在核实，核实期间暂停使用。',
  );

/** CR-REV: it may be relied on again. */
export const holdEnded = (caseNumber: string, certificateId: string, at: CourtInstant): NewLetter =>
  letter(
    'certificate-hold-ended',
    `${certificateId}-${moment(at)}`,
    '恢复使用信用修复文书',
    caseNumber,
    '本院就本案向你（单位）出具的信用修复文书已经核实，恢复使用。',
  );

/** CR-REV: a document of repair holds no longer. */
export const revoked = (caseNumber: string, certificateId: string): NewLetter =>
  letter(
    'certificate-revoked',
    certificateId,
    '撤销信用修复文书',
    caseNumber,
    '本院就本案向你（单位）出具的信用修复文书已经撤销，不得再使用。',
  );
