import { describe, expect, it } from '@jest/globals';
import { legalDate, type Yuan } from '@hejie/law';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { agreementText, compileAgreement, inSigningOrder, type CompiledFor } from './agreement-text.js';
import { type AgreementTerms } from './terms.js';

const OF: CompiledFor = {
  caseNumber: '（2026）鲁0502执前调1号',
  parties: [
    { partyId: 'c', side: 'CREDITOR' },
    { partyId: 'd', side: 'DEBTOR' },
  ],
};
const named = (ref: string) => `〔${ref}〕`;
const textOf = (over: Partial<AgreementTerms> = {}, of: CompiledFor = OF) =>
  agreementText(compileAgreement({ ...AGREEMENT, ...over }, of), named);

describe('the agreement in Chinese', () => {
  it('PRE-6, SET-ART-1-1: says whole what S7 agreed, with persons as references', () => {
    expect(textOf()).toBe(
      [
        '执前和解协议',
        '第一条　和解内容',
        '（2026）鲁0502执前调1号一案，债权人〔c〕与债务人〔d〕就原生效法律文书确定的债务自愿达成和解。',
        '债务人应当履行的债务总额为人民币900000.00元。',
        '第二条　分期付款',
        '债务人分3期付款：',
        '第1期，2026年6月30日前（含当日）支付300000.00元。',
        '第2期，2026年9月30日前（含当日）支付300000.00元。',
        '第3期，2026年12月31日前（含当日）支付300000.00元。',
        '第三条　收款账户',
        '款项付至东营市东营区人民法院案款专户。',
        '第四条　债务减免',
        '债权人减免全部一般债务利息，该减免以债务人按本协议全部履行为条件，未全部履行的，该减免不生效。',
        '第五条　不履行的法律后果',
        '任何一期未按期足额履行，申请执行人可以申请恢复执行原生效法律文书。',
        '债权人可以申请恢复执行原生效法律文书，已履行部分依法扣除。',
        '第六条　执行费',
        '执行费由债务人负担。',
        '第七条　其他约定',
        '双方自行办理交接。',
        '第八条　生效',
        '本协议经债权人、债务人、和解员、书记员签字或者盖章后生效。',
        '变更本协议，须经各方当事人协商一致，并向人民法院提交书面材料或者由人民法院记入笔录。',
        '债权人〔c〕：',
        '债务人〔d〕（由特别授权的委托代理人签署）：',
        '和解员：',
        '书记员：',
      ].join('\n'),
    );
  });

  it('SET-ART-17-3, SET-ART-6-1: what is given in place of money bears its number, and the parties transfer it themselves', () => {
    const text = textOf({
      inKind: [{ thing: '鲁E12345号货车', agreedValue: '50000.00' as Yuan, handOverBy: legalDate('2026-12-31') }],
      labour: [{ service: '修缮厂房', agreedValue: '20000.00' as Yuan, completeBy: legalDate('2027-01-31') }],
      equity: [
        {
          company: '某某砂石有限公司',
          shares: '百分之五的股权',
          agreedValue: '30000.00' as Yuan,
          transferBy: legalDate('2027-02-28'),
        },
      ],
    });
    expect(text).toContain(
      '第4项，债务人于2026年12月31日前（含当日）交付鲁E12345号货车，抵偿债务50000.00元，由当事人自行办理交付和过户。',
    );
    expect(text).toContain('第5项，债务人于2027年1月31日前（含当日）完成劳务：修缮厂房，抵偿债务20000.00元。');
    expect(text).toContain('第6项，债务人于2027年2月28日前（含当日）将某某砂石有限公司百分之五的股权转让给债权人');
    expect(text).not.toContain('裁定');
  });

  it('SET-ART-18-1: a guarantor’s promise stands in the clause only where he makes it', () => {
    const guarantor = {
      guarantorId: 'g',
      promisesDirectEnforcement: true,
      scope: '全部债务',
      cap: '100000.00' as Yuan,
    };
    expect(textOf({ guarantors: [guarantor] })).toContain(
      '〔g〕提供保证，担保范围：全部债务，最高100000.00元。担保人向人民法院承诺，债务人不履行本协议的，自愿接受直接执行其财产。',
    );
    expect(textOf({ guarantors: [{ ...guarantor, promisesDirectEnforcement: false }] })).not.toContain(
      '自愿接受直接执行',
    );
  });

  it('GUA-2: a guarantee says the claim, its manner, term and deferral before the promise, and the promise names the thing', () => {
    const security = {
      kind: 'PLEDGE',
      thing: '挖掘机一台',
      ownerPartyId: 'g',
      secures: '200000.00' as Yuan,
      promisesDirectEnforcement: true,
      deferral: { from: legalDate('2026-06-01'), until: legalDate('2026-12-31') },
      letter: {
        by: 'NATURAL_PERSON',
        claim: '货款本金',
        manner: '质押',
        guaranteeUntil: legalDate('2027-12-31'),
      },
    } as const;
    expect(textOf({ security: [security] })).toContain(
      '〔g〕以挖掘机一台质押，担保债务200000.00元。被担保的债权：货款本金。担保方式：质押。担保期间至2027年12月31日。暂缓执行自2026年6月1日至2026年12月31日。担保人向人民法院承诺，债务人不履行本协议的，自愿接受直接执行担保财产（挖掘机一台）。',
    );
  });

  it('PRE-6: is called by its track: before enforcement 执前和解协议, in it 执行和解协议', () => {
    const titled = (caseNumber: string) => compileAgreement(AGREEMENT, { ...OF, caseNumber }).title;
    expect([titled('（2026）鲁0502执前调7号'), titled('（2026）鲁0502执7号'), titled('（2026）鲁0502执恢7号')]).toEqual(
      ['执前和解协议', '执行和解协议', '执行和解协议'],
    );
  });

  it('SET-GRACE, SET-DUE-REST, INT-ORD-1, FEE-1: grace, rest days and order are written where they are agreed; the fee always', () => {
    const text = textOf({
      grace: { days: 5, unit: 'WORKING' },
      restDay: 'AS_WRITTEN',
      allocationOrder: ['fee', 'principal', 'interest', 'doubled'],
      feeBurden: null,
    });
    expect(text).toContain('仍以约定日期为准');
    expect(text).toContain('5个工作日的宽限期');
    expect(text).toContain('依次抵充执行费用、本金、一般债务利息、加倍部分债务利息。');
    expect(text).toContain('执行费由人民法院决定负担。');
    expect(textOf()).not.toMatch(/宽限|抵充|休假日/);
  });

  it('SET-ART-9-1: the title is named where the case knows it, and a suit only where it was agreed', () => {
    const title = { maker: '东营区人民法院', number: '（2026）鲁0502民初9号民事判决书' };
    const sue = { kind: 'RESUME_OR_SUE' as const, text: '不履行的，按下列约定处理' };
    expect(textOf({ breachConsequence: sue }, { ...OF, title })).toMatch(
      /申请恢复执行东营区人民法院（2026）鲁0502民初9号民事判决书.*也可以就履行本协议向执行法院提起诉讼/,
    );
    expect(textOf()).not.toContain('提起诉讼');
    // S15 (b): a draft without a consequence has no such clause; the review says so.
    expect(textOf({ breachConsequence: null })).not.toContain('不履行的法律后果');
  });

  it('SET-ART-9-1: an application that is made beforehand stands in the words that the creditor signs', () => {
    expect(textOf({ standingApplication: true })).toContain('债权人在此预先申请恢复执行');
    expect(textOf()).not.toContain('预先申请');
  });

  it('SET-ART-3-1: who undertakes a release, and when, is said', () => {
    const text = textOf({
      releases: [
        { measure: '解除基本账户的冻结', at: 'INSTALMENT', instalment: 1 },
        { measure: '解除对房屋的查封', at: 'FULL_PERFORMANCE' },
      ],
    });
    expect(text).toContain('第1期履行后，债权人向人民法院申请解除基本账户的冻结。');
    expect(text).toContain('本协议全部履行后，债权人向人民法院申请解除对房屋的查封。');
  });

  it('is the same for the same terms, and more than ten clauses are counted in Chinese', () => {
    const all: Partial<AgreementTerms> = {
      grace: { days: 3, unit: 'CALENDAR' },
      allocationOrder: ['fee', 'interest', 'principal', 'doubled'],
      inKind: [{ thing: '货车', agreedValue: '1.00' as Yuan, handOverBy: legalDate('2026-12-31') }],
      guarantors: [{ guarantorId: 'g', promisesDirectEnforcement: false, scope: '全部债务' }],
      releases: [{ measure: '解除冻结', at: 'SIGNING' }],
    };
    expect(textOf(all)).toBe(textOf(all));
    expect(textOf(all)).toContain('第十三条　生效');
  });

  it('PRE-6: both sides sign first, then guarantors, then mediator and clerk', () => {
    const [creditor, debtor, mediator, clerk] = AGREEMENT.signatories;
    const guarantor = { ...mediator!, id: 'g', role: 'GUARANTOR' as const, guarantorId: 'g' };
    const shuffled = [clerk!, guarantor, mediator!, debtor!, creditor!];
    expect(inSigningOrder(shuffled).map(({ id }) => id)).toEqual(['creditor', 'debtor', 'g', 'mediator', 'clerk']);
  });
});
