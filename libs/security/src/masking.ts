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

/** A person's name as judgments publish it: the surname, then 某 for each further character (张三丰 → 张某某). */
export function maskName(name: string): string {
  const [first, ...rest] = [...name.trim()];
  return first === undefined
    ? ''
    : first + (/\p{Script=Han}/u.test(first) ? '某'.repeat(Math.min(rest.length, 2)) : MASK);
}

/** An identity, phone or account number: its first two and last two characters (4602**************12). */
export function maskNumber(number: string): string {
  const text = number.trim();
  return text.length <= 6 ? '*'.repeat(text.length) : text.slice(0, 2) + '*'.repeat(text.length - 4) + text.slice(-2);
}

// 18-character identity and unified social credit codes, mobile numbers, bank cards; bearer tokens; credentials in URLs.
const NUMBERS =
  /(?<![\dA-Za-z])(?:\d{17}[\dXx]|[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}|1[3-9]\d{9}|\d{16,19})(?![\dA-Za-z])/g;
const JWT = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const URL_CREDENTIALS = /(\w+:\/\/[^\s:@/]+:)[^\s@/]+@/g;

/** Free text (an error message, an address line) with every number, token and password in it masked. */
export function maskText(text: string): string {
  return text.replace(JWT, MASK).replace(URL_CREDENTIALS, `$1${MASK}@`).replace(NUMBERS, maskNumber);
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
