import { describeAgencyExchange } from './describe.js';

/** Writes `openapi.json`, or with `--check` compares it. */
process.exitCode = await describeAgencyExchange(process.argv);
