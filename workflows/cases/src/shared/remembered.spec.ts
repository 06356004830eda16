import { describe, expect, it } from '@jest/globals';
import { remember } from './remembered.js';

describe('the ids that a case has seen', () => {
  it('are remembered in the order in which they came, and the list before is left as it is', () => {
    const seen = ['a'];
    expect(remember(seen, 'b')).toEqual(['a', 'b']);
    expect(seen).toEqual(['a']);
  });

  it('are bounded: of very many the oldest is forgotten first', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `id-${index}`).reduce<string[]>(
      (seen, id) => remember(seen, id),
      [],
    );
    expect(many).toHaveLength(500);
    expect([many[0], many.at(-1)]).toEqual(['id-1500', 'id-1999']);
  });
});
