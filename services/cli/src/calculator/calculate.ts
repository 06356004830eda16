import { LAW_KINDS, shown, type CalculatorKind, type CalculatorOutcome, type RefusalReason } from '@hejie/law';
import { SETTLEMENT_KINDS } from '@hejie/settlement';

/** Every kind of calculation (calculator.md), those of law and those of settlement. */
export const KINDS: Readonly<Record<string, CalculatorKind>> = Object.freeze({ ...LAW_KINDS, ...SETTLEMENT_KINDS });

/** What was asked cannot be read as a calculation at all, so that no rule of law refuses it: `rule` is null. */
interface Unread {
  readonly error: Required<Pick<RefusalReason, 'code' | 'path' | 'zh' | 'en'>> & { readonly rule: null };
}

/** What is printed: the outcome under its kind; `null` where a line of a batch names none. */
export type Answer = { readonly kind: string | null } & (CalculatorOutcome | Unread);

const refused = (kind: string | null, { code, ...text }: Omit<Unread['error'], 'rule'>): Answer => ({
  kind,
  error: { code, rule: null, ...text },
});

/** One calculation. Never throws: a fault of the software is an answer too, without its stack. */
export function calculate(kind: string, input: unknown): Answer {
  const compute = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (compute === undefined) {
    const names = Object.keys(KINDS).join(', ');
    return refused(kind, {
      code: 'KIND.UNKNOWN',
      path: '/kind',
      zh: `没有名为 ${shown(kind)} 的计算。可用：${names}。`,
      en: `There is no calculation ${shown(kind)}. There are: ${names}.`,
    });
  }
  try {
    return { kind, ...compute(input) };
  } catch {
    return refused(kind, {
      code: 'CALCULATOR.FAULT',
      path: '',
      zh: '计算程序出错，请报告此输入。',
      en: 'The calculator has a fault; please report this input.',
    });
  }
}

/** One calculation whose input is JSON text; without any, that is what is missing. */
export function calculateText(kind: string, json: string | undefined): Answer {
  if (json === undefined)
    return refused(kind, { code: 'INPUT.MISSING', path: '', zh: '缺少输入。', en: 'The input is missing.' });
  const input = parsed(json);
  if (input === undefined)
    return refused(kind, {
      code: 'INPUT.NOT_JSON',
      path: '',
      zh: '输入不是 JSON；文本须带双引号，例如 \'"8182"\'。',
      en: 'The input is not JSON; text stands in double quotes, such as \'"8182"\'.',
    });
  return calculate(kind, input.value);
}

/** A line of a batch that is too long to be read. */
export function lineTooLong(): Answer {
  return refused(null, {
    code: 'INPUT.TOO_LONG',
    path: '',
    zh: '此行过长，未读取。',
    en: 'This line is too long and was not read.',
  });
}

/** One line of a batch, `{"kind":…,"input":…}`. */
export function calculateLine(line: string): Answer {
  const read = parsed(line)?.value;
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    return refused(null, {
      code: 'INPUT.NOT_JSON',
      path: '',
      zh: '每行应为 {"kind":…,"input":…}。',
      en: 'Each line is {"kind":…,"input":…}.',
    });
  }
  const { kind, input, ...rest } = read as Record<string, unknown>;
  const [unknown] = Object.keys(rest);
  if (typeof kind !== 'string')
    return refused(null, { code: 'INPUT.MISSING', path: '/kind', zh: '缺少 kind。', en: 'kind is missing.' });
  if (unknown !== undefined)
    return refused(kind, {
      code: 'INPUT.UNKNOWN_FIELD',
      path: `/${shown(unknown)}`,
      zh: `没有名为 ${shown(unknown)} 的字段。`,
      en: `There is no field ${shown(unknown)}.`,
    });
  if (input === undefined)
    return refused(kind, { code: 'INPUT.MISSING', path: '/input', zh: '缺少 input。', en: 'input is missing.' });
  return calculate(kind, input);
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
