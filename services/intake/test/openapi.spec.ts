import { writeCaseServiceOpenApi } from '@hejie/service-kit';
import { expect, it } from '@jest/globals';
import { intake } from '../src/intake.module.js';

it('the committed openapi.json says what the code says', async () => {
  expect(await writeCaseServiceOpenApi(intake, new URL('../openapi.json', import.meta.url), ['--check'])).toBe(0);
});
