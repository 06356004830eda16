import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Client } from '@temporalio/client';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { historyToJSON, type History } from '@temporalio/common/lib/proto-utils.js';
import { isEncrypted } from '../payload/encryption-codec.js';

/**
 * Stores the history of one run as a golden history: JSON, payloads decrypted, so that CI replays it without a key
 * and a reviewer can read it. Only for invented cases: never point it at a real one.
 * @param runId the run to store; absent: the latest run of the workflow.
 */
export async function captureHistory(client: Client, workflowId: string, file: string, runId?: string): Promise<void> {
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  const readable = await decrypted(history, client.options.loadedDataConverter.payloadCodecs);
  const json: unknown = JSON.parse(historyToJSON(readable));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(json, null, 1)}\n`);
}

/** The same history with every payload decoded, wherever it stands (arguments, results, headers, memo, failures). */
async function decrypted(history: History, codecs: readonly PayloadCodec[]): Promise<History> {
  return (await decryptNode(history, codecs)) as History;
}

async function decryptNode(node: unknown, codecs: readonly PayloadCodec[]): Promise<unknown> {
  if (Array.isArray(node)) return Promise.all(node.map((item) => decryptNode(item, codecs)));
  if (typeof node !== 'object' || node === null || node instanceof Uint8Array) return node;
  if (isPayload(node) && isEncrypted(node)) return decode(node, codecs);
  for (const [field, value] of Object.entries(node)) {
    (node as Record<string, unknown>)[field] = await decryptNode(value, codecs);
  }
  return node;
}

async function decode(payload: Payload, codecs: readonly PayloadCodec[]): Promise<Payload> {
  let payloads = [payload];
  for (const codec of codecs.toReversed()) payloads = await codec.decode(payloads);
  return payloads[0] ?? payload;
}

function isPayload(node: object): node is Payload {
  return 'metadata' in node && 'data' in node && typeof node.metadata === 'object';
}
