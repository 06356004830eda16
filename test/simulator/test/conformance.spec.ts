import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { checkAgency, CHECKS, overHttps, type Speak } from '@hejie/agency-conformance';
import { agencyPopulation, startAgencies, type RunningAgencies } from '../src/index.js';
import { COURT_KEY, COURT_KEYS } from './fixture/court.js';
import { AGENCY_ID, AGENCY_KEYS, MUTANTS, sampleProfile, speakTo } from './fixture/mutants.js';
import { newPki, type Pki } from './fixture/pki.js';

// Each request is a TLS connection of its own, which takes its time on a busy machine.
jest.setTimeout(60_000);

const target = { agencyId: AGENCY_ID, courtKey: COURT_KEY, agencyKeys: AGENCY_KEYS, waitMs: 20 };
const failing = async (speak: Speak) => {
  const { conforms, results } = await checkAgency({ ...target, speak });
  const failed = results.filter(({ outcome }) => outcome === 'FAILED');
  expect(conforms).toBe(failed.length === 0);
  expect(failed.filter(({ detail, mend }) => !/[\u4e00-\u9fff]/.test(`${detail}`) || mend === undefined)).toEqual([]);
  return failed.map(({ id }) => id);
};

describe('the conformance kit', () => {
  let pki: Pki;
  let running: RunningAgencies;
  beforeAll(async () => {
    pki = newPki();
    running = await startAgencies({ port: 0, controlPort: 0, tls: { ...pki.server, ca: pki.ca } });
    running.agencies.settle(agencyPopulation.parse({ seed: 7, courtKeys: COURT_KEYS, agencies: [sampleProfile()] }));
  });
  afterAll(() => running.close());

  it('passes the sample agency in each requirement, over HTTPS with mutual TLS, and leaves nothing behind', async () => {
    const url = `${running.url}/${AGENCY_ID}`;
    const speak = overHttps({ url, ca: pki.ca, ...pki.client });
    const speakWithoutCertificate = overHttps({ url, ca: pki.ca });
    const { results, conforms } = await checkAgency({ ...target, speak, speakWithoutCertificate });
    expect(results.filter(({ outcome }) => outcome !== 'PASSED')).toEqual([]);
    expect(conforms).toBe(true);
    const entries = running.agencies.get(AGENCY_ID)!.standingEntries('2099-01-01T00:00:00+08:00' as never);
    expect(entries.length).toBeGreaterThan(CHECKS.length - 12);
    expect(entries.filter(({ state }) => state !== 'ABSENT')).toEqual([]);
  });

  it('waits for an agency that has only received, and says of one that stays so that it does not carry out', async () => {
    expect(await failing(speakTo(sampleProfile({ silent: true })))).toContain('ADD');
  });

  it.each(MUTANTS)('fails an agency where it is: $zh', async ({ failing: expected, speak }) => {
    expect(await failing(speak())).toEqual(expected);
  });

  it('knows more than ten ways to fail, and each requirement by one name', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(10);
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  });
});
