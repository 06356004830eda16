import { describe, expect, it, jest } from '@jest/globals';
import { addMs, courtInstant, endOfDay, legalDate, type CourtInstant } from '@hejie/law';
import {
  AGENCY_EFFECTS,
  publicationStanding,
  STATE_AFTER,
  type AgencyContent,
  type DeliveryOutcome,
  type PublishedDecision,
  type Subscription,
} from '@hejie/settlement';
import {
  agencyPopulation,
  s20Population,
  simulatedAgencies,
  SIMULATED_BODIES,
  SIMULATED_PLATFORM,
  type Agency,
  type AgencyPopulation,
  type AgencyProfile,
} from '../src/index.js';
import { chance } from '../src/agencies/chance.js';
import { COURT_KEYS } from './fixture/court.js';
import { OneProcessCourt, type CourtGiven } from './fixture/one-process-court.js';

// Much is signed and verified, which takes its time on a busy machine.
jest.setTimeout(60_000);

const SEEDS = Array.from({ length: 50 }, (_, no) => no + 1);
const [PLATFORM] = SIMULATED_PLATFORM;
const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
const LISTED_AT = courtInstant('2026-11-30T10:00:00+08:00');
const DELETED_AT = courtInstant('2026-12-11T10:00:00+08:00');
const REPUBLISHED_AT = courtInstant('2026-12-20T10:00:00+08:00');
const GHOST_FOUND_AT = courtInstant('2026-12-21T02:00:00+08:00');
const CLERK_AT = courtInstant('2026-12-21T10:00:00+08:00');
const END = courtInstant('2026-12-31T10:00:00+08:00');
const day = (of: number, time = '10:00'): CourtInstant => courtInstant(`2026-12-${of}T${time}:00+08:00`);

const FIELDS: Subscription['fields'] = ['partyName', 'unitCode', 'caseNumber'];
const CONTENT: AgencyContent = {
  partyName: '三亚某公司',
  unitCode: '91460200MA00000001',
  caseNumber: '（2023）琼02执182号',
};
const subscription = (agencyId: string, name: string, of: Partial<Subscription> = {}): Subscription => ({
  id: `${agencyId}/1`,
  agencyId,
  court: '琼02',
  name,
  category: 'STATUTORY',
  nationalList: agencyId === 'national-list',
  purpose: '失信惩戒和信用修复',
  legalBasis: '失信规定第八条',
  entries: ['LISTING'],
  fields: FIELDS,
  effects: AGENCY_EFFECTS,
  proof: 'READ_BACK',
  schedule: { kind: 'IMMEDIATE' },
  retentionDays: 30,
  validFrom: legalDate('2026-01-01'),
  validTo: null,
  ...of,
});
const BODIES = SIMULATED_BODIES.map(([id, name]) => subscription(id, name));
const EVERYBODY = [
  ...BODIES,
  subscription(...SIMULATED_PLATFORM, { category: 'PLATFORM', effects: ['PUBLICITY'], fields: ['unitCode'] }),
];
const APPLICATION = {
  partyId: 'p-2',
  kind: 'APPLICATION_OF_UNIT',
  agencyIds: 'ALL',
  at: courtInstant('2026-11-30T09:00:00+08:00'),
} as const;

/** What was certified and yet stood there otherwise, each with its instant: there must be none. `forgiven`: an agency that has put it back itself, until the next comparison. */
const untruths =
  (found: string[], forgiven: (agencyId: string, now: CourtInstant) => boolean = () => false) =>
  (court: OneProcessCourt): void => {
    for (const { file } of court.publications) {
      const standing = file.certificates.filter(({ withdrawn }) => withdrawn === undefined);
      for (const part of new Set(standing.map((one) => one.part)))
        for (const { agencyId, effect } of file.deliveries.filter(({ category }) => category === part))
          if (!forgiven(agencyId, court.now) && court.standsAt(agencyId, effect) !== 'ABSENT')
            found.push(`${court.now} ${agencyId}/${effect}`);
    }
  };

