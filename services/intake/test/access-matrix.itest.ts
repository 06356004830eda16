import { readFileSync } from 'node:fs';
import { runAccess, type CaseOfScene } from '@hejie/casework/testing';
import { fileApplicationOf } from '@hejie/testing';
import { expect, it } from '@jest/globals';
import { COURT, FILED, intakeFixture } from './fixture.js';

const intake = intakeFixture();
const description = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));

/** A case that the clerk of a court has filed. Intake knows of no mediator. */
async function filed(court: string, name: string): Promise<CaseOfScene> {
  const clerk = await intake.service.token({ roles: ['filing-clerk'], court, subject: `filing-clerk-${court}` });
  const [creditor, debtor] = fileApplicationOf().parties;
  const parties = [
    { ...creditor!, partyRef: `creditor-${name}` },
    { ...debtor!, partyRef: `debtor-${name}` },
  ];
  const application = fileApplicationOf({ court, parties });
  const { body } = await intake.service.post('/applications', clerk, FILED).send(application).expect(201);
  return { caseId: body.caseId, court, partyRef: `creditor-${name}`, mediator: `mediator-${name}` };
}

it('every endpoint answers each role with each token as docs/ACCESS.md says, and lists show nothing beyond', async () => {
  const scene = { here: await filed(COURT, 'a'), other: await filed(COURT, 'b'), foreign: await filed('鄂1023', 'c') };
  const { asked, otherwise } = await runAccess(intake.service, description, scene);
  expect(otherwise).toEqual([]);
  expect(asked).toBeGreaterThan(700);
}, 400_000);
