import {
  SUSPENSION_CONDITIONS,
  addDays,
  dateText,
  formatYuan,
  isOfEnforcement,
  sidesNamed,
  legalDateOf,
  LawError,
  maskId,
  maskPersonalNumbers,
  titleInWords,
  type LegalDate,
} from '@hejie/law';
import { type CreditFile } from './credit-file.js';
import { type RepairCertificate, type RepairInquiry, type Suspension } from './repair-file.js';
import { type RepairPolicy } from './repair-policy.js';
import { neverShouldHaveStood } from './wrong-limits.js';

/** What stands on every document of repair (文书首部): court, case, parties, the title. */
export interface DocumentFrame {
  readonly court: string;
  readonly caseNumber: string;
  /** `code`: identity number or credit code, as it is; a person's is masked wherever it is shown. */
  readonly debtor: { readonly name: string; readonly code: string; readonly kind: 'PERSON' | 'UNIT' };
  /** Every creditor, as others read it: a person's name masked. */
  readonly creditors: readonly string[];
  /** 执行依据: maker and number. */
  readonly title: string;
}

/** A document of repair: its fields, and its text in Chinese, a paragraph each. */
export interface RepairDocument {
  readonly title: string;
  readonly number: string;
  readonly on: LegalDate;
  readonly fields: Readonly<Record<string, string>>;
  readonly paragraphs: readonly string[];
}

/** rules.md §11: a code as it is shown: a person's identity number masked, a unit's credit code as it is. */
export function shownCode({ kind, code }: DocumentFrame['debtor']): string {
  return kind === 'PERSON' ? maskId(code) : code;
}

/** PRE-13, CASE-7: what parties and case are called: before enforcement (执前调) nobody is enforced against. */
const called = ({ caseNumber }: Pick<DocumentFrame, 'caseNumber'>) => {
  const { CREDITOR: creditor, DEBTOR: debtor } = sidesNamed(caseNumber);
  return { creditor, debtor, of: isOfEnforcement(caseNumber) ? '执行一案' : '执行和解一案' };
};

function framed(frame: DocumentFrame): Record<string, string> {
  const { court, caseNumber, debtor, creditors, title } = frame;
  const as = called(frame);
  return {
    法院: court,
    案号: caseNumber,
    [as.debtor]: debtor.name,
    证件号码: shownCode(debtor),
    [as.creditor]: creditors.join('、'),
    执行依据: title,
  };
}

/**
 * rules.md §11: the words of a document as paper and credential both state them: numbers of persons that somebody wrote into them (a purpose, a receiver) are masked in both.
 */
const stated = (...paragraphs: readonly string[]): readonly string[] =>
  paragraphs.map((text) => maskPersonalNumbers(text, maskId));

type Performance = NonNullable<RepairCertificate['performed']>;

/** PRE-13: what a document of performance attests. Throws `CERTIFICATE.NOT_PERFORMED` for one that attests none. */
function performanceOf({ performed }: RepairCertificate): Performance {
  if (performed !== null) return performed;
  throw new LawError({
    code: 'CERTIFICATE.NOT_PERFORMED',
    rule: 'PRE-13',
    zh: '该文书不证明履行。',
    en: 'This document attests no performance.',
  });
}

/** The case and its performance, in one sentence. */
function performance(frame: DocumentFrame, { on, amount }: Performance): string {
  const { caseNumber, debtor, creditors, title } = frame;
  const as = called(frame);
  return `本院受理的${as.creditor}${creditors.join('、')}与${as.debtor}${debtor.name}${as.of}（案号：${caseNumber}），${debtor.name}已于${dateText(on)}将${titleInWords(title)}确定的义务全部履行完毕，履行金额${formatYuan(amount)}元。`;
}

/** What a file says of what had been held against the debtor. */
type Sanctions = Pick<CreditFile, 'listings' | 'limits' | 'corrections'>;

