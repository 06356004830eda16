import { compareDates, compareInstants, dateText, legalDateOf, type CourtInstant, type LegalDate } from '@hejie/law';
import { type Signatory } from '../agreement/terms.js';
import { accept, refuse, type Decision } from './decision.js';

/** An agent (委托代理人) as his power of attorney has it. */
export interface AgentAuthority {
  /** For whom he acts. */
  readonly partyId: string;
  /** 特别授权 or 一般授权. */
  readonly scope: 'SPECIAL' | 'GENERAL';
  /** A special power names what it is for: to settle, to withdraw the application. */
  readonly powers: readonly AgentPower[];
  readonly validFrom: LegalDate;
  /** Last day; null: until it is revoked. */
  readonly validUntil: LegalDate | null;
  readonly revokedAt: CourtInstant | null;
}

/** What an agent needs a special power for. */
export const AGENT_POWERS = ['SETTLE', 'WITHDRAW_APPLICATION'] as const;
/** One of these powers. */
export type AgentPower = (typeof AGENT_POWERS)[number];

const WORDS: Readonly<Record<AgentPower, string>> = { SETTLE: '进行和解', WITHDRAW_APPLICATION: '撤回执行申请' };

/**
 * SET-ART-4-1, 民诉法62, 执行工作规定20: which special power an agent needs for what he does after the settlement; null: whoever is the party's agent at all may, for
 * the act pursues or defends the party's right. What gives up or changes a right (放弃、变更民事权利), or takes money as received, needs the power to settle;
 * whatever takes an application back, or lets enforcement end by it (解释464), the power to withdraw it.
 */
export const POWERS_IN_PERFORMANCE = {
  /** To apply to resume, also on a settlement that is void. */
  RESUME: null,
  /** A suit on the settlement, once accepted, ends the enforcement of the title (SET-ART-14-1). */
  SUE: 'SETTLE',
  /** The default is let pass. */
  TOLERATE: 'SETTLE',
  /** An application to resume is taken back, also one that was made beforehand. */
  WITHDRAW_RESUMPTION: 'WITHDRAW_APPLICATION',
  /** The application for enforcement is withdrawn because of the settlement (SET-ART-2-5). */
  WITHDRAW_FOR_SETTLEMENT: 'WITHDRAW_APPLICATION',
  /** The creditor's own statement that enforcement be closed while the settlement is performed (CLS-5). */
  AGREE_TO_CLOSING: 'WITHDRAW_APPLICATION',
  /** A settlement is submitted, or acknowledged, so that enforcement be stayed (SET-ART-2). */
  SUBMIT_SETTLEMENT: 'SETTLE',
  /** A payment straight to the creditor is reported, or denied. */
  SAY_OF_PAYMENT: null,
  /** It is confirmed: what the creditor may still enforce becomes less. */
  CONFIRM_PAYMENT: 'SETTLE',
  /** Objection, reconsideration, application against a guarantor. */
  SEEK_RULING: null,
} as const satisfies Record<string, AgentPower | null>;
/** One of these acts. */
export type ActInPerformance = keyof typeof POWERS_IN_PERFORMANCE;

/** For whom an agent acts, when, and which special power the act needs; null: none, his being the party's agent suffices. */
export interface AgentActing {
  readonly partyId: string;
  readonly power: AgentPower | null;
  readonly now: CourtInstant;
  /** Where the body names him; absent: `/agentId`. */
  readonly path?: string;
}

/**
 * SET-ART-4-1: may an agent do this for the party at `now`? Within the dates of his power, not revoked, and where the act asks for it by a special power (特别授权) that
 * names it: a general one does not suffice. `AGENT.NOT_THE_PARTYS`, `AGENT.REVOKED`, `AGENT.NOT_YET`, `AGENT.EXPIRED`, `AGENT.NO_SPECIAL_AUTHORITY`.
 */
