import { legalDateOf } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { about, changeOfRows, isSettled, isTold, wasAttempted, withdrawnFor } from './delivery-rows.js';
import { type PublicationChange, type PublicationEvent, type PublicationTurn } from './publication-change.js';
import { type Delivery, type PublicationFile, type PublishedMatter } from './publication-file.js';
import { publishedDecision } from './published-decision.js';
import { ENTRY_KIND, NOT_OPENED } from './publication-refusals.js';
import { mayTellPlatform, type KnownRecipients } from './recipients.js';
import { withCertificates } from './certificates.js';

const NOTHING: PublicationChange = { happened: [] };

/** DIS-ART-8, CR-N-5: the publication of a decision is opened, with a delivery for each body and effect. Told again it changes nothing. `PUBLICATION.ENTRY_KIND`. */
export function decidePublicationOpening(
  file: PublicationFile,
  { matter, recipients }: { readonly matter: PublishedMatter; readonly recipients: readonly Delivery[] },
  { at, by }: PublicationTurn,
): Decision<PublicationChange> {
  if (file.matter !== null) return accept(NOTHING);
  if (publishedDecision(matter.decision).entry !== matter.entry.kind) return refuse(ENTRY_KIND);
  const opened: PublicationEvent = { kind: 'PUBLICATION_OPENED', at, by, deliveries: recipients.length };
  return accept({ matter, deliveries: recipients, happened: [opened] });
}

/**
 * PIPL 23: the party wishes platforms to hear of the removal after it was published: they are told then, in the publication that is open or has ended; whoever is told already
 * is not told again. One that a later decision has superseded tells nobody anything more. `PUBLICATION.NOT_OPENED`.
 */
export function decideLateRecipients(
  file: PublicationFile,
  { recipients }: { readonly recipients: readonly Delivery[] },
  { at, by }: PublicationTurn,
): Decision<PublicationChange> {
  if (file.matter === null) return refuse(NOT_OPENED);
  if (file.superseded !== undefined) return accept(NOTHING);
  const deliveries = recipients.flatMap((one): Delivery[] => {
    if (one.category !== 'PLATFORM') return [];
    const known = file.deliveries.find(({ id }) => id === one.id);
    if (known === undefined) return [one];
    // Taken back and wished again: it is put under a number of its own.
    return isTold(known) ? [] : [{ ...one, round: known.round + 1 }];
  });
  if (deliveries.length === 0) return accept(NOTHING);
  return accept({ deliveries, happened: [{ kind: 'RECIPIENTS_ADDED', at, by, deliveries: deliveries.length }] });
}

/**
 * PIPL 15: the party has taken its wish back that platforms hear of the removal: what was not attempted yet is not told; `attempted`: what may have left though nothing is known of
 * it. What has left goes on, for it removes. The certificate of the platforms is that of those that were told. `PUBLICATION.NOT_OPENED`.
 */
export function decideConsentWithdrawal(
  file: PublicationFile,
  { attempted, ...known }: Pick<KnownRecipients, 'consents' | 'partyKind'> & { readonly attempted: readonly string[] },
  turn: PublicationTurn,
): Decision<PublicationChange> {
  const { matter } = file;
  if (matter === null) return refuse(NOT_OPENED);
  const on = legalDateOf(turn.at);
  const rows = file.deliveries.filter(
    (one) =>
      one.category === 'PLATFORM' &&
      one.state === 'WAITING' &&
      !wasAttempted(one) &&
      !attempted.includes(one.id) &&
      !mayTellPlatform(one.agencyId, matter, known, on),
  );
  if (rows.length === 0) return accept(NOTHING);
  const steps = rows.map((row) => withdrawnFor(row, 'CONSENT_WITHDRAWN', turn.at, turn));
  return accept(withCertificates(file, changeOfRows(steps), turn, 'CONSENT_WITHDRAWN'));
}

/**
 * CR-N-5: a later decision about the same entry takes the place of this one: what is not verified is not sent any more. What was certified stays as it was found; the
 * publication gives no further certificate. One that has ended keeps its end; it only remembers that it is not the last word. `PUBLICATION.NOT_OPENED`.
 */
export function decideSupersession(
  file: PublicationFile,
  { by: supersededBy }: { readonly by: string },
  turn: PublicationTurn,
): Decision<PublicationChange> {
  if (file.matter === null) return refuse(NOT_OPENED);
  if (file.superseded !== undefined) return accept(NOTHING);
  const { at, by } = turn;
  const superseded = { at, by: supersededBy };
  if (file.deliveries.every(isSettled)) return accept({ superseded, happened: [] });
  const overtaken = file.deliveries.filter((one) => one.state !== 'VERIFIED' && isTold(one));
  return accept({
    superseded,
    deliveries: overtaken.map((row): Delivery => ({ ...row, state: 'SUPERSEDED' })),
    happened: [
      { kind: 'PUBLICATION_SUPERSEDED', at, by, supersededBy },
      ...overtaken.map((row): PublicationEvent => ({ kind: 'DELIVERY_SUPERSEDED', ...about(row, at, turn) })),
    ],
  });
}
