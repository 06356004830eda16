import { maskPersonalNumbers } from '@hejie/law';

/** What stands in a log where a secret or a personal detail stood. */
const MASK = '***';

/** Names of fields whose values never reach a log: secrets, then personal details. Compared without case, `-` and `_`. */
const CONFIDENTIAL_FIELDS = new Set([
  ...[
    'authorization',
    'cookie',
    'setcookie',
    'password',
    'passwd',
    'secret',
    'clientsecret',
    'token',
    'accesstoken',
    'refreshtoken',
    'idtoken',
    'privatekey',
    'encryptionkey',
    'databaseurl',
  ],
  ...[
    'name',
    'fullname',
    'legalname',
    'personname',
    'idnumber',
    'identitynumber',
    'identity',
    'idcard',
    'phone',
    'mobile',
    'telephone',
    'email',
    'address',
    'bankaccount',
    'accountnumber',
    'cardnumber',
  ],
]);

/** Must the value of a field of this name be kept out of logs? */
export function isConfidentialField(field: string): boolean {
  return CONFIDENTIAL_FIELDS.has(field.replaceAll(/[-_]/g, '').toLowerCase());
}

/** Surnames of two characters (复姓) that are borne today. */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 夏侯 司徒 司空 端木 独孤 南宫 长孙 宇文 轩辕 钟离 呼延 赫连 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 ' +
    '仲孙 鲜于 闾丘 司寇 拓跋 东郭 左丘 万俟 闻人 完颜 西门 梁丘 公羊 谷梁 乐正 漆雕 壤驷 公良 夹谷 宰父 段干 巫马 公西 羊舌 微生 歐陽 諸葛 尉遲 東方 長孫 鍾離 呼延 赫連'
  ).split(' '),
);

/** A person's name as judgments publish it: the surname, a compound one (欧阳) whole, then 某 for each further character (张三丰 → 张某某). */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const compound = characters.length > 2 && COMPOUND_SURNAMES.has(characters.slice(0, 2).join(''));
  const surname = characters.slice(0, compound ? 2 : 1).join('');
  if (surname === '') return '';
  const given = characters.length - (compound ? 2 : 1);
  return surname + (/\p{Script=Han}/u.test(surname) ? '某'.repeat(Math.min(given, 2)) : MASK);
}

/** An identity, phone or account number: its first two and last two characters (4602**************12). */
export function maskNumber(number: string): string {
  const text = number.trim();
  return text.length <= 6 ? '*'.repeat(text.length) : text.slice(0, 2) + '*'.repeat(text.length - 4) + text.slice(-2);
}

/** Unified social credit codes, in capitals or not: the code of a sole trader leads to a person. */
const CREDIT_CODES = /(?<![\dA-Za-z])[\dA-HJ-NP-RTUW-Y]{2}\d{6}[\dA-HJ-NP-RTUW-Y]{10}(?![\dA-Za-z])/gi;
const JWT = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const URL_CREDENTIALS = /(\w+:\/\/[^\s:@/]+:)[^\s@/]+@/g;

/** Free text (an error message, an address line) with every number, token and password in it masked. */
export function maskText(text: string): string {
  const withoutSecrets = text.replace(JWT, MASK).replace(URL_CREDENTIALS, `$1${MASK}@`);
  return maskPersonalNumbers(withoutSecrets.replace(CREDIT_CODES, maskNumber), maskNumber);
}

/** A copy fit for a log: confidential fields replaced, texts masked, depth and length bounded. */
export function maskDeep(value: unknown, depth = 6): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth === 0) return '…';
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => maskDeep(item, depth - 1));
  if (value instanceof Error)
    return { type: value.name, message: maskText(value.message), stack: maskText(value.stack ?? '') };
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => [
      field,
      isConfidentialField(field) && item != null ? MASK : maskDeep(item, depth - 1),
    ]),
  );
}
