import { AGENCY_CONTRACT, agencyDelivery, type AgencyDelivery, type AgencyReceipt } from '@hejie/contracts/exchange';
import { STATE_AFTER } from '@hejie/settlement';
import { z } from 'zod';
import { behaviourFor, type AgencyProfile } from './behaviour.js';

/** Why a delivery is refused, and with which status. */
export interface Refused {
  readonly status: number;
  readonly reason: NonNullable<AgencyReceipt['reason']>;
}

/** A reader ignores what it does not know: a published message may gain an optional field. */
const asRead = agencyDelivery
  .extend({ entry: agencyDelivery.shape.entry.strip(), content: z.record(z.string(), z.string()) })
  .strip();

const schemaFault = (path: string, zh: string): Refused => ({
  status: 422,
  reason: { code: 'SCHEMA', path, zh },
});

/** Reads a delivery as this agency does. */
export function readDelivery(text: string, id: string | undefined, agency: AgencyProfile): AgencyDelivery | Refused {
  const json = parsed(text);
  const contract = (json as { contract?: unknown } | null)?.contract;
  if (contract !== undefined && contract !== AGENCY_CONTRACT) return unsupported;
  const read = asRead.safeParse(json);
  if (!read.success) return schemaFault(read.error.issues[0]!.path.join('.'), '报文不符合接口规定');
  const message = read.data as AgencyDelivery;
  const behaviour = behaviourFor(agency, message.effect);
  if (behaviour.unsupportedContract === true) return unsupported;
  if (id !== undefined && message.deliveryId !== id) return schemaFault('deliveryId', '推送编号与请求路径不一致');
  if (message.agencyId !== agency.agencyId) return schemaFault('agencyId', '不是发给本单位的推送');
  if (!agency.effects.includes(message.effect)) return schemaFault('effect', '本单位不办理该项效果');
  if (message.stateAfter !== STATE_AFTER[message.action]) return schemaFault('stateAfter', '动作与动作后的状态不一致');
  const { required = [], only } = behaviour.strictFields ?? {};
  const missing = required.find((field) => message.content[field] === undefined);
  if (missing !== undefined) return schemaFault(`content.${missing}`, '缺少必填字段');
  const unknown = Object.keys(message.content).find(
    (field) => only !== undefined && !only.some((one) => one === field),
  );
  return unknown === undefined ? message : schemaFault(`content.${unknown}`, '含有未登记的字段');
}

const unsupported: Refused = { status: 422, reason: { code: 'UNSUPPORTED_CONTRACT', zh: '不支持该接口版本' } };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
