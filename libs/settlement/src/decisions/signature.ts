import { compareInstants, instantText, type ConfirmationForm, type CourtInstant } from '@hejie/law';
import { inSigningOrder } from '../agreement/agreement-text.js';
import { type Signatory } from '../agreement/terms.js';
import { accept, refuse, type Decision } from './decision.js';

/** A signature given, to one version of the agreement. */
export interface Signature {
  readonly signatoryId: string;
  readonly version: number;
  readonly signedAt: CourtInstant;
}

/** A signature about to be given, and those given before it. */
export interface SignatureInput {
  readonly signatoryId: string;
  /** The version that was shown to the signatory. */
  readonly version: number;
  readonly now: CourtInstant;
  readonly currentVersion: number;
  readonly signatories: readonly Signatory[];
  readonly signatures: readonly Signature[];
  /** How the agreement is confirmed; absent: in writing. */
  readonly form?: ConfirmationForm;
  /** Exclusive end of the negotiation. */
  readonly negotiationEnd: CourtInstant;
}

/** The signatures to the version in force, and whose are missing. */
export interface SignatureOutcome {
  readonly signatures: readonly Signature[];
  /** Signatories whose signature to this version is still missing. */
  readonly missing: readonly string[];
  readonly complete: boolean;
}

/**
 * PRE-6, SET-ART-4-1: may this signature (签字) be given? Each signatory once, to the version in force, before the period ends,
 * an agent only with special authority. Complete when everyone named has signed;
 * that nobody is forgotten among them is a matter of the legality review. A record (笔录) is signed in its order: both sides, who guarantees, the mediator, and last
 * who kept it (SET-ART-2-3); a written agreement in any. `SIGNATURE.*`; S15, TV-D2.
 */
export function decideSignature(input: SignatureInput): Decision<SignatureOutcome> {
  const signatory = input.signatories.find((s) => s.id === input.signatoryId);
  if (signatory === undefined) {
    return refuse({
      code: 'SIGNATURE.NOT_A_SIGNATORY',
      rule: 'PRE-6',
      path: '/signatoryId',
      zh: '该人不是本协议的签署人。',
      en: 'This person is not a signatory of the agreement.',
    });
  }
  if (input.version !== input.currentVersion) {
    return refuse({
      code: 'SIGNATURE.VERSION_NOT_CURRENT',
      rule: 'PRE-6',
      path: '/version',
      zh: `所签为第${input.version}版，现行为第${input.currentVersion}版，应就现行文本签署。`,
      en: `Version ${input.version} was signed, but version ${input.currentVersion} is in force.`,
    });
  }
  if (compareInstants(input.now, input.negotiationEnd) >= 0) {
    return refuse({
      code: 'SIGNATURE.TOO_LATE',
      rule: 'PRE-8',
      zh: `和解期限已于${instantText(input.negotiationEnd).zh}届满。`,
      en: `The negotiation ended at ${instantText(input.negotiationEnd).en}.`,
    });
  }
  if (signatory.by === 'AGENT' && !signatory.specialAuthority) {
    return refuse({
      code: 'SIGNATURE.NO_SPECIAL_AUTHORITY',
      rule: 'SET-ART-4-1',
      path: '/signatoryId',
      zh: '委托代理人代为和解，应当有委托人的特别授权。',
      en: 'An agent may settle only with the special authority of his principal.',
    });
  }
  const current = input.signatures.filter((s) => s.version === input.currentVersion);
  if (current.some((s) => s.signatoryId === input.signatoryId)) {
    return refuse({
      code: 'SIGNATURE.ALREADY_SIGNED',
      rule: 'PRE-6',
      path: '/signatoryId',
      zh: '该签署人已经签署本版协议。',
      en: 'This signatory has signed this version already.',
    });
  }
  const before = input.form === 'RECORD' ? earlierSigners(input.signatories, signatory) : [];
  const awaited = before.filter(({ id }) => !current.some((given) => given.signatoryId === id)).length;
  if (awaited > 0) {
    return refuse({
      code: 'SIGNATURE.OUT_OF_ORDER',
      rule: 'SET-ART-2-3',
      path: '/signatoryId',
      zh: `和解笔录先由当事人（担保人）签名或者盖章，再由和解员、记录人签名；在前的签署人尚有${awaited}名未签。`,
      en: `A record is signed by the parties and guarantors first, then by the mediator and who kept it; ${awaited} before this one did not sign yet.`,
    });
  }
  const signatures = [...current, { signatoryId: input.signatoryId, version: input.version, signedAt: input.now }];
  const missing = input.signatories
    .filter((s) => !signatures.some((given) => given.signatoryId === s.id))
    .map((s) => s.id);
  return accept({ signatures, missing, complete: missing.length === 0 });
}

/** Those whose turn comes before this one's: of each kind all sign before the next; the two sides are of one kind. */
function earlierSigners(signatories: readonly Signatory[], { role }: Signatory): readonly Signatory[] {
  const kind = (of: Signatory['role']): string => (of === 'CREDITOR' || of === 'DEBTOR' ? 'PARTY' : of);
  const ordered = inSigningOrder(signatories);
  return ordered.slice(
    0,
    ordered.findIndex((one) => kind(one.role) === kind(role)),
  );
}
