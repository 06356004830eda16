import { CaseCommands, CaseDirectory, isCaseEnded, requireStaff } from '@hejie/casework';
import { debtorPath, fileStatus } from '@hejie/contracts/http';
import {
  CREDIT_COMMANDS,
  creditRecordWorkflowId,
  type CreditCommands,
  type FileStatus,
  type Stamped,
} from '@hejie/contracts/workflows';
import { AboutCase, Allow, Command, Returns, type CaseCall } from '@hejie/service-kit';
import { CREDIT_STATES, opensClosedRecord } from '@hejie/settlement';
import { Body, Inject, Injectable, Param, Post } from '@nestjs/common';
import { type z } from 'zod';
import { CreditRecords } from './credit-records.js';

/** Where a command is given below `/cases/:caseId/credit/:partyId`, who may, and what it says. */
export interface CommandEndpoint {
  readonly path: string;
  readonly roles: Parameters<typeof Allow>[0]['roles'];
  readonly body: z.ZodType;
  /** Of a command that a party may give too: which party, the debtor of the path or a field of the body. */
  readonly party?: 'DEBTOR' | { readonly field: string };
  /** What only the court can know: a party does not state it. */
  readonly courtKnows?: string;
}

/** Puts commands of people to the case of a credit record. */
@Injectable()
export class CreditCommander {
  constructor(
    @Inject(CreditRecords) private readonly records: CreditRecords,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
  ) {}

  /** @throws AccessError `AUTH.NOT_A_PARTY`, `AUTH.ROLE_DENIED`; as `CreditRecords.recordedEnding`, `CreditRecords.reopen` and `CaseCommands.put`. */
  async put(
    name: keyof CreditCommands,
    { party, courtKnows }: CommandEndpoint,
    call: CaseCall,
    partyId: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<FileStatus> {
    if (party === 'DEBTOR') await this.cases.requireOwnParty(call, partyId);
    else if (party !== undefined) await this.cases.requireOwnParty(call, body[party.field] as string, party.field);
    if (courtKnows !== undefined && body[courtKnows] !== undefined) requireStaff(call.principal, courtKnows);
    const ending = await this.records.recordedEnding(call.caseId, partyId);
    const workflowId = creditRecordWorkflowId(call.caseId, partyId);
    const put = () =>
      // Of which command the body is, the table of endpoints says: each has the schema of its own.
      this.commands.put<FileStatus, Stamped<object>>(workflowId, CREDIT_COMMANDS[name] as never, call, body, ending);
    try {
      return await put();
    } catch (refusal) {
      if (!isCaseEnded(refusal) || !opensClosedRecord(name)) throw refusal;
      // The act as the case asks it: each command is one of the same name, and the body was read by its schema.
      await this.records.reopen(call, partyId, { act: name, partyId, ...body } as never);
      return put();
    }
  }
}

/** A controller that has the commands of a table. */
interface Commanded {
  readonly commander: CreditCommander;
}

/** Gives a controller a method for each command of the table, declared as one that is written out; it is headed as the table of states names it. */
export function CommandEndpoints(
  endpoints: Readonly<Partial<Record<keyof CreditCommands, CommandEndpoint>>>,
): (controller: { readonly prototype: Commanded }) => void {
  return ({ prototype }) => {
    for (const [key, endpoint] of Object.entries(endpoints)) {
      const name = key as keyof CreditCommands;
      const { path, roles, body, party } = endpoint;
      const method = function (this: Commanded, call: CaseCall, partyId: string, said: Record<string, unknown>) {
        return this.commander.put(name, endpoint, call, partyId, said);
      };
      // Guards find what a handler declares by its name.
      Object.defineProperty(method, 'name', { value: name });
      Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
      AboutCase()(prototype, name, 0);
      Param('partyId', { schema: debtorPath })(prototype, name, 1);
      Body({ schema: body })(prototype, name, 2);
      Reflect.defineMetadata('design:paramtypes', [Object, String, Object], prototype, name);
      const declared = Object.getOwnPropertyDescriptor(prototype, name)!;
      const decorators = [
        Post(path),
        Command({ effect: 'workflow' }),
        Allow({ summary: CREDIT_STATES.commands[name].zh, roles, scope: party === undefined ? 'court' : 'case' }),
        Returns(fileStatus, { status: 201 }),
      ];
      for (const decorate of decorators) decorate(prototype, name, declared);
    }
  };
}
