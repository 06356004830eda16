import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { partyIdentified, type FactData } from '@hejie/contracts/facts';
import { type ReceivedFact } from '@hejie/messaging';
import { ContentKeys, sealContent } from '@hejie/security';
import { identityOf } from '../src/index.js';
import { Identities } from '../src/documents/identities.js';
import { PartyIdentities } from '../src/documents/party-identities.js';
import { AT, caseworkFixture } from './fixture.js';

const keys = new ContentKeys(`p1:${randomBytes(32).toString('base64')}`);
const casework = caseworkFixture();
const COURT = '鲁0502';

/** Intake tells who the debtor of a case is. */
async function heard(caseId: string, identity: object, sealedWith = keys): Promise<void> {
  const data = { caseId, partyId: `${caseId}.2`, content: await sealContent(identity, sealedWith), at: AT };
  const fact = { data } as ReceivedFact<FactData<typeof partyIdentified>>;
  await casework.run((tx) => new PartyIdentities(casework.get(Identities), keys).identified(fact, tx));
}
const known = (caseId: string) => casework.run(({ manager }) => identityOf(manager, caseId, `${caseId}.2`));

it('documents name a party as intake has told him, and as it has told him last', async () => {
  const caseId = await casework.known(COURT);
  await heard(caseId, { kind: 'PERSON', name: '李四' });
  expect(await known(caseId)).toEqual({ kind: 'PERSON', name: '李四' });
  await heard(caseId, { kind: 'PERSON', name: '李四', address: '住东营市' });
  expect(await known(caseId)).toEqual({ kind: 'PERSON', name: '李四', address: '住东营市' });
});

it('what somebody has entered here is not overwritten, and may be somebody else than intake has told', async () => {
  const caseId = await casework.known(COURT);
  await heard(caseId, { kind: 'PERSON', name: '李四' });
  const clerk = await casework.issuer.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' });
  const path = `/cases/${encodeURIComponent(caseId)}/parties/${encodeURIComponent(`${caseId}.2`)}/identity`;
  const entered = { kind: 'UNIT', name: '东营某某有限公司' };
  await casework.put(path, clerk).send(entered).expect(200);
  await heard(caseId, { kind: 'PERSON', name: '李四', address: '住东营市' });
  expect(await known(caseId)).toEqual(entered);
});

it('stands in no audit line, and opens for who has the keys alone (PIPL 51)', async () => {
  const caseId = await casework.known(COURT);
  await heard(caseId, { kind: 'PERSON', name: '李四' });
  const lines = await casework.rows('select action, facts from casework.audit where case_id = $1', [caseId]);
  expect(lines.map(({ action }) => action)).toEqual(['identity.heard']);
  expect(JSON.stringify(lines)).not.toContain('李四');
  const others = new ContentKeys(`p1:${randomBytes(32).toString('base64')}`);
  await expect(heard(caseId, { kind: 'PERSON', name: '李四' }, others)).rejects.toThrow('CONTENT.UNREADABLE');
});
