/** What a clause says of a thing that a wording names: it provides for it, forbids it, or cannot be read for certain. */
export type ClauseReading = 'PROVIDES' | 'DOUBTFUL' | 'FORBIDS';

/**
 * One way in which agreements put a thing, within one sentence. Where the thing is done before the wording ends (“作出裁定，将车辆抵偿”)
 * a group `act` marks it: a prohibition counts where the act stands. `doubtful`: the same words also mean something lawful.
 */
export type ClauseWording = RegExp | { readonly doubtful: RegExp };

/** Words by which a clause forbids what follows them. */
const FORBIDS = new RegExp(
  [
    '不得|不能|不可|不应|不再|不予|不会|并不|无权|禁止|没有|并非',
    '不(?=自动|直接|当然|径行|立即|依职权|主动|作|出具|裁定|由|具有|具备|享有|赋予|产生|(?:申请|请求|要求)(?:人民|执行|本)?法?院)',
    // What the court does not do for this or on that, refuses or does not grant; “不因……而拒绝” forbids nothing.
    '不因[^，,]{0,24}?而',
    '不(?=因|就(?!是|此|业|地)|支持|准许|批准|受理|接受|取代|替代|代替)',
    '(?<=法院[^，,]{0,6})(?:拒绝|拒不|不同意)',
    '不(?=是|成为|构成|视为|视同|等同|属于|凭|持(?!异议)|依|据本|以本|按本|强制)',
    '无(?=强制|执行力|执行效力)',
    // “无须申请，恢复执行” provides for resumption; “无需法院裁定” does without the ruling.
    '(?:无[需须]|毋[需须庸]|不[需必须用]|不经)(?=[^，,]{0,14}裁定)',
    '放弃(?=[^，,]{0,4}(?:申请|请求|要求))',
  ].join('|'),
  'g',
);
/** Not a prohibition: a breach as a condition (“不能按期付款的”), a double negation (“不得拒绝”), a fixed word. */
const NO_PROHIBITION = [
  /(?:不(?:能|再|予|可|应|得|会|按|依|依照|按照)?|并不|没有)(?:(?!裁定|法院|强制)[^，,]){0,8}?(?:履行|支付|付款|还款|付清|清偿|偿还|给付|交付|归还|到账|腾退|交房|还清|配合)/g,
  /(?:不得|不能|不可|不应|不会|不再|无权|禁止)[^，,]{0,4}?(?:拒绝|拒不|拒|推诿|推脱|拖延|迟延|怠于|延误|阻碍|妨碍|阻止|反对|对抗|提出异议|反悔|撤销|解除|变更|不)/g,
  /不可(?:抗力|撤销)/g,
  /不因[^，,]{0,24}?(?:拒绝|拒不|停止|中止|免除|影响)/g,
] as const;
/** So many characters before the thing a part of a sentence is read; what stands further off is not tied to it. */
const REACH = 400;
/** After these words another thing is spoken of: what stood before them need not reach what follows. */
const BOUNDARY = /[的时则后并且而]/;

/**
 * Reads a text for what it provides on a thing that is put in one of these wordings, sentence by sentence; where it is named more than
 * once the gravest reading counts. A prohibition counts only within the same part of the sentence, and only where nothing parts it
 * from what it forbids; in doubt the text is doubtful, never clear. Null where the thing is not named.
 */
export function readClause(text: string, wordings: readonly ClauseWording[]): ClauseReading | null {
  let gravest: ClauseReading | null = null;
  for (const sentence of text.split(/[。；;！!\n]/)) {
    // Text that was pasted has spaces between its characters; they say nothing.
    const plain = sentence.replaceAll(/\s/g, '');
    for (const wording of wordings)
      for (const reading of readingsOf(plain, wording)) {
        if (reading === 'PROVIDES') return reading;
        if (gravest === null || reading === 'DOUBTFUL') gravest = reading;
      }
  }
  return gravest;
}

/** One after another: a text that names the thing in every line is read no further than it has to be. */
function* readingsOf(sentence: string, wording: ClauseWording): Generator<ClauseReading> {
  const pattern = wording instanceof RegExp ? wording : wording.doubtful;
  for (const match of sentence.matchAll(new RegExp(pattern, 'dg'))) {
    const reading = readingOf(sentence, match);
    yield reading === 'PROVIDES' && !(wording instanceof RegExp) ? 'DOUBTFUL' : reading;
  }
}

function readingOf(sentence: string, { index, 0: named, indices }: RegExpExecArray): ClauseReading {
  const end = index + named.length;
  const act = indices?.groups?.['act']?.[0] ?? end;
  // What is named may span a comma: the part that counts begins where the act's does, else where the last one does.
  const before = sentence.slice(Math.max(0, index - REACH), act);
  const comma = Math.max(before.lastIndexOf('，'), before.lastIndexOf(','));
  const part = `${before.slice(comma + 1)}${sentence.slice(act, end)}`;
  // What is no prohibition is struck out, so that the places of everything else stay.
  const struck = NO_PROHIBITION.reduce(
    (whole, phrase) => whole.replace(phrase, (found) => '○'.repeat(found.length)),
    part,
  );
  const last = [...struck.matchAll(FORBIDS)].at(-1);
  if (last === undefined) return 'PROVIDES';
  return BOUNDARY.test(struck.slice(last.index + last[0].length)) ? 'DOUBTFUL' : 'FORBIDS';
}
