import { AGENCY_PATH, COURT_TIME_HEADER, SIGNATURE_HEADER } from '@hejie/contracts/exchange';
import { z } from 'zod';

import type { AnswerKind, CourtMessageKind, Heard, SnapshotReader } from '../agency-link.js';
import { LinkRefusal } from '../link-error.js';
import type { AskedAfter, Carrier } from '../signing-link.js';
import { hear, idOf, type Outgoing, safeCode, type Speaker } from '../signing/messages.js';
import { snapshotReader } from '../snapshot/snapshot-reader.js';
import type { HttpsAnswer, HttpsClient } from './https-client.js';

/** Where what is put goes, and as what it is answered. */
const DOORS = {
  DELIVERY: { path: 'deliveries', answeredBy: 'RECEIPT' },
  STAFF_QUESTION: { path: 'staff-questions', answeredBy: 'NOTICE' },
  PROPERTY_REQUEST: { path: 'property-requests', answeredBy: 'PROPERTY_REPLY' },
} as const satisfies {
  readonly [K in Exclude<CourtMessageKind, 'QUESTION'>]: { path: string; answeredBy: AnswerKind };
};

/** An agency asked over HTTPS: it answers at once, or later at the court's door. */
export class HttpsCarrier implements Carrier {
  constructor(
    private readonly client: HttpsClient,
    private readonly speaker: Speaker,
    private readonly courtTime: () => string | undefined = () => undefined,
  ) {}

  async carry(out: Outgoing): Promise<Heard | null> {
    if (out.kind === 'QUESTION') {
      const { entryId, effect } = out.message;
      return this.heard('SHOWN', await this.get(`/entries/${entryId}/${effect}`));
    }
    const { path, answeredBy } = DOORS[out.kind];
    const answer = await this.client.ask({
      method: 'PUT',
      path: `${AGENCY_PATH}/${path}/${idOf(out)}`,
      headers: {
        ...this.time(),
        'content-type': 'application/json; charset=utf-8',
        [SIGNATURE_HEADER]: out.signed.signature,
      },
      body: out.signed.body,
    });
    return this.heard(answeredBy, answer);
  }

  async answerTo(kind: AskedAfter, id: string): Promise<Heard | null> {
    const { path, answeredBy } = DOORS[kind];
    const answer = await this.get(`/${path}/${encodeURIComponent(id)}`);
    return answer.status === 404 ? null : this.heard(answeredBy, answer);
  }

  async snapshot(): Promise<SnapshotReader | null> {
    const { status, bytes, drop } = await this.client.stream({
      method: 'GET',
      path: `${AGENCY_PATH}/snapshot`,
      headers: this.time(),
    });
    if (status === 200) return snapshotReader({ bytes, speaker: this.speaker });
    drop();
    if ([204, 404, 501].includes(status)) return null;
    throw new LinkRefusal(status, 'NONE');
  }

  /** What comes in over HTTPS comes through the court's door. */
  async collect(): Promise<number> {
    return 0;
  }

  async close(): Promise<void> {
    this.client.close();
  }

  private get(path: string): Promise<HttpsAnswer> {
    return this.client.ask({ method: 'GET', path: AGENCY_PATH + path, headers: this.time() });
  }

  private time(): Record<string, string> {
    const at = this.courtTime();
    return at === undefined ? {} : { [COURT_TIME_HEADER]: at };
  }

  /** A receipt that says no is heard like any other where it is signed; a refusal without signature only says that it was refused. */
  private async heard(kind: AnswerKind, { status, header, body }: HttpsAnswer): Promise<Heard | null> {
    const signature = header(SIGNATURE_HEADER);
    const ok = status >= 200 && status < 300;
    if (ok && body.length === 0) return null;
    if (ok || (kind === 'RECEIPT' && signature !== undefined && status >= 400 && status < 500))
      return hear(kind, body, signature, this.speaker);
    throw new LinkRefusal(status, codeIn(body));
  }
}

const problem = z.object({ code: z.string() });

function codeIn(body: Buffer): string {
  try {
    return safeCode(problem.parse(JSON.parse(body.toString('utf8'))).code);
  } catch {
    return 'NONE';
  }
}