/** Loss, delay, duplication and clocks of S20, and whatever else is said. */
const population = (seed: number, otherwise: (profile: AgencyProfile) => object = () => ({})): AgencyPopulation => {
  const { agencies, ...rest } = s20Population(seed, COURT_KEYS);
  return agencyPopulation.parse({
    ...rest,
    agencies: agencies.map((one) => ({ ...one, byEffect: {}, ...otherwise(one) })),
  });
};
const behave = (agencies: ReadonlyMap<string, Agency>, { agencies: profiles }: AgencyPopulation): void => {
  for (const one of profiles) agencies.get(one.agencyId)!.behave(one, COURT_KEYS);
};

/** The delivery whose agency has this trouble. */
function troubled(
  seed: number,
  is: (behaviour: AgencyProfile['byEffect'][keyof AgencyProfile['byEffect']]) => unknown,
) {
  const found = s20Population(seed, COURT_KEYS).agencies.flatMap(({ agencyId, byEffect }) =>
    AGENCY_EFFECTS.filter((effect) => is(byEffect[effect])).map((effect) => ({ agencyId, effect })),
  );
  return { ...found[0]!, id: `${found[0]!.agencyId}/${found[0]!.effect}` };
}

/** S20 from the listing to the end of the year, with a body that is still to carry out the listing when it hears of its removal. */
async function s20(seed: number, wrong: Pick<CourtGiven, 'hears'> & { readonly neverCompares?: boolean } = {}) {
  const found: string[] = [];
  // One that brings its receipts by itself: of what it was told last, it says so late.
  const bringing = s20Population(seed, COURT_KEYS).agencies.filter(
    ({ agencyId, pushes }) => pushes && agencyId !== PLATFORM && agencyId !== 'national-list',
  );
  const slow = { agencyId: bringing[seed % bringing.length]!.agencyId, effect: AGENCY_EFFECTS[seed % 3]! };
  const listing = population(seed, ({ agencyId }) =>
    agencyId === slow.agencyId ? { byEffect: { [slow.effect]: { delayMinutes: 12 * DAY_MINUTES } } } : {},
  );
  const agencies = simulatedAgencies(seed, COURT_KEYS, listing);
  const isGhost = (agencyId: string, now: CourtInstant) =>
    agencyId === PLATFORM && now >= REPUBLISHED_AT && now <= GHOST_FOUND_AT;
  const court = new OneProcessCourt(
    {
      seed,
      agencies,
      subscriptions: EVERYBODY,
      content: CONTENT,
      consents: [APPLICATION],
      broughtWithinMinutes: 20 * DAY_MINUTES,
      ...wrong,
    },
    LISTED_AT,
    untruths(found, isGhost),
  );
  const [silent, rejected] = [troubled(seed, (one) => one?.silent), troubled(seed, (one) => one?.strictFields)];
  court.decides('LISTED');
  // The platform has copied what is public.
  const copied = { entryId: OneProcessCourt.entryId, effect: 'PUBLICITY', kind: 'LISTING', version: 1 } as const;
  agencies.get(PLATFORM)!.tamper({ ...copied, state: 'PRESENT' }, LISTED_AT);
  await court.until(DELETED_AT);
  behave(agencies, s20Population(seed, COURT_KEYS));
  const deleted = court.decides('DELETED', legalDate('2026-12-16'));
  const listed = JSON.stringify(court.publications[0]!.file);
  const nights: (readonly { readonly agencyId: string; readonly kind: string }[])[] = [];
  let detail = '';
  for (let of = 12; of <= 21; of += 1) {
    await court.until(day(of, '02:00'));
    if (!wrong.neverCompares) nights.push(await court.compares());
    // Found is found: from here on nothing is certified that is not shown.
    if (of === 21) untruths(found)(court);
    if (of === 19) {
      const { turn } = court;
      detail = publicationStanding(deleted.file, turn).detail;
    }
    await court.until(day(of));
    if (
      of === 14 + (seed % 3) &&
      deleted.file.deliveries.some(({ id, state }) => id === rejected.id && state === 'REJECTED')
    )
      court.mends(rejected.id, { termLastDay: '2028-11-29' }, [...FIELDS, 'termLastDay']);
    if (of === 20) agencies.get(PLATFORM)!.republish(court.now);
  }
  // The president has called: it was done by hand, and nothing was answered; the clerk looks.
  const byHand = { entryId: OneProcessCourt.entryId, effect: silent.effect, kind: 'LISTING', version: 2 } as const;
  agencies.get(silent.agencyId)!.tamper({ ...byHand, state: 'ABSENT' }, CLERK_AT);
  if (deleted.file.deliveries.some(({ id, state }) => id === silent.id && state !== 'VERIFIED')) court.seen(silent.id);
  await court.until(END);
  return { court, deleted, found, nights, detail, silent, rejected, listed };
}

