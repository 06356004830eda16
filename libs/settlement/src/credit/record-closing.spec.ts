import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { certified } from '../../test/fixture/certificates.js';
import {
  after,
  COURT,
  debt,
  ENFORCED,
  NOTICE,
  fresh,
  instant,
  OWES,
  performedOn,
  PERSON,
  refused,
  turn,
} from '../../test/fixture/sanctions.js';
import { decideCertificateHold, decideEndOfHold } from './certificate-hold.js';
import { decideCertificateRevocation } from './certificate.js';
import { type CreditFile, type DebtView } from './credit-file.js';
import { creditStanding } from './credit-standing.js';
import { decideProposal } from './listing.js';
import { decidePenaltyProposal } from './penalty.js';
import { CREDIT_STATES, type CreditCommand } from './credit-states.js';
import { decideRecordClosing, decideRecordReopening, opensClosedRecord } from './record-closing.js';
import { creditTasks } from './tasks.js';

const close = (file: CreditFile) => decideRecordClosing(file, { reason: '已履行' }, turn('2026-12-14'));
const DONE = fresh(PERSON, performedOn('2026-12-11'));
const CERTIFICATE = certified([]);
const ATTESTED: CreditFile = { ...DONE, certificates: [CERTIFICATE] };
const isOver = (file: CreditFile) => creditStanding(file, turn('2026-12-20')).ending !== undefined;
const CLOSED = after(ATTESTED, close);

describe('the closing of a credit record', () => {
  it('CLS-4: waits while something is owed and enforcement goes on', () => {
    expect(refused(close(fresh()))).toEqual(['CREDIT.OWED', 'CLS-4']);
    const closed = (closedAs: DebtView['closedAs']) =>
      fresh(PERSON, { ...OWES, closedAs, closedOn: legalDate('2026-12-11') });
    for (const file of [DONE, closed('终结执行'), closed('销案')]) expect(close(file).ok).toBe(true);
    // SET-ART-14-1: until the court terminates for it, enforcement goes on.
    for (const goesOn of ['SUED', '终结本次执行程序'] as const)
      expect(refused(close(closed(goesOn)))?.[0]).toBe('CREDIT.OWED');
  });

  it('CLS-4: whatever there is to do opens a closed record, but not closing it once more', () => {
    const commands = Object.keys(CREDIT_STATES.commands) as CreditCommand[];
    expect(commands.filter((name) => !opensClosedRecord(name))).toEqual(['closeCreditRecord']);
  });

  it('CLS-4: waits for a penalty that is not decided on, and for a document that is suspended', () => {
    const fine = { kind: 'DETENTION', days: 5 } as const;
    const of = {
      id: 'f-1',
      subjectPartyId: 'd-1',
      on: 'PERSON',
      measure: fine,
      conduct: '拒不报告',
      evidence: ['e'],
      caseNumber: ENFORCED,
    } as const;
    const penalty = after(DONE, (file) =>
      decidePenaltyProposal(file, of, turn('2026-12-12', { by: 'officer' }), COURT),
    );
    expect(refused(close(penalty))?.[0]).toBe('CREDIT.STANDS');
    const certificate = { certificateId: CERTIFICATE.id };
    const held = after(ATTESTED, (file) =>
      decideCertificateHold(file, { ...certificate, why: '核实' }, turn('2026-12-13')),
    );
    expect(refused(close(held))?.[0]).toBe('CREDIT.STANDS');
    expect(close(after(held, (file) => decideEndOfHold(file, certificate, turn('2026-12-13')))).ok).toBe(true);
  });
});

describe('a credit record that is closed', () => {
  it('CLS-4: is open again where somebody has something to do in it, and where its debtor is proposed', () => {
    expect(isOver(CLOSED)).toBe(true);
    const again = after(CLOSED, (file) => decideRecordReopening(file, turn('2026-12-20')));
    expect([isOver(again), again.closed?.reopenedAt]).toEqual([false, instant('2026-12-20')]);
    expect(decideRecordReopening(again, turn('2026-12-21'))).toEqual({ ok: true, value: { happened: [] } });
    const owed = { ...CLOSED, debt: OWES };
    const proposal = {
      id: 'l-1',
      ground: 1,
      appliedBy: null,
      evidence: ['e'],
      caseNumber: ENFORCED,
      notice: NOTICE,
    } as const;
    const proposed = after(owed, (file) => decideProposal(file, proposal, turn('2026-12-20'), COURT));
    expect(creditStanding(proposed, turn('2026-12-20'))).toMatchObject({ stage: 'PROPOSED' });
    expect(isOver(after(again, close))).toBe(true);
  });

  it('CLS-4: is open again when what its closing rests on is undone, and hears of nothing else', () => {
    expect(isOver(after(CLOSED, debt({ ...CLOSED.debt, secured: 1n }, '2026-12-20')))).toBe(true);
    expect(isOver(after(CLOSED, debt(OWES, '2026-12-20')))).toBe(false);
  });
});

describe('a document that attests a performance', () => {
  const UNDONE = after(CLOSED, debt(OWES, '2026-12-18'));
  const tasks = (file: CreditFile) =>
    creditTasks(file, turn('2026-12-18')).map(({ kind, rowId, lastDay }) => [kind, rowId, lastDay]);

  it('CR-REV: lies before the judge when that is undone, for one working day, until he suspends or revokes it', () => {
    const due = [['EXAMINE_CERTIFICATE', CERTIFICATE.id, '2026-12-21']];
    expect([tasks(ATTESTED), tasks(UNDONE)]).toEqual([[], due]);
    const certificate = { certificateId: CERTIFICATE.id };
    const held = after(UNDONE, (file) =>
      decideCertificateHold(file, { ...certificate, why: '款项被冲正' }, turn('2026-12-18')),
    );
    const released = after(held, (file) => decideEndOfHold(file, certificate, turn('2026-12-18')));
    expect([tasks(held), tasks(released)]).toEqual([[], due]);
    const ground = { ...certificate, ground: 'PERFORMANCE_UNDONE', conductId: null } as const;
    expect(tasks(after(UNDONE, (file) => decideCertificateRevocation(file, ground, turn('2026-12-18'))))).toEqual([]);
  });

  it('CR-REV: is left alone when it is borne out again, and one that attests none never lies there', () => {
    const again = after(UNDONE, debt(performedOn('2026-12-11'), '2026-12-19'));
    expect(again.certificates).toEqual([CERTIFICATE]);
    const decision: CreditFile = { ...DONE, certificates: [{ ...CERTIFICATE, performed: null }] };
    expect(tasks(after(decision, debt(OWES, '2026-12-18')))).toEqual([]);
  });
});
