import { createHash } from 'node:crypto';

import type { PublicationAnswer, PublicationsAnswer } from '@hejie/contracts/http';
import { NATIONAL_LIST_FIELDS } from '@hejie/settlement';
import { faultlessPopulation, SIMULATED_BODIES, SIMULATED_PLATFORM, type AgencyPopulation } from '@hejie/simulator';
import { check, onceRecorded } from './checks.js';
import type { Check, DemoCase } from './demo-case.js';
import { instantOf } from './texts.js';

/** The agencies of a court of the demonstration (S20): who they are, how they behave, and what came of what they were told. */

const FIELDS = [
  'partyName',
  'unitCode',
  'caseNumber',
  'court',
  'titleMaker',
  'titleNumber',
  'ground',
  'decisionNumber',
  'publishedOn',
  'deletedOn',
];
/** What a body is told beside what all are, or otherwise, and on which basis. */
const OF_BODY: Readonly<Record<string, { readonly fields?: readonly string[]; readonly [term: string]: unknown }>> = {
  'national-list': {
    purpose: '向社会公布失信被执行人名单信息',
    legalBasis: '公布失信被执行人名单信息的若干规定第六条、第七条',
    fields: NATIONAL_LIST_FIELDS,
  },
  procuratorate: {
    purpose: '对民事执行活动实行法律监督',
    legalBasis: '民事诉讼法关于检察机关对民事执行活动实行法律监督的规定',
  },
};
const PLATFORM_FIELDS = ['maskedPartyName', 'unitCode', 'caseNumber', 'court', 'deletedOn'];
const [PLATFORM] = SIMULATED_PLATFORM;
const SEED = 20;
const HOURS = 60;
const DAYS = 24 * HOURS;

/** Of 36 deliveries 30 are applied within a day, 4 later, one is refused for its schema, one is met with silence. */
const TROUBLES: Readonly<Record<string, object>> = {
  'market-regulation': { SHARING: { delayMinutes: 2 * DAYS } },
  taxation: { PUBLICITY: { strictFields: { required: ['unitCode', 'partyKind'] } } },
  'natural-resources': { SANCTION: { delayMinutes: 3 * DAYS } },
  housing: { PUBLICITY: { delayMinutes: 2 * DAYS } },
  'public-security': { SANCTION: { silent: true } },
  'financial-regulation': { SHARING: { delayMinutes: 3 * DAYS } },
};
/** Which body refuses, which one is silent, and to which effect. */
const REFUSES = { agencyId: 'taxation', deliveryId: 'taxation/PUBLICITY' } as const;
const SILENT = { agencyId: 'public-security', deliveryId: 'public-security/SANCTION' } as const;

/** The image of what a clerk has seen: a PNG of one point. */
const SEEN = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Each look has an image of its own. */
const seenOn = (instant: string): string =>
  Buffer.concat([Buffer.from(SEEN, 'base64'), Buffer.from(instant)]).toString('base64');

/** By what the court knows a body: its keys, and the certificate with which it comes to the door. */
interface Proof {
  readonly keys: readonly object[];
  readonly agencyCertificate: string;
}

/** Agencies that do at once, and truly, what they are told. */
async function faultless(courtCase: DemoCase): Promise<AgencyPopulation> {
  const { keys } = await courtCase.read<{ keys: { kty: string; kid: string }[] }>('agency-exchange', '/agency-keys');
  return faultlessPopulation(SEED, keys);
}

/** Twelve bodies and a platform are told of the court's decisions: each subscription proposed by the officer and approved by the president (L1, L6, K11). */
export async function subscribe(courtCase: DemoCase): Promise<void> {
  const population = await faultless(courtCase);
  const proofs = await courtCase.directAgencies<Record<string, Proof>>('PUT', '/population', population);
  for (const [agencyId, name] of [...SIMULATED_BODIES, SIMULATED_PLATFORM])
    await subscribed(courtCase, agencyId, name, proofs[agencyId]!);
  const { partyId, person } = courtCase.party(courtCase.partiesOf('DEBTOR')[0]!);
  const consent = courtCase.path(`/parties/${encodeURIComponent(partyId)}/platform-consent`);
  const wish = { kind: 'APPLICATION_OF_UNIT', wishes: true };
  await courtCase.commandAndHold('agency-exchange', consent, person, wish, 'PUT');
}

