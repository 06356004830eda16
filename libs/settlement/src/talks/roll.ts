import { type MediatorKind, type PolicyPack } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type NegotiationOutcome } from '../decisions/sealed.js';

/** Whether a mediator of the roll is designated: he is; he is not for a time; he has left the roll. */
export const ROLL_STATES = ['ACTIVE', 'SUSPENDED', 'REMOVED'] as const;
/** One of these states. */
export type RollState = (typeof ROLL_STATES)[number];

/** A mediator of the roll, where one is to be designated. */
export interface MediatorOnRoll {
  readonly kind: MediatorKind;
  readonly state: RollState;
  /** Cases that he mediates or is asked to mediate, and that have not ended. */
  readonly openCases: number;
  /** As many cases as he takes at a time; null: he has said nothing. */
  readonly maxOpenCases: number | null;
  /** Parties of the case to whom he has stated a standing relation (雇佣、顾问、持股…). */
  readonly relatedTo: readonly string[];
}

/** What speaks for a mediator of the roll beside his name. */
export interface ChoiceOfMediator {
  readonly chosenBy: 'PARTIES' | 'COURT';
  /** Parties that, knowing of his relation, accept him all the same; null: nothing was disclosed. */
  readonly acceptedBy: readonly string[] | null;
  readonly parties: readonly string[];
}

/**
 * PRE-5, PRE-14, C1, C5: may this mediator of the roll be designated in this case? One who is active, of a kind that the court's pack knows, with room for another case
 * unless the parties choose him all the same, and without a standing relation to a party unless every party accepts it. `DESIGNATION.*`.
 */
export function decideFromRoll(
  mediator: MediatorOnRoll,
  { chosenBy, acceptedBy, parties }: ChoiceOfMediator,
  pack: Pick<PolicyPack, 'mediator'>,
): Decision<null> {
  const path = '/mediatorId';
  const { kind, state, openCases, maxOpenCases, relatedTo } = mediator;
  if (state !== 'ACTIVE')
    return refuse({
      code: 'DESIGNATION.NOT_ACTIVE',
      rule: 'PRE-5',
      path,
      zh: `该和解员${state === 'SUSPENDED' ? '已暂停' : '已退出名册，不再'}承接案件，请另行选定。`,
      en: `This mediator ${state === 'SUSPENDED' ? 'takes no cases for the time being' : 'has left the roll'}; choose another.`,
    });
  const { kinds } = pack.mediator;
  if (kinds !== undefined && !kinds.includes(kind))
    return refuse({
      code: 'DESIGNATION.KIND_NOT_OF_PACK',
      rule: 'PRE-14',
      path,
      zh: '本案规则包不由该类和解员主持，请在其他类别中选定。',
      en: 'The pack of this case has no mediators of this kind; choose one of another.',
    });
  if (chosenBy === 'COURT' && maxOpenCases !== null && openCases >= maxOpenCases)
    return refuse({
      code: 'DESIGNATION.FULL',
      rule: 'PRE-5',
      path,
      zh: `该和解员在办案件已达其承接上限（${maxOpenCases}件），法院指定的应另选他人。`,
      en: `This mediator has as many open cases as he takes (${maxOpenCases}); the court designates another.`,
    });
  if (relatedTo.length > 0 && !parties.every((partyId) => acceptedBy?.includes(partyId)))
    return refuse({
      code: 'DESIGNATION.RELATED',
      rule: 'PRE-5',
      path: '/conflict',
      zh: `名册载明该和解员与${relatedTo.length}方当事人有关系；应当披露，并取得各方当事人同意（conflict.acceptedBy），或者另行选定。`,
      en: `By the roll this mediator has a relation to ${relatedTo.length} of the parties: disclose it and have every party accept it (conflict.acceptedBy), or choose another.`,
    });
  return accept(null);
}

/** PRE-14, C6 (SEED1 四(三)): is a mediator of this kind guided by one of the court's own under the pack? One of the court's own never is. */
export const guidanceNeeded = (kind: MediatorKind, { mediator }: Pick<PolicyPack, 'mediator'>): boolean =>
  mediator.guidance === 'BY_COURT_MEDIATOR' && kind !== 'COURT_MEDIATOR';

