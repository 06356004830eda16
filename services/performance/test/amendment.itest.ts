import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { type AgreementTerms } from '@hejie/settlement';
import { agreementTermsOf } from '@hejie/testing';
import { performanceFixture, type OpenCase } from './fixture.js';

const performing = performanceFixture();

/** A case whose agreement its own parties sign, with a surety. */
async function settled(): Promise<{ readonly courtCase: OpenCase; readonly terms: AgreementTerms }> {
  const entered = await performing.fixture.enter();
  const [creditor, debtor] = entered.parties.map(({ partyId }) => partyId);
  const base = agreementTermsOf();
  const terms = {
    ...base,
    guarantors: [{ guarantorId: 'g', promisesDirectEnforcement: false, scope: '全部债务' }],
    signatories: base.signatories.map((one) =>
      one.role === 'CREDITOR'
        ? { ...one, partyId: creditor! }
        : one.role === 'DEBTOR'
          ? { ...one, partyId: debtor! }
          : one,
    ),
  };
  const courtCase = await performing.open(terms, undefined, undefined, entered);
  return { courtCase, terms };
}

/** The second instalment on another day, by the record that all have signed at that instant. */
const putOff = ({ parties }: OpenCase, terms: AgreementTerms, due: string, at: string) => {
  const ids = parties.map(({ partyId }) => partyId);
  const given = courtInstant(at);
  const { version: _, ...draft } = terms;
  return {
    terms: {
      ...draft,
      schedule: terms.schedule.map((row) => (row.no === 2 ? { ...row, due: legalDate(due) } : row)),
    },
    consents: ids.map((partyId) => ({ partyId, by: 'SELF' as const, specialAuthority: false, givenAt: given })),
    guarantorConsents: [],
    unboundGuarantors: [],
    form: { kind: 'SIGNED_RECORD' as const, by: ids, at: given },
  };
};

describe('SET-ART-5-1: a settlement amended while it is performed', () => {
  it('in breach: the finding is over, nobody is asked to choose, and reminders and ledger follow the amended plan', async () => {
    const { courtCase, terms } = await settled();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.reach(courtCase, 'DUE', '2026-10-01T00:00:00+08:00', 2);
    await performing.reach(courtCase, 'GRACE_END', '2026-10-14T00:00:00+08:00', 2);
    expect(courtCase.decided.after.stage).toBe('BREACH');
    const at = '2026-10-20T10:00:00+08:00';
    const decided = await performing.amend(courtCase, at, putOff(courtCase, terms, '2026-11-30', at));
    expect(decided).toMatchObject({
      amendment: { version: 2, effectiveFrom: '2026-10-20' },
      after: { stage: 'PERFORMANCE', breach: 'NONE', ledger: { next: { at: '2026-11-23T00:00:00+08:00' } } },
    });
    expect(await performing.findings(courtCase)).toMatchObject([{ instalment: 2, outcome: 'CURED' }]);
    const tasks = await performing.fixture.workItems(courtCase.caseId);
    expect(tasks.filter(({ kind }) => kind === 'CREDITOR_ELECTION').map(({ state }) => state)).toEqual(['CANCELLED']);
    expect(await performing.ledger(courtCase, '2026-10-21')).toMatchObject({
      version: 2,
      overdue: '0.00',
      instalments: [{ no: 1, status: 'ON_TIME' }, { no: 2, due: '2026-11-30', status: 'NOT_DUE' }, { no: 3 }],
    });
    // Money that is entered leaves it so; missed again, it is found short again.
    await performing.receive(courtCase, 'r-2', '2026-10-25', '1.00').expect(201);
    await performing.entries(courtCase, '2026-10-25T14:00:00+08:00');
    expect(await performing.findings(courtCase)).toMatchObject([{ instalment: 2, outcome: 'CURED' }]);
    for (let n = 0; n < 8 && courtCase.decided.after.breach === 'NONE'; n += 1) await performing.due(courtCase);
    expect(await performing.findings(courtCase)).toMatchObject([
      { instalment: 2, outcome: 'STANDS', evidence: { due: '2026-11-30', outstanding: '299999.00' } },
    ]);
    const overdue = await performing.fixture.letters(courtCase.caseId, 'instalment-overdue');
    expect(overdue.length).toBeGreaterThanOrEqual(2);
  });

  it('民法典695, SET-ART-5-1: a guarantor who refuses, a party that keeps silent: refused, and nothing changes', async () => {
    const { courtCase, terms } = await settled();
    const at = '2026-07-10T10:00:00+08:00';
    const before = courtCase.decided;
    const sooner = putOff(courtCase, terms, '2026-08-31', at);
    await expect(performing.amend(courtCase, at, sooner)).rejects.toThrow('AMENDMENT.GUARANTOR_NOT_CONSENTING');
    const later = putOff(courtCase, terms, '2026-10-30', at);
    await expect(performing.amend(courtCase, at, { ...later, consents: later.consents.slice(0, 1) })).rejects.toThrow(
      'AMENDMENT.NOT_UNANIMOUS',
    );
    expect(courtCase.decided).toBe(before);
    expect(await performing.ledger(courtCase)).toMatchObject({ version: 1 });
    // With his consent it stands; and without it, where the parties say so, but the heavier part is not his.
    expect(
      await performing.amend(courtCase, at, {
        ...sooner,
        guarantorConsents: [{ guarantorId: 'g', channel: 'WRITTEN', givenAt: courtInstant(at), record: '同意函' }],
      }),
    ).toMatchObject({
      amendment: { version: 2, guarantors: [{ guarantorId: 'g', standing: 'CONSENTS' }] },
    });
    const still = putOff(courtCase, terms, '2026-08-15', '2026-07-11T10:00:00+08:00');
    expect(
      await performing.amend(courtCase, '2026-07-11T10:00:00+08:00', { ...still, unboundGuarantors: ['g'] }),
    ).toMatchObject({ amendment: { version: 3, guarantors: [{ guarantorId: 'g', standing: 'UNBOUND' }] } });
    expect(await performing.ledger(courtCase, '2026-07-12')).toMatchObject({
      version: 3,
      instalments: [{ no: 1 }, { no: 2, due: '2026-08-15' }, { no: 3 }],
    });
  });
});