export function decideAgentAct(
  agent: AgentAuthority,
  { partyId, power, now, path = '/agentId' }: AgentActing,
): Decision<AgentAuthority> {
  const rule = 'SET-ART-4-1';
  const today = legalDateOf(now);
  if (agent.partyId !== partyId)
    return refuse({
      code: 'AGENT.NOT_THE_PARTYS',
      rule,
      path,
      zh: '该代理人不是这一方当事人的代理人；请由其本人的代理人办理，或者登记授权委托书。',
      en: 'He is no agent of this party; let its own agent act, or register a power of attorney.',
    });
  if (agent.revokedAt !== null && compareInstants(agent.revokedAt, now) <= 0)
    return refuse({
      code: 'AGENT.REVOKED',
      rule,
      path,
      zh: '该代理权已经撤销；请由当事人本人办理，或者登记新的授权委托书。',
      en: 'His power was revoked; let the party act itself, or register a new power of attorney.',
    });
  if (compareDates(today, agent.validFrom) < 0)
    return refuse({
      code: 'AGENT.NOT_YET',
      rule,
      path,
      zh: `授权自${dateText(agent.validFrom)}起生效。`,
      en: `His power begins on ${agent.validFrom}.`,
    });
  if (agent.validUntil !== null && compareDates(today, agent.validUntil) > 0)
    return refuse({
      code: 'AGENT.EXPIRED',
      rule,
      path,
      zh: `授权已于${dateText(agent.validUntil)}届满；请提交新的授权委托书。`,
      en: `His power ended on ${agent.validUntil}; a new power of attorney is needed.`,
    });
  if (power !== null && (agent.scope !== 'SPECIAL' || !agent.powers.includes(power)))
    return refuse({
      code: 'AGENT.NO_SPECIAL_AUTHORITY',
      rule,
      path,
      zh: `委托代理人${WORDS[power]}须有写明该事项的特别授权；请由当事人本人办理，或者补交特别授权的委托书。`,
      en: `An agent needs a special power that names this (${power}); let the party act itself, or hand in such a power of attorney.`,
    });
  return accept(agent);
}

/**
 * SET-ART-4-1, A4: may he who acts for a party do so, by the register of agents (undefined: it does not know him)? `AGENT.UNKNOWN`; else as
 * {@link decideAgentAct}.
 */
export function decideRegisteredAgent(
  agent: AgentAuthority | undefined,
  acting: AgentActing,
): Decision<AgentAuthority> {
  if (agent !== undefined) return decideAgentAct(agent, acting);
  return refuse({
    code: 'AGENT.UNKNOWN',
    rule: 'SET-ART-4-1',
    path: acting.path ?? '/agentId',
    zh: '本案没有登记这名委托代理人；请先提交授权委托书登记（立案系统 POST …/agents），刚登记的稍后再办。',
    en: 'No such agent is registered in this case; register his power of attorney first (POST …/agents of intake), or wait a moment where that was just done.',
  });
}

/**
 * SET-ART-4-1: does the agent named (or none) fit by whom the text says that the party acts? Where it says an agent, which of the registered ones is
 * named; where it does not, none signs in the party's place. `AGENT.NOT_NAMED`, `AGENT.NOT_AS_WRITTEN`.
 */
export function decideAgentNamed({ by }: Pick<Signatory, 'by'>, agentId: string | undefined): Decision<null> {
  if ((by === 'AGENT') === (agentId !== undefined)) return accept(null);
  const rule = 'SET-ART-4-1';
  const path = '/agentId';
  return by === 'AGENT'
    ? refuse({
        code: 'AGENT.NOT_NAMED',
        rule,
        path,
        zh: '文本载明由委托代理人代为办理，须写明是哪一名已登记的委托代理人（agentId）。',
        en: 'By the text an agent acts: say which of those who are registered (agentId).',
      })
    : refuse({
        code: 'AGENT.NOT_AS_WRITTEN',
        rule,
        path,
        zh: '文本载明由当事人本人或者其法定代表人办理，委托代理人不能代为签署；改由代理人签署的，请提交载明代理人签署的新文本。',
        en: 'By the text the party acts itself or through its legal representative: no agent signs in its place. For an agent submit a text that says so.',
      });
}
