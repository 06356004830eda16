import { readFileSync } from 'node:fs';
import { runAccess, type CaseOfScene } from '@hejie/casework/testing';
import { expect, it } from '@jest/globals';
import { GuarantorAccount } from '../src/agreement/agreement.entities.js';
import { ACCEPTED, COURT, DESIGNATION, MEDIATOR, mediationFixture } from './fixture.js';

const mediation = mediationFixture();
const description = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));

/** A case of a court for which a mediator of its roll is asked. */
async function asked(court: string, name: string): Promise<CaseOfScene> {
  const { service } = mediation;
  const mediator = { ...MEDIATOR, court, mediatorId: `m-${name}`, subject: `mediator-${name}` };
  const judge = await service.token({ roles: ['settlement-judge'], court, subject: `judge-${court}` });
  await service.post('/mediators', judge, ACCEPTED).send(mediator).expect(201);
  const { caseId } = await service.enter({ court });
  await service.step(caseId, ACCEPTED, [{ ...DESIGNATION, mediatorId: mediator.mediatorId }], { by: 'assistant-1' });
  // The account of the party is that of a guarantor too, so that it reaches where guarantors sign.
  const partyRef = `creditor-${caseId}`;
  const guarantor = {
    caseId,
    guarantorId: 'g-1',
    partyRef,
    identifiedBy: '身份证',
    registeredAt: ACCEPTED,
    registeredBy: 'clerk-1',
  };
  await service.dataSource.getRepository(GuarantorAccount).insert(guarantor);
  return { caseId, court, partyRef, mediator: mediator.subject };
}

it('every endpoint answers each role with each token as docs/ACCESS.md says, and lists show nothing beyond', async () => {
  const scene = { here: await asked(COURT, 'a'), other: await asked(COURT, 'b'), foreign: await asked('鲁0503', 'c') };
  const run = await runAccess(mediation.service, description, scene);
  expect(run.otherwise).toEqual([]);
  expect(run.asked).toBeGreaterThan(1_000);
}, 400_000);
