/** What a derivation, a store and a wire may hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Text for a party, in both languages of the house. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * How a value came about: the rule, what went in, the steps below it and a sentence a party can follow.
 * Everything in it is JSON, so it is stored and shown as it is. Amounts are yuan, dates are `YYYY-MM-DD`.
 */
export interface Derivation {
  /** The edition of the law that made it (`LAW_EDITION`), at the root of a tree that is printed or stored. */
  readonly edition?: string;
  readonly rule: string;
  readonly article?: string;
  readonly inputs: { readonly [key: string]: JsonValue };
  readonly parts: readonly Derivation[];
  readonly text: Bilingual;
  readonly value?: JsonValue;
}

/** A value of law with its derivation. `provisional`: a date used lies in a year whose notice is not loaded. */
export interface Derived<T> {
  readonly value: T;
  readonly provisional: boolean;
  readonly derivation: Derivation;
}

/** The derivation as indented lines, parts below their result; for logs of a calculation and annexes (计算清单). */
export function renderDerivation(derivation: Derivation, language: keyof Bilingual): string {
  const lines: string[] = [];
  const walk = (node: Derivation, depth: number): void => {
    const basis = node.article === undefined ? node.rule : `${node.rule}, ${node.article}`;
    const indent = '  '.repeat(depth);
    // A sentence of several lines, such as a ledger, stays under its own step.
    lines.push(`${indent}${node.text[language].replaceAll('\n', `\n${indent}`)} [${basis}]`);
    for (const part of node.parts) walk(part, depth + 1);
  };
  walk(derivation, 0);
  return lines.join('\n');
}

/** One line of an annex: its number (`1.2`), the sentence, the rule with its article, and the value. */
export interface DerivationRow {
  readonly no: string;
  readonly text: string;
  readonly basis: string;
  readonly value: JsonValue;
}

/** The derivation as the rows of an annex to a ruling (计算清单): the steps first, numbered, then the result they lead to. */
export function derivationTable(derivation: Derivation, language: keyof Bilingual, no = ''): DerivationRow[] {
  const steps = derivation.parts.flatMap((part, i) =>
    derivationTable(part, language, no === '' ? String(i + 1) : `${no}.${i + 1}`),
  );
  const basis = derivation.article === undefined ? derivation.rule : `${derivation.article} (${derivation.rule})`;
  const own: DerivationRow = {
    no: no === '' ? '=' : no,
    text: derivation.text[language],
    basis,
    value: derivation.value ?? null,
  };
  return no === '' ? [...steps, own] : [own, ...steps];
}

/** A value of JSON whose type has a name: TypeScript does not see that an interface is JSON. */
export function asJson(value: object): JsonValue {
  return value as JsonValue;
}
