import {
  ASSET_CLASSES,
  addMonths,
  legalDateOf,
  workingDays,
  type AssetClass,
  type CourtInstant,
  type DerivedPeriod,
  type LegalDate,
} from '@hejie/law';
import { partyOf } from '../case/parties.js';
import { accept, attempt, refuse, type Decision } from '../decisions/decision.js';
import { assetFault } from './asset-terms.js';
import { authorityInForce } from './authority.js';
import { noBasis } from './liability.js';
import { firstRefusal, freeId, happenedBy, rowOf } from './lookup.js';
import { type Sided } from '../credit/by-creditor.js';
import { receiptDays } from './pack-terms.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { type Asset, type Liability, type PropertyFile } from './property-file.js';
import { type PropertyQuery, type QueryAnswer } from './survey-rows.js';

/** PROC-25: months for which an answer counts as fresh. */
const FRESH_MONTHS = 3;

/** A query to be made of somebody's property. */
export interface QueryInput {
  readonly id: string;
  readonly authority: string;
  readonly partyId: string;
  /** Why his property is asked for. */
  readonly liability: Liability;
  /** The ruling, of a guarantor. */
  readonly liabilityBasis?: string;
  readonly classes: readonly AssetClass[];
}

/**
 * PRE-CTRL: may the property of this person be asked for (查询)? Under 执 and 执恢 of the court's own motion, of those who are bound to
 * perform: the debtor, and a guarantor by ruling. Under 执保 only where the applicant asked for it in writing. `QUERY.NOT_APPLIED_FOR`,
 * `QUERY.NOT_BOUND`, `QUERY.NO_CLASSES`, `PROPERTY.NO_BASIS`, `PROPERTY.KNOWN`, and as {@link authorityInForce}. Source: 民诉法253,
 * 保全规定11, 和解规定18.
 */
export function decideQuery(file: PropertyFile, input: QueryInput, turn: PropertyTurn): Decision<PropertyChange> {
  const { id, liability, liabilityBasis, classes } = input;
  const authority = authorityInForce(file, input.authority, turn);
  const fault = firstRefusal([authority, freeId(file.queries, id, '/id')]);
  if (fault !== undefined) return fault;
  if (authority.ok && authority.value.preservation?.queryAppliedFor === false) {
    return refuse({
      code: 'QUERY.NOT_APPLIED_FOR',
      rule: 'PRE-CTRL',
      path: '/authority',
      zh: '保全案件须经申请人书面申请，方可在裁定范围内查询被保全人的财产。',
      en: 'Under a preservation property is asked for only where the applicant asks for it in writing.',
    });
  }
  if (liability !== 'DEBTOR' && liability !== 'GUARANTOR_BY_RULING') {
    return refuse({
      code: 'QUERY.NOT_BOUND',
      rule: 'PRE-CTRL',
      path: '/liability',
      zh: '只查询负有履行义务的人的财产；担保财产、第三人确认的财产以该项财产为限。',
      en: 'Only the property of those who are bound to perform is asked for.',
    });
  }
  if (liability === 'GUARANTOR_BY_RULING' && (liabilityBasis ?? '').trim() === '') return noBasis('/liabilityBasis');
  if (classes.length === 0 || new Set(classes).size < classes.length) {
    return refuse({
      code: 'QUERY.NO_CLASSES',
      rule: 'PRE-CTRL',
      path: '/classes',
      zh: '查询须写明财产类别，每类一次。',
      en: 'A query names the classes of property, each once.',
    });
  }
  const query: PropertyQuery = {
    id,
    authority: input.authority,
    partyId: input.partyId,
    liability,
    ...(liabilityBasis === undefined ? {} : { liabilityBasis }),
    classes: ASSET_CLASSES.filter((one) => classes.includes(one)),
    askedAt: turn.at,
    askedBy: turn.by,
    answers: [],
  };
  return accept({ queries: [query], happened: [{ kind: 'QUERY_ASKED', at: turn.at, queryId: id }] });
}

/**
 * PRE-CTRL: as {@link decideQuery}, of people whom the case knows: who is asked about as the debtor stands on that side of it. `PARTY.NOT_IN_CASE`, `QUERY.NOT_DEBTOR`.
 */
export function decideQueryOf(
  file: PropertyFile,
  input: QueryInput,
  parties: readonly Sided[],
  turn: PropertyTurn,
): Decision<PropertyChange> {
  if (input.liability !== 'DEBTOR') return decideQuery(file, input, turn);
  const side = attempt(() => partyOf(parties, input.partyId).side);
  if (!side.ok) return side;
  if (side.value === 'DEBTOR') return decideQuery(file, input, turn);
  return refuse({
    code: 'QUERY.NOT_DEBTOR',
    rule: 'PRE-CTRL',
    path: '/partyId',
    zh: '依职权查询被执行人的财产，该当事人不是被执行人。',
    en: 'The debtor’s property is asked for, and this party is no debtor.',
  });
}