/** What had been held against the debtor in this case, with its days; a limit that should never have stood is not spoken of (DIS-ART-11). */
function sanctions(file: Sanctions): readonly string[] {
  const { listings, limits } = file;
  return [
    ...listings.flatMap(({ published, deleted, revoked }) => {
      if (published === undefined) return [];
      const gone = [
        ...(deleted === undefined ? [] : [`${dateText(deleted.on)}删除`]),
        ...(revoked === undefined ? [] : [`该决定不当，${dateText(legalDateOf(revoked.at))}撤销`]),
      ];
      const became = gone.length === 0 ? '应当依法删除' : gone.join('，');
      return [`${dateText(legalDateOf(published.at))}纳入失信被执行人名单，${became}。`];
    }),
    ...limits
      .filter((one) => !neverShouldHaveStood(file, one))
      .map(
        ({ kind, orderedAt, lifted }) =>
          `${dateText(legalDateOf(orderedAt))}${kind === 'CONSUMPTION' ? '限制消费' : '限制出境'}${lifted === undefined ? '，应当依法解除' : `，${dateText(legalDateOf(lifted.at))}解除`}。`,
      ),
  ];
}

/**
 * CR-L-SY, S20: the 信用修复告知书: performance, what had been held against the debtor, and the fields in which nothing may be held against him because of this case.
 * `receivers`: the bodies to which it goes. Throws `CERTIFICATE.NOT_PERFORMED`.
 */
export function repairNotice(
  frame: DocumentFrame,
  file: Sanctions,
  certificate: RepairCertificate,
  { fields }: Pick<RepairPolicy, 'fields'>,
  receivers: readonly string[],
): RepairDocument {
  const { number, issuedAt } = certificate;
  const performed = performanceOf(certificate);
  return {
    title: '信用修复告知书',
    number,
    on: legalDateOf(issuedAt),
    fields: { ...framed(frame), 履行完毕日期: performed.on, 领域: fields.join('、'), 送达单位: receivers.join('、') },
    paragraphs: stated(
      performance(frame, performed),
      ...sanctions(file),
      `现告知：各有关单位在${fields.join('、')}等方面，不应再因本案对${frame.debtor.name}予以信用惩戒；已经采取的，请予解除。本告知书仅就本案作出，不涉及其他案件。`,
    ),
  };
}

/**
 * CR-L-PD, S21: the 信用修复证明. Where another case is open it speaks of this case alone: that there is no other open case does not stand in it, nor anything that could be read
 * so. `inquiries`: the visits and inquiries of its application. Throws `CERTIFICATE.NOT_PERFORMED`.
 */
export function repairCertificate(
  frame: DocumentFrame,
  certificate: RepairCertificate,
  inquiries: readonly RepairInquiry[],
): RepairDocument {
  const { number, issuedAt, purpose, scope, checkedAt } = certificate;
  const performed = performanceOf(certificate);
  const checkedOn = legalDateOf(checkedAt ?? issuedAt);
  const looked = inquiries.length === 0 ? '查询' : '查询和走访调查';
  const reach =
    scope === 'WHOLE'
      ? `经本院于${dateText(checkedOn)}${looked}，${frame.debtor.name}无其他未结案件。`
      : `本证明仅就本案作出，不涉及${frame.debtor.name}的其他案件，不作为删除其他案件失信信息或者解除其他案件限制措施的依据。`;
  return {
    title: '信用修复证明',
    number,
    on: legalDateOf(issuedAt),
    fields: {
      ...framed(frame),
      履行完毕日期: performed.on,
      履行金额: formatYuan(performed.amount),
      用途: purpose,
      范围: scope === 'WHOLE' ? '全部案件' : '仅限本案',
      ...(scope === 'WHOLE' ? { 查询日期: checkedOn } : {}),
    },
    paragraphs: stated(performance(frame, performed), `${reach}本证明用于${purpose}。`),
  };
}

/** By which decision a suspension stands: that of its last renewal, else that which granted it. A renewal that has no decision of its own stands by the one before. */
export function decisionInEffect({ decisionNumber, grantedAt, renewals }: Suspension): {
  readonly number: string;
  readonly on: LegalDate;
  /** First day of its effect. */
  readonly from: LegalDate;
  readonly renews: boolean;
} {
  const renewal = renewals.findLast((one) => one.decisionNumber !== undefined);
  const granted = legalDateOf(grantedAt);
  if (renewal?.decisionNumber === undefined)
    return { number: decisionNumber, on: granted, from: granted, renews: false };
  return { number: renewal.decisionNumber, on: legalDateOf(renewal.at), from: renewal.from, renews: true };
}

/**
 * CR-L-AH, CR-REV: the 信用修复决定书 of a suspension: application, what was found, for how long, on what it is revoked, and the remedy. Of one that restores
 * another (S17), that the reinstatement is reversed stands before it; of one that is renewed, until when it was to last.
 */
