import { randomBytes } from 'node:crypto';
import { openContent, ContentKeys } from '@hejie/security';
import { fileApplicationOf } from '@hejie/testing';
import { describe, expect, it } from '@jest/globals';
import { intakeFixture, PARTY_CONTENT_KEYS } from './fixture.js';

const intake = intakeFixture();
const keys = new ContentKeys(PARTY_CONTENT_KEYS);
const LATER = '2026-05-09T09:30:00+08:00';

describe('who the parties are', () => {
  it('is told sealed, and opens for who has the keys alone (PIPL 51)', async () => {
    const { caseId } = await intake.filed();
    const facts = await intake.service.facts(caseId, 'party-identified');
    const { parties } = fileApplicationOf();
    expect(facts.map(({ data }) => data['partyId'])).toEqual(parties.map((_, index) => `${caseId}.${index + 1}`));
    for (const [index, { data }] of facts.entries()) {
      expect(JSON.stringify(data)).not.toContain(parties[index]!.name);
      expect(await openContent(String(data['content']), keys)).toMatchObject({ name: parties[index]!.name });
      const others = new ContentKeys(`p1:${randomBytes(32).toString('base64')}`);
      await expect(openContent(String(data['content']), others)).rejects.toThrow('CONTENT.UNREADABLE');
    }
  });

  it('is told again once a clerk has put it right', async () => {
    const { caseId, parties } = await intake.filed();
    const path = `/cases/${encodeURIComponent(caseId)}/parties/${encodeURIComponent(parties[0]!.partyId)}/identity`;
    const [first] = fileApplicationOf().parties;
    const body = {
      kind: first!.kind === 'NATURAL_PERSON' ? 'PERSON' : 'UNIT',
      name: first!.name,
      ...(first!.identityNumber !== undefined && { number: first!.identityNumber }),
      address: '东营市东营区某某路9号',
    };
    await intake.service.put(path, intake.filingClerk, LATER).send(body).expect(200);
    const last = (await intake.service.facts(caseId, 'party-identified')).at(-1)!;
    expect(await openContent(String(last.data['content']), keys)).toMatchObject({ address: body.address });
  });
});
