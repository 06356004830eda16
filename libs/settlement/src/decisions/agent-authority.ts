import { compareDates, dateText, legalDateOf, type CourtInstant, type LegalDate } from '@hejie/law';
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
 * SET-ART-4-1: may an agent do this for the party at `now`? By a special power (特别授权) that names it, within its dates, not revoked; a general
 * power does not suffice. `AGENT.NOT_THE_PARTYS`, `AGENT.REVOKED`, `AGENT.NOT_YET`, `AGENT.EXPIRED`, `AGENT.NO_SPECIAL_AUTHORITY`.
 */
export function decideAgentAct(
  agent: AgentAuthority,
  { partyId, power, now }: { readonly partyId: string; readonly power: AgentPower; readonly now: CourtInstant },
): Decision<AgentAuthority> {
  const path = '/agentId';
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
  if (agent.revokedAt !== null)
    return refuse({ code: 'AGENT.REVOKED', rule, path, zh: '该代理权已经撤销。', en: 'His power was revoked.' });
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
  if (agent.scope !== 'SPECIAL' || !agent.powers.includes(power))
    return refuse({
      code: 'AGENT.NO_SPECIAL_AUTHORITY',
      rule,
      path,
      zh: `委托代理人${WORDS[power]}须有写明该事项的特别授权；请由当事人本人办理，或者补交特别授权的委托书。`,
      en: `An agent needs a special power that names this (${power}); let the party act itself, or hand in such a power of attorney.`,
    });
  return accept(agent);
}
