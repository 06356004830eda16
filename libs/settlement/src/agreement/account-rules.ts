import { foundAt, type Found, type LegalityRule, type ReviewedCase } from './legality-rule.js';
import { type AgreementTerms } from './terms.js';

/** Money is to be paid, and nothing says into whose account. */
function missing({ account, schedule }: AgreementTerms): Found[] {
  if (account !== undefined || schedule.length === 0) return [];
  return [
    foundAt(
      '/account',
      '协议未写明收款账户及其管辖法院。',
      'The agreement names neither the account for payment nor the court that controls it.',
    ),
  ];
}

/** The court that controls the account is the one that enforces, or another with a reason that is written. */
function elsewhere({ account }: AgreementTerms, { court }: ReviewedCase): Found[] {
  if (account === undefined) return [];
  if (account.court === undefined) {
    return account.holder === 'COURT'
      ? [
          foundAt(
            '/account/court',
            '案款专户应当写明管辖该账户的法院。',
            'A case-fund account names the court that controls it.',
          ),
        ]
      : [];
  }
  const reasoned = account.basis !== undefined && account.basis.trim() !== '';
  if (account.court === court || reasoned) return [];
  return [
    foundAt(
      '/account/court',
      `账户由${account.court}法院管辖，执行法院为${court}，协议未写明依据。`,
      `The account is controlled by ${account.court}; ${court} enforces, and no reason is given.`,
    ),
  ];
}

/** A creditor's own account is that of a creditor of this case; among several it is said whose. */
function strangers({ account }: AgreementTerms, { parties }: ReviewedCase): Found[] {
  if (account?.holder !== 'CREDITOR') return [];
  const creditors = parties.filter(({ side }) => side === 'CREDITOR').map(({ partyId }) => partyId);
  const known = account.partyId === undefined ? creditors.length === 1 : creditors.includes(account.partyId);
  return known
    ? []
    : [
        foundAt(
          '/account/partyId',
          '收款账户的户主不是本案申请执行人，或者多名申请执行人中未写明户主。',
          'The account belongs to no creditor of this case, or it is not said to which of several.',
        ),
      ];
}

/**
 * The rules on where money is paid and which court controls the account (账户管辖): place and manner of performance (SET-ART-1-1). What is
 * deposited goes to the executing court too (SET-ART-7-1), so an account under another court needs a reason.
 */
export const ACCOUNT_RULES: readonly LegalityRule[] = [
  {
    code: 'AGREEMENT.ACCOUNT_MISSING',
    severity: 'WARNING',
    rule: 'SET-ART-1-1',
    remedy: {
      zh: '写明款项付至法院案款专户或者申请执行人账户，以及管辖该账户的法院',
      en: 'say whether the money goes to a court’s case-fund account or to the creditor’s own, and which court controls it',
    },
    find: missing,
  },
  {
    code: 'AGREEMENT.ACCOUNT_ELSEWHERE',
    severity: 'BLOCKING',
    rule: 'SET-ART-1-1',
    remedy: {
      zh: '改为执行法院管辖的账户，或者写明由其他法院管辖的依据（例如委托执行）',
      en: 'name an account under the executing court, or say why another court controls it, such as delegated enforcement',
    },
    find: elsewhere,
  },
  {
    code: 'AGREEMENT.ACCOUNT_OWNER',
    severity: 'BLOCKING',
    rule: 'SET-ART-1-1',
    remedy: { zh: '写明户主为本案哪一名申请执行人', en: 'name the creditor of this case whose account it is' },
    find: strangers,
  },
];
