import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import { historyToJSON, type History } from '@temporalio/common/lib/proto-utils.js';
import { isEncrypted } from '../payload/encryption-codec.js';

/**
 * Stores the history of one run as a golden history: JSON, payloads decrypted, so that CI replays it without a key
 * and a reviewer can read it; names of machines and stack traces are left out. Only for invented cases: never point
 * it at a real one.
 * @param runId the run to store; absent: the latest run of the workflow.
 */
export async function captureHistory(client: Client, workflowId: string, file: string, runId?: string): Promise<void> {
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  const readable = (await readableNode(history, client.options.loadedDataConverter.payloadCodecs)) as History;
  const json: unknown = JSON.parse(historyToJSON(readable));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(json, null, 1)}\n`);
}

/** Decodes every payload, wherever it stands: arguments, results, headers, memo, failures. */
async function readableNode(node: unknown, codecs: readonly PayloadCodec[]): Promise<unknown> {
  if (Array.isArray(node)) return Promise.all(node.map((item) => readableNode(item, codecs)));
  if (typeof node !== 'object' || node === null || node instanceof Uint8Array) return node;
  if (isPayload(node)) return isEncrypted(node) ? decode(node, codecs) : node;
  const fields = node as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) {
    const readable = await readableNode(value, codecs);
    fields[name] = LEFT_OUT[name]?.(readable) ?? readable;
  }
  return node;
}

/** What belongs to the machine that ran the case, and not to the case. */
const LEFT_OUT: Readonly<Record<string, (value: unknown) => unknown>> = {
  identity: () => 'golden',
  workerInstanceKey: () => '',
  stackTrace: () => '',
  // A worker's own (sticky) queue is named after the process and the machine.
  taskQueue: (value) => (isStickyQueue(value) ? { ...value, name: 'golden' } : value),
  encodedAttributes: (value) => {
    if (typeof value !== 'object' || value === null || !isPayload(value)) return value;
    const attributes: object = defaultPayloadConverter.fromPayload(value);
    return defaultPayloadConverter.toPayload({ ...attributes, stack_trace: '' });
  },
};

function isStickyQueue(value: unknown): value is { name: string; normalName: string } {
  return typeof value === 'object' && value !== null && 'normalName' in value && value.normalName !== '';
}

async function decode(payload: Payload, codecs: readonly PayloadCodec[]): Promise<Payload> {
  let payloads = [payload];
  for (const codec of codecs.toReversed()) payloads = await codec.decode(payloads);
  return payloads[0] ?? payload;
}

function isPayload(node: object): node is Payload {
  return 'metadata' in node && 'data' in node && typeof node.metadata === 'object';
}
