import { type Run } from '../docx/filled-document.js';

/** A line of a paragraph, and the space that is added after each of its characters where it is justified. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
  readonly justified: boolean;
}

/** How wide a text stands in points. */
export type Measure = (run: Run) => number;

/** What may not begin a line (避头), and what may not end one (避尾). */
const NOT_FIRST = /^[，。、；：？！）》〉」』】〕”’…—％·,.;:?!)\]%]/u;
const NOT_LAST = /[（《〈「『【〔“‘([]$/u;
/** What is not torn apart: numbers, letters and what joins them. */
const WORD = /[\p{Script=Latin}\p{N}.,:/@_%+-]+|./gsu;

/** Codes and addresses longer than this are torn like Chinese text: kept whole, they would leave holes. */
const LONGEST_WORD = 12;

/** The parts of runs between which a line may break. */
function atoms(runs: readonly Run[]): Run[][] {
  const found: Run[][] = [];
  let glued = false;
  for (const run of runs)
    for (const text of [...run.text.matchAll(WORD)].flatMap(([word]) =>
      word.length > LONGEST_WORD ? [...word] : [word],
    )) {
      const last = found.at(-1);
      const piece = { ...run, text };
      if (last !== undefined && (glued || NOT_FIRST.test(text))) last.push(piece);
      else found.push([piece]);
      glued = NOT_LAST.test(text);
    }
  return found;
}

/**
 * Runs broken into lines, the first of which is narrower by its indent. Punctuation neither begins nor ends a line where it may not;
 * what alone is wider than a line is torn.
 */
export function brokenIntoLines(runs: readonly Run[], width: number, firstIndent: number, measure: Measure): Line[] {
  const lines: { runs: Run[]; width: number }[] = [{ runs: [], width: 0 }];
  const room = (): number => width - (lines.length === 1 ? firstIndent : 0);
  const put = (atom: readonly Run[]): void => {
    const wide = total(atom, measure);
    let line = lines.at(-1)!;
    if (line.runs.length > 0 && line.width + wide > room()) lines.push((line = { runs: [], width: 0 }));
    if (wide > room() && (atom.length > 1 || [...atom[0]!.text].length > 1)) {
      for (const piece of atom.flatMap((run) => [...run.text].map((text) => ({ ...run, text })))) put([piece]);
      return;
    }
    line.runs.push(...atom);
    line.width += wide;
  };
  for (const atom of atoms(runs)) put(atom);
  return lines.map((line, index) => ({
    runs: joined(line.runs),
    width: line.width,
    justified: index < lines.length - 1,
  }));
}

const total = (runs: readonly Run[], measure: Measure): number => runs.reduce((sum, run) => sum + measure(run), 0);

/** Neighbours of one weight and size as one run. */
function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last !== undefined && last.bold === run.bold && last.size === run.size)
      found[found.length - 1] = { ...last, text: last.text + run.text };
    else found.push(run);
  }
  return found;
}