export function repairDecision(
  frame: DocumentFrame,
  suspension: Suspension,
  { repeatAfterMonths }: Pick<RepairPolicy, 'repeatAfterMonths'>,
): RepairDocument {
  const { lastDay, conditions, restores } = suspension;
  const { number, on, from, renews } = decisionInEffect(suspension);
  const kept = conditions.map((one) => SUSPENSION_CONDITIONS[one].zh);
  const found = `其${kept.join('，')}，符合暂停适用信用惩戒的条件，决定如下：`;
  return {
    title: '信用修复决定书',
    number,
    on,
    fields: {
      ...framed(frame),
      决定: renews ? '延长屏蔽失信信息' : '屏蔽失信信息',
      效力起: from,
      效力止: lastDay,
      条件: kept.join('；'),
    },
    paragraphs: stated(
      `${ledTo(frame, { restores, renewedFrom: renews ? from : undefined })}${found}`,
      `一、自${dateText(from)}起至${dateText(lastDay)}止，${renews ? '继续' : ''}屏蔽${frame.debtor.name}在本案（${frame.caseNumber}）中的失信信息。计划尚未履行完毕的，可以在届满前三十日内申请延长。`,
      `二、有下列情形之一的，撤销屏蔽，恢复公布，${repeatAfterMonths}个月后方可再次申请：（一）提供虚假材料的；（二）未按照和解协议或者履行计划履行的；（三）有新的失信行为的；（四）违反限制消费令的；（五）上列条件不再具备的。`,
      `三、不服本决定的，可以向本院申诉。屏蔽不免除继续履行的义务；效力自${dateText(addDays(lastDay, 1))}起终止。`,
    ),
  };
}

/** What has led to the decision: that a term ends in which the plan is not performed yet, a reinstatement that is reversed, or an application. */
function ledTo(
  frame: DocumentFrame,
  { restores, renewedFrom }: { readonly restores?: string; readonly renewedFrom?: LegalDate },
): string {
  const name = `${called(frame).debtor}${frame.debtor.name}`;
  if (renewedFrom !== undefined)
    return `本院决定屏蔽${name}的失信信息，至${dateText(addDays(renewedFrom, -1))}届满，其计划尚未履行完毕。经审查，`;
  return restores === undefined ? `${name}向本院申请信用修复。经审查，` : reversed(frame);
}

/** What a reinstatement rested on is refuted, and it is reversed. */
const reversed = (frame: DocumentFrame): string =>
  `本院曾决定恢复公布${called(frame).debtor}${frame.debtor.name}的失信信息。经核实，恢复公布所依据的事由不成立，该决定予以撤销。`;

/** CR-REV, S17: the 信用修复决定书 that reverses a reinstatement of a suspension whose effect is over, or whose entry is no longer published: nothing is suspended by it. */
export function reversalDecision(
  frame: DocumentFrame,
  { number, on }: { readonly number: string; readonly on: LegalDate },
): RepairDocument {
  return {
    title: '信用修复决定书',
    number,
    on,
    fields: { ...framed(frame), 决定: '撤销恢复公布' },
    paragraphs: stated(
      reversed(frame),
      '原屏蔽的效力已经届满，或者失信信息已不在公布，不再屏蔽。该次恢复公布不作为再次申请信用修复的障碍。不服本决定的，可以向本院申诉。',
    ),
  };
}

/** PRE-13: the 自动履行证明书: performed of his own accord, as every creditor has confirmed in writing; `creditorConfirmedOn`: the last of them. Throws `CERTIFICATE.NOT_PERFORMED`. */
export function voluntaryCertificate(
  frame: DocumentFrame,
  certificate: RepairCertificate,
  creditorConfirmedOn: LegalDate,
): RepairDocument {
  const { number, issuedAt, purpose } = certificate;
  const performed = performanceOf(certificate);
  const { creditor } = called(frame);
  return {
    title: '自动履行证明书',
    number,
    on: legalDateOf(issuedAt),
    fields: {
      ...framed(frame),
      履行完毕日期: performed.on,
      [`${creditor}确认日期`]: creditorConfirmedOn,
      用途: purpose,
    },
    paragraphs: stated(
      performance(frame, performed),
      `上述义务由${frame.debtor.name}自动履行，未曾逾期；${creditor}${frame.creditors.join('、')}已于${dateText(creditorConfirmedOn)}书面确认。`,
    ),
  };
}
