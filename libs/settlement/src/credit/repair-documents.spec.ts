import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf, parseYuan } from '@hejie/law';
import { ASKED, FRAME, PERSON, certified, issue, text } from '../../test/fixture/certificates.js';
import {
  DEBT,
  ENFORCED,
  FILE,
  LISTING,
  PERFORMED,
  SUSPENDED,
  SUSPENSION,
  after,
  at,
  events,
  happened,
  refused,
  turn,
} from '../../test/fixture/credit-files.js';
import { decideCertificateRevocation, decideDecisionDocument, decideNotice, decideVoluntary } from './certificate.js';
import { credentialClaims } from './credential.js';
import { type CreditFile } from './credit-file.js';
import {
  repairCertificate,
  repairDecision,
  repairNotice,
  reversalDecision,
  voluntaryCertificate,
} from './repair-documents.js';
import { type RepairCertificate, type Suspension } from './repair-file.js';
import { repairPolicy } from './repair-policy.js';

describe('the other documents of repair', () => {
  const document = { id: 'n', number: '信修告1号', purpose: '各有关单位' };
  const first = (file: CreditFile): RepairCertificate => file.certificates[0] ?? certified([]);

  it('S20, CR-L-SY, DIS-ART-8: the 信用修复告知书 names the seven fields in which nothing is held against him because of this case', () => {
    const file: CreditFile = {
      ...ASKED,
      limits: [
        {
          id: 'x',
          authority: ENFORCED,
          kind: 'CONSUMPTION',
          subjectPartyId: 'd',
          orderedAt: at('2026-03-02'),
          by: 'president',
          mandatory: true,
          capacity: 'DEBTOR',
          permissions: [],
          lifted: { at: at('2026-12-11'), by: 'president', ground: 'PERFORMED' },
        },
        {
          id: 'y',
          authority: ENFORCED,
          kind: 'EXIT',
          subjectPartyId: 'd',
          orderedAt: at('2026-03-03'),
          by: 'president',
          mandatory: false,
          capacity: 'DEBTOR',
          permissions: [],
        },
      ],
    };
    const decision = decideNotice(file, document, turn('2026-12-11'));
    expect(events(decision)).toMatchObject([{ kind: 'CERTIFICATE_ISSUED', of: 'NOTICE', scope: 'THIS_CASE' }]);
    const notice = repairNotice(FRAME, file, first(after(file, decision)), repairPolicy(packOf('national')), [
      '信用中国',
      '税务',
    ]);
    expect(notice.paragraphs.slice(1)).toEqual([
      '2026年3月2日纳入失信被执行人名单，应当依法删除。',
      '2026年3月2日限制消费，2026年12月11日解除。',
      '2026年3月3日限制出境，应当依法解除。',
      '现告知：各有关单位在政府采购、招标投标、行政审批、政府扶持、融资信贷、市场准入、资质认定等方面，不应再因本案对某新型材料有限公司予以信用惩戒；已经采取的，请予解除。本告知书仅就本案作出，不涉及其他案件。',
    ]);
    const gone: CreditFile = {
      ...file,
      listings: [
        {
          ...LISTING,
          stage: 'DELETED',
          deleted: { on: legalDate('2026-12-14'), at: at('2026-12-14'), by: 'j', ground: 'PERFORMED' },
        },
        { ...LISTING, id: 'k', stage: 'REFUSED', published: undefined },
      ],
      limits: [],
    };
    expect(
      repairNotice(FRAME, gone, certified([]), repairPolicy(packOf('national')), []).paragraphs.slice(1, 3),
    ).toEqual(['2026年3月2日纳入失信被执行人名单，2026年12月14日删除。', expect.stringContaining('不应再因本案')]);
    expect(refused(decideNotice({ ...file, debt: DEBT }, document, turn('2026-12-11')))?.[0]).toBe(
      'CERTIFICATE.NOT_PERFORMED',
    );
  });

  it('PRE-13, CASE-7: in a case of mediation nobody is enforced against: creditor and debtor, and a case of settlement', () => {
    const MEDIATED = { ...FRAME, caseNumber: '（2026）鲁0502执前调1号' };
    const papers = (frame: typeof FRAME) => [
      repairNotice(frame, ASKED, certified([]), repairPolicy(packOf('national')), ['某局']),
      repairCertificate(frame, certified([]), []),
      voluntaryCertificate(frame, certified([]), legalDate('2026-12-14')),
    ];
    for (const paper of [...papers(MEDIATED), repairDecision(MEDIATED, SUSPENSION, { repeatAfterMonths: 6 })]) {
      expect(text(paper)).not.toMatch(/申请执行人|被执行人[^名]|执行一案/);
      expect(paper.fields).toMatchObject({ 债权人: MEDIATED.creditors.join('、'), 债务人: MEDIATED.debtor.name });
    }
    for (const paper of papers(MEDIATED))
      expect(text(paper)).toContain(
        '本院受理的债权人某运输公司、李某与债务人某新型材料有限公司执行和解一案（案号：（2026）鲁0502执前调1号）',
      );
    for (const paper of papers(FRAME))
      expect(text(paper)).toContain('本院受理的申请执行人某运输公司、李某与被执行人某新型材料有限公司执行一案（案号：');
  });

  it('PRE-13: the 自动履行证明书 is for who performed when it was due and was never listed, and the creditor has confirmed it', () => {
    const never: CreditFile = { ...FILE, listings: [], debt: PERFORMED };
    const issueTo = (file: CreditFile, creditorConfirmed = true) =>
      decideVoluntary(file, { ...document, creditorConfirmed }, turn('2026-12-15'));
    expect(happened(issueTo(never))).toEqual(['CERTIFICATE_ISSUED']);
    expect(text(voluntaryCertificate(FRAME, first(after(never, issueTo(never))), legalDate('2026-12-14')))).toContain(
      '上述义务由某新型材料有限公司自动履行，未曾逾期；申请执行人某运输公司、李某已于2026年12月14日书面确认。',
    );
    expect(refused(issueTo(never, false))?.[0]).toBe('CERTIFICATE.NOT_CONFIRMED');
    expect(refused(issueTo(ASKED))?.[0]).toBe('CERTIFICATE.NOT_VOLUNTARY');
    expect(refused(issueTo({ ...never, debt: { ...PERFORMED, performedInTime: false } }))?.[0]).toBe(
      'CERTIFICATE.NOT_VOLUNTARY',
    );
  });

  it('CR-L-YZ, CR-REV: the 信用修复决定书 tells conditions, effect, what revokes it, and the remedy', () => {
    const decision = repairDecision(FRAME, SUSPENSION, repairPolicy(packOf('national')));
    expect(decision.fields).toMatchObject({ 决定: '屏蔽失信信息', 效力起: '2026-06-10', 效力止: '2026-12-10' });
    expect(decision.paragraphs).toEqual([
      '被执行人某新型材料有限公司向本院申请信用修复。经审查，其正在按照和解协议或者履行计划履行，如实报告财产，配合执行调查和财产处置，遵守限制消费令，符合暂停适用信用惩戒的条件，决定如下：',
      '一、自2026年6月10日起至2026年12月10日止，屏蔽某新型材料有限公司在本案（（2026）鲁0283执100号）中的失信信息。计划尚未履行完毕的，可以在届满前三十日内申请延长。',
      '二、有下列情形之一的，撤销屏蔽，恢复公布，6个月后方可再次申请：（一）提供虚假材料的；（二）未按照和解协议或者履行计划履行的；（三）有新的失信行为的；（四）违反限制消费令的；（五）上列条件不再具备的。',
      '三、不服本决定的，可以向本院申诉。屏蔽不免除继续履行的义务；效力自2026年12月11日起终止。',
    ]);
    const issueOn = (suspensionId: string, file = SUSPENDED) =>
      decideDecisionDocument(file, { id: 'd', purpose: '投标', suspensionId }, turn('2026-06-10'));
    expect(first(after(SUSPENDED, issueOn('s')))).toMatchObject({
      kind: 'DECISION',
      number: '信修1号',
      suspensionId: 's',
    });
    expect(refused(issueOn('x'))?.[0]).toBe('SUSPENSION.NOT_IN_EFFECT');
    // The entry is deleted: its suspension has no end of its own, and no effect.
    const deleted = {
      ...SUSPENDED,
      listings: SUSPENDED.listings.map((one) => ({ ...one, stage: 'DELETED' as const })),
    };
    expect(refused(issueOn('s', deleted))?.[0]).toBe('SUSPENSION.NOT_IN_EFFECT');
    expect(refused(issueOn('s', after(SUSPENDED, issueOn('s'))))?.[0]).toBe('CERTIFICATE.ON_RECORD');
    const restored = repairDecision(FRAME, { ...SUSPENSION, restores: 'r' }, repairPolicy(packOf('national')));
    expect(restored.paragraphs).toEqual([
      '本院曾决定恢复公布被执行人某新型材料有限公司的失信信息。经核实，恢复公布所依据的事由不成立，该决定予以撤销。其正在按照和解协议或者履行计划履行，如实报告财产，配合执行调查和财产处置，遵守限制消费令，符合暂停适用信用惩戒的条件，决定如下：',
      ...decision.paragraphs.slice(1),
    ]);
    const renewal = {
      ...{ at: turn('2026-11-20').at, by: 'judge', decisionNumber: '信修2号' },
      ...{ from: legalDate('2026-12-11'), lastDay: legalDate('2027-06-10') },
    };
    const renewed: Suspension = { ...SUSPENSION, lastDay: renewal.lastDay, renewals: [renewal] };
    const renewing = repairDecision(FRAME, renewed, repairPolicy(packOf('national')));
    expect(renewing).toMatchObject({ number: '信修2号', on: '2026-11-20', fields: { 决定: '延长屏蔽失信信息' } });
    expect(text(renewing)).toMatch(
      /^本院决定屏蔽被执行人某新型材料有限公司的失信信息，至2026年12月10日届满，其计划尚未履行完毕。经审查，其.*决定如下：一、自2026年12月11日起至2027年6月10日止，继续屏蔽/,
    );
    const withRenewal = {
      ...SUSPENDED,
      listings: SUSPENDED.listings.map((row) => ({ ...row, suspensions: [renewed] })),
    };
    expect(first(after(withRenewal, issueOn('s', withRenewal)))).toMatchObject({ number: '信修2号' });
    expect(text(reversalDecision(FRAME, { number: '信修3号', on: legalDate('2027-01-04') }))).toMatch(
      /^本院曾决定恢复公布.*该决定予以撤销。原屏蔽的效力已经届满/,
    );
  });
});

