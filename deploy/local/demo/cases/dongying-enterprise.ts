import { check, ledger, onceRecorded, record } from '../checks.js';
import type { CaseScript, DemoCase } from '../demo-case.js';
import { PAPERS } from '../papers.js';
import { endingText, yuanText } from '../texts.js';
import { documents } from '../verification.js';
import { creditor, debtor, on, schedule, terms } from './parties.js';

/** A number of enforcement that another system of the court gave; another one each time that this is played. */
const enforcementNumber = (): string => `（2026）鲁0502执${10_000 + (Date.now() % 9_000_000)}号`;
const CONTACT = { contact: PAPERS.contact.name, phone: PAPERS.contact.phone };

/** What the judge finds of an agreement, or of what is changed in it (SEED0 三(四)). */
const PASSED = {
  finding: 'NONE',
  interests: ['STATE', 'PUBLIC', 'THIRD_PARTY'],
  reasons: '内容合法，未涉及他人财产',
  intent: '询问双方，均理解并同意，附笔录',
} as const;

/** SEED0 二(二)2, 三(一): the debtor enterprise makes a first offer, and is assessed before anybody talks. */
async function assess(courtCase: DemoCase): Promise<void> {
  const { partyId, person } = courtCase.party(1);
  const first = { partyId, plan: '分两期付清', security: '某某担保有限公司提供保证' };
  await courtCase.commandAndHold('intake', courtCase.path('/first-offer'), person, first);
  const found = { OPERATIONS: '正常经营', ASSETS: '厂房、设备', DEBTS: '无其他大额债务', PROSPECTS: '订单充足' };
  const statements = Object.entries(found).map(([aspect, statement]) => ({
    aspect,
    statement,
    source: '现场调查笔录',
    asOf: courtCase.now.slice(0, 10),
  }));
  const assessment = { partyId, statements, conclusion: 'POSSIBLE' };
  await courtCase.commandAndHold(
    'intake',
    courtCase.path('/assessments'),
    courtCase.staff('enforcement-judge'),
    assessment,
  );
  await courtCase.designate();
}

/** SEED0 三(二): the parties, a surety and an accountant are asked to one table. */
async function invite(courtCase: DemoCase): Promise<void> {
  const conference = {
    kind: 'CONFERENCE',
    at: on('2026-09-28', '14:30:00'),
    manner: 'AT_COURT',
    place: '第三调解室',
    contact: PAPERS.contact,
    invited: [
      { capacity: 'GUARANTOR', name: '某某担保有限公司' },
      { capacity: 'EXPERT', name: '某某会计师事务所' },
    ],
  };
  await courtCase.commandAndHold('mediation', courtCase.path('/sessions'), courtCase.staff('mediator'), conference);
}

/** They confer: identities are checked, what each says is taken down, and all sign the transcript. */
async function confer(courtCase: DemoCase): Promise<void> {
  const [mediator, clerk] = [courtCase.staff('mediator'), courtCase.staff('clerk')];
  const [one, other] = [courtCase.party(0), courtCase.party(1)];
  const says = (path: string, person: Parameters<DemoCase['command']>[2], body: unknown) =>
    courtCase.commandAndHold<{ documentId?: string }>('mediation', courtCase.path(`/sessions/1${path}`), person, body);
  const present = [one, other].map(({ partyId }) => ({
    partyId,
    by: 'LEGAL_REPRESENTATIVE',
    name: '李四',
    identityChecked: true,
    identifiedBy: 'BUSINESS_LICENCE',
  }));
  await says('/start', clerk, { present, invitedPresent: [1, 2] });
  await says('/record', clerk, {
    statements: [
      { by: { invited: 1 }, words: '愿为全部债务提供保证' },
      { by: { invited: 2 }, words: '每月可支配现金约三万元' },
      { by: { partyId: other.partyId }, words: '愿分两期付清' },
    ],
    consequencesTold: true,
    recorder: PAPERS.contact.name,
  });
  const signers = [
    [one.partyId, one.person],
    [other.partyId, other.person],
    ['invited/1', clerk],
    ['invited/2', clerk],
    ['MEDIATOR', mediator],
  ] as const;
  for (const [signerId, person] of signers) await says('/signatures', person, { signerId });
  courtCase.seen.set('transcript', await says('/signatures', clerk, { signerId: 'CLERK' }));
}

