/** A service in a process of its own, so that its memory is its own and it can be killed. Needs --expose-gc. */
import { CaseServiceFixture } from '@hejie/casework/testing';
import type { PerformanceActs } from '@hejie/contracts/workflows';
import { intake } from '@hejie/intake';
import { courtInstant, legalDate, PUBLISHED_EDITION_IDS, type Yuan } from '@hejie/law';
import { performance } from '@hejie/performance';
import type { Role } from '@hejie/security';
import { agreementTermsOf } from '@hejie/testing';

import { COURT, PACK } from './court.js';

/** What it is told; each is answered once, under its number. */
export type Told =
  | {
      readonly start: {
        readonly service: 'intake' | 'performance';
        readonly url: string;
        readonly env: NodeJS.ProcessEnv;
      };
    }
  /** Somebody of the court sends something, at an instant of the court. */
  | { readonly send: { readonly role: Role; readonly path: string; readonly at: string; readonly body: object } }
  /** A settlement of so many instalments of one sum begins to be performed. */
  | { readonly perform: { readonly instalments: number; readonly amount: Yuan; readonly total: Yuan } }
  /** What is held when all rubbish was thrown away, in megabytes. */
  | { readonly weigh: true };

let service: CaseServiceFixture<PerformanceActs>;

async function answer(told: Told): Promise<unknown> {
  if ('start' in told) {
    const { url, env } = told.start;
    service = await CaseServiceFixture.start(told.start.service === 'intake' ? intake : performance, url, env);
    return null;
  }
  if ('send' in told) {
    const { role, path, at, body } = told.send;
    const token = await service.token({ roles: [role], court: COURT, subject: `${role}-1` });
    const answered = await service.post(path, token, at).send(body);
    if (answered.status >= 400) throw new Error(`${path}: ${answered.status} ${JSON.stringify(answered.body)}`);
    return answered.body;
  }
  if ('perform' in told) return perform(told.perform);
  globalThis.gc!();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

async function perform({ instalments, amount, total }: Extract<Told, { perform: object }>['perform']) {
  const { caseId, caseNumber } = await service.enter({ court: COURT, packId: PACK });
  const terms = agreementTermsOf({
    total,
    schedule: Array.from({ length: instalments }, (_, index) => ({
      no: index + 1,
      due: legalDate('2026-12-31'),
      amount,
    })),
  });
  const title = { principal: total, dailyRate: '0', expiry: legalDate('2026-03-15'), fee: '0.00' as Yuan };
  const opened = { act: 'openLedger', version: 1, terms, title, packId: PACK, calendarEditions: PUBLISHED_EDITION_IDS };
  await service.step(caseId, courtInstant('2026-06-01T16:00:00+08:00'), [opened as never]);
  return { caseId, caseNumber };
}

process.on('message', ({ no, told }: { no: number; told: Told }) => {
  answer(told).then(
    (said) => process.send!({ no, said }),
    (error: unknown) => process.send!({ no, failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
