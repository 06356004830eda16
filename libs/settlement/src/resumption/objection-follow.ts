import { type LawErrorText } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type ClosingMode } from '../decisions/closing.js';
import { type Ruling } from '../decisions/ruling.js';
import { type SettlementState } from '../ledger/settlement-state.js';
import { type RulingObjectionGround } from './ruling-objection.js';
import { type ReconsideredConsequence } from './ruling-reconsideration.js';

/**
 * What of a decision on an objection is carried out by the case itself: performance goes on where the resumption was revoked, the application lies
 * before the judge anew where its refusal was; and where the court above lets the ruling stand after all, enforcement resumes again, or the refusal
 * holds. `…_AFTER_END`: of an application that was made after the end of its case (SET-ART-16-1), and changes nothing of that end.
 */
export const OBJECTION_FOLLOWS = [
  'REVIVED',
  'REVIVED_AFTER_END',
  'ANEW',
  'ANEW_AFTER_END',
  'RESUMED_AGAIN',
  'REFUSED_AGAIN',
] as const;
/** One of these. */
export type ObjectionFollow = (typeof OBJECTION_FOLLOWS)[number];

/** How things stand when an objection is decided, here or by the court above. */
export interface ObjectionFollowTurn {
  readonly consequence: ReconsideredConsequence;
  /** What is objected to, and whether another objection to the same ruling is upheld. */
  readonly objection: { readonly ground: RulingObjectionGround; readonly otherUpheld: boolean };
  readonly state: SettlementState;
  /** The application whose ruling was objected to. */
  readonly application: {
    readonly ruling: Ruling;
    /** An objection upheld before has revoked the ruling. */
    readonly revoked: boolean;
    /** It was made after the case had ended. */
    readonly afterEnd: boolean;
    /** Enforcement goes on by the ruling on it. */
    readonly enforced: boolean;
  };
  /** The application that lies before the judge: whether it is this one, reviewed anew; null: there is none. */
  readonly pending: { readonly anew: boolean } | null;
  /** The resumed enforcement: in which mode it was closed; null: there is none yet. */
  readonly enforcement: { readonly closedAs: ClosingMode | null } | null;
}

/**
 * SET-ART-12-1: what the case itself does because of a decision on an objection; null: nothing, what is to be done is a person's. A ruling to resume that is
 * revoked revives the settlement: the enforcement ends, and the case goes on as if the application had been refused; not where enforcement has satisfied the title, for what was got is given back by 执行回转.
 * A refusal that is revoked lays the application before the judge anew, also where the case ended with it as performed or barred; not once a suit
 * was accepted (SET-ART-14-1), enforcement has resumed on a later application, or one lies before the judge already. Where the objection fails in the
 * end, the ruling holds again: enforcement resumes, or the application that is reviewed anew stays refused; not while another objection to it is upheld,
 * and not by an objection to the balance alone, which had revoked nothing. `OBJECTION.RESUMPTION_OPENING`. Source: 执行和解规定12, 民诉法236.
 */
export function objectionFollow(turn: ObjectionFollowTurn): Decision<ObjectionFollow | null> {
  switch (turn.consequence) {
    case 'RESUMPTION_REVOKED':
      return revoked(turn);
    case 'APPLICATION_OPEN':
      return accept(openAgain(turn));
    case 'RULING_STANDS':
      return accept(stands(turn));
    case 'BALANCE_ANEW':
    case 'NONE':
      return accept(null);
  }
}

function revoked({ state, application, enforcement }: ObjectionFollowTurn): Decision<ObjectionFollow | null> {
  if (state !== 'RESUMED' || !application.enforced) return accept(null);
  if (application.afterEnd) return accept('REVIVED_AFTER_END');
  if (enforcement === null) return refuse(RESUMPTION_OPENING);
  return accept(enforcement.closedAs === '执行完毕' ? null : 'REVIVED');
}

function openAgain({ state, application, pending }: ObjectionFollowTurn): ObjectionFollow | null {
  if (application.revoked || pending !== null || state === 'RESUMED') return null;
  if (application.afterEnd) return 'ANEW_AFTER_END';
  return state === 'SUED' ? null : 'ANEW';
}

function stands({ state, objection, application, pending }: ObjectionFollowTurn): ObjectionFollow | null {
  if (objection.ground === 'DEDUCTION' || objection.otherUpheld) return null;
  if (!application.revoked || application.afterEnd || state !== 'PERFORMING') return null;
  // Another application that lies before the judge is his to rule on first.
  if (application.ruling === 'RESUME') return pending === null ? 'RESUMED_AGAIN' : null;
  return pending?.anew === true ? 'REFUSED_AGAIN' : null;
}

const RESUMPTION_OPENING: LawErrorText = {
  code: 'OBJECTION.RESUMPTION_OPENING',
  rule: 'SET-RES-2',
  zh: '恢复执行案件正在立案并计算余额，请在立案完成后再登记异议裁定。',
  en: 'The resumed enforcement is being numbered and its balance computed: record the decision once it is open.',
};

/** SET-ART-12-1: does a case that has ended open again for this? One that is being performed hears of it while it runs. */
export const reopensCase = (follow: ObjectionFollow, state: SettlementState): boolean =>
  follow === 'REVIVED' || (follow === 'ANEW' && state !== 'PERFORMING');
