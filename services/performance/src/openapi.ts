import { writeCaseServiceOpenApi } from '@hejie/service-kit';
import { performance } from './performance.module.js';

/** Writes `openapi.json`, or with `--check` compares it. */
process.exitCode = await writeCaseServiceOpenApi(
  performance,
  new URL('../openapi.json', import.meta.url),
  process.argv,
);
