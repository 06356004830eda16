import { writeCaseServiceOpenApi } from '@hejie/casework';
import { mediation } from './mediation.module.js';

/** Writes `openapi.json`, or with `--check` compares it. */
process.exitCode = await writeCaseServiceOpenApi(mediation, new URL('../openapi.json', import.meta.url), process.argv);
