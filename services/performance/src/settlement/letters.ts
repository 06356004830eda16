import { formatYuan, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';
import { type NewNotice } from '@hejie/service-kit';
import { articleOfRuling, type BreachFinding, type LedgerLine, type RulingGround } from '@hejie/settlement';

/** Letters (通知书) of performance, in the words that both sides read. Each occasion is one letter to each party. */
interface Occasion {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly at: CourtInstant;
}

export function reminder({ caseId, caseNumber, at }: Occasion, { no, due, outstanding }: LedgerLine): NewNotice {
  return {
    caseId,
    occasion: `instalment-${no}-reminder-${at.slice(0, 10)}`,
    kind: 'instalment-reminder',
    subject: '和解协议到期履行提醒',
    body: `${caseNumber}：第${no}期将于${due}到期，尚需履行${formatYuan(outstanding)}元。请按期履行。`,
    at,
  };
}

export function overdue({ caseId, caseNumber, at }: Occasion, { no, due, outstanding }: LedgerLine, graceEnd: LegalDate): NewNotice {
  return {
    caseId,
    occasion: `instalment-${no}-overdue`,
    kind: 'instalment-overdue',
    subject: '和解协议逾期履行提示',
    body: `${caseNumber}：第${no}期于${due}到期，尚欠${formatYuan(outstanding)}元。宽限期至${graceEnd}24时；宽限期内足额履行的，不认定违约。`,
    at,
  };
}

export function breach({ caseId, caseNumber, at }: Occasion, { no, text, minorShortfall }: BreachFinding): NewNotice {
  const slight = minorShortfall ? '该差额属轻微差额。' : '';
  return {
    caseId,
    occasion: `instalment-${no}-breach`,
    kind: 'breach-suspected',
    subject: '涉嫌不履行和解协议通知书',
    body: `${caseNumber}：${text.zh}${slight}申请执行人可以申请恢复执行原生效法律文书，也可以就履行和解协议向执行法院提起诉讼（执行和解规定第九条）。申请前补足欠款的，视为继续履行。`,
    at,
  };
}

export function cure({ caseId, caseNumber, at }: Occasion, occasion: string): NewNotice {
  return {
    caseId,
    occasion,
    kind: 'breach-cured',
    subject: '欠款已补足通知书',
    body: `${caseNumber}：到期款项已经补足，和解协议继续履行。因迟延履行遭受损害的，可以另行提起诉讼（执行和解规定第十五条）。`,
    at,
  };
}

export function ruling({ caseId, caseNumber, at }: Occasion, { application, decision, ground }: { application: number; decision: 'RESUME' | 'REFUSE'; ground: RulingGround }): NewNotice {
  const answer = decision === 'RESUME' ? '恢复执行原生效法律文书' : '不予恢复执行';
  return {
    caseId,
    occasion: `ruling-${application}`,
    kind: 'resumption-ruling',
    subject: `${decision === 'RESUME' ? '恢复执行' : '不予恢复执行'}裁定告知书`,
    body: `${caseNumber}：对第${application}次恢复执行申请，本院依照${articleOfRuling(ground)}裁定${answer}。对裁定不服的，可以依照民事诉讼法第二百三十六条提出异议（执行和解规定第十二条）。`,
    at,
  };
}

export function performed({ caseId, caseNumber, at }: Occasion, total: Yuan, performedOn: LegalDate): NewNotice {
  return {
    caseId,
    occasion: 'performed',
    kind: 'settlement-performed',
    subject: '和解协议履行完毕通知书',
    body: `${caseNumber}：和解协议约定的${total}元已于${performedOn}履行完毕，本院将核实后作结案处理（执行和解规定第八条）。`,
    at,
  };
}

export function applicationPeriod({ caseId, caseNumber, at }: Occasion, lastDay: LegalDate, ended: boolean): NewNotice {
  return {
    caseId,
    occasion: `application-period-${ended ? 'ended' : 'warning'}`,
    kind: ended ? 'application-period-ended' : 'application-period-warning',
    subject: ended ? '申请执行期间届满告知书' : '申请执行期间即将届满提示',
    body: `${caseNumber}：申请执行期间${ended ? '已于' : '将于'}${lastDay}24时届满（执行和解规定第十条、民事诉讼法第二百五十条）。`,
    at,
  };
}

export function resumed({ caseId, caseNumber, at }: Occasion, number: string, total: Yuan, asOf: LegalDate): NewNotice {
  return {
    caseId,
    occasion: 'enforcement-resumed',
    kind: 'enforcement-resumed',
    subject: '恢复执行通知书',
    body: `${caseNumber}：本院以${number}恢复执行原生效法律文书。扣除已履行部分后，截至${asOf}尚欠${total}元，详见计算清单（执行和解规定第十七条）。`,
    at,
  };
}

export function closed({ caseId, at }: Occasion, number: string, mode: string): NewNotice {
  return { caseId, occasion: 'enforcement-ended', kind: 'enforcement-ended', subject: '结案通知书', body: `${number}：本案以${mode}方式结案。`, at };
}
