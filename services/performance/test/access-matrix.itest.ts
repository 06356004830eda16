import { readFileSync } from 'node:fs';
import { runAccess, type CaseOfScene } from '@hejie/casework/testing';
import { expect, it } from '@jest/globals';
import { COURT, performanceFixture } from './fixture.js';

const performance = performanceFixture();
const description = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));

/** A case of a court. Performance knows of no mediator. */
async function entered(court: string, name: string): Promise<CaseOfScene> {
  const { caseId } = await performance.fixture.enter({ court });
  return { caseId, court, partyRef: `creditor-${caseId}`, mediator: `mediator-${name}` };
}

it('every endpoint answers each role with each token as docs/ACCESS.md says, and lists show nothing beyond', async () => {
  const [here, other, foreign] = [await entered(COURT, 'a'), await entered(COURT, 'b'), await entered('鲁0503', 'c')];
  const { asked, otherwise } = await runAccess(performance.fixture, description, { here, other, foreign }, [
    '/suspense/',
  ]);
  expect(otherwise).toEqual([]);
  expect(asked).toBeGreaterThan(900);
}, 400_000);
