import { expect, it } from '@jest/globals';
import { describeAssetControl } from '../src/describe.js';

it('the committed openapi.json says what the code says', async () => {
  expect(await describeAssetControl(['--check'])).toBe(0);
});
