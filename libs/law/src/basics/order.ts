/** Orders texts by their characters (not by a language) and amounts: negative, zero or positive, for `sort`. */
export function ascending<T extends string | bigint | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