describe('S20 with twelve agencies and a platform, seeds 1 to 50', () => {
  it.each(SEEDS)(
    'seed %i: certified is what everybody shows, the silent one is escalated to the day, the ghost is found and corrected',
    async (seed) => {
      const { court, deleted, found, nights, detail, silent, rejected, listed } = await s20(seed);
      const { deliveries, certificates } = deleted.file;
      expect(found).toEqual([]);

      const statutory = deliveries.filter(({ category }) => category === 'STATUTORY');
      expect(statutory).toHaveLength(36);
      expect(deliveries.filter(({ state }) => state !== 'VERIFIED')).toEqual([]);
      const seen = deliveries.filter(({ verified }) => verified!.proof !== 'READ_BACK');
      expect(seen).toMatchObject([{ id: silent.id, verified: { proof: 'SEEN_BY_CLERK', by: 'clerk' } }]);
      for (const { agencyId, effect } of deliveries) expect(court.standsAt(agencyId, effect)).toBe('ABSENT');

      const steps = deleted.happened.flatMap((one) =>
        one.kind === 'LADDER_STEP' && one.deliveryIds.includes(silent.id) ? [`${one.step} ${one.at}`] : [],
      );
      const ends = ['2026-12-14', '2026-12-16', '2026-12-18'].map((on) => endOfDay(legalDate(on)));
      expect(steps).toEqual(ends.map((end, no) => `${no + 1} ${end}`));
      expect(deleted.happened.filter(({ kind }) => kind === 'LIST_OVERDUE')).toEqual([]);
      expect(detail).toContain(statutory.find(({ id }) => id === silent.id)!.agencyName);
      expect(detail).toContain('共37项已核实36项');
      expect(deleted.happened.find(({ kind }) => kind === 'DELIVERY_DISPATCHED')).toMatchObject({
        agencyId: 'national-list',
      });
      expect(statutory.find(({ id }) => id === rejected.id)).toMatchObject({ round: 2 });

      expect(nights).toEqual([
        ...Array(9).fill([]),
        [{ agencyId: PLATFORM, effect: 'PUBLICITY', kind: 'RESURRECTED' }],
      ]);
      const [statutoryOnes, platformOnes] = (['STATUTORY', 'PLATFORM'] as const).map((part) =>
        certificates.filter((one) => one.part === part),
      );
      expect(statutoryOnes).toMatchObject([{ id: 'statutory-1' }]);
      expect(statutoryOnes![0]!.at).toBe(CLERK_AT);
      expect(statutoryOnes![0]!.lines).toHaveLength(36);
      expect(platformOnes!.map(({ id, withdrawn }) => [id, withdrawn?.at])).toEqual([
        ['platform-1', GHOST_FOUND_AT],
        ['platform-2', undefined],
      ]);

      // Whatever came late of the listing has changed nothing.
      expect(JSON.stringify(court.publications[0]!.file)).toBe(listed);
    },
  );

  it('late receipts of the listing do come, and each has its delivery read back once', async () => {
    const courses = await Promise.all(SEEDS.slice(0, 3).map((seed) => s20(seed)));
    const late = courses.flatMap(({ court }) =>
      court.publications[0]!.happened.filter(({ kind }) => kind === 'LATE_RECEIPT'),
    );
    expect(late.length).toBeGreaterThan(0);
    expect(courses.reduce((sum, { court }) => sum + court.readBackOnce, 0)).toBeGreaterThan(0);
  });

  it('a court that takes what it was told for what is shown certifies an untruth, and so does one that never compares', async () => {
    const credulous = await s20(1, { hears: shownAsSaid('RECEIVED') });
    expect(credulous.found).not.toEqual([]);
    const idle = await s20(1, { neverCompares: true });
    expect(idle.found.filter((one) => one.endsWith(`${PLATFORM}/PUBLICITY`))).not.toEqual([]);
  });
});

