import { requireStaff } from '@hejie/casework';
import { type ControlCommands, type FileStatus, type PropertyCommands } from '@hejie/contracts/workflows';
import { legalDateOf } from '@hejie/law';
import { type CaseCall } from '@hejie/service-kit';
import { Injectable } from '@nestjs/common';
import { PropertyCommander } from '../property/command-endpoints.js';

type Said = Readonly<Record<string, unknown>>;

/** Commands that say when something came in, and by which field; where nothing is said, it is now. */
const CAME_IN: { readonly [K in keyof ControlCommands]?: 'receivedAt' | 'askedOn' } = {
  recordSearchAnswer: 'receivedAt',
  recordClue: 'receivedAt',
  recordReport: 'receivedAt',
  declareDisposal: 'receivedAt',
  recordObjection: 'receivedAt',
  applyForReconsideration: 'receivedAt',
  applyToLift: 'receivedAt',
  recordControlReceipt: 'receivedAt',
  recordRenewalReceipt: 'receivedAt',
  applyForRenewal: 'askedOn',
};

/** Puts commands on queries and controls: what a party says himself comes in when he says it, and he states no other time. */
@Injectable()
export class ControlCommander extends PropertyCommander {
  /** @throws as `PropertyCommander.put`; AccessError AUTH.ROLE_DENIED for a party who states when something came in. */
  override put(name: keyof PropertyCommands, call: CaseCall, body: Said, party?: string): Promise<FileStatus> {
    return super.put(name, call, spoken(name, call, dated(name, call, body)), party);
  }
}

function dated(name: keyof PropertyCommands, { principal, time: { at } }: CaseCall, body: Said): Said {
  const field = CAME_IN[name as keyof ControlCommands];
  if (field === undefined) return body;
  if (body.postedOn !== undefined) requireStaff(principal, 'postedOn');
  if (body[field] === undefined) return { ...body, [field]: field === 'askedOn' ? legalDateOf(at) : at };
  requireStaff(principal, field);
  return body;
}

/** Of what a party says the law takes less for found than of what an officer records: which of them speaks is said. */
const spoken = (name: keyof PropertyCommands, { principal: { roles } }: CaseCall, body: Said): Said =>
  name === 'nameProperty' && roles.includes('party') ? { ...body, bySelf: true } : body;