/** A change of what a body is told is a further subscription. */
async function subscribed(
  courtCase: DemoCase,
  agencyId: string,
  name: string,
  proof: Proof,
  more: readonly string[] = [],
): Promise<void> {
  const platform = agencyId === PLATFORM;
  const { fields: beside = [], ...terms } = OF_BODY[agencyId] ?? {};
  const { ca } = await courtCase.directAgencies<{ ca: string }>('GET', '/ca');
  const proposed = await courtCase.commandAndHold<{ subscriptionId: string }>(
    'agency-exchange',
    '/subscriptions',
    courtCase.staff('credit-officer'),
    {
      agencyId,
      court: courtCase.script.court,
      name,
      category: platform ? 'PLATFORM' : 'STATUTORY',
      nationalList: agencyId === 'national-list',
      purpose: platform ? '停止展示已经删除的失信信息' : '对失信被执行人联合惩戒，修复后停止惩戒',
      legalBasis: platform ? '个人信息保护法第二十三条，当事人申请' : '公布失信被执行人名单信息的若干规定第八条',
      entries: ['LISTING'],
      fields: platform ? PLATFORM_FIELDS : [...new Set([...FIELDS, ...beside, ...more])],
      effects: platform ? ['PUBLICITY'] : ['PUBLICITY', 'SHARING', 'SANCTION'],
      retentionDays: 30,
      contact: '信用信息科',
      ...terms,
      transport: { kind: 'HTTPS', url: courtCase.addressOf(agencyId), ca, ...proof },
      validFrom: '2026-01-01',
    },
  );
  const path = `/subscriptions/${encodeURIComponent(proposed.subscriptionId)}/decision`;
  await courtCase.commandAndHold('agency-exchange', path, courtCase.staff('court-president'), { approved: true });
}

/** From now on some are late, one refuses what lacks a field, one is silent (S20). */
export async function becomeTroublesome(courtCase: DemoCase): Promise<void> {
  const { agencies, ...rest } = await faultless(courtCase);
  const troubled = agencies.map((one) => ({
    ...one,
    ...(one.agencyId !== PLATFORM && { delayMinutes: 2 * HOURS }),
    byEffect: TROUBLES[one.agencyId] ?? {},
  }));
  await courtCase.directAgencies('PUT', '/population', { ...rest, agencies: troubled });
}

/** The publication of the n-th decision about the entry, once it is so. */
export async function publication(
  courtCase: DemoCase,
  version: number,
  until: (answer: PublicationAnswer) => boolean = () => true,
): Promise<PublicationAnswer> {
  const list = () => courtCase.read<PublicationsAnswer>('agency-exchange', courtCase.path('/publications'));
  const found = ({ items }: PublicationsAnswer) => items.find((one) => one.version === version && isListing(one));
  const { publicationId } = found(await onceRecorded(list, (answer) => found(answer) !== undefined))!;
  return onceRecorded(
    () => courtCase.read<PublicationAnswer>('agency-exchange', courtCase.path(`/publications/${publicationId}`)),
    until,
  );
}

const isListing = ({ publicationId }: { readonly publicationId: string }): boolean =>
  publicationId.includes('.listing.');

/** The entry was published, and everybody shows it. */
export async function shownEverywhere(courtCase: DemoCase): Promise<void> {
  const { ending, verified, deliveries } = await publication(courtCase, 1, (one) => one.ending !== null);
  courtCase.seen.set('added', `${ending} ${verified}/${deliveries.length}`);
}

const stateOf = ({ deliveries }: PublicationAnswer, id: string): string | undefined =>
  deliveries.find(({ deliveryId }) => deliveryId === id)?.state;

/** The image of what a clerk has seen at the silent body now. @returns its number. */
async function handIn(courtCase: DemoCase, publicationId: string): Promise<string> {
  const below = courtCase.path(`/publications/${publicationId}/evidence`);
  const image = { deliveryId: SILENT.deliveryId, image: seenOn(courtCase.now) };
  const clerk = courtCase.staff('clerk');
  return (await courtCase.commandAndHold<{ evidence: string }>('agency-exchange', below, clerk, image)).evidence;
}

/** Court time goes by with what its people do: a clerk has looked at the silent body, and hands in that it still shows the entry. */
async function look(courtCase: DemoCase, verified: number): Promise<PublicationAnswer> {
  // What is put to a body only after time has gone by is carried out later than this looks for it.
  const { publicationId } = await publication(courtCase, 2, ({ deliveries }) =>
    deliveries.every(({ state }) => state !== 'WAITING'),
  );
  await handIn(courtCase, publicationId);
  return publication(courtCase, 2, (one) => one.verified >= verified);
}

/** 30 of 36 within a day, and the platform. */
export async function lookNextDay(courtCase: DemoCase): Promise<void> {
  courtCase.seen.set('next day', (await look(courtCase, 31)).verified - 1);
}

/** Who was late has done it by now: all but what was refused and what is met with silence. */
export async function lookAgain(courtCase: DemoCase): Promise<void> {
  courtCase.seen.set('third day', (await look(courtCase, 35)).verified - 1);
}

/** What was refused lacked a field: its subscription gets it, by four eyes, and it is sent again. */
export async function mend(courtCase: DemoCase): Promise<void> {
  const refused = await publication(courtCase, 2, (one) => stateOf(one, REFUSES.deliveryId) === 'REJECTED');
  const proof = await courtCase.directAgencies<Proof>('GET', `/agencies/${REFUSES.agencyId}/keys`);
  const [, name] = SIMULATED_BODIES.find(([id]) => id === REFUSES.agencyId)!;
  await subscribed(courtCase, REFUSES.agencyId, name, proof, ['partyKind']);
  await courtCase.commandAndHold(
    'agency-exchange',
    courtCase.path(`/publications/${refused.publicationId}/resending`),
    courtCase.staff('credit-officer'),
    { deliveryId: REFUSES.deliveryId },
  );
}