/** Property that an answer names; what the court has under control already is told under the id that it has. */
export type FoundAsset = Omit<Asset, 'foundBy' | 'ownerPartyId' | 'liability' | 'liabilityBasis' | 'keep'>;

/** Answers to a query. */
export interface QueryAnswersInput {
  readonly queryId: string;
  readonly answers: readonly QueryAnswer[];
  readonly found: readonly FoundAsset[];
}

/**
 * PROC-7: answers to a query, with their freshness and limits; what they name is property of the file. What is known already has its value and
 * its charges from the newer answer and keeps the rest. `QUERY.CLASS_NOT_ASKED`, `QUERY.FOUND_WITHOUT_ANSWER`, `PROPERTY.UNKNOWN`,
 * `PROPERTY.OTHER_OWNER`, `PROPERTY.NOT_YET`, `PROPERTY.SHARE_IMPOSSIBLE`.
 */
export function decideQueryAnswers(
  file: PropertyFile,
  { queryId, answers, found }: QueryAnswersInput,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const query = rowOf(file.queries, queryId, '/queryId');
  if (!query.ok) return query;
  const future = firstRefusal([
    ...answers.map(({ receivedAt }) => happenedBy(receivedAt, turn.at, '/answers')),
    ...found.flatMap((asset, index) => assetFault(asset, turn, `/found/${index}`) ?? []),
  ]);
  if (future !== undefined) return future;
  if (answers.some((answer) => !query.value.classes.includes(answer.class))) {
    return refuse({
      code: 'QUERY.CLASS_NOT_ASKED',
      rule: 'PRE-CTRL',
      path: '/answers',
      zh: '反馈所涉财产类别不在查询范围内。',
      en: 'An answer is about a class that was not asked for.',
    });
  }
  if (found.some((asset) => !answers.some((answer) => answer.class === asset.class && answer.outcome === 'FOUND'))) {
    return refuse({
      code: 'QUERY.FOUND_WITHOUT_ANSWER',
      rule: 'PRE-CTRL',
      path: '/found',
      zh: '所列财产没有相应的反馈。',
      en: 'Property is named of which no answer says that it was found.',
    });
  }
  const others = found.findIndex(({ id }) =>
    file.assets.some((asset) => asset.id === id && asset.ownerPartyId !== query.value.partyId),
  );
  if (others >= 0) {
    return refuse({
      code: 'PROPERTY.OTHER_OWNER',
      rule: 'PRE-CTRL',
      path: `/found/${others}/id`,
      zh: '该编号的财产登记在其他当事人名下，应当另行编号。',
      en: 'The property of this id is on record as somebody else’s: what is found takes an id of its own.',
    });
  }
  const answered: PropertyQuery = { ...query.value, answers: [...query.value.answers, ...answers] };
  const { liability, liabilityBasis } = query.value;
  const assets = found.map((one): Asset => {
    const known = file.assets.find(({ id }) => id === one.id);
    if (known !== undefined && known.valuedOn > one.valuedOn) return known;
    const fresh = { ...one, ownerPartyId: query.value.partyId };
    if (known !== undefined) return { ...known, ...fresh };
    return {
      ...fresh,
      liability,
      ...(liabilityBasis === undefined ? {} : { liabilityBasis }),
      foundBy: 'QUERY',
      keep: false,
    };
  });
  return accept({
    queries: [answered],
    assets,
    happened: [
      {
        kind: 'QUERY_ANSWERED',
        at: turn.at,
        queryId,
        assetIds: found.map(({ id }) => id),
        unanswered: unanswered(answered),
      },
    ],
  });
}

/** PROC-8: the classes that are not answered to the end: nobody has, or somebody has not yet. Of a class the answer that came last counts. */
export function unanswered({ classes, answers }: Pick<PropertyQuery, 'classes' | 'answers'>): AssetClass[] {
  return classes.filter((one) => {
    const last = answers.findLast((answer) => answer.class === one);
    return last === undefined || last.outcome === 'NOT_ANSWERED' || last.open === true;
  });
}

/** PROC-25: is an answer still fresh on a day? Three months from the day of which it speaks; one that does not say it is not. */
export function isFresh({ asOf }: Pick<QueryAnswer, 'asOf'>, on: LegalDate): boolean {
  return asOf !== undefined && on <= addMonths(legalDateOf(asOf), FRESH_MONTHS);
}

/** Until when the bodies are to have answered a query; the pack's, in working days. */
export function answerBy(askedAt: CourtInstant, turn: Pick<PropertyTurn, 'pack' | 'calendar'>): DerivedPeriod {
  return workingDays({ start: legalDateOf(askedAt), n: receiptDays(turn.pack) }, turn.calendar);
}