/** To a court that goes wrong, what an agency says is what it shows. */
const shownAsSaid =
  (...said: readonly DeliveryOutcome['kind'][]) =>
  (outcome: DeliveryOutcome): DeliveryOutcome =>
    said.includes(outcome.kind)
      ? {
          kind: 'SHOWN',
          deliveryId: outcome.deliveryId,
          at: outcome.at,
          state: 'ABSENT',
          version: 2,
          evidence: 'sha256:said',
        }
      : outcome;

describe('an agency that is not what it says', () => {
  const LIAR = 'taxation';
  const deletes = async (
    seed: number,
    conduct: object,
    { nights = 0, ...wrong }: Pick<CourtGiven, 'hears'> & { readonly nights?: number } = {},
  ) => {
    const found: string[] = [];
    const agencies = simulatedAgencies(seed, COURT_KEYS, population(seed));
    const check = untruths(found, (agencyId) => nights > 0 && agencyId === LIAR);
    const given = { seed, agencies, subscriptions: BODIES, content: CONTENT, ...wrong };
    const court = new OneProcessCourt(given, LISTED_AT, check);
    court.decides('LISTED');
    await court.until(DELETED_AT);
    behave(
      agencies,
      population(seed, ({ agencyId }) => (agencyId === LIAR ? conduct : {})),
    );
    court.decides('DELETED', legalDate('2026-12-16'));
    for (let of = 12; of < 12 + nights; of += 1) {
      await court.until(day(of, '02:00'));
      await court.compares();
      // Found is found: from here on nothing is certified that is not shown.
      untruths(found)(court);
    }
    await court.until(day(22));
    return { court, found, file: court.last.file };
  };

  it.each(SEEDS.slice(0, 5))('seed %i: says APPLIED and does not apply: sent again until it shows it', async (seed) => {
    const { court, found, file } = await deletes(seed, { lies: 5 });
    expect(found).toEqual([]);
    expect(file.certificates).toMatchObject([{ id: 'statutory-1', part: 'STATUTORY' }]);
    const contradicted = court.last.happened.filter(({ kind }) => kind === 'DELIVERY_CONTRADICTED');
    expect(contradicted).toHaveLength(5);
    untruths(found)(court);
    expect(found).toEqual([]);
  });

  it('is never believed, and never certified, as long as it lies', async () => {
    const { file } = await deletes(1, { lies: 'ALWAYS' });
    expect(file.certificates).toEqual([]);
    expect(
      new Set(file.deliveries.filter(({ state }) => state !== 'VERIFIED').map(({ agencyId }) => agencyId)),
    ).toEqual(new Set([LIAR]));
    expect(file.deliveries.filter(({ escalated }) => escalated === 3)).toHaveLength(3);
    const credulous = await deletes(1, { lies: 'ALWAYS' }, { hears: shownAsSaid('APPLIED') });
    expect(credulous.file.certificates).toHaveLength(1);
    expect(credulous.found).not.toEqual([]);
  });

  it.each(SEEDS.slice(0, 5))(
    'seed %i: changes its mind: found the next night, withdrawn, and certified anew',
    async (seed) => {
      const { found, file } = await deletes(seed, { changesItsMindAfterMinutes: 30 * 60 }, { nights: 8 });
      expect(found).toEqual([]);
      const [first, second, ...more] = file.certificates;
      expect(first).toMatchObject({ withdrawn: { why: 'RESURRECTED' } });
      expect(second).toMatchObject({ id: 'statutory-2' });
      expect([second!.withdrawn, more]).toEqual([undefined, []]);
    },
  );
});