/** What was mended has been carried out two hours later. */
export async function lookMended(courtCase: DemoCase): Promise<void> {
  courtCase.seen.set('mended', (await look(courtCase, 36)).verified - 1);
}

/** Called upon by the president, who is silent has taken it down by hand, and answers as little as before: a clerk sees it there, and it is confirmed with his image. */
export async function seeWithOwnEyes(courtCase: DemoCase): Promise<void> {
  const { publicationId } = await publication(courtCase, 2);
  const { agencyId, deliveryId } = SILENT;
  await makesItself(courtCase, agencyId, { effect: 'SANCTION', state: 'ABSENT', version: 2 });
  const evidence = await handIn(courtCase, publicationId);
  await courtCase.commandAndHold(
    'agency-exchange',
    courtCase.path(`/publications/${publicationId}/confirmation`),
    courtCase.staff('credit-officer'),
    { deliveryId, evidence },
  );
}

/** A platform publishes again from an old copy: it has seen the entry on the public list long ago, and keeps it under the id by which it was told of the removal. */
export const republish = (courtCase: DemoCase): Promise<void> =>
  makesItself(courtCase, PLATFORM, { effect: 'PUBLICITY', state: 'PRESENT', version: 1 });

/** What a body makes of the listing without a word of the court. */
async function makesItself(
  courtCase: DemoCase,
  agencyId: string,
  made: { readonly effect: string; readonly state: string; readonly version: number },
): Promise<void> {
  const { partyId } = courtCase.party(courtCase.partiesOf('DEBTOR')[0]!);
  const entry = [courtCase.caseId, partyId, 'LISTING', 'l-1'].join('|');
  const entryId = `E${createHash('sha256').update(entry).digest('hex').slice(0, 32)}`;
  await courtCase.directAgencies('POST', `/agencies/${agencyId}/tamper`, { entryId, ...made, at: courtCase.now });
}

/** The comparison finds the ghost, and it is corrected. */
export async function compare(courtCase: DemoCase): Promise<void> {
  const { items } = await courtCase.commandAndHold<{ items: { found: number }[] }>(
    'agency-exchange',
    '/reconciliations',
    courtCase.staff('credit-officer'),
    { agencyId: PLATFORM },
  );
  courtCase.seen.set(
    'ghosts',
    items.reduce((sum, { found }) => sum + found, 0),
  );
  await publication(courtCase, 2, (one) => one.ending !== null && one.certificates.some(({ withdrawn }) => withdrawn));
}

interface Item {
  readonly kind: string;
  readonly createdAt: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What S20 demands of the removal, from decision to certificate. */
export async function checks(courtCase: DemoCase): Promise<readonly Check[]> {
  const { seen } = courtCase;
  const shown = await publication(courtCase, 2);
  const { items } = await courtCase.read<{ items: readonly Item[] }>(
    'agency-exchange',
    `/work-items?caseId=${encodeURIComponent(courtCase.caseId)}`,
  );
  const dateOf = (kind: string): string =>
    items
      .filter((one) => one.kind === kind)
      .map(({ createdAt, facts }) => `${instantOf(createdAt)} ${String(facts.agencyId)}`)
      .join('；');
  const [statutory, ...more] = shown.certificates.filter(({ part }) => part === 'STATUTORY');
  const platform = shown.certificates.filter(({ part }) => part === 'PLATFORM');
  return [
    check('纳入信息推送到各单位 added everywhere', 'DIS-ART-8', 'CONVERGED 36/36', seen.get('added')),
    check('删除次日已核实 verified next day', 'S20', 30, seen.get('next day')),
    check('第三日已核实 verified on the third day', 'S20', 34, seen.get('third day')),
    check('更正重发后已核实 verified once mended', 'S20', 35, seen.get('mended')),
    check('第三个工作日届满督办 chased', 'S20', `2026-12-18 00:00 ${SILENT.agencyId}`, dateOf('CHASE_AGENCY')),
    check('第五个工作日届满报院长 president', 'S20', `2026-12-22 00:00 ${SILENT.agencyId}`, dateOf('AGENCY_SILENT')),
    check(
      '推送核验证明（法定单位） certificate',
      'CR-N-5',
      '2026-12-22 10:00，36项，有效 valid',
      `${instantOf(statutory?.at)}，${statutory?.lines}项，${more.length === 0 && statutory?.withdrawn === null ? '有效 valid' : '撤回 withdrawn'}`,
    ),
    check('平台重新展示被发现 ghost found', 'S20', 1, seen.get('ghosts')),
    check(
      '平台核验证明撤回后重新出具 platform certified anew',
      'S20',
      '2026-12-24 10:00撤回，2026-12-24 10:00',
      platform.map(({ at, withdrawn }) => (withdrawn ? `${instantOf(withdrawn.at)}撤回` : instantOf(at))).join('，'),
    ),
    check('推送结果 outcome', 'S20', 'CONVERGED 37/37', `${shown.ending} ${shown.verified}/${shown.deliveries.length}`),
  ];
}
