import { type CourtInstant } from '@hejie/law';
import { requireCommand } from '@hejie/settlement';
import { refusing, UPDATES, type CaseStatus, type CommandStamp, type UpdateArguments, type UpdateName } from '@hejie/contracts/workflows';
import { defineUpdate, setHandler } from '@temporalio/workflow';
import type { CaseContext } from './case-context.js';
import * as law from './decisions.js';
import * as negotiation from './negotiation.js';
import * as opening from './opening.js';
import * as remedy from './remedy.js';

/** What a command asks of the law, and what it does once the law has admitted it. */
interface CommandRule<K extends UpdateName> {
  /** Throws the refusal. Synchronous: an asynchronous validator would never refuse. */
  admit(kase: CaseContext, command: UpdateArguments[K], now: CourtInstant): void;
  perform(kase: CaseContext, command: UpdateArguments[K], now: CourtInstant): Promise<void>;
}

const RULES: { [K in UpdateName]: CommandRule<K> } = {
  recordConsent: {
    admit: (kase, command) => void law.consentOutcome(kase, command),
    perform: opening.recordConsent,
  },
  designateMediator: {
    admit: (kase, command, now) => void law.designation(kase, command, now),
    perform: opening.designateMediator,
  },
  acceptDesignation: { admit: law.requireDesignated, perform: negotiation.start },
  declineDesignation: { admit: law.requireDesignated, perform: (kase, { mediatorId, reason }, now) => opening.declined(kase, { mediatorId, reason, silence: false }, now) },
  extendNegotiation: {
    admit: (kase, command, now) => void law.extension(kase, command, now),
    perform: negotiation.extend,
  },
  declareFailure: {
    admit: (kase, _command, now) => law.requireRunning(kase, now),
    perform: (kase, { reason }, now) => negotiation.endWithout(kase, { outcome: 'FAILED', rule: 'PRE-7', reason }, now),
  },
  withdraw: {
    admit: (kase, { partyId }) => void law.requireParty(kase, partyId),
    perform: (kase, { reason }, now) => negotiation.endWithout(kase, { outcome: 'WITHDRAWN', rule: 'PRE-1', reason }, now),
  },
  proposeAgreement: {
    admit(kase, { terms }, now) {
      law.requireRunning(kase, now);
      law.requireLegal(kase, terms);
    },
    perform: negotiation.propose,
  },
  signAgreement: {
    admit: (kase, command, now) => void law.signature(kase, command, now),
    perform: negotiation.sign,
  },
  elect: {
    admit: (kase, command, now) => void law.election(kase, command, now),
    perform: remedy.elect,
  },
  ruleOnResumption: {
    admit: (kase, command) => void law.ruling(kase, command),
    perform: remedy.rule,
  },
};

/** Registers every command before the first await, so that none is lost. */
export function hearCommands(kase: CaseContext): void {
  for (const name of Object.keys(UPDATES) as UpdateName[]) hear(kase, name);
}

function hear<K extends UpdateName>(kase: CaseContext, name: K): void {
  const rule = RULES[name];
  const seen = ({ commandId }: CommandStamp): boolean => kase.state.seenCommands.includes(commandId);
  setHandler(
    defineUpdate<CaseStatus, [UpdateArguments[K]]>(name),
    async (command) => {
      if (seen(command.stamp)) return kase.status();
      const now = kase.instantOf(command.stamp);
      kase.state.seenCommands.push(command.stamp.commandId);
      kase.time.adopt(command.stamp.clock);
      kase.touch();
      await rule.perform(kase, command, now);
      kase.touch();
      return kase.status();
    },
    {
      validator: (command) =>
        refusing(() => {
          // Update ids de-duplicate within one run only; a repeated command is answered, not refused.
          if (seen(command.stamp)) return;
          requireCommand(kase.state.stage, name);
          rule.admit(kase, command, kase.instantOf(command.stamp));
        }),
    },
  );
}
