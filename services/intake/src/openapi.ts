import { writeCaseServiceOpenApi } from '@hejie/casework';
import { intake } from './intake.module.js';

/** Writes `openapi.json`, or with `--check` compares it. */
process.exitCode = await writeCaseServiceOpenApi(intake, new URL('../openapi.json', import.meta.url), process.argv);
