import { transportSettings } from '@hejie/agency-link';
import { type PlatformConsentBody, type ProposeSubscriptionBody, type SubscriptionShown } from '@hejie/contracts/http';
import { legalDateOf, LawError, type CourtInstant, type LegalDate } from '@hejie/law';
import { appendAudit, type Transaction } from '@hejie/persistence';
import { accessErrors, type Principal } from '@hejie/security';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import { CaseRecorder, inOrder, knownCase, partyConcerned } from '@hejie/casework';
import {
  admitted,
  decidePlatformConsent,
  decideSubscription,
  decideSubscriptionApproval,
  decideSubscriptionEnd,
  decideSubscriptionRefusal,
  type Subscription,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { holdWishes, Publications } from '../publication/publications.js';
import { PlatformConsentRow, SubscriptionRow } from './subscription.entities.js';
import { holdSubscriptions, subscriptionOf } from './subscriptions.js';

/** Who acts, and when. */
interface Act {
  readonly principal: Principal;
  readonly at: CourtInstant;
}

/** Subscriptions as people propose, approve and end them: by four eyes, each a line in the audit of the court's subscriptions (L6). */
@Injectable()
export class SubscriptionDesk {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(Publications) private readonly publications: Publications,
  ) {}

  async list(manager: EntityManager, court: string): Promise<{ items: SubscriptionShown[] }> {
    const rows = await manager.find(SubscriptionRow, { where: { court }, order: { agencyId: 'ASC', number: 'ASC' } });
    return { items: rows.map(shown) };
  }

  /** @throws AccessError `AUTH.OTHER_COURT`; LawError `SUBSCRIPTION.TRANSPORT_INVALID`, as `decideSubscription`. */
  async propose(tx: Transaction, { principal, at }: Act, body: ProposeSubscriptionBody): Promise<SubscriptionShown> {
    if (body.court !== principal.court) throw accessErrors.otherCourt();
    await holdSubscriptions(tx, body.court);
    const transport = transportSettings.safeParse(body.transport);
    if (!transport.success) throw transportInvalid(transport.error.issues[0]!.path.join('/'));
    const { contact, transport: _, keeps, ...told } = body;
    const said = { ...told, ...(keeps && { keeps }) };
    const by = principal.subject;
    const existing = await this.ofCourt(tx.manager, body.court);
    const proposal = { ...said, transport: transport.data.kind };
    const decided = admitted(decideSubscription({ proposal, proposedBy: by }, existing.map(standing)));
    const row = tx.manager.create(SubscriptionRow, {
      ...decided,
      id: `${body.court}/${decided.id}`,
      number: Number(decided.id.split('/').at(-1)),
      entries: [...decided.entries],
      fields: [...decided.fields],
      effects: [...decided.effects],
      keeps: keeps ?? null,
      contact,
      transport: transport.data,
      state: 'PROPOSED',
      proposedBy: by,
      proposedAt: at,
      decidedBy: null,
      decidedAt: null,
      endProposedBy: null,
      endProposedAt: null,
      endReason: null,
      endedBy: null,
    });
    await tx.manager.insert(SubscriptionRow, row as never);
    return this.noted(tx, row, { at, by }, 'subscription.proposed', terms(row));
  }

  /** What cannot be approved can be refused all the same. @throws ProblemError 404 `SUBSCRIPTION.UNKNOWN`, 409 `SUBSCRIPTION.DECIDED`; LawError as `decideSubscriptionApproval`, `decideSubscriptionRefusal`. */
  async decide(tx: Transaction, { principal, at }: Act, id: string, approved: boolean): Promise<SubscriptionShown> {
    const row = await this.held(tx, principal, id);
    if (row.state !== 'PROPOSED') throw alreadyDecided();
    const by = principal.subject;
    if (approved) await this.approve(tx.manager, row, by);
    else admitted(decideSubscriptionRefusal({ proposedBy: row.proposedBy, refusedBy: by }));
    const after = { state: approved ? 'IN_FORCE' : 'REFUSED', decidedBy: by, decidedAt: at } as const;
    await tx.manager.update(SubscriptionRow, { id }, after);
    return this.noted(tx, { ...row, ...after }, { at, by }, `subscription.${approved ? 'approved' : 'refused'}`);
  }

  private async approve(manager: EntityManager, row: SubscriptionRow, approvedBy: string): Promise<void> {
    const existing = await this.ofCourt(manager, row.court, ['IN_FORCE']);
    const said = { subscription: subscriptionOf(row), proposedBy: row.proposedBy, approvedBy };
    const { ended } = admitted(decideSubscriptionApproval(said, existing.map(subscriptionOf)));
    await this.shorten(manager, ended);
  }

  /** It stays in force until somebody else approves that. @throws as {@link decide}; ProblemError 409 `SUBSCRIPTION.NOT_IN_FORCE`, `SUBSCRIPTION.END_PROPOSED`. */
  async proposeEnd(tx: Transaction, { principal, at }: Act, id: string, reason: string): Promise<SubscriptionShown> {
    const row = await this.held(tx, principal, id);
    if (row.state !== 'IN_FORCE') throw notInForce();
    if (row.endProposedBy !== null) throw endProposed();
    const by = principal.subject;
    const after = { endProposedBy: by, endProposedAt: at, endReason: reason };
    await tx.manager.update(SubscriptionRow, { id }, after);
    return this.noted(tx, { ...row, ...after }, { at, by }, 'subscription.end-proposed', { reason });
  }

  /** It ends with the day on which that is approved; what cannot be approved can be refused. @throws as {@link decide}, `decideSubscriptionEnd`; ProblemError 409 `SUBSCRIPTION.NOT_IN_FORCE`, `SUBSCRIPTION.END_NOT_PROPOSED`. */
  async decideEnd(tx: Transaction, { principal, at }: Act, id: string, approved: boolean): Promise<SubscriptionShown> {
    const row = await this.held(tx, principal, id);
    if (row.state !== 'IN_FORCE') throw notInForce();
    const { endProposedBy: proposedBy, endReason: reason } = row;
    if (proposedBy === null) throw endNotProposed();
    const by = principal.subject;
    const after = approved
      ? ({ validTo: lastDayOf(row, { proposedBy, approvedBy: by, at }), state: 'ENDED', endedBy: by } as const)
      : { endProposedBy: null, endProposedAt: null, endReason: null };
    if (!approved) admitted(decideSubscriptionRefusal({ proposedBy, refusedBy: by }));
    await tx.manager.update(SubscriptionRow, { id }, after);
    const action = approved ? 'subscription.ended' : 'subscription.end-refused';
    return this.noted(tx, { ...row, ...after }, { at, by }, action, { reason, proposedBy });
  }

  /** K11, PIPL 14, PIPL 15, PIPL 23: recorded in the audit of the case. @throws ProblemError 404 `CONSENT.PARTY_UNKNOWN`; LawError as `decidePlatformConsent`. */
  async consent(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    partyId: string,
    { kind, wishes, agencyIds, evidence }: PlatformConsentBody,
  ): Promise<PlatformConsentRow> {
    await holdWishes(tx, caseId, partyId);
    const said = {
      kind,
      wishes,
      agencyIds: agencyIds ?? ('ALL' as const),
      ...(evidence !== undefined && { evidence }),
    };
    const known = await knownCase(tx, caseId);
    if (partyConcerned(known, partyId)?.side !== 'DEBTOR')
      throw notFound('CONSENT.PARTY_UNKNOWN', '本案没有该被执行人', 'The case has no such debtor');
    const platforms = (await this.ofCourt(tx.manager, known.court, ['IN_FORCE']))
      .filter(({ category }) => category === 'PLATFORM')
      .map(({ agencyId }) => agencyId);
    const partyKind = await this.publications.kindOf(tx.manager, caseId, partyId);
    admitted(decidePlatformConsent(said, { partyKind, byStaff: !principal.roles.includes('party'), platforms }));
    const recorded = { evidence: evidence ?? null, recordedBy: principal.subject };
    const of = { caseId, partyId, kind, agencyIds: agencyIds ?? null };
    const row = { ...of, at, withdrawnAt: wishes ? null : at, ...recorded };
    await tx.manager.upsert(PlatformConsentRow, row, ['caseId', 'partyId']);
    const facts = { partyId, wishes, kind, agencyIds: agencyIds ?? 'ALL', withEvidence: evidence !== undefined };
    const audit = { action: 'platform.consent-recorded', facts };
    const by = principal.subject;
    // What has not left is told to nobody whom the party does not wish any more; what was published already is told to whom it wishes now.
    const whose = { caseId, partyId, at, by };
    const withdrawn = await this.publications.withdrawn(tx, whose);
    const late = wishes ? await this.publications.late(tx, whose) : [];
    await this.recorder.record(tx, { caseId, at, by }, inOrder([{ audit }, ...withdrawn, ...late], undefined));
    return row;
  }

  private ofCourt(manager: EntityManager, court: string, states?: SubscriptionRow['state'][]) {
    return manager.find(SubscriptionRow, { where: { court, ...(states && { state: In(states) }) } });
  }

  private async held(tx: Transaction, { court }: Principal, id: string): Promise<SubscriptionRow> {
    await holdSubscriptions(tx, court ?? '');
    const row = await tx.manager.findOneBy(SubscriptionRow, { id, court: court ?? '' });
    if (!row) throw notFound('SUBSCRIPTION.UNKNOWN', '没有该项订阅', 'There is no such subscription');
    return row;
  }

  /** Those whose place it takes. */
  private async shorten(manager: EntityManager, ended: readonly Subscription[]): Promise<void> {
    for (const { id, validTo } of ended) await manager.update(SubscriptionRow, { id }, { validTo, state: 'REPLACED' });
  }

  private async noted(
    tx: Transaction,
    row: SubscriptionRow,
    { at, by }: { readonly at: CourtInstant; readonly by: string },
    action: string,
    facts: object = {},
  ): Promise<SubscriptionShown> {
    const caseId = `subscriptions/${row.court}`;
    await appendAudit(tx, [{ caseId, actor: by, action, at, facts: { subscriptionId: row.id, ...facts } as never }]);
    return shown(row);
  }
}

