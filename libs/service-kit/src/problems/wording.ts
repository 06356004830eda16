import { type z } from 'zod';

/** What is wrong with a field, in words for people: one language each, and no pattern or type of the code in them. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

type Issue = z.core.$ZodIssue;
type IssueOf<C extends Issue['code']> = Extract<Issue, { code: C }>;

/** How a request that does not fit its schema is put. Other kinds of issues name no more than that the value is wrong. */
export function wordingOf(issue: Issue): Wording {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? WRONG;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'too_small':
      return atLeast(issue);
    case 'too_big':
      return atMost(issue);
    case 'invalid_format':
      return { zh: '格式不正确', en: 'The form is not right' };
    case 'not_multiple_of':
      return { zh: `应为 ${issue.divisor} 的整数倍`, en: `A multiple of ${issue.divisor} is expected` };
    case 'invalid_union':
      return { zh: '与允许的任何一种写法都不符', en: 'This fits none of the forms that are allowed here' };
    default:
      return WRONG;
  }
}

/** The field is not there at all. */
export const MISSING: Wording = { zh: '缺少该字段', en: 'The field is missing' };
/** Nothing knows the field. */
export const UNKNOWN: Wording = { zh: '未知的字段', en: 'Unknown field' };
const WRONG: Wording = { zh: '该字段的值不正确', en: 'The value is not right' };

const TYPES: Partial<Record<IssueOf<'invalid_type'>['expected'], Wording>> = {
  string: { zh: '应为带引号的文本', en: 'A quoted text is expected' },
  number: { zh: '应为数字', en: 'A number is expected' },
  int: { zh: '应为整数', en: 'A whole number is expected' },
  boolean: { zh: '应为 true 或 false', en: 'true or false is expected' },
  array: { zh: '应为列表', en: 'A list is expected' },
  object: { zh: '应为对象', en: 'An object is expected' },
  record: { zh: '应为对象', en: 'An object is expected' },
  null: { zh: '应为 null', en: 'null is expected' },
};

function oneOf(values: readonly unknown[]): Wording {
  const [only] = values;
  if (values.length === 1) return { zh: `应为 ${String(only)}`, en: `${String(only)} is expected` };
  return { zh: `应为 ${values.join('、')} 之一`, en: `One of ${values.join(', ')} is expected` };
}

function atLeast({ origin, minimum, inclusive }: IssueOf<'too_small'>): Wording {
  if (origin === 'string' && minimum === 1) return { zh: '不能为空', en: 'This may not be empty' };
  if (origin === 'string')
    return { zh: `至少应有 ${minimum} 个字符`, en: `At least ${minimum} characters are expected` };
  if (origin === 'array') return { zh: `至少应有 ${minimum} 项`, en: `At least ${minimum} entries are expected` };
  return inclusive === false
    ? { zh: `应大于 ${minimum}`, en: `More than ${minimum} is expected` }
    : { zh: `不得小于 ${minimum}`, en: `At least ${minimum} is expected` };
}

function atMost({ origin, maximum, inclusive }: IssueOf<'too_big'>): Wording {
  if (origin === 'string') return { zh: `最多 ${maximum} 个字符`, en: `At most ${maximum} characters are allowed` };
  if (origin === 'array') return { zh: `最多 ${maximum} 项`, en: `At most ${maximum} entries are allowed` };
  return inclusive === false
    ? { zh: `应小于 ${maximum}`, en: `Less than ${maximum} is expected` }
    : { zh: `不得大于 ${maximum}`, en: `At most ${maximum} is allowed` };
}
