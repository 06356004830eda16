import { type Bilingual } from '@hejie/law';
import { foundAt, type Found, type LegalityPack, type LegalityRule, type ReviewedCase } from './legality-rule.js';
import { type AgreementTerms, type Signatory, type SignatoryRole } from './terms.js';
import { guarantorsSigning, whoMustSign, type RequiredSignature } from './who-signs.js';

const ROLE_NAMES: Record<SignatoryRole, Bilingual> = {
  CREDITOR: { zh: '申请执行人', en: 'creditor' },
  DEBTOR: { zh: '被执行人', en: 'debtor' },
  MEDIATOR: { zh: '和解员', en: 'mediator' },
  CLERK: { zh: '书记员', en: 'clerk' },
  GUARANTOR: { zh: '担保人', en: 'guarantor' },
};

const signsAsParty = ({ role }: Signatory): boolean => role === 'CREDITOR' || role === 'DEBTOR';

const required = (
  because: RequiredSignature['because'],
  terms: AgreementTerms,
  courtCase: ReviewedCase,
  pack: LegalityPack,
): RequiredSignature[] => whoMustSign(terms, courtCase, pack).filter((one) => one.because === because);

/** Who promises the court by his signature is among those who sign: confirmation waits for it, and without it there is no promise. */
function unsigned(terms: AgreementTerms, courtCase: ReviewedCase, pack: LegalityPack): Found[] {
  const signing = guarantorsSigning(terms);
  return required('PROMISE', terms, courtCase, pack).flatMap(({ guarantorId = '' }) =>
    signing.includes(guarantorId)
      ? []
      : [
          foundAt(
            '/signatories',
            `协议称担保人“${guarantorId}”承诺接受直接强制执行，但其既未列为签署人，人民法院也未收到其担保书，不构成向法院的承诺。`,
            `The agreement says that the guarantor "${guarantorId}" promised, but he is not to sign it and the court has no letter of his: there is no promise to the court.`,
          ),
        ],
  );
}

/** Two signatories with one id could not be told apart: one signature would count for both. */
function duplicates({ signatories }: AgreementTerms): Found[] {
  return signatories.flatMap(({ id }, i) =>
    signatories.findIndex((other) => other.id === id) === i
      ? []
      : [foundAt(`/signatories/${i}/id`, `签署人编号“${id}”重复。`, `The signatory id "${id}" is used twice.`)],
  );
}

/** Who signs as guarantor is a surety, or owns what secures performance; nobody else is one. */
function notGuarantors({ signatories, guarantors, security }: AgreementTerms): Found[] {
  const known = new Set([
    ...guarantors.map(({ guarantorId }) => guarantorId),
    ...security.map(({ ownerPartyId }) => ownerPartyId),
  ]);
  return signatories.flatMap(({ role, guarantorId }, i) => {
    const fits = role === 'GUARANTOR' ? guarantorId !== undefined && known.has(guarantorId) : guarantorId === undefined;
    return fits
      ? []
      : [
          foundAt(
            `/signatories/${i}/guarantorId`,
            '担保人签署的，应当写明其为协议所列的哪一担保人；其他签署人不得写明。',
            'Who signs as guarantor names a guarantor of the agreement, and nobody else does.',
          ),
        ];
  });
}

/** Who signs as creditor or debtor is a party of that side; mediator and clerk are none. A guarantor may be a party or not. */
function strangers({ signatories }: AgreementTerms, { parties }: ReviewedCase): Found[] {
  return signatories.flatMap((signatory, i) => {
    const { role, partyId } = signatory;
    if (role === 'GUARANTOR') return [];
    const side = parties.find((party) => party.partyId === partyId)?.side;
    const fits = signsAsParty(signatory) ? side === role : side === undefined;
    if (fits) return [];
    const name = ROLE_NAMES[role];
    return [
      foundAt(
        `/signatories/${i}/partyId`,
        `签署人与其所列身份“${name.zh}”不符。`,
        `The signatory is not what it is named, the ${name.en}.`,
      ),
    ];
  });
}

/** Every party of the case, joint debtors one by one, signs exactly once. */
function absentees(terms: AgreementTerms, courtCase: ReviewedCase, pack: LegalityPack): Found[] {
  return required('PARTY', terms, courtCase, pack).flatMap(({ partyId, role }) => {
    const times = terms.signatories.filter((one) => signsAsParty(one) && one.partyId === partyId).length;
    if (times === 1) return [];
    const name = ROLE_NAMES[role];
    return [
      times === 0
        ? foundAt(
            '/signatories',
            `协议未列明全体当事人为签署人：缺少一名${name.zh}（${partyId}）。`,
            `Not all parties are to sign: a ${name.en} (${partyId}) is missing.`,
          )
        : foundAt(
            '/signatories',
            `协议未列明全体当事人为签署人各一次：${name.zh}（${partyId}）列了${times}次。`,
            `Each party signs once; the ${name.en} (${partyId}) is named ${times} times.`,
          ),
    ];
  });
}

