import { writeCaseServiceOpenApi } from '@hejie/casework';
import { expect, it } from '@jest/globals';
import { performance } from '../src/performance.module.js';

it('the committed openapi.json says what the code says', async () => {
  expect(await writeCaseServiceOpenApi(performance, new URL('../openapi.json', import.meta.url), ['--check'])).toBe(0);
});
