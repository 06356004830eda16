import { describeAssetControl } from './describe.js';

/** Writes `openapi.json`, or with `--check` compares it. */
process.exitCode = await describeAssetControl(process.argv);
