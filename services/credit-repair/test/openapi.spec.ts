import { expect, it } from '@jest/globals';
import { describeCreditRepair } from '../src/describe.js';

it('the committed openapi.json says what the code says', async () => {
  expect(await describeCreditRepair(['--check'])).toBe(0);
});
