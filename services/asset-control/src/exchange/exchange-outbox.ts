import { randomUUID } from 'node:crypto';
import { identityOf, type FileOccasion, type Recording } from '@hejie/casework';
import { type ControlOrder, type PropertyQuery as QueryOnWire, type SearchRequest } from '@hejie/contracts/exchange';
import { type OrderPapers } from '@hejie/contracts/workflows';
import { broughtTo, formatYuan, LawError, type CourtInstant, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import {
  liftedBy,
  propertyEndingOf,
  termOrdered,
  type Control,
  type PropertyChange,
  type PropertyEvent,
  type PropertyFile,
  type PropertyQuery,
  type Search,
} from '@hejie/settlement';
import { currentCourtClock } from '@hejie/temporal';
import { In, type EntityManager } from 'typeorm';
import { assetDetails } from '../control/property-detail.js';
import {
  ExchangeRequest,
  type ExchangeContent,
  type ExchangeKind,
  type ExchangeState,
  type PapersOfOrder,
} from './exchange-request.js';
import { refusedTask } from './exchange-task.js';

/** What is to be put, or is settled, by what has happened. */
interface Step {
  readonly kind: ExchangeKind;
  readonly subject: string;
  readonly assetId?: string;
  /** Only where it has been put. */
  readonly put?: true;
}

interface NewRequest extends Step {
  readonly content: ExchangeContent;
  readonly papers?: PapersOfOrder;
  /** Another order on the same thing may be on its way to the keeper: this one comes after it. */
  readonly afterAnother?: boolean;
}

/** Into what is written, and which requests lay parked before a person until something else settled them. */
interface Outbox {
  readonly manager: EntityManager;
  readonly unparked: string[];
}

type Put = (outbox: Outbox, file: PropertyFile, occasion: FileOccasion) => Promise<readonly (NewRequest | undefined)[]>;

/** What each kind of event puts to those who keep property; where a piece has no reference of theirs, its order goes on paper. */
const PUTS: { readonly [K in PropertyEvent['kind']]?: (event: Extract<PropertyEvent, { kind: K }>) => Put } = {
  QUERY_ASKED:
    ({ queryId }) =>
    async ({ manager }, { queries }, { caseId }) => {
      const query = queries.find(({ id }) => id === queryId)!;
      return [{ kind: 'QUERY', subject: queryId, content: await queryOf(manager, caseId, query) }];
    },
  SEARCH_ASKED:
    ({ searchId }) =>
    async ({ manager }, file, { caseId }) => {
      const search = file.searches.find(({ id }) => id === searchId)!;
      const content = await searchOf(manager, caseId, file, search);
      return [content && { kind: 'SEARCH', subject: searchId, assetId: search.assetId ?? '', content }];
    },
  CONTROL_ORDERED:
    ({ controlId }) =>
    async ({ manager }, file, { at: orderedAt, paper }) => {
      const control = controlOf(file, controlId);
      const { from, until: to } = termOrdered(control);
      const { rulingNumber: ruling, noticeNumber: notice } = control;
      const papers = { ruling, notice };
      return [await orderOf(manager, file, control, { kind: 'CONTROL', orderedAt, from, to, papers, paper })];
    },
  RENEWAL_ORDERED:
    ({ controlId, from, lastDay: to }) =>
    async ({ manager }, file, { at: orderedAt, paper }) => {
      const control = controlOf(file, controlId);
      const { rulingNumber: ruling, noticeNumber: notice } = control.renewals.at(-1)!.order!;
      const papers = { ruling, notice };
      return [await orderOf(manager, file, control, { kind: 'RENEW', orderedAt, from, to, papers, paper })];
    },
  RELEASE_SERVED:
    ({ releaseId }) =>
    async (outbox, file, { caseId, at: orderedAt }) => {
      const release = file.releases.find(({ id }) => id === releaseId)!;
      // Only what fell to the co-owners goes: its keeper could not tell by an order on the whole, so it goes on paper (查扣冻12).
      if (release.coOwnersPartOnly) return [];
      const { rulingNumber: ruling, notices } = release.approved!;
      const orders: (NewRequest | undefined)[] = [];
      for (const control of liftedBy(file, release)) {
        const notice = notices.find(({ assetId }) => assetId === control.assetId)?.noticeNumber;
        if (notice === undefined) continue;
        const before = await withdraw(outbox, { caseId, kind: ORDERS, subject: control.id }, ['WAITING', 'PARKED']);
        // Of an order that was never tried nobody at its keeper knows: there is nothing to lift. One that was may have reached him.
        const untried = before.some(
          ({ kind, state, attempts }) => kind === 'CONTROL' && state === 'WAITING' && attempts === 0,
        );
        if (untried) continue;
        const papers = { ruling, notice };
        orders.push(
          await orderOf(outbox.manager, file, control, {
            ...{ kind: 'RELEASE', orderedAt, subject: releaseId, papers },
            afterAnother: before.some(({ state }) => state === 'WAITING'),
          }),
        );
      }
      return orders;
    },
};

/** What is no longer put once the control that it is about is lifted. */
const ORDERS = In<ExchangeKind>(['CONTROL', 'RENEW']);

/** What is settled by an event, whoever brought it about: a receipt that came on paper is not asked for any more. */
const SETTLES: { readonly [K in PropertyEvent['kind']]?: (event: Extract<PropertyEvent, { kind: K }>) => Step | null } =
  {
    QUERY_ANSWERED: ({ queryId, unanswered }) => (unanswered.length > 0 ? null : { kind: 'QUERY', subject: queryId }),
    SEARCH_ANSWERED: ({ searchId }) => ({ kind: 'SEARCH', subject: searchId }),
    CONTROL_EFFECTIVE: ({ controlId }) => ({ kind: 'CONTROL', subject: controlId }),
    CONTROL_QUEUED: ({ controlId }) => ({ kind: 'CONTROL', subject: controlId }),
    CONTROL_REFUSED: ({ controlId }) => ({ kind: 'CONTROL', subject: controlId }),
    CONTROL_REDUNDANT: ({ controlId }) => ({ kind: 'CONTROL', subject: controlId }),
    RENEWED: ({ controlId }) => ({ kind: 'RENEW', subject: controlId }),
    RENEWED_TOO_LATE: ({ controlId }) => ({ kind: 'RENEW', subject: controlId }),
    // One that waits is put all the same: an order of control may have reached the keeper before it, and be carried out yet.
    RELEASE_RECEIPTED: ({ releaseId, assetId }) => ({ kind: 'RELEASE', subject: releaseId, assetId, put: true }),
  };

/**
 * Writes what a change puts to those who keep property, and takes back what it has settled, in the transaction that decides it. @returns that the
 * tasks are over by which people were to see to what is settled now.
 * @throws LawError `QUERY.IDENTITY_MISSING`.
 */
export async function keepExchange(
  { manager }: Transaction,
  { happened }: PropertyChange,
  file: PropertyFile,
  occasion: FileOccasion,
): Promise<Recording[]> {
  const { caseId } = occasion;
  const outbox: Outbox = { manager, unparked: [] };
  for (const event of happened) {
    if (event.kind === 'LAPSED')
      await withdraw(outbox, { caseId, kind: ORDERS, subject: event.controlId, attempts: 0 }, ['WAITING']);
    const settles = (SETTLES[event.kind] as ((event: PropertyEvent) => Step | null) | undefined)?.(event);
    if (settles) await settle(outbox, occasion.caseId, settles);
    const put = (PUTS[event.kind] as ((event: PropertyEvent) => Put) | undefined)?.(event);
    for (const request of (await put?.(outbox, file, occasion)) ?? [])
      if (request) await insertRequest(manager, occasion, request);
  }
  // Nobody waits for an answer in a file that has ended; an order that may have reached its keeper is asked for all the same.
  if (propertyEndingOf(file)) {
    await withdraw(outbox, { caseId, kind: ORDERS }, ['WAITING', 'PARKED']);
    await withdraw(outbox, { caseId, kind: In(['QUERY', 'SEARCH']) }, OPEN);
  }
  if (outbox.unparked.length === 0) return [];
  const facts = { requestIds: outbox.unparked };
  const cancelled = outbox.unparked.map((id) => ({ id: refusedTask(caseId, id) }));
  return [{ audit: { action: 'exchange.settled-otherwise', facts }, tasks: { cancelled } }];
}

const OPEN: readonly ExchangeState[] = ['WAITING', 'PUT', 'PARKED'];

type Which = Partial<Pick<ExchangeRequest, 'caseId' | 'subject' | 'assetId' | 'attempts'>> & {
  readonly kind: ExchangeKind | ReturnType<typeof In<ExchangeKind>>;
};

/**
 * Takes back what is in one of the states. @returns what that was, in which of them, and how often it was tried: after that nobody knows whether it has
 * come.
 */
async function withdraw(
  { manager, unparked }: Outbox,
  which: Which,
  states: readonly ExchangeState[],
): Promise<Pick<ExchangeRequest, 'kind' | 'state' | 'attempts'>[]> {
  const lock = { mode: 'pessimistic_write' } as const;
  const select = { id: true, kind: true, state: true, attempts: true } as const;
  const rows = await manager.find(ExchangeRequest, { select, where: { ...which, state: In(states) }, lock });
  if (rows.length > 0)
    await manager.update(ExchangeRequest, { id: In(rows.map(({ id }) => id)) }, { state: 'SETTLED' });
  unparked.push(...rows.filter(({ state }) => state === 'PARKED').map(({ id }) => id));
  return rows;
}

async function settle(outbox: Outbox, caseId: string, { kind, subject, assetId, put }: Step): Promise<void> {
  await withdraw(outbox, { caseId, kind, subject, ...(assetId && { assetId }) }, put ? ['PUT', 'PARKED'] : OPEN);
}

/** Writes what is to be put. @returns the id under which it is. */
export async function insertRequest(
  manager: EntityManager,
  { caseId, at }: Pick<FileOccasion, 'caseId' | 'at'>,
  { kind, subject, assetId = '', content, papers, afterAnother = false }: NewRequest,
): Promise<string> {
  const id = randomUUID();
  const clock = currentCourtClock();
  await manager.insert(ExchangeRequest, {
    id,
    caseId,
    kind,
    subject,
    assetId,
    content: JSON.stringify(content),
    papers: papers ?? null,
    askedAt: at,
    // What is decided as of an instant that its clock has not come to waits for nothing but its keeper.
    clock: (clock ? broughtTo(clock, Date.now(), at) : null) as never,
    state: 'WAITING',
    attempts: 0,
    nextAt: (() => (afterAnother ? `now() + interval '30 seconds'` : 'now()')) as never,
    fault: null,
  });
  return id;
}

/** 网络查询规定7: of the person whom it concerns, and of nobody else. */
async function queryOf(
  manager: EntityManager,
  caseId: string,
  { authority: caseNumber, partyId, classes, askedAt }: PropertyQuery,
): Promise<QueryOnWire> {
  return { caseNumber, askedAt, subject: await subjectOf(manager, caseId, partyId), classes: [...classes] };
}

async function subjectOf(manager: EntityManager, caseId: string, partyId: string): Promise<QueryOnWire['subject']> {
  const subject = await subjectKnown(manager, caseId, partyId);
  if (!subject) throw identityMissing(caseId, partyId);
  return subject;
}

/** Name and number of a person, where both are on record. */
async function subjectKnown(
  manager: EntityManager,
  caseId: string,
  partyId: string,
): Promise<QueryOnWire['subject'] | undefined> {
  const { kind, name, number: idNumber } = (await identityOf(manager, caseId, partyId)) ?? {};
  return kind === undefined || name === undefined || idNumber === undefined ? undefined : { kind, name, idNumber };
}

/** 网络查询规定3: whom the notice of the order names for questions (承办人); of an act that makes no notice nobody. */
function officerOf(paper: FileOccasion['paper']): ControlOrder['officer'] {
  const { name, phone: telephone } = (paper?.said as Partial<OrderPapers> | undefined)?.contact ?? {};
  return name === undefined || telephone === undefined ? undefined : { name, telephone };
}

/** Of the debtor, or of a vehicle and its owner; a vehicle without its registrar's reference is asked for on paper. */
async function searchOf(
  manager: EntityManager,
  caseId: string,
  file: PropertyFile,
  { authority: caseNumber, askedAt, partyId, assetId }: Search,
): Promise<SearchRequest | undefined> {
  if (assetId === undefined) return { caseNumber, askedAt, subject: await subjectOf(manager, caseId, partyId!) };
  const vehicle = (await assetDetails(manager, caseId)).get(assetId)?.reference;
  if (vehicle === undefined) return undefined;
  const { ownerPartyId } = file.assets.find(({ id }) => id === assetId)!;
  return { caseNumber, askedAt, subject: await subjectOf(manager, caseId, ownerPartyId), vehicle };
}

async function orderOf(
  manager: EntityManager,
  { caseId, assets }: PropertyFile,
  control: Control,
  {
    kind,
    subject = control.id,
    orderedAt,
    from,
    to,
    papers,
    paper,
    afterAnother,
  }: {
    readonly orderedAt: CourtInstant;
    readonly kind: 'CONTROL' | 'RENEW' | 'RELEASE';
    readonly subject?: string;
    readonly from?: LegalDate;
    readonly to?: LegalDate;
    readonly papers: PapersOfOrder;
    readonly paper?: FileOccasion['paper'];
    readonly afterAnother?: boolean;
  },
): Promise<NewRequest | undefined> {
  const { authority: caseNumber, assetId, cap } = control;
  const reference = (await assetDetails(manager, caseId)).get(assetId)?.reference;
  if (reference === undefined) return undefined;
  const { ownerPartyId } = assets.find(({ id }) => id === assetId)!;
  const subjectOfOrder = await subjectKnown(manager, caseId, ownerPartyId);
  const officer = officerOf(paper);
  const content: ExchangeContent = {
    caseNumber,
    orderedAt,
    action: kind,
    reference,
    ...(subjectOfOrder && { subject: subjectOfOrder }),
    ...(officer && { officer }),
    ...(kind !== 'RELEASE' && cap !== undefined && { cap: formatYuan(cap) }),
    ...(from && { from }),
    ...(to && { to }),
  };
  return { kind, subject, assetId, content, papers, ...(afterAnother && { afterAnother }) };
}

const controlOf = ({ controls }: PropertyFile, id: string): Control => controls.find((control) => control.id === id)!;

const identityMissing = (caseId: string, partyId: string): LawError =>
  new LawError({
    code: 'QUERY.IDENTITY_MISSING',
    rule: 'PRE-CTRL',
    path: '/partyId',
    zh: `查询须写明被查询人的姓名（名称）和证件号码，尚未登记。请先登记：PUT /cases/${caseId}/parties/${partyId}/identity`,
    en: `A query states name and number of the person, which are not on record. Enter them first: PUT /cases/${caseId}/parties/${partyId}/identity`,
  });
