import { createHmac, hkdfSync } from 'node:crypto';
import { type NamedSubject, subjectKey, type AgencyContent } from '@hejie/settlement';

/** Of whom nothing is on record by which he could be found. */
const NOBODY = 'none';

/**
 * PIPL 51: finds somebody by his number without keeping it: a keyed digest stands beside the sealed content. The keys are made of those that seal
 * personal data, so that they rotate with them: each digest names its key, and is looked for under every key that is still there.
 */
export class SubjectDigests {
  private readonly keys: ReadonlyMap<string, Buffer>;
  /** By which key digests are made now. */
  readonly current: string;

  /** @param fieldKeys as `FIELD_KEYS` has them: `keyId:base64`, the first one current. */
  constructor(fieldKeys: string) {
    const entries = fieldKeys.split(',').map((one) => one.trim().split(':', 2) as [string, string]);
    this.keys = new Map(entries.map(([id, key]) => [id, derived(key)]));
    this.current = entries[0]![0];
  }

  /** Of what may be told of somebody. */
  of({ partyKind, identityNumber, unitCode }: AgencyContent): string {
    const number = identityNumber ?? unitCode;
    if (number === undefined) return `${this.current}.${NOBODY}`;
    const kind =
      partyKind === 'PERSON' || (partyKind === undefined && identityNumber !== undefined) ? 'PERSON' : 'UNIT';
    return this.under(this.current, kind, number);
  }

  /** Under what somebody is found whom a body names; none where it has no number of his. */
  namely({ kind, identityNumber, unitCode }: NamedSubject): readonly string[] {
    const number = kind === 'PERSON' ? identityNumber : unitCode;
    return number === undefined ? [] : [...this.keys.keys()].map((key) => this.under(key, kind, number));
  }

  /** Of property as its keeper has named it, the one of the current key first: orders upon one thing are known by it. */
  ofProperty(agencyId: string, reference: string): readonly string[] {
    return [...this.keys.keys()].map((key) => this.digest(key, `PROPERTY|${agencyId}|${reference}`));
  }

  /** Of a text that does not stay: by which the same one is known again. */
  ofText(text: string): string {
    return this.digest(this.current, `TEXT|${text}`);
  }

  /** Is it of this text? Not, where its key is gone. */
  isOfText(digest: string, text: string): boolean {
    const key = digest.slice(0, digest.indexOf('.'));
    return this.keys.has(key) && this.digest(key, `TEXT|${text}`) === digest;
  }

  private under(key: string, kind: NamedSubject['kind'], number: string): string {
    return this.digest(key, `${kind}|${subjectKey(kind, number)}`);
  }

  private digest(key: string, text: string): string {
    return `${key}.${createHmac('sha256', this.keys.get(key)!).update(text).digest('hex')}`;
  }
}

const derived = (base64: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(base64, 'base64'), '', 'agency-exchange/subject-digest', 32));
