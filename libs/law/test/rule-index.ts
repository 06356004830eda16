import { readdirSync, readFileSync } from 'node:fs';

/** Rule ids of rules.md as they stand in docstrings and test names. */
const RULE = /\b(?:PER-\d+|INT-(?:ORD-)?\d+|FEE-\d+|CASE-\d+|PROC-\d+|SET-(?:ART|CASE|RES)-\d+(?:-\d+)?|DIS-(?:ART|GRACE)-\d+(?:-\d+)?|GUA-\d+|CLS-\d+|PRE-(?:\d+|CTRL)|TV-\d+)\b/g;
const EXPORT = /\/\*\*((?:[^*]|\*(?!\/))*)\*\/\nexport (?:async )?(?:function|const|class|interface|type) (\w+)/g;
const TEST = /\b(?:it|describe)(?:\.each\([\s\S]*?\))?\(\s*(['`])((?:\\.|(?!\1)[^\\])*)\1/g;

/** Where a rule is computed and where it is tested. */
export interface IndexedRule {
  readonly rule: string;
  readonly places: readonly string[];
  readonly tests: readonly string[];
}

/** Reads the sources and tests below a library's folder and lists every rule that a docstring of an export names. */
export function ruleIndex(root: URL): readonly IndexedRule[] {
  const files = ['src', 'test'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`)
      .sort(),
  );
  const places = new Map<string, string[]>();
  const tests = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, rule: string, entry: string): void => {
    const entries = map.get(rule) ?? [];
    if (!entries.includes(entry)) map.set(rule, [...entries, entry]);
  };
  for (const file of files) {
    const source = readFileSync(new URL(file, root), 'utf8');
    if (file.endsWith('.spec.ts')) {
      for (const [, , title = ''] of source.matchAll(TEST)) for (const rule of rulesIn(title)) add(tests, rule, `[${escape(title)}](${file})`);
    } else {
      for (const [, doc = '', name = ''] of source.matchAll(EXPORT)) for (const rule of rulesIn(doc)) add(places, rule, `[\`${name}\`](${file})`);
    }
  }
  return [...places].map(([rule, at]) => ({ rule, places: at, tests: tests.get(rule) ?? [] })).sort((a, b) => collate(a.rule, b.rule));
}

/** `PER-1 … PER-9` names all nine. */
function rulesIn(text: string): string[] {
  const spans = [...text.matchAll(/\b([A-Z]+(?:-[A-Z]+)*)-(\d+) … (?:\1-)?(\d+)/g)].flatMap(([, family, from, to]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${family}-${Number(from) + i}`),
  );
  return [...spans, ...(text.match(RULE) ?? [])];
}

function escape(title: string): string {
  return title.replaceAll('|', '\\|').replaceAll('[', '(').replaceAll(']', ')');
}

function collate(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** The index as a page. */
export function renderRuleIndex(index: readonly IndexedRule[]): string {
  const rows = index.map(({ rule, places, tests }) => `| ${rule} | ${places.join(', ')} | ${tests.join('; ')} |`);
  return ['# Rules of law: where each is computed and tested', '', 'Generated from the docstrings and test names: `UPDATE_RULE_INDEX=1 npm run unit -- test/rule-index`.', '', '| rule | computed by | tested by |', '|---|---|---|', ...rows, ''].join('\n');
}
