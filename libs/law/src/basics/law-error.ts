/** One reason of a refusal. */
export interface RefusalReason {
  readonly code: string;
  readonly rule?: string;
  readonly path?: string;
  readonly zh: string;
  readonly en: string;
}

/** A refusal of the legal core: what was refused, by which rule, in Chinese and in English. */
export interface LawErrorText extends RefusalReason {
  /** Every reason, where there are several; the refusal itself is put in terms of the first. */
  readonly problems?: readonly RefusalReason[];
}

/**
 * Thrown by every function of law that refuses its input or its question.
 * `code` is `CONTEXT.REASON`; `rule` is the id in rules.md that refused; `path` the place in the input.
 */
export class LawError extends Error {
  readonly code: string;
  readonly rule?: string;
  readonly zh: string;
  readonly en: string;
  readonly path?: string;
  readonly problems?: readonly RefusalReason[];

  constructor(text: LawErrorText) {
    super(`${text.code}: ${text.en}`);
    this.name = 'LawError';
    this.code = text.code;
    this.rule = text.rule;
    this.path = text.path;
    this.zh = text.zh;
    this.en = text.en;
    this.problems = text.problems;
  }

  /** The same refusal at a place in a larger input, e.g. `/slices/0/1`. */
  at(path: string): LawError {
    return new LawError({ ...this.toJSON(), path });
  }

  /** The same refusal with each of its reasons beside it, where there are several. */
  withReasons(reasons: readonly RefusalReason[]): LawError {
    if (reasons.length < 2) return this;
    const plain = reasons.map(({ code, rule, path, zh, en }): RefusalReason => ({
      code,
      ...(rule === undefined ? {} : { rule }),
      ...(path === undefined ? {} : { path }),
      zh,
      en,
    }));
    return new LawError({ ...this.toJSON(), problems: plain });
  }

  /** The wire form: never a stack trace. Absent fields are left out. */
  toJSON(): LawErrorText {
    return {
      code: this.code,
      ...(this.rule === undefined ? {} : { rule: this.rule }),
      ...(this.path === undefined ? {} : { path: this.path }),
      zh: this.zh,
      en: this.en,
      ...(this.problems === undefined ? {} : { problems: this.problems }),
    };
  }
}
