import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../src/workspace.js';

/** `type(scope): subject`, one subject, at most 100 characters. */
const subject = (text: string): boolean =>
  text.length <= 100 && /^[a-z]+(\([a-z0-9-]+(, [a-z0-9-]+)*\))?!?: \S/.test(text) && !text.includes(';');

describe('the subject of a commit', () => {
  it('is one, of at most 100 characters, in the last commit that is no merge', () => {
    const last = execFileSync('git', ['log', '-1', '--no-merges', '--format=%s'], { cwd: ROOT, encoding: 'utf8' });
    expect([last.trim(), subject(last.trim())]).toEqual([last.trim(), true]);
  });

  it.each([
    'match receipts by amount',
    'feat(performance): match receipts by amount; refund a surplus',
    `feat(performance): ${'match receipts by amount '.repeat(4)}`,
  ])('is not: %s', (text) => expect(subject(text)).toBe(false));
});
