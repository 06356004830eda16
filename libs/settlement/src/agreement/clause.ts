/** What a clause says of a thing that a pattern names: it provides for it, forbids it, or cannot be read for certain. */
export type ClauseReading = 'PROVIDES' | 'DOUBTFUL' | 'FORBIDS';

/** Words by which a clause forbids what follows them. */
const FORBIDS =
  /不得|不能|不可|不应|不再|不予|不会|并不|无权|禁止|不(?=自动|直接|当然|径行|立即|依职权|主动|作出|出具|裁定|由|具有|享有|赋予|(?:申请|请求|要求)(?:人民|执行|本)?法?院)/g;
/** Not a prohibition: a breach as a condition (“不能按期付款的”), a double negation (“不得拒绝”), a fixed word. */
const NO_PROHIBITION = [
  /(?:不(?:能|再|予|可|应|得|会|按)?|并不)[^，,]{0,8}?(?:履行|支付|付款|还款|付清|清偿|偿还|给付|交付|归还|到账|腾退|交房|还清)/g,
  /(?:不得|不能|不可|不应|不会|不再|无权|禁止)[^，,]{0,4}?(?:拒绝|拒不|拒|推诿|推脱|拖延|迟延|怠于|延误|阻碍|妨碍|阻止|反对|对抗|提出异议|反悔|撤销|解除|变更|不)/g,
  /不可(?:抗力|撤销)/g,
] as const;
/** So many characters before the thing a part of a sentence is read; what stands further off is not tied to it. */
const REACH = 400;
/** After these words another thing is spoken of: what stood before them need not reach what follows. */
const BOUNDARY = /[的时则后并且而]/;

/**
 * Reads a text for what it provides on the thing that the pattern names, sentence by sentence; where it is named twice the graver reading
 * counts. A prohibition counts only within the same part of the sentence, and only where nothing parts it from what it forbids;
 * in doubt the text is doubtful, never clear. Null where the thing is not named.
 */
export function readClause(text: string, pattern: RegExp): ClauseReading | null {
  const readings = text
    .split(/[。；;！!\n]/)
    .flatMap((sentence) => [...sentence.matchAll(new RegExp(pattern, 'g'))].map((match) => readingOf(sentence, match)));
  return (['PROVIDES', 'DOUBTFUL', 'FORBIDS'] as const).find((reading) => readings.includes(reading)) ?? null;
}

function readingOf(sentence: string, { index, 0: named }: RegExpExecArray): ClauseReading {
  const start = Math.max(0, index - REACH);
  const text = sentence.slice(start, index + named.length);
  // What is named may span a comma: the part that counts is the one in which it ends.
  const part = text.slice(Math.max(text.lastIndexOf('，'), text.lastIndexOf(',')) + 1);
  // What is no prohibition is struck out, so that the places of everything else stay.
  const struck = NO_PROHIBITION.reduce(
    (whole, phrase) => whole.replace(phrase, (found) => '○'.repeat(found.length)),
    part,
  );
  const last = [...struck.matchAll(FORBIDS)].at(-1);
  if (last === undefined) return 'PROVIDES';
  return BOUNDARY.test(struck.slice(last.index + last[0].length)) ? 'DOUBTFUL' : 'FORBIDS';
}