/** Who is to guide whom. */
export interface GuidanceAsked {
  /** Kind of the mediator who has accepted the case; null: nobody has. */
  readonly mediator: MediatorKind | null;
  /** The guide, as the roll has him; undefined: it has him not. */
  readonly guide: { readonly kind: MediatorKind; readonly state: RollState } | undefined;
}

/**
 * PRE-14, C6 (“由本院和解员进行指导”): may one of the court's own mediators guide the outside mediator of this case? `GUIDANCE.NO_MEDIATOR`, `GUIDANCE.NOT_NEEDED`,
 * `GUIDANCE.NOT_ON_ROLL`, `GUIDANCE.NOT_OF_THE_COURT`.
 */
export function decideGuidance({ mediator, guide }: GuidanceAsked): Decision<null> {
  if (mediator === null)
    return refuse({
      code: 'GUIDANCE.NO_MEDIATOR',
      rule: 'PRE-14',
      zh: '本案现无接受选任的和解员；和解员接受后再确定指导人。',
      en: 'Nobody has accepted this case; a guide is named once a mediator has.',
    });
  if (mediator === 'COURT_MEDIATOR')
    return refuse({
      code: 'GUIDANCE.NOT_NEEDED',
      rule: 'PRE-14',
      zh: '本案由本院和解员主持，无须另行指导。',
      en: 'One of the court’s own conducts this case and is guided by nobody.',
    });
  const path = '/guideId';
  if (guide === undefined)
    return refuse({
      code: 'GUIDANCE.NOT_ON_ROLL',
      rule: 'PRE-14',
      path,
      zh: '指导人不在本院名册中。',
      en: 'The guide is not on the roll of the court.',
    });
  if (guide.kind !== 'COURT_MEDIATOR' || guide.state !== 'ACTIVE')
    return refuse({
      code: 'GUIDANCE.NOT_OF_THE_COURT',
      rule: 'PRE-14',
      path,
      zh: '院外和解员由本院在任的和解员进行指导，请另选指导人。',
      en: 'An outside mediator is guided by one of the court’s own who is active; name another.',
    });
  return accept(null);
}

/** One time that a mediator was asked, and what became of it. */
export interface TimeAsked {
  readonly answer: 'ACCEPTED' | 'DECLINED' | 'SILENT' | 'RECUSED' | 'REPLACED' | 'RETURNED' | null;
  /** How the negotiation that he conducts or conducted to its end came out; undefined: it was not his, or there was none. */
  readonly outcome?: NegotiationOutcome;
}

/** The performance file of a mediator (履职档案), counted over the times that he was asked. */
export interface PerformanceFile {
  readonly asked: number;
  readonly pending: number;
  readonly declined: number;
  readonly silent: number;
  /** Recused before or replaced after his acceptance. */
  readonly left: number;
  /** Talks taken from him by a founded complaint of coercion. */
  readonly returned: number;
  readonly open: number;
  readonly agreed: number;
  readonly cameToNothing: number;
  /** Complaints of coercion against himself, and how many were founded. */
  readonly complaints: number;
  readonly founded: number;
  readonly trainings: number;
  readonly trainingHours: number;
}

/** PRE-5, C7 (特邀调解规定10): what the record of a mediator comes to. Every time that he was asked is counted once. */
export function performanceFileOf(
  times: readonly TimeAsked[],
  complaints: readonly { readonly founded: boolean }[],
  trainings: readonly { readonly hours: number }[],
): PerformanceFile {
  const count = (counted: (time: TimeAsked) => boolean): number => times.filter(counted).length;
  const conducted = (outcomes: readonly (NegotiationOutcome | undefined)[]) => (time: TimeAsked) =>
    time.answer === 'ACCEPTED' && outcomes.includes(time.outcome);
  return {
    asked: times.length,
    pending: count(({ answer }) => answer === null),
    declined: count(({ answer }) => answer === 'DECLINED'),
    silent: count(({ answer }) => answer === 'SILENT'),
    left: count(({ answer }) => answer === 'RECUSED' || answer === 'REPLACED'),
    returned: count(({ answer }) => answer === 'RETURNED'),
    open: count(conducted([null, undefined])),
    agreed: count(conducted(['AGREED'])),
    cameToNothing: count(conducted(['LAPSED', 'FAILED', 'WITHDRAWN'])),
    complaints: complaints.length,
    founded: complaints.filter(({ founded }) => founded).length,
    trainings: trainings.length,
    trainingHours: trainings.reduce((sum, { hours }) => sum + hours, 0),
  };
}
