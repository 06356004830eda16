import { writeCaseServiceOpenApi } from '@hejie/casework';
import { expect, it } from '@jest/globals';
import { intake } from '../src/intake.module.js';

it('the committed openapi.json says what the code says', async () => {
  expect(await writeCaseServiceOpenApi(intake, new URL('../openapi.json', import.meta.url), ['--check'])).toBe(0);
});