/** The rules on who signs (PRE-6, SET-ART-2-1, SET-ART-4-1). */
export const SIGNATORY_RULES: readonly LegalityRule[] = [
  {
    code: 'AGREEMENT.NO_SPECIAL_AUTHORITY',
    severity: 'BLOCKING',
    rule: 'SET-ART-4-1',
    remedy: {
      zh: '提交载明和解权限的特别授权委托书，或者由本人签署',
      en: 'submit a special authority that names settlement, or let the party sign',
    },
    find: (t) =>
      t.signatories.flatMap((s, i) =>
        s.by === 'AGENT' && !s.specialAuthority
          ? [
              foundAt(
                `/signatories/${i}/specialAuthority`,
                '代理人代为和解须有特别授权。',
                'An agent may settle only with special authority.',
              ),
            ]
          : [],
      ),
  },
  {
    code: 'AGREEMENT.SIGNATORY_MISSING',
    severity: 'BLOCKING',
    rule: 'PRE-6',
    remedy: {
      zh: '列明规则包要求的签署人（双方当事人、和解员、书记员）',
      en: 'name everyone who must sign under the pack: both sides, the mediator, the clerk',
    },
    find: (t, courtCase, p) =>
      required('PACK', t, courtCase, p)
        .filter(({ role }) => !t.signatories.some((s) => s.role === role))
        .map(({ role }) =>
          foundAt(
            '/signatories',
            `缺少签署人：${ROLE_NAMES[role].zh}。`,
            `No signatory for the ${ROLE_NAMES[role].en}.`,
          ),
        ),
  },
  {
    code: 'AGREEMENT.RECORD_WITHOUT_CLERK',
    severity: 'BLOCKING',
    rule: 'SET-ART-2-3',
    remedy: {
      zh: '列明记录人（书记员）为签署人，或者改为提交书面和解协议',
      en: 'name the clerk who keeps the record among the signatories, or submit a written agreement',
    },
    find: (t, courtCase, p) =>
      required('RECORD', t, courtCase, p)
        .filter(({ role }) => !t.signatories.some((s) => s.role === role))
        .map(() =>
          foundAt(
            '/signatories',
            '和解内容记入笔录的，记录人应当在笔录上签名。',
            'Who keeps the record signs it after the parties.',
          ),
        ),
  },
  {
    code: 'AGREEMENT.SIGNATORY_DUPLICATE',
    severity: 'BLOCKING',
    rule: 'PRE-6',
    remedy: { zh: '给每名签署人不同的编号', en: 'give each signatory an id of its own' },
    find: duplicates,
  },
  {
    code: 'AGREEMENT.SIGNATORY_NOT_PARTY',
    severity: 'BLOCKING',
    rule: 'PRE-6',
    remedy: {
      zh: '写明签署人所属的当事人，并与其身份一致',
      en: 'name the party for whom each signatory signs, of the side that it stands on',
    },
    find: strangers,
  },
  {
    code: 'AGREEMENT.GUARANTOR_NOT_SIGNING',
    severity: 'BLOCKING',
    rule: 'SET-ART-18-1',
    remedy: {
      zh: '把该担保人列为签署人（GUARANTOR），或者写明人民法院收到的其担保书（letter.received：何种文书、收到之日、摘要或者卷宗位置），或者删去承诺',
      en: 'name the guarantor among the signatories (GUARANTOR), or the letter that the court received (letter.received: what, when, hash or place in the file), or strike the promise',
    },
    find: unsigned,
  },
  {
    code: 'AGREEMENT.SIGNATORY_NOT_GUARANTOR',
    severity: 'BLOCKING',
    rule: 'SET-ART-18-1',
    remedy: { zh: '写明签署的担保人', en: 'name the guarantor who signs' },
    find: notGuarantors,
  },
  {
    code: 'AGREEMENT.PARTY_NOT_SIGNING',
    severity: 'BLOCKING',
    rule: 'SET-ART-2-1',
    remedy: {
      zh: '列明全体当事人（包括每一名共同被执行人）为签署人',
      en: 'name every party, each joint debtor included, as a signatory',
    },
    find: absentees,
  },
];
