import { writeCaseServiceOpenApi } from '@hejie/casework';
import { performance } from './performance.module.js';

/** Writes `openapi.json`, or with `--check` compares it. */
process.exitCode = await writeCaseServiceOpenApi(
  performance,
  new URL('../openapi.json', import.meta.url),
  process.argv,
);
