import { describe, expect, it } from '@jest/globals';
import { agencyReceipt, snapshotEnd, snapshotLine } from '@hejie/contracts/exchange';
import { flattenedVerify, importJWK } from 'jose';
import {
  Agency,
  agencyProfile,
  s20Population,
  simulatedAgencies,
  SIMULATED_BODIES,
  SIMULATED_PLATFORM,
  type AgencyProfile,
} from '../src/index.js';
import {
  AT,
  COURT_KEYS,
  delivery,
  deliveryIdOf,
  entryIdOf,
  later,
  put,
  receiptOf,
  shownBy,
  signed,
} from './fixture/court.js';

const ID = 'taxation';
const agencyThat = (given: Partial<AgencyProfile> = {}, seed = 1): Agency =>
  new Agency(agencyProfile.parse({ agencyId: ID, name: '税务部门', ...given }), seed, COURT_KEYS);
const add = delivery(ID, 'e', 'ADD', 1);
const remove = delivery(ID, 'e', 'DELETE', 2);

describe('a simulated agency', () => {
  it('signs exactly the bytes that it answers, with the key that its seed gives', async () => {
    const agency = agencyThat();
    const bytes = Buffer.from(JSON.stringify(add));
    const answer = (await agency.deliver(bytes, await signed(bytes), AT, add.deliveryId))!;
    const [header, , signature] = answer.signature.split('.');
    const jws = { protected: header!, payload: answer.body, signature: signature! };
    await flattenedVerify(jws, await importJWK(agency.publicKey, 'EdDSA'));
    await expect(
      flattenedVerify({ ...jws, payload: `${String(answer.body)} ` }, await importJWK(agency.publicKey, 'EdDSA')),
    ).rejects.toThrow();
    expect(agencyThat().publicKey).toEqual(agency.publicKey);
    expect(agencyThat({}, 2).publicKey).not.toEqual(agency.publicKey);
  });

  it('carries out at once what it is told, once, and not what is older', async () => {
    const agency = agencyThat();
    const first = await put(agency, add);
    expect(first).toMatchObject({ state: 'APPLIED', appliedVersion: 1, at: AT });
    expect(await put(agency, remove, later(5))).toMatchObject({ state: 'APPLIED', appliedVersion: 2 });
    expect(await put(agency, add, later(6))).toEqual(first);
    expect(await put(agency, delivery(ID, 'e', 'ADD', 1, { round: 2 }), later(7))).toMatchObject({
      state: 'STALE',
      appliedVersion: 2,
    });
    expect(await shownBy(agency, 'e', later(8))).toMatchObject({ state: 'ABSENT', version: 2 });
    expect(await put(agency, { ...add, purpose: '其他' }, later(9))).toMatchObject({
      state: 'REJECTED',
      reason: { code: 'OTHER' },
    });
  });

  it('has received until its time has come; what overtakes makes the older stale', async () => {
    const agency = agencyThat({ delayMinutes: 60, byEffect: { SHARING: { silent: true } } });
    expect(await put(agency, add)).toMatchObject({ state: 'RECEIVED', appliedVersion: 0 });
    expect(await shownBy(agency, 'e', later(59))).toMatchObject({ state: 'ABSENT', version: 0 });
    agency.behave(
      agencyProfile.parse({ agencyId: ID, name: '税务部门', byEffect: { SHARING: { silent: true } } }),
      COURT_KEYS,
    );
    expect(await put(agency, remove, later(30))).toMatchObject({ state: 'APPLIED' });
    expect(await receiptOf(agency, add.deliveryId, later(60))).toMatchObject({
      state: 'STALE',
      at: later(60),
      appliedVersion: 2,
    });
    const silent = delivery(ID, 'e', 'ADD', 1, { effect: 'SHARING' });
    await put(agency, silent);
    expect(await receiptOf(agency, silent.deliveryId, later(99_999))).toMatchObject({ state: 'RECEIVED' });
  });

  it('refuses what its strict schema does not have, until it has', async () => {
    const agency = agencyThat({ strictFields: { required: ['termLastDay'] } });
    expect(await put(agency, add)).toMatchObject({
      state: 'REJECTED',
      reason: { code: 'SCHEMA', path: 'content.termLastDay' },
    });
    const mended = { ...add, content: { ...add.content, termLastDay: '2027-01-01' } };
    expect(await put(agency, mended)).toMatchObject({ state: 'APPLIED' });
    const strict = agencyThat({ strictFields: { required: [], only: ['partyName'] } });
    expect(await put(strict, add)).toMatchObject({ reason: { code: 'SCHEMA', path: 'content.unitCode' } });
    expect(await put(agencyThat({ unsupportedContract: true }), add)).toMatchObject({
      reason: { code: 'UNSUPPORTED_CONTRACT' },
    });
    const expired = delivery(ID, 'x', 'ADD', 1, { expiresAt: AT });
    expect(await put(agencyThat(), expired, later(1))).toMatchObject({ reason: { code: 'EXPIRED' } });
  });

  it('refuses what the court has not signed, and nothing of it takes effect', async () => {
    const agency = agencyThat();
    const bytes = Buffer.from(JSON.stringify(add));
    for (const signature of [undefined, 'a..b', await signed(Buffer.from('other'))]) {
      const answer = (await agency.deliver(bytes, signature, AT, add.deliveryId))!;
      expect(answer.status).toBe(401);
      expect(agencyReceipt.parse(JSON.parse(String(answer.body)))).toMatchObject({
        state: 'REJECTED',
        reason: { code: 'SIGNATURE' },
      });
    }
    expect(agency.standingEntries(AT)).toEqual([]);
    expect(await put(agency, add)).toMatchObject({ state: 'APPLIED' });
  });

  it('says that it has applied, and has not, as often as it lies; a further round is carried out', async () => {
    const agency = agencyThat({ lies: 1 });
    await put(agency, delivery(ID, 'other', 'ADD', 1, { effect: 'SANCTION' }));
    await put(agency, add);
    expect(await shownBy(agency, 'other', AT, 'SANCTION')).toMatchObject({ state: 'ABSENT', version: 0 });
    expect(await shownBy(agency, 'e', AT)).toMatchObject({ state: 'PRESENT' });
    const again = delivery(ID, 'other', 'ADD', 1, { effect: 'SANCTION', round: 2 });
    expect(await put(agency, again, later(1))).toMatchObject({ state: 'APPLIED' });
    expect(await shownBy(agency, 'other', later(1), 'SANCTION')).toMatchObject({ state: 'PRESENT' });
  });

  it('changes its mind once, and publishes again from an old copy', async () => {
    const agency = agencyThat({ changesItsMindAfterMinutes: 120 });
    await put(agency, add);
    await put(agency, remove);
    expect(await shownBy(agency, 'e', later(119))).toMatchObject({ state: 'ABSENT' });
    expect(await shownBy(agency, 'e', later(120))).toMatchObject({ state: 'PRESENT', version: 1 });
    await put(agency, delivery(ID, 'e', 'DELETE', 2, { round: 2 }), later(121));
    expect(await shownBy(agency, 'e', later(9_999))).toMatchObject({ state: 'ABSENT', version: 2 });
    expect(agency.republish(later(10_000))).toBe(1);
    expect(await shownBy(agency, 'e', later(10_000))).toMatchObject({ state: 'PRESENT', version: 1 });
  });

  it('loses requests before and after their effect, as its seed says, and answers in the end', async () => {
    const tries = async (afterEffect: number) => {
      const agency = agencyThat({ loss: { share: 0.7, afterEffect } }, 5);
      let [lost, applied] = [0, false];
      while ((await put(agency, add)) === null) {
        lost += 1;
        applied ||= agency.standingEntries(AT).length > 0;
      }
      return { lost, applied };
    };
    const [before, after] = [await tries(0), await tries(1)];
    expect(before.lost).toBe(after.lost);
    expect([before, after].map(({ applied }) => applied)).toEqual([false, true]);
    expect(before.lost).toBeGreaterThan(0);
  });

  it('brings receipts to the door, some twice and not in their order, and dates them by its own clock', async () => {
    const agency = agencyThat({ pushes: true, duplicates: 1, reorders: true, delayMinutes: 5, skewMinutes: -7 });
    const sent = ['a', 'b', 'c', 'd'].map((entry) => delivery(ID, entry, 'ADD', 1));
    for (const message of sent) await put(agency, message);
    const brought = (await agency.bring(later(5))).map(({ body }) => agencyReceipt.parse(JSON.parse(String(body))));
    expect(brought).toHaveLength(16);
    expect(new Set(brought.map(({ deliveryId, state }) => `${deliveryId} ${state}`)).size).toBe(8);
    const states = brought.map(({ state }) => state);
    expect(states).not.toEqual([...states].sort((one, other) => (one < other ? 1 : -1)));
    expect(brought.find(({ state }) => state === 'APPLIED')).toMatchObject({ at: later(-2) });
    expect(await agency.bring(later(6))).toEqual([]);
  });

  it('gives a snapshot of what it shows: sorted, counted, with digest and signature; tampered with, that too', async () => {
    const agency = agencyThat();
    for (const entry of ['a', 'b', 'c']) await put(agency, delivery(ID, entry, 'ADD', 1));
    await put(agency, delivery(ID, 'a', 'SUSPEND', 2));
    await put(agency, delivery(ID, 'b', 'DELETE', 2));
    agency.tamper(
      { entryId: entryIdOf('stranger'), effect: 'PUBLICITY', kind: 'LISTING', state: 'PRESENT', version: 1 },
      AT,
    );
    const lines: string[] = [];
    for await (const line of agency.snapshot(AT)) lines.push(line);
    const end = snapshotEnd.parse(JSON.parse(lines.pop()!));
    const read = lines.map((line) => snapshotLine.parse(JSON.parse(line)));
    expect(end).toMatchObject({ count: 3, agencyId: ID, asOf: AT });
    expect(read.map(({ entryId, state }) => `${entryId} ${state}`)).toEqual(
      [`${entryIdOf('a')} SUSPENDED`, `${entryIdOf('c')} PRESENT`, `${entryIdOf('stranger')} PRESENT`].sort(),
    );
  });

  it('answers a question after public staff at the door: by the number, not by the name', async () => {
    const agency = agencyThat({ staff: [{ identity: '460200199001010011', superior: '某市某局' }] });
    const question = (n: string, identityNumber: string) =>
      Buffer.from(
        JSON.stringify({
          ...{
            contract: '1',
            questionId: deliveryIdOf(n).replace('D', 'Q'),
            agencyId: ID,
            purpose: '失信规定第八条',
            legalBasis: '失信规定第八条',
          },
          ...{ subject: { kind: 'PERSON', name: '某某', identityNumber }, askedAt: AT },
        }),
      );
    for (const body of [question('1', '460200199001010011'), question('2', '460200199001010029')])
      expect(await agency.askStaff(body, await signed(body), AT)).toMatchObject({ status: 202 });
    const notices = (await agency.bring(AT)).map(({ body }) => JSON.parse(String(body)) as object);
    expect(notices).toMatchObject([{ kind: 'STAFF_MATCH', matches: true, superior: '某市某局' }, { matches: false }]);
  });
});

