import { expect, it } from '@jest/globals';
import { describeAgencyExchange } from '../src/describe.js';

it('the committed openapi.json says what the code says', async () => {
  expect(await describeAgencyExchange(['--check'])).toBe(0);
});
