import { CaseCommands } from '@hejie/casework';
import { fileStatus } from '@hejie/contracts/http';
import {
  assetControlWorkflowId,
  propertyCommand,
  type FileStatus,
  type PropertyCommands,
} from '@hejie/contracts/workflows';
import { AboutCase, Allow, Command, Returns, type CaseCall } from '@hejie/service-kit';
import { Body, Inject, Injectable, Post } from '@nestjs/common';
import { type z } from 'zod';
import { PartiesAndGuarantors } from '../guarantor/parties-and-guarantors.js';
import { PropertyFiles } from './property-files.js';

/** Where a command is given, who may, and what it says. */
export interface CommandEndpoint {
  readonly path: string;
  readonly summary: string;
  readonly roles: Parameters<typeof Allow>[0]['roles'];
  /** `case`: parties of the case may give it too, for themselves. */
  readonly scope: 'court' | 'case';
  readonly body: z.ZodType;
  /** The field that names the party who gives it. */
  readonly party?: string;
  /** A guarantor who is no party gives it too, for himself. */
  readonly byGuarantors?: true;
}

/** Puts commands of people to the case of a property file. */
@Injectable()
export class PropertyCommander {
  constructor(
    @Inject(PropertyFiles) private readonly files: PropertyFiles,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(PartiesAndGuarantors) private readonly people: PartiesAndGuarantors,
  ) {}

  /** @throws AccessError AUTH.NOT_A_PARTY; as `PropertyFiles.recordedEnding` and `CaseCommands.put`. */
  async put(
    name: keyof PropertyCommands,
    call: CaseCall,
    body: Readonly<Record<string, unknown>>,
    party?: string,
  ): Promise<FileStatus> {
    if (party !== undefined) await this.people.requireOwn(call, body[party] as string, party);
    const ending = await this.files.recordedEnding(call.caseId);
    return this.commands.put(assetControlWorkflowId(call.caseId), propertyCommand(name), call, body, ending);
  }
}

/** Gives a controller a method for each command of the table, declared as one that is written out. */
export function CommandEndpoints(
  endpoints: Readonly<Partial<Record<keyof PropertyCommands, CommandEndpoint>>>,
): (controller: { readonly prototype: { readonly commander: PropertyCommander } }) => void {
  return ({ prototype }) => {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const { path, summary, roles, scope, body, party, byGuarantors } = endpoint;
      const method = function (
        this: { readonly commander: PropertyCommander },
        call: CaseCall,
        said: Record<string, unknown>,
      ) {
        return this.commander.put(name as keyof PropertyCommands, call, said, party);
      };
      // Guards find what a handler declares by its name.
      Object.defineProperty(method, 'name', { value: name });
      Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
      AboutCase()(prototype, name, 0);
      Body({ schema: body })(prototype, name, 1);
      Reflect.defineMetadata('design:paramtypes', [Object, Object], prototype, name);
      const declared = Object.getOwnPropertyDescriptor(prototype, name)!;
      const decorators = [
        Post(path),
        Command({ effect: 'workflow' }),
        Allow({ summary, roles, scope, ...(byGuarantors && { locate: PartiesAndGuarantors }) }),
        Returns(fileStatus, { status: 201 }),
      ];
      for (const decorate of decorators) decorate(prototype, name, declared);
    }
  };
}
