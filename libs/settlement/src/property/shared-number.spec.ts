import { describe, expect, it } from '@jest/globals';
import { refusedAs } from '../../test/fixture/controlled-property.js';
import { decideSharedNumber, numberOfEnforcement } from './shared-number.js';

const creditor = (partyRef?: string) => ({ side: 'CREDITOR' as const, ...(partyRef !== undefined && { partyRef }) });
const debtor = { side: 'DEBTOR' as const, partyRef: 'debtor' };
const shared = (own: string[], ...holders: string[][]) =>
  refusedAs(
    decideSharedNumber(
      [...own.map(creditor), debtor],
      holders.map((refs) => refs.map(creditor)),
    ),
  );

describe('PRE-CTRL, CASE-1: one number of enforcement is one case of enforcement', () => {
  it('is refused where a case of another creditor controls under it', () => {
    expect(shared(['a'])).toBeNull();
    expect(shared(['a'], ['b'])).toBe('AUTHORITY.NUMBER_TAKEN');
    expect(shared(['a'], ['a', 'b'])).toBe('AUTHORITY.NUMBER_TAKEN');
    expect(shared(['a'], ['a'], ['b'])).toBe('AUTHORITY.NUMBER_TAKEN');
  });

  it('立案结案意见7: the same creditor, who applies for all of it together, has one number for several of his cases', () => {
    expect(shared(['a'], ['a'])).toBeNull();
    expect(shared(['a', 'b'], ['b', 'a'])).toBeNull();
  });

  it('of whom the records do not tell who he is, the entry stands', () => {
    expect(refusedAs(decideSharedNumber([creditor()], [[creditor()]]))).toBeNull();
    expect(refusedAs(decideSharedNumber([creditor('a')], [[creditor('a'), creditor()]]))).toBeNull();
    expect(shared(['a'], ['a'], ['b'])).toBe('AUTHORITY.NUMBER_TAKEN');
  });

  it('is of enforcement: a preservation may come before several', () => {
    expect(numberOfEnforcement('(2026)鲁0502执12号')).toBe('（2026）鲁0502执12号');
    expect(numberOfEnforcement('（2026）鲁0502执恢3号')).toBe('（2026）鲁0502执恢3号');
    expect(numberOfEnforcement('（2026）鲁0502执保3号')).toBeNull();
    expect(numberOfEnforcement('执12号')).toBeNull();
  });
});