describe('the credential of a document', () => {
  it('S21, TV-41: says what the document says, to the word, and no identity number of a person in clear', () => {
    const certificate = certified([]);
    const claims = credentialClaims(certificate, PERSON, ASKED, repairCertificate(PERSON, certificate, []));
    expect(claims).toMatchObject({
      type: 'CreditRepairCertificate',
      number: '信修证1号',
      issuer: '山东省平度市人民法院',
      validFrom: at('2026-12-15'),
      validUntil: null,
      subject: {
        name: '张某',
        code: '3705021988****0017',
        scope: 'WHOLE',
        performedOn: '2026-12-11',
        performed: '8182.00',
      },
    });
    expect(claims.subject.statement[1]).toContain('张某无其他未结案件。');
    expect(JSON.stringify(claims)).not.toContain('19880615');
    // The credential masks numbers of persons wherever they stand: so does what is printed.
    const purpose = '投标，联系电话13800138000';
    expect(text(repairCertificate(PERSON, { ...certificate, purpose }, []))).toMatch(
      /本证明用于投标，联系电话\*{4}。$/,
    );
    expect(credentialClaims(certificate, FRAME, ASKED, repairCertificate(FRAME, certificate, [])).subject.code).toBe(
      '91370283MA3ABCDE12',
    );
  });

  it('PRE-13: one that attests no performance is no document of performance', () => {
    expect(() => repairCertificate(FRAME, { ...certified([]), performed: null }, [])).toThrow(
      'CERTIFICATE.NOT_PERFORMED',
    );
  });

  it('CR-REV: of a suspension ends with it', () => {
    const decided: RepairCertificate = { ...certified([]), kind: 'DECISION', performed: null, suspensionId: 's' };
    const claims = credentialClaims(
      decided,
      FRAME,
      SUSPENDED,
      repairDecision(FRAME, SUSPENSION, repairPolicy(packOf('national'))),
    );
    expect([claims.type, claims.validUntil, claims.subject.performed]).toEqual([
      'CreditRepairDecision',
      '2026-12-11T00:00:00+08:00',
      null,
    ]);
  });

  it('CR-REV, CR-N-9, PROC-27: is revoked by a person on what the file bears out; a relapse opens a lead for 拒执', () => {
    const file = { ...after(ASKED, issue(ASKED, [])), debt: PERFORMED };
    const revoke = (
      from: CreditFile,
      ground: 'PERFORMANCE_UNDONE' | 'FALSE_MATERIAL' | 'RELAPSE',
      conductId: string | null = 'x',
    ) => decideCertificateRevocation(from, { certificateId: 'vc', ground, conductId }, turn('2027-01-04'));
    const conduct = (on: string, related = false): CreditFile => ({
      ...file,
      conducts: [
        {
          id: 'x',
          kind: 'HIDDEN_ASSETS',
          on: legalDate(on),
          caseId: 'case',
          evidence: 'e',
          reported: { at: at('2027-01-03'), by: 'o' },
          of: related ? { relatedPartyId: 'r' } : 'DEBTOR',
        },
      ],
    });
    const undone = { ...file, debt: { ...DEBT, owed: parseYuan('8182') } };
    expect(happened(revoke(undone, 'PERFORMANCE_UNDONE', null))).toEqual(['CERTIFICATE_REVOKED']);
    expect(refused(revoke(file, 'PERFORMANCE_UNDONE'))?.[0]).toBe('CERTIFICATE.GROUND_MISSING');
    expect(happened(revoke(conduct('2027-01-02'), 'RELAPSE'))).toEqual([
      'CERTIFICATE_REVOKED',
      'REFUSAL_LEAD_PROPOSED',
    ]);
    expect(refused(revoke(conduct('2026-12-14'), 'RELAPSE'))?.[0]).toBe('CERTIFICATE.GROUND_MISSING');
    expect(revoke(conduct('2026-12-14'), 'FALSE_MATERIAL').ok).toBe(true);
    expect(refused(revoke(conduct('2027-01-02', true), 'RELAPSE'))?.[0]).toBe('CERTIFICATE.GROUND_MISSING');
    const done = after(undone, revoke(undone, 'PERFORMANCE_UNDONE', null));
    expect(done.certificates[0]?.revoked).toEqual({ at: at('2027-01-04'), by: 'judge', why: 'PERFORMANCE_UNDONE' });
    expect(refused(revoke(done, 'PERFORMANCE_UNDONE'))?.[0]).toBe('CERTIFICATE.REVOKED');
    expect(refused(revoke(FILE, 'RELAPSE'))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
  });
});
