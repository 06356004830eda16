import { type PartyIdentityBody } from '@hejie/contracts/http';

/** What identifies a party beside his name, in the words of the file (身份事项); nothing where nothing is known. */
export function particularsOf({ kind, number, address, representative }: PartyIdentityBody): string | undefined {
  const parts =
    kind === 'PERSON'
      ? [...birthOf(number), address && `住${address}`, number && `公民身份号码${number}`]
      : [
          address && `住所地${address}`,
          number && `统一社会信用代码${number}`,
          representative && `法定代表人${representative}`,
        ];
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.join('，');
}

/** Sex and day of birth stand in a number of eighteen characters (GB 11643). */
function birthOf(number: string | undefined): string[] {
  const [, year, month, day, order] = /^\d{6}(\d{4})(\d{2})(\d{2})(\d{3})/.exec(number ?? '') ?? [];
  if (number?.length !== 18 || order === undefined) return [];
  return [Number(order) % 2 === 1 ? '男' : '女', `${year}年${Number(month)}月${Number(day)}日出生`];
}
