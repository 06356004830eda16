import { AGENCY_EFFECTS, type AgencyEffect } from '@hejie/settlement';
import { type JWK } from 'jose';
import { Agency } from './agency.js';
import { agencyPopulation, type AgencyPopulation, type AgencyProfile, type Behaviour } from './behaviour.js';
import { chance } from './chance.js';

/** rules.md §11: bodies to which a court tells its decisions; the national list first. */
export const SIMULATED_BODIES = [
  ['national-list', '最高人民法院失信被执行人名单库'],
  ['credit-china', '信用中国'],
  ['market-regulation', '市场监督管理部门'],
  ['taxation', '税务部门'],
  ['human-resources', '人力资源社会保障部门'],
  ['natural-resources', '自然资源部门'],
  ['housing', '住房城乡建设部门'],
  ['public-security', '公安机关'],
  ['transport', '民航铁路部门'],
  ['financial-regulation', '金融监管部门'],
  ['organisation-personnel', '组织人事部门'],
  ['procuratorate', '人民检察院'],
] as const;
/** A third party that keeps copies. */
export const SIMULATED_PLATFORM = ['enterprise-query', '某企业信息查询平台'] as const;

const DAY_MINUTES = 24 * 60;

/** Twelve bodies and a platform that do at once, and truly, what they are told. */
export const faultlessPopulation = (seed: number, courtKeys: readonly JWK[]): AgencyPopulation =>
  agencyPopulation.parse({
    seed,
    courtKeys,
    agencies: [...SIMULATED_BODIES.map(bodyOf), bodyOf(SIMULATED_PLATFORM)],
  });

const bodyOf = ([agencyId, name]: readonly [string, string]) => ({ agencyId, name });

/**
 * S20: of 36 deliveries 30 are applied within 24 hours, 4 later, one is refused for its schema, one is met with silence. Which of them is said by the seed; the
 * national list is never among them. Requests are lost, receipts come twice and out of their order, clocks go wrong.
 */
export function s20Population(seed: number, courtKeys: readonly JWK[]): AgencyPopulation {
  const { agencies, ...rest } = faultlessPopulation(seed, courtKeys);
  const pairs = SIMULATED_BODIES.slice(1).flatMap(([agencyId]) =>
    AGENCY_EFFECTS.map((effect) => ({ agencyId, effect })),
  );
  const drawn = pairs
    .map((pair) => ({ ...pair, by: chance(seed, 's20', pair.agencyId, pair.effect) }))
    .sort((one, other) => one.by - other.by);
  const troubles: readonly Behaviour[] = [
    ...[2, 3, 4, 6].map((days) => ({ delayMinutes: days * DAY_MINUTES })),
    { strictFields: { required: ['unitCode', 'termLastDay'] } },
    { silent: true },
  ];
  const troubled = new Map(
    troubles.map((trouble, place) => [`${drawn[place]!.agencyId}|${drawn[place]!.effect}`, trouble]),
  );
  return { ...rest, agencies: agencies.map((agency) => withTroubles(seed, agency, troubled)) };
}

function withTroubles(seed: number, agency: AgencyProfile, troubled: ReadonlyMap<string, Behaviour>): AgencyProfile {
  const draw = (what: string): number => chance(seed, agency.agencyId, what);
  const of = (effect: AgencyEffect) => troubled.get(`${agency.agencyId}|${effect}`);
  return {
    ...agency,
    delayMinutes: Math.floor(draw('delay') * 12 * 60),
    loss: { share: draw('loss') * 0.3, afterEffect: 0.5 },
    skewMinutes: Math.floor((draw('skew') - 0.5) * 10),
    pushes: draw('pushes') < 0.5,
    duplicates: draw('duplicates') * 0.5,
    reorders: draw('reorders') < 0.5,
    byEffect: Object.fromEntries(
      AGENCY_EFFECTS.flatMap((effect) => {
        const trouble = of(effect);
        return trouble === undefined ? [] : [[effect, trouble]];
      }),
    ),
  };
}

/** The agencies of S20 in this process, without sockets, by their id. */
export function simulatedAgencies(
  seed: number,
  courtKeys: readonly JWK[],
  population: AgencyPopulation = s20Population(seed, courtKeys),
): ReadonlyMap<string, Agency> {
  return new Map(population.agencies.map((profile) => [profile.agencyId, new Agency(profile, seed, courtKeys)]));
}
