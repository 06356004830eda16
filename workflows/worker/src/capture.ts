/**
 * `npm run capture -- <workflow id> <name>`: stores the history of an invented case as the golden history `<name>.json`.
 * Reads TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and TEMPORAL_PAYLOAD_KEYS. Never for a real case: it is stored readable.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { captureHistory, connectClient, temporalConfig, temporalSettings } from '@hejie/temporal';
import { historiesFolder } from './case-bundle.js';

const [workflowId, name, runId] = process.argv.slice(2);
if (workflowId === undefined || name === undefined)
  throw new Error('usage: npm run capture -- <workflow id> <name> [run id]');
const { client, connection } = connectClient(temporalSettings(z.object(temporalConfig).parse(process.env)));
const file = join(historiesFolder, `${name}.json`);
await captureHistory(client, workflowId, file, runId);
await connection.close();
console.log(`stored ${file}`);
