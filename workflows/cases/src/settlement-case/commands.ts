import { calendarOf, type CourtInstant } from '@hejie/law';
import {
  decideConsent,
  decideDesignation,
  decideElection,
  decideExtension,
  decideRuling,
  decideSignature,
  lintAgreement,
  requireCommand,
} from '@hejie/settlement';
import {
  refusing,
  UPDATES,
  type CaseStatus,
  type CommandStamp,
  type UpdateArguments,
  type UpdateName,
} from '@hejie/contracts/workflows';
import { defineUpdate, setHandler } from '@temporalio/workflow';
import type { CaseContext } from './case-context.js';
import * as steps from './steps.js';

/** What a command asks of the law, and what it does once the law has admitted it. */
interface CommandRule<K extends UpdateName> {
  /** Throws the refusal. Synchronous: an asynchronous validator would never refuse. */
  admit(kase: CaseContext, command: UpdateArguments[K], now: CourtInstant): void;
  perform(kase: CaseContext, command: UpdateArguments[K], now: CourtInstant): Promise<void>;
}

const RULES: { [K in UpdateName]: CommandRule<K> } = {
  recordConsent: {
    admit: ({ opening, state }, { partyId }) =>
      decideConsent({ partyId, parties: opening.parties, answers: state.consents }),
    perform: steps.recordConsent,
  },
  designateMediator: {
    admit: ({ opening, state }, { mediatorId, conflict }) =>
      decideDesignation({ mediatorId, conflict, parties: opening.parties, declined: state.declined, pending: state.designation?.mediatorId }),
    perform: steps.designateMediator,
  },
  acceptDesignation: {
    admit: ({ state }, { mediatorId }, now) => steps.requireDesignated(state, mediatorId, now),
    perform: steps.acceptDesignation,
  },
  declineDesignation: {
    admit: ({ state }, { mediatorId }, now) => steps.requireDesignated(state, mediatorId, now),
    perform: steps.declineDesignation,
  },
  extendNegotiation: {
    admit: (kase, { days, signedBy }, now) => void steps.extensionOf(kase, days, signedBy, now),
    perform: steps.extendNegotiation,
  },
  declareFailure: { admit: steps.requireRunningNegotiation, perform: steps.declareFailure },
  withdraw: { admit: (kase, { partyId }) => steps.requireParty(kase, partyId), perform: steps.withdraw },
  proposeAgreement: {
    admit(kase, { terms }, now) {
      steps.requireRunningNegotiation(kase, undefined, now);
      steps.requireLegal(kase, terms);
    },
    perform: steps.proposeAgreement,
  },
  signAgreement: {
    admit(kase, { version, signatoryId }, now) {
      steps.requireRunningNegotiation(kase, undefined, now);
      steps.requireSignature(kase, version, signatoryId, now);
    },
    perform: steps.signAgreement,
  },
  elect: { admit: steps.requireElection, perform: steps.elect },
  ruleOnResumption: { admit: steps.requireRuling, perform: steps.ruleOnResumption },
};

/** Registers every command before the first await, so that none is lost. */
export function hearCommands(kase: CaseContext): void {
  for (const name of Object.keys(UPDATES) as UpdateName[]) hear(kase, name);
}

function hear<K extends UpdateName>(kase: CaseContext, name: K): void {
  const rule = RULES[name];
  const seen = (stamp: CommandStamp): boolean => kase.state.seenCommands.includes(stamp.commandId);
  setHandler(
    defineUpdate<CaseStatus, [UpdateArguments[K]]>(name),
    async (command) => {
      const now = kase.instantOf(command.stamp);
      if (!seen(command.stamp)) {
        kase.state.seenCommands.push(command.stamp.commandId);
        kase.time.adopt(command.stamp.clock);
        kase.touch();
        await rule.perform(kase, command, now);
        kase.touch();
      }
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
