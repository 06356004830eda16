import { describe, expect, it } from '@jest/globals';
import { APPLICATION, ASKED, FRAME, THIS, certified, issue, other, text } from '../../test/fixture/certificates.js';
import { DEBT, ENFORCED, after, at, happened, refused, turn } from '../../test/fixture/credit-files.js';
import { decideCertificateHold, decideEndOfHold } from './certificate-hold.js';
import { isHeld } from './certificate-standing.js';
import { decideCertificate, decideCertificateRevocation } from './certificate.js';
import { type CreditFile } from './credit-file.js';
import { openCasesAgainst } from './other-cases.js';
import { repairCertificate } from './repair-documents.js';

describe('other open cases', () => {
  it('S21, CR-L-PD: enforcement that is not finished counts, 终本 too; a creditor’s case, a suit, and this case do not', () => {
    const cases = [
      other({ caseNumber: 'open' }),
      other({ caseNumber: '终本', state: 'CLOSED_FOR_NOW' }),
      other({ caseNumber: 'closed', state: 'CLOSED' }),
      other({ caseNumber: 'creditor', role: 'CREDITOR' }),
      other({ caseNumber: 'third', role: 'OTHER' }),
      other({ caseNumber: 'suit', procedure: 'SUIT' }),
      other({ caseNumber: THIS }),
    ];
    expect(
      openCasesAgainst({ at: at('2026-12-15'), by: 'o', cases, looked: true }, [THIS]).map(
        ({ caseNumber }) => caseNumber,
      ),
    ).toEqual(['open', '终本']);
  });
});

describe('the 信用修复证明', () => {
  it('S21, CR-L-PD: with no other case says so, to the word', () => {
    expect(happened(issue(ASKED, [other({ role: 'CREDITOR' })]))).toEqual([
      'APPLICATION_GRANTED',
      'CERTIFICATE_ISSUED',
    ]);
    const certificate = certified([]);
    expect(certificate).toMatchObject({
      kind: 'CERTIFICATE',
      scope: 'WHOLE',
      checkedAt: at('2026-12-15T09:00:00+08:00'),
    });
    expect(repairCertificate(FRAME, certificate, APPLICATION.inquiries)).toEqual({
      title: '信用修复证明',
      number: '信修证1号',
      on: '2026-12-15',
      fields: {
        法院: '山东省平度市人民法院',
        案号: THIS,
        被执行人: '某新型材料有限公司',
        证件号码: '91370283MA3ABCDE12',
        申请执行人: '某运输公司、李某',
        执行依据: '（2025）鲁0283民初2978号民事判决书',
        履行完毕日期: '2026-12-11',
        履行金额: '8182.00',
        用途: '投标',
        范围: '全部案件',
        查询日期: '2026-12-15',
      },
      paragraphs: [
        '本院受理的申请执行人某运输公司、李某与被执行人某新型材料有限公司执行一案（案号：（2026）鲁0283执100号），某新型材料有限公司已于2026年12月11日将（2025）鲁0283民初2978号民事判决书确定的义务全部履行完毕，履行金额8182.00元。',
        '经本院于2026年12月15日查询和走访调查，某新型材料有限公司无其他未结案件。本证明用于投标。',
      ],
    });
    expect(text(repairCertificate(FRAME, certificate, []))).toContain(
      '经本院于2026年12月15日查询，某新型材料有限公司无其他未结案件。',
    );
  });

  it('CR-L-PD: of a debtor for whose other cases the court could not look speaks of this case alone', () => {
    const check = { at: at('2026-12-15T09:00:00+08:00'), by: 'officer', cases: [], looked: false };
    const decision = decideCertificate(
      ASKED,
      { applicationId: 'a', certificateId: 'vc', number: '1', purpose: '投标', caseNumber: THIS, check },
      turn('2026-12-15'),
    );
    expect(after(ASKED, decision).certificates[0]?.scope).toBe('THIS_CASE');
  });

  it('S21: with another open case speaks of this case alone, and that there is none does not stand in it', () => {
    // That under which he was sanctioned in this one is no other case, however it is written.
    const own = ENFORCED.replace('（', '(').replace('）', ')');
    expect(certified([other({ caseNumber: own }), other({ caseNumber: THIS })]).scope).toBe('WHOLE');
    for (const cases of [[other({})], [other({ state: 'CLOSED_FOR_NOW' })]]) {
      const certificate = certified(cases);
      expect(certificate.scope).toBe('THIS_CASE');
      const document = repairCertificate(FRAME, certificate, APPLICATION.inquiries);
      expect(document.paragraphs[1]).toBe(
        '本证明仅就本案作出，不涉及某新型材料有限公司的其他案件，不作为删除其他案件失信信息或者解除其他案件限制措施的依据。本证明用于投标。',
      );
      expect(JSON.stringify(document)).not.toMatch(/无其他|未结案件|查询日期|鲁02执7号/);
    }
  });

  it('CR-L-PD: needs full performance, a look of the same day, and its application', () => {
    expect(refused(issue({ ...ASKED, debt: DEBT }, []))?.[0]).toBe('CERTIFICATE.NOT_PERFORMED');
    expect(refused(issue(ASKED, [], '2026-12-16'))?.[0]).toBe('CERTIFICATE.CHECK_STALE');
    expect(refused(issue(ASKED, [], '2026-12-15', '2026-12-15T11:00:00+08:00'))?.[0]).toBe('CERTIFICATE.CHECK_STALE');
    expect(refused(issue({ ...ASKED, certificates: [certified([])] }, []))?.[0]).toBe('CERTIFICATE.ON_RECORD');
    expect(refused(issue({ ...ASKED, applications: [{ ...APPLICATION, state: 'RECEIVED' }] }, []))?.[0]).toBe(
      'APPLICATION.STATE',
    );
  });
});

