import { describe, expect, it } from '@jest/globals';
import { packOf } from '@hejie/law';
import { AGREEMENT, REVIEWED } from '../../test/fixture/agreements.js';
import { type ReviewedCase } from './legality-rule.js';
import { lintAgreement } from './lint.js';
import { type AccountTerm } from './terms.js';

const found = (
  account: AccountTerm | undefined,
  courtCase: ReviewedCase = REVIEWED,
): [string, string, string, string][] =>
  lintAgreement({ ...AGREEMENT, account }, packOf('dongying-2020'), courtCase).map((f) => [
    f.code.replace('AGREEMENT.', ''),
    f.severity,
    f.rule,
    f.place,
  ]);
const ELSEWHERE = ['ACCOUNT_ELSEWHERE', 'BLOCKING', 'SET-ART-1-1', '/account/court'];
const OWNER = ['ACCOUNT_OWNER', 'BLOCKING', 'SET-ART-1-1', '/account/partyId'];

describe('the account to which money is paid', () => {
  it('SET-ART-1-1: is warned of where it is missing, but not where no money is paid', () => {
    expect(found(undefined)).toEqual([['ACCOUNT_MISSING', 'WARNING', 'SET-ART-1-1', '/account']]);
    const thing = {
      ...AGREEMENT,
      mode: 'IN_KIND' as const,
      schedule: [],
      account: undefined,
      inKind: [{ thing: '旧车', agreedValue: AGREEMENT.total, handOverBy: AGREEMENT.schedule[0]!.due }],
    };
    expect(lintAgreement(thing, packOf('dongying-2020'), REVIEWED)).toEqual([]);
  });

  it('SET-ART-1-1, SET-ART-7-1: is controlled by the court that enforces, or by another for a reason that is written', () => {
    expect(found({ holder: 'COURT', court: '鲁0502' })).toEqual([]);
    expect(found({ holder: 'COURT' })).toEqual([ELSEWHERE]);
    expect(found({ holder: 'COURT', court: '鲁05' })).toEqual([ELSEWHERE]);
    expect(found({ holder: 'COURT', court: '鲁05', basis: ' ' })).toEqual([ELSEWHERE]);
    expect(found({ holder: 'COURT', court: '鲁05', basis: '委托执行' })).toEqual([]);
    expect(found({ holder: 'CREDITOR', court: '鲁05' })).toEqual([ELSEWHERE]);
  });

  it('SET-ART-1-1: says both courts in words', () => {
    const [finding] = lintAgreement(
      { ...AGREEMENT, account: { holder: 'COURT', court: '鲁05' } },
      packOf('dongying-2020'),
      REVIEWED,
    );
    expect(finding?.zh).toBe('账户由鲁05法院管辖，执行法院为鲁0502，协议未写明依据。');
    expect(finding?.en).toBe('The account is controlled by 鲁05; 鲁0502 enforces, and no reason is given.');
    expect(finding?.remedy.zh).toContain('委托执行');
  });

  it('SET-ART-1-1: belongs to a creditor of the case where it is no court’s, and among several it is said to which', () => {
    expect(found({ holder: 'CREDITOR' })).toEqual([]);
    expect(found({ holder: 'CREDITOR', partyId: 'c' })).toEqual([]);
    expect(found({ holder: 'CREDITOR', partyId: 'd' })).toEqual([OWNER]);
    const two = { ...REVIEWED, parties: [...REVIEWED.parties, { partyId: 'c2', side: 'CREDITOR' as const }] };
    const owners = (account: AccountTerm) => found(account, two).filter(([code]) => code.startsWith('ACCOUNT'));
    expect([
      owners({ holder: 'CREDITOR' }),
      owners({ holder: 'CREDITOR', partyId: 'c2' }),
      owners({ holder: 'COURT', court: '鲁0502' }),
    ]).toEqual([[OWNER], [], []]);
  });
});
