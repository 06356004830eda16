import { request } from 'node:https';
import { AGENCY_PATH, SIGNATURE_HEADER } from '@hejie/contracts/exchange';
import { type CourtInstant } from '@hejie/law';
import { type Agencies } from './agencies.js';
import { type Brought } from './agency.js';

/** How agencies reach the court's door. */
export interface CourtDoor {
  /** `https://host:port`. */
  readonly url: string;
  readonly ca: string;
  /** The certificate by which an agency is known there. */
  readonly certificateOf: (agencyId: string) => { readonly cert: string; readonly key: string };
}

const PATHS = { RECEIPT: 'receipts', NOTICE: 'notices' } as const;

/** Brings what agencies have to say to the court's door, and again what did not arrive. Answers how it is stopped. */
export function startCourier(agencies: Agencies, door: CourtDoor, now: () => CourtInstant, everyMs = 100): () => void {
  const undelivered = new Map<string, Brought[]>();
  let busy = false;
  const round = async (): Promise<void> => {
    for (const agency of agencies.all()) {
      const waiting = [...(undelivered.get(agency.id) ?? []), ...(await agency.bring(now()))];
      const left: Brought[] = [];
      for (const one of waiting) if (!(await brought(door, agency.id, one))) left.push(one);
      undelivered.set(agency.id, left);
    }
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void round().finally(() => (busy = false));
  }, everyMs);
  return () => clearInterval(timer);
}

/** Whether the court has heard it: refused is heard too. */
function brought({ url, ca, certificateOf }: CourtDoor, agencyId: string, one: Brought): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', [SIGNATURE_HEADER]: one.signature };
    const options = { method: 'POST', headers, ca, ...certificateOf(agencyId), timeout: 5_000 };
    const sent = request(`${url}${AGENCY_PATH}/${PATHS[one.kind]}`, options, (response) => {
      response
        .resume()
        .once('end', () => resolve((response.statusCode ?? 500) < 500))
        .once('error', () => resolve(false));
    });
    sent.once('timeout', () => sent.destroy()).once('error', () => resolve(false));
    sent.end(one.body);
  });
}