/** @throws LawError as `decideSubscriptionEnd`. */
function lastDayOf(
  row: SubscriptionRow,
  { at, ...by }: { readonly proposedBy: string; readonly approvedBy: string; readonly at: CourtInstant },
): LegalDate | null {
  const today = legalDateOf(at);
  return admitted(decideSubscriptionEnd({ subscription: subscriptionOf(row), lastDay: today, ...by }, today)).validTo;
}

/** As those that are proposed after it see it: one that is not in force is no national list. */
const standing = (row: SubscriptionRow): Subscription => ({
  ...subscriptionOf(row),
  nationalList: row.nationalList && row.state === 'IN_FORCE',
});

/** What a subscription says of what leaves, for the audit. */
const terms = ({
  purpose,
  legalBasis,
  entries,
  fields,
  effects,
  retentionDays,
  staffQuestions,
  keeps,
  transport,
  proof,
  schedule,
  validFrom,
  validTo,
}: SubscriptionRow) => ({
  purpose,
  legalBasis,
  entries,
  fields,
  effects,
  retentionDays,
  staffQuestions,
  keeps,
  transport: transport.kind,
  proof,
  schedule,
  validFrom,
  validTo,
});

function shown(row: SubscriptionRow): SubscriptionShown {
  const { id: subscriptionId, transport, agencyId, court, name, category, nationalList, purpose, legalBasis } = row;
  const { entries, fields, effects, proof, retentionDays, staffQuestions, keeps, contact, validFrom, validTo, state } =
    row;
  const { proposedBy, decidedBy, endProposedBy, endReason, endedBy } = row;
  const who = { subscriptionId, agencyId, court, name, category, nationalList, purpose, legalBasis };
  const asked = { staffQuestions, keeps, contact };
  const what = { entries, fields, effects, proof, transport: transport.kind, retentionDays, ...asked };
  const ends = { endProposedBy, endReason, endedBy };
  return { ...who, ...what, validFrom, validTo, state, proposedBy, decidedBy, ...ends };
}

const transportInvalid = (path: string) =>
  new LawError({
    code: 'SUBSCRIPTION.TRANSPORT_INVALID',
    rule: 'DIS-ART-8',
    path: `/transport/${path}`,
    zh: '传输方式的参数不完整或者格式不符。',
    en: 'What the transport needs is missing or of another form.',
  });

const alreadyDecided = () =>
  conflict('SUBSCRIPTION.DECIDED', '该项订阅已经审批', 'This subscription was decided on already');
const endProposed = () =>
  conflict(
    'SUBSCRIPTION.END_PROPOSED',
    '该项订阅的终止已经提出，待审批',
    'Its end is proposed already, and not decided on',
  );
const endNotProposed = () =>
  conflict('SUBSCRIPTION.END_NOT_PROPOSED', '尚未提出终止该项订阅', 'Nobody has proposed to end this subscription');
const notInForce = () => conflict('SUBSCRIPTION.NOT_IN_FORCE', '该项订阅未生效', 'This subscription is not in force');