/** PRE-7: offered, countered, and the mediator’s own proposal, which both accept word by word; a judge reviews it before it is signed (SEED0 三(四)). */
async function agree(courtCase: DemoCase): Promise<void> {
  const mediator = courtCase.staff('mediator');
  const [one, other] = [courtCase.party(0), courtCase.party(1)];
  const says = <T>(path: string, person: Parameters<DemoCase['command']>[2], body: unknown) =>
    courtCase.commandAndHold<T>('mediation', courtCase.path(path), person, body);
  await says('/offers', other.person, { partyId: other.partyId, text: '分两期付清' });
  await says('/offers', one.person, { partyId: one.partyId, counterTo: 1, text: '须有保证' });
  const proposed = { counterTo: 2, text: '和解建议', terms: courtCase.draft(TERMS) };
  const { no, hash } = await says<{ no: number; hash: string }>('/offers', mediator, proposed);
  for (const { partyId, person } of [one, other])
    await says(`/offers/${no}/answers`, person, { partyId, accepts: true, hash });
  const drafted = await says<{ agreement?: { version: number } }>(`/offers/${no}/draft`, mediator, {});
  const { version } = drafted.agreement!;
  await says(`/agreements/${version}/harm-review`, courtCase.staff('settlement-judge'), PASSED);
  await courtCase.sign(version);
}

/** SET-ART-2-1: on the application of both sides the judge stays enforcement, by a ruling made with his decision. */
async function stay(courtCase: DemoCase): Promise<void> {
  const clerk = courtCase.staff('clerk');
  const by = [courtCase.party(0).partyId, courtCase.party(1).partyId];
  await courtCase.commandAndHold('performance', courtCase.path('/stay'), clerk, { form: 'JOINT', by });
  const paper = { facts: '双方达成执行和解协议，共同提交本院。', signatories: PAPERS.signatories };
  const ruling = { decision: 'STAY', paper };
  const judge = courtCase.staff('enforcement-judge');
  courtCase.seen.set(
    'stay',
    await courtCase.commandAndHold('performance', courtCase.path('/stay/ruling'), judge, ruling),
  );
}

/** SET-ART-5-1: all consent to a later last day; what changed is said in words. */
async function amend(courtCase: DemoCase): Promise<void> {
  const at = courtCase.now;
  const by = [courtCase.party(0).partyId, courtCase.party(1).partyId];
  const { version: _version, ...draft } = courtCase.draft({ ...TERMS, schedule: LATER });
  const consents = by.map((partyId) => ({
    partyId,
    by: 'LEGAL_REPRESENTATIVE',
    givenAt: at,
    channel: 'IN_PERSON',
    record: '当面笔录',
  }));
  const reviewed = { terms: draft, ...PASSED };
  const path = courtCase.path('/agreements/amendments');
  await courtCase.commandAndHold('mediation', `${path}/review`, courtCase.staff('settlement-judge'), reviewed);
  const amendment = { terms: draft, consents, form: { kind: 'SIGNED_RECORD', by, at } };
  await courtCase.command('mediation', path, courtCase.staff('clerk'), amendment);
}

/** CLS-1: the creditor’s word and the ledger say that it is performed: 结案通知书. */
async function close(courtCase: DemoCase): Promise<void> {
  const clerk = courtCase.staff('clerk');
  await onceRecorded(
    () => record(courtCase),
    ({ ending }) => ending !== null,
  );
  const { partyId, person } = courtCase.party(0);
  const answer = { partyId, outcome: 'CONFIRMED', document: '确认函' };
  await courtCase.commandAndHold('performance', courtCase.path('/performance-answers'), person, answer);
  const notice = { kind: 'CLOSING_NOTICE', facts: '已按执行和解协议全部履行。', ...CONTACT };
  await courtCase.commandAndHold('performance', courtCase.path('/papers'), clerk, notice);
}

