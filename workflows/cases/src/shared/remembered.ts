/** So many ids of each kind are carried from run to run: some 20 KB, and years of receipts and commands of one case. */
const REMEMBERED = 500;

/** The ids seen so far with one more; the oldest is forgotten first. */
export function remember(seen: readonly string[], id: string): string[] {
  return [...seen, id].slice(-REMEMBERED);
}