describe('a later decision while an earlier one is under way', () => {
  const keysOf = (court: OneProcessCourt, no: number) =>
    court.publications[no]!.file.deliveries.filter(({ dispatchedAt }) => dispatchedAt !== undefined).map(
      ({ id }) => id,
    );

  it.each(SEEDS.slice(0, 25))(
    'seed %i: a removal goes to everybody to whom the addition was attempted, and what was not is not sent',
    async (seed) => {
      const found: string[] = [];
      const agencies = simulatedAgencies(seed, COURT_KEYS, population(seed));
      // Every other subscription ends with the day of the listing.
      const lastDay = legalDate('2026-12-10');
      const subscriptions = BODIES.map((one, no) => (no % 2 === 0 ? one : { ...one, validTo: lastDay }));
      const given = { seed, agencies, subscriptions, content: CONTENT, leavesWithinMinutes: 240 };
      const court = new OneProcessCourt(given, courtInstant('2026-12-10T22:00:00+08:00'), untruths(found));
      court.decides('LISTED');
      await court.until(addMs(day(11, '00:00'), Math.floor(chance(seed, 'deleted') * 90) * MINUTE));
      const attempted = keysOf(court, 0);
      expect(attempted.length).toBeGreaterThan(0);
      expect(attempted.length).toBeLessThan(36);
      court.decides('DELETED', legalDate('2026-12-16'));
      const told = court.last.file.deliveries.map(({ id }) => id);
      const isInForce = (id: string) =>
        subscriptions.some((one) => one.validTo === null && id.startsWith(`${one.agencyId}/`));
      const all = BODIES.flatMap(({ agencyId }) => AGENCY_EFFECTS.map((effect) => `${agencyId}/${effect}`));
      expect([...told].sort()).toEqual(all.filter((id) => isInForce(id) || attempted.includes(id)).sort());
      await court.until(day(15));
      expect(keysOf(court, 0)).toEqual(attempted);
      expect(found).toEqual([]);
      expect(court.last.file.deliveries.every(({ state }) => state === 'VERIFIED')).toBe(true);
      expect(court.last.file.certificates).toHaveLength(1);
      for (const { agencyId } of BODIES)
        for (const entry of agencies.get(agencyId)!.standingEntries(court.now)) {
          expect(entry.state).toBe('ABSENT');
          expect(told).toContain(`${agencyId}/${entry.effect}`);
        }
    },
  );

  it.each(SEEDS.slice(0, 25))(
    'seed %i: in whatever order decisions follow, the last one stands everywhere',
    async (seed) => {
      const found: string[] = [];
      const agencies = simulatedAgencies(seed, COURT_KEYS, population(seed));
      const given = {
        seed,
        agencies,
        subscriptions: BODIES,
        content: CONTENT,
        leavesWithinMinutes: 60,
        broughtWithinMinutes: 600,
      };
      const court = new OneProcessCourt(given, LISTED_AT, untruths(found));
      const draw = (what: string, no: number) => chance(seed, 'chain', what, no);
      court.decides('LISTED');
      const middle: readonly PublishedDecision[] = ['SUSPENDED', 'REINSTATED', 'LISTING_CORRECTED', 'DELETED'];
      const length = 2 + (seed % 4);
      for (let no = 0; no < length; no += 1) {
        await court.until(addMs(court.now, Math.floor(1 + draw('gap', no) ** 2 * 600) * MINUTE));
        court.decides(middle[Math.floor(draw('what', no) * middle.length)]!);
      }
      await court.until(addMs(court.now, 4 * DAY_MINUTES * MINUTE));
      const { matter, deliveries } = court.last.file;
      const wanted = STATE_AFTER[deliveries[0]!.action];
      expect(deliveries.map(({ id, state }) => `${id} ${state}`)).toEqual(deliveries.map(({ id }) => `${id} VERIFIED`));
      for (const { agencyId, effect } of deliveries) expect(court.standsAt(agencyId, effect)).toBe(wanted);
      expect(court.last.file.certificates).toHaveLength(matter!.decision === 'DELETED' ? 1 : 0);
    },
  );
});