const TERMS = terms({
  total: '60000.00' as never,
  schedule: schedule(['2026-10-20', '30000.00'], ['2026-11-20', '30000.00']),
});
const LATER = schedule(['2026-10-20', '30000.00'], ['2026-11-30', '30000.00']);

/** Seed 000: an enterprise in enforcement, from its assessment and a conference to a stay, an amendment and the closing notice. */
export const dongyingEnterprise: CaseScript = {
  title: '东营 涉企执行 60,000.00元，评估、协商会议、中止执行、变更协议',
  court: '鲁0502',
  application: {
    packId: 'enterprise-2025',
    enforcementNumber: enforcementNumber(),
    cause: '承揽合同纠纷',
    claim: '60000.00',
    title: {
      number: '（2026）鲁0502民初152号',
      maker: '东营市东营区人民法院',
      principal: '60000.00',
      dailyRate: '0',
      expiry: '2026-08-31',
      fee: '0.00',
    },
    parties: [creditor('东营某装备有限公司', 'ENTERPRISE'), debtor('东营某机械有限公司', 'ENTERPRISE')],
    screening: { creditorWilling: true, debtorWilling: true },
  },
  acts: [
    { at: on('2026-09-21'), what: '登记和解申请', act: (courtCase) => courtCase.file() },
    { at: on('2026-09-22'), what: '双方同意和解', act: (courtCase) => courtCase.allConsent() },
    { at: on('2026-09-23'), what: '初步方案、企业评估，选定和解员', act: assess },
    { at: on('2026-09-23', '15:00:00'), what: '和解员接受', act: (courtCase) => courtCase.mediatorAccepts() },
    { at: on('2026-09-24'), what: '通知召开协商会议', act: invite },
    { at: on('2026-09-28', '14:30:00'), what: '协商会议，保证人和专家到场', act: confer },
    { at: on('2026-09-29'), what: '要约、还价、和解建议，审查并签订和解协议', act: agree },
    { at: on('2026-09-30'), what: '裁定中止执行', act: stay, beside: true },
    { at: on('2026-10-20'), what: '第一期30,000.00元', act: (courtCase) => courtCase.pay('30000.00') },
    { at: on('2026-11-10'), what: '变更第二期履行日', act: amend },
    { at: on('2026-11-30'), what: '第二期30,000.00元', act: (courtCase) => courtCase.pay('30000.00') },
    { at: on('2026-12-02'), what: '申请执行人确认，结案', act: close, beside: true },
  ],
  until: on('2026-12-03'),
  async checks(courtCase) {
    const { ending } = await record(courtCase);
    const { paid, instalments } = await ledger(courtCase, '2026-12-01');
    const made = await documents(courtCase, 'performance');
    const titled = (title: string) => made.find((one) => one.title === title)?.number;
    const { rulingNumber } = courtCase.seen.get('stay') as { rulingNumber: string };
    const { documentId } = courtCase.seen.get('transcript') as { documentId: string };
    const number = courtCase.filed!.caseNumber;
    return [
      check(
        '案号 case number',
        'CASE-6',
        (this.application as { enforcementNumber?: string }).enforcementNumber,
        number,
      ),
      check('结果 outcome', 'SET-ART-8-1', endingText('PERFORMED'), endingText(ending)),
      check('和解笔录 transcript signed by all', 'D6', 'session-record/1', documentId),
      check('中止执行裁定 the ruling and its paper bear one number', 'SET-ART-2-1', titled('执行裁定书'), rulingNumber),
      check('第二期变更后的履行日 due as amended', 'SET-ART-5-1', '2026-11-30', instalments[1]?.due),
      check('已履行 performed', 'SET-ART-8-1', '60,000.00元', yuanText(paid)),
      check('结案通知书 closing notice', 'CLS-4', `${number}之一`, titled('结案通知书')),
    ];
  },
};