describe('the agencies of S20', () => {
  it.each([1, 2, 50])(
    'with seed %d: of 36 deliveries 30 within 24 hours, 4 later, one refused, one silent',
    async (seed) => {
      const agencies = simulatedAgencies(seed, COURT_KEYS);
      const ids = SIMULATED_BODIES.map(([id]) => id);
      expect([...agencies.keys()]).toEqual([...ids, SIMULATED_PLATFORM[0]]);
      const sent = ids.flatMap((id) =>
        (['PUBLICITY', 'SHARING', 'SANCTION'] as const).map((effect) =>
          delivery(id, 'e', 'DELETE', 2, { effect, content: { partyName: '某某' } }),
        ),
      );
      expect(sent).toHaveLength(36);
      for (const message of sent) while ((await put(agencies.get(message.agencyId)!, message)) === null);
      const count = async (days: number) => {
        const states = await Promise.all(
          sent.map(({ agencyId, deliveryId }) => receiptOf(agencies.get(agencyId)!, deliveryId, later(days * 1440))),
        );
        const counted: Record<string, number> = {};
        for (const { state } of states) counted[state] = (counted[state] ?? 0) + 1;
        return counted;
      };
      expect(await count(1)).toEqual({ APPLIED: 30, RECEIVED: 5, REJECTED: 1 });
      expect(await count(9)).toEqual({ APPLIED: 34, RECEIVED: 1, REJECTED: 1 });
      expect(s20Population(seed, COURT_KEYS)).toEqual(s20Population(seed, COURT_KEYS));
    },
  );
});
