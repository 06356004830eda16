import { legalDateOf, workingDays, type CourtInstant, type DerivedPeriod } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { authorityInForce } from './authority.js';
import { firstRefusal, freeId, happenedBy, rowOf, standingControl } from './lookup.js';
import { receiptDays } from './pack-terms.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { type PropertyFile } from './property-file.js';
import { type Search, type SearchAnswer } from './survey-rows.js';

/** Somebody, or a vehicle, to be looked for. */
export type SearchInput = Pick<Search, 'id' | 'authority'> &
  (
    | {
        readonly what: 'WHEREABOUTS';
        readonly partyId: string;
        /** On which side of the case he stands. */
        readonly side: string;
      }
    | { readonly what: 'VEHICLE'; readonly assetId: string }
  );

/**
 * PRE-CTRL, PROC-23: may the debtor, or his vehicle, be looked for (查找下落、查找车辆)? Under 执 and 执恢: those who assist look for the debtor of
 * the case alone, and for a vehicle that is under control, sealed on paper and not yet taken. `SEARCH.UNDER_PRESERVATION`,
 * `SEARCH.NOT_BOUND`, `SEARCH.NOT_A_VEHICLE`, `SEARCH.NOT_CONTROLLED`, `PROPERTY.KNOWN`, `PROPERTY.UNKNOWN`, and as {@link
 * authorityInForce}. Source: 法〔2016〕373号1; 查扣冻规定8.
 */
export function decideSearch(file: PropertyFile, input: SearchInput, turn: PropertyTurn): Decision<PropertyChange> {
  const { id } = input;
  const authority = authorityInForce(file, input.authority, turn);
  const fault = firstRefusal([authority, freeId(file.searches, id, '/searchId')]);
  if (fault !== undefined) return fault;
  if (authority.ok && authority.value.preservation !== undefined) return UNDER_PRESERVATION;
  const wrong = input.what === 'WHEREABOUTS' ? notBound(input.side) : notHeld(file, input.assetId);
  if (wrong !== undefined) return wrong;
  const search: Search = {
    ...{ id, authority: input.authority, what: input.what },
    ...(input.what === 'WHEREABOUTS' ? { partyId: input.partyId } : { assetId: input.assetId }),
    ...{ askedAt: turn.at, askedBy: turn.by, answers: [] },
  };
  return accept({ searches: [search], happened: [{ kind: 'SEARCH_ASKED', at: turn.at, searchId: id }] });
}

const UNDER_PRESERVATION = refuse({
  code: 'SEARCH.UNDER_PRESERVATION',
  rule: 'PRE-CTRL',
  path: '/authority',
  zh: '保全案件不查找被保全人及其车辆的下落，须以执行案号进行。',
  en: 'Under a preservation nobody and nothing is looked for: that needs a number of enforcement.',
});

function notBound(side: string): Decision<never> | undefined {
  if (side === 'DEBTOR') return undefined;
  return refuse({
    code: 'SEARCH.NOT_BOUND',
    rule: 'PROC-23',
    path: '/partyId',
    zh: '只查找被执行人的下落。',
    en: 'Nobody but the debtor is looked for.',
  });
}

function notHeld(file: PropertyFile, assetId: string): Decision<never> | undefined {
  const asset = rowOf(file.assets, assetId, '/assetId');
  if (!asset.ok) return asset;
  if (asset.value.class !== 'VEHICLE') {
    return refuse({
      code: 'SEARCH.NOT_A_VEHICLE',
      rule: 'PROC-23',
      path: '/assetId',
      zh: '该项财产不是车辆。',
      en: 'This property is no vehicle.',
    });
  }
  if (standingControl(file, assetId) !== undefined) return undefined;
  return refuse({
    code: 'SEARCH.NOT_CONTROLLED',
    rule: 'PRE-CTRL',
    path: '/assetId',
    zh: '该车辆尚未裁定查封，不得要求协助查找。',
    en: 'This vehicle is not under control: nobody is asked to look for it.',
  });
}

/**
 * PROC-23: what came of looking (查找反馈). Who found nothing may find later: of several answers the last one counts. `PROPERTY.UNKNOWN`,
 * `PROPERTY.NOT_YET`, `SEARCH.FOUND_ALREADY`.
 */
export function decideSearchAnswer(
  file: PropertyFile,
  { searchId, ...answer }: SearchAnswer & { readonly searchId: string },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const known = rowOf(file.searches, searchId, '/searchId');
  const fault = firstRefusal([known, happenedBy(answer.receivedAt, turn.at, '/receivedAt')]);
  if (fault !== undefined) return fault;
  if (!known.ok) return known;
  if (known.value.answers.some(({ outcome }) => outcome === 'FOUND')) {
    return refuse({
      code: 'SEARCH.FOUND_ALREADY',
      rule: 'PROC-23',
      path: '/searchId',
      zh: '该项查找已有结果。',
      en: 'This search has found what it was for.',
    });
  }
  const search = { ...known.value, answers: [...known.value.answers, answer] };
  const { what } = search;
  return accept({
    searches: [search],
    happened: [{ kind: 'SEARCH_ANSWERED', at: turn.at, searchId, what, outcome: answer.outcome }],
  });
}

/** PROC-23: until when those who assist are to have answered; the pack's, in working days. */
export function searchAnswerBy(askedAt: CourtInstant, turn: Pick<PropertyTurn, 'pack' | 'calendar'>): DerivedPeriod {
  return workingDays({ start: legalDateOf(askedAt), n: receiptDays(turn.pack) }, turn.calendar);
}
