import { writeCaseServiceOpenApi } from '@hejie/casework';
import { expect, it } from '@jest/globals';
import { mediation } from '../src/mediation.module.js';

it('the committed openapi.json says what the code says', async () => {
  expect(await writeCaseServiceOpenApi(mediation, new URL('../openapi.json', import.meta.url), ['--check'])).toBe(0);
});
