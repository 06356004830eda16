/** Resolves after so many milliseconds. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

/** The value below which that share of the sorted values lies. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

export const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

export const print = (text = ''): void => void process.stdout.write(`${text}\n`);

/** A table as text: the first column to the left, the others to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => width(String(row[column] ?? '')))));
  const cell = (text: string, column: number): string => {
    const filling = ' '.repeat(widths[column]! - width(text));
    return column === 0 ? text + filling : filling + text;
  };
  return rows.map((row) => row.map((value, column) => cell(String(value), column)).join('   ')).join('\n');
}

/** Chinese characters are two columns wide. */
const width = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0);

/** Does `work` for each item, at most `atOnce` at a time; answers in the order of the items. */
export async function sideBySide<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      answers[index] = await work(items[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  return answers;
}