describe('a document of repair that is examined', () => {
  const FILE_WITH: CreditFile = { ...ASKED, certificates: [certified([])] };
  const id = FILE_WITH.certificates[0]!.id;
  const hold = (file: CreditFile, why = '款项被冲正，正在核实') =>
    decideCertificateHold(file, { certificateId: id, why }, turn('2027-01-05'));
  const end = (file: CreditFile) => decideEndOfHold(file, { certificateId: id }, turn('2027-01-08'));
  const held = (file: CreditFile) => isHeld(file.certificates[0]!);

  it('CR-REV: is suspended by a judge with a reason, once, until he ends that', () => {
    expect(refused(hold(FILE_WITH, ' '))?.[0]).toBe('CERTIFICATE.REASON_MISSING');
    expect(refused(end(FILE_WITH))?.[0]).toBe('CERTIFICATE.NOT_HELD');
    const now = after(FILE_WITH, hold(FILE_WITH));
    expect([held(FILE_WITH), held(now)]).toEqual([false, true]);
    expect(refused(hold(now))?.[0]).toBe('CERTIFICATE.HELD');
    const ended = after(now, end(now));
    expect(held(ended)).toBe(false);
    expect(held(after(ended, hold(ended)))).toBe(true);
  });

  it('CR-REV: revoked, is that alone, and cannot be suspended any more', () => {
    const now = after(FILE_WITH, hold(FILE_WITH));
    const revoked = after(
      { ...now, debt: DEBT },
      decideCertificateRevocation(
        { ...now, debt: DEBT },
        { certificateId: id, ground: 'PERFORMANCE_UNDONE', conductId: null },
        turn('2027-01-06'),
      ),
    );
    expect(held(revoked)).toBe(false);
    expect(refused(hold(revoked))?.[0]).toBe('CERTIFICATE.REVOKED');
    expect(refused(end(revoked))?.[0]).toBe('CERTIFICATE.NOT_HELD');
  });
});
