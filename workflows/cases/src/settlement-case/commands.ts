import { LawError, legalDateOf, type CourtInstant } from '@hejie/law';
import { requireCommand } from '@hejie/settlement';
import {
  lawFailure,
  refusing,
  UPDATES,
  type CaseStatus,
  type CommandStamp,
  type UpdateArguments,
  type UpdateName,
} from '@hejie/contracts/workflows';
import { defineUpdate, setHandler } from '@temporalio/workflow';
import type { CaseContext } from './case-context.js';
import { remember } from '../shared/remembered.js';
import * as law from './decisions.js';
import { statusNow } from './due.js';
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
  declineDesignation: {
    admit: law.requireDesignated,
    perform: (kase, { mediatorId, reason }, now) => opening.declined(kase, { mediatorId, reason, silence: false }, now),
  },
  extendNegotiation: {
    admit: (kase, command, now) => void law.extension(kase, command, now),
    perform: negotiation.extend,
  },
  declareFailure: {
    admit: (kase, _command, now) => law.requireRunning(kase, now),
    perform: (kase, { reason, stamp }, now) =>
      negotiation.endWithout(kase, { outcome: 'FAILED', rule: 'PRE-7', reason, by: stamp.by }, now),
  },
  withdraw: {
    admit: law.requireWithdrawable,
    perform: (kase, { reason, partyId, stamp }, now) =>
      negotiation.endWithout(kase, { outcome: 'WITHDRAWN', rule: 'PRE-1', reason, partyId, by: stamp.by }, now),
  },
  proposeAgreement: {
    admit(kase, { terms }, now) {
      law.requireRunning(kase, now);
      law.requireLegal(kase, terms, legalDateOf(now));
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
  // What the ruling may say depends on the ledger of its day and on the facts found: asked when it is carried out.
  ruleOnResumption: { admit: (kase) => void law.applicationOf(kase), perform: remedy.rule },
  recordSuit: { admit: (kase, command) => void law.suit(kase, command), perform: remedy.recordSuit },
};

/** Registers every command before the first await, so that none is lost. */
export function hearCommands(kase: CaseContext): void {
  const underway: Underway = new Map();
  for (const name of Object.keys(UPDATES) as UpdateName[]) hear(kase, name, underway);
}

/** Commands that this run is carrying out, by their ids. */
type Underway = Map<string, Promise<void>>;

function hear<K extends UpdateName>(kase: CaseContext, name: K, underway: Underway): void {
  // Update ids de-duplicate within one run only; a repeated command is answered, not refused.
  const known = ({ commandId }: CommandStamp): boolean =>
    underway.has(commandId) || kase.state.seenCommands.includes(commandId);
  setHandler(
    defineUpdate<CaseStatus, [UpdateArguments[K]]>(name),
    async (command) => {
      const { commandId } = command.stamp;
      if (!known(command.stamp)) {
        underway.set(
          commandId,
          carryOut(kase, name, command).finally(() => underway.delete(commandId)),
        );
      }
      // Repeated while it is at work: one outcome for both, and a failed command may be sent again.
      await underway.get(commandId);
      return statusNow(kase);
    },
    {
      validator: (command) =>
        refusing(() => {
          if (known(command.stamp)) return;
          admit(kase, name, command);
        }),
    },
  );
}

function admit<K extends UpdateName>(kase: CaseContext, name: K, command: UpdateArguments[K]): void {
  requireCommand(kase.state.stage, name);
  RULES[name].admit(kase, command, kase.instantOf(command.stamp));
}

async function carryOut<K extends UpdateName>(kase: CaseContext, name: K, command: UpdateArguments[K]): Promise<void> {
  const { commandId, clock } = command.stamp;
  const now = kase.instantOf(command.stamp);
  kase.time.adopt(clock);
  kase.touch();
  try {
    while (kase.concluding) {
      await kase.concluding;
      admit(kase, name, command);
    }
    await RULES[name].perform(kase, command, now);
    kase.state.seenCommands = remember(kase.state.seenCommands, commandId);
  } catch (cause) {
    // A refusal found on the way is an answer too; as a plain error it would stop the whole case.
    throw cause instanceof LawError ? lawFailure(cause) : cause;
  } finally {
    kase.touch();
  }
}
