import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PACK_DEFINITIONS } from '@hejie/law';
import { KEPT_ELSEWHERE } from './rules-of-the-core.js';
import { ROOT, sources } from './workspace.js';

/** The libraries of law, each with the page that leads from its rules to their places. */
export const LIBRARIES = [
  { folder: 'libs/law', title: 'Rules of law' },
  { folder: 'libs/settlement', title: 'Rules of settlement' },
] as const;
export type Library = (typeof LIBRARIES)[number];

/** Ids of rules.md, its vectors and scenarios, and those of the house (SET-SCHEDULE, SET-LEDGER, SET-BREACH-DAY). */
const FAMILIES = [
  'PER-(?:\\d+|HOURS)',
  'INT-(?:(?:ORD-)?\\d+|TITLE)',
  'TITLE-ACT',
  'FEE-\\d+',
  'CASE-\\d+',
  'PROC-\\d+R?',
  'SET-(?:ART|CASE|RES)-\\d+(?:-\\d+x?)?',
  'SET-(?:SCHEDULE|LEDGER|BREACH-DAY|GRACE|DUE-REST|WAIVER)',
  '(?:DIS|LIM)-ART-\\d+(?:-\\d+)?',
  'DIS-(?:GRACE-\\d+|BAR)',
  'CON-\\d+',
  'GUA-\\d+',
  'CLS-\\d+',
  'PRE-(?:\\d+|CTRL)',
  'KPI-\\d+(?:-\\d+)?',
  'CR-(?:NEG|REV|N-\\d+|L-(?:GRP-[AB]|[A-Z]{2,3}))',
  'TV-D?\\d+',
  'S\\d{1,2}',
];
const RULE = new RegExp(`(?<![\\w-])(?:${FAMILIES.join('|')})(?![a-zA-Z\\d])`, 'g');
const SCENARIO = /^S\d+$/;
/** Ids of tests, not of rules: rows of rules.md §12 and scenarios. A function may name them; the index asks for the rule. */
const OF_A_TEST = /^(TV-D?\d+|S\d+)$/;
const QUOTED = new RegExp(`'(${FAMILIES.join('|')})'`, 'g');
const EXPORT = /\/\*\*((?:[^*]|\*(?!\/))*)\*\/\nexport (?:async )?(?:function|const|class|interface|type) (\w+)/g;
const DECLARATION = /^(?:export )?(?:async )?(?:function|const|class|interface|type) (\w+)/gm;
/** What a table or a count fills in when the test runs. */
const PLACEHOLDER = /%[sijdp#]|\$\{[^}]+\}/g;
const TEST = /\b(?:it|describe)(?:\.each\(([\s\S]*?)\))?\(\s*(['`])((?:\\.|(?!\2)[^\\])*)\2/g;

/** A rule, where it is computed, and where it is tested; each a link from the root of the checkout. */
export interface IndexedRule {
  readonly rule: string;
  readonly places: readonly Link[];
  readonly tests: readonly Link[];
}
export interface Link {
  readonly name: string;
  readonly file: string;
}

type Found = Map<string, Link[]>;

function add(found: Found, rule: string, link: Link): void {
  const links = found.get(rule) ?? [];
  if (!links.some((one) => one.name === link.name && one.file === link.file)) found.set(rule, [...links, link]);
}

/** The ids that a text names; `PER-1 … PER-9` names all nine. */
function rulesIn(text: string): string[] {
  const spans = [...text.matchAll(/\b([A-Z]+(?:-[A-Z]+)*(?:-\d+)*)-(\d+) … (?:\1-)?(\d+)/g)].flatMap(
    ([, family, from, to]) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${family}-${Number(from) + i}`),
  );
  return [...spans, ...(text.match(RULE) ?? [])];
}

/** What a library computes: ids in the docstrings of its exports, ids that its code returns, and ids that its packs rest on. */
function placesOf(folder: string): Found {
  const found: Found = new Map();
  for (const { file, text } of sources(`${folder}/src`)) {
    for (const [, doc = '', name = ''] of text.matchAll(EXPORT))
      for (const rule of rulesIn(doc)) add(found, rule, { name: `\`${name}\``, file });
    // Packs are read as data below; a recomputation runs again what another function is the place of.
    if (/\/(packs\/definitions|derivations)\//.test(file)) continue;
    const declared = [...text.matchAll(DECLARATION)];
    for (const match of text.matchAll(QUOTED)) {
      const name = declared.findLast((one) => one.index < match.index)?.[1];
      if (name !== undefined) add(found, match[1] ?? '', { name: `\`${name}\``, file });
    }
  }
  for (const { id, settings, departures } of folder === 'libs/law' ? PACK_DEFINITIONS : []) {
    const file = `${folder}/src/packs/definitions/${id}.ts`;
    for (const [path, { source }] of Object.entries(settings))
      for (const rule of rulesIn(source.from).filter((id) => !SCENARIO.test(id)))
        add(found, rule, { name: `${id}: ${path}`, file });
    for (const departure of departures)
      for (const rule of rulesIn(departure.rule)) add(found, rule, { name: `${id}: departure`, file });
  }
  return found;
}

/** What the tests of both libraries name in their titles and tables, and the vectors by their ids. */
export function testedRules(): Found {
  const found: Found = new Map();
  for (const { folder } of LIBRARIES) {
    for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /^(src|test)\//.test(name))
      .sort()) {
      const at = `${folder}/${file}`;
      if (file.endsWith('.spec.ts')) {
        for (const [, table = '', , title = ''] of readFileSync(join(ROOT, at), 'utf8').matchAll(TEST))
          for (const rule of rulesIn(`${title} ${table}`)) add(found, rule, { name: title, file: at });
      } else if (file.endsWith('vectors.json')) {
        for (const { id } of JSON.parse(readFileSync(join(ROOT, at), 'utf8')) as { id: string }[])
          for (const rule of rulesIn(id.replace(/b$/, ''))) add(found, rule, { name: 'the test vectors', file: at });
      }
    }
  }
  return found;
}

/** Every rule that a library claims to compute, in order. A test of a part of a rule (`SET-ART-9-1`) is a test of the rule (`SET-ART-9`). */
export function ruleIndex({ folder }: Library): readonly IndexedRule[] {
  const tested = testedRules();
  const testsOf = (rule: string): Link[] =>
    [...tested].filter(([id]) => id === rule || id.startsWith(`${rule}-`)).flatMap(([, links]) => links);
  return [...placesOf(folder)]
    .filter(([rule]) => !OF_A_TEST.test(rule))
    .map(([rule, places]) => ({ rule, places, tests: testsOf(rule) }))
    .sort((a, b) => a.rule.localeCompare(b.rule, 'en', { numeric: true }));
}

/** The page of a library, for those who come with a rule's id. */
export function renderRuleIndex(library: Library): string {
  const link = ({ name, file }: Link): string =>
    `[${name.replace(PLACEHOLDER, '…').replaceAll('|', '\\|').replaceAll('[', '(').replaceAll(']', ')')}](${relative(library.folder, file)})`;
  const rows = ruleIndex(library).map(
    ({ rule, places, tests }) => `| ${rule} | ${places.map(link).join(', ')} | ${tests.map(link).join('; ')} |`,
  );
  return [
    `# ${library.title}: where each is computed and tested`,
    '',
    'Generated from docstrings, returned rule ids, the sources of pack settings, and test names: `npm run rules -w @hejie/architecture`.',
    '',
    '| rule | computed by | tested by |',
    '|---|---|---|',
    ...rows,
    '',
    ...elsewhere(library),
    '',
  ].join('\n');
}

/** Rules that a lawyer may look for here and that are no computation; on the page of the library of settlements. */
function elsewhere({ folder }: Library): readonly string[] {
  if (folder !== 'libs/settlement')
    return [
      'A rule that is not here: [rules of settlement](../settlement/RULES.md), which also lists what is kept elsewhere.',
    ];
  const rows = Object.entries(KEPT_ELSEWHERE).map(([rule, what]) => `| ${rule} | ${what} |`);
  return ['## Rules that are no computation', '', '| rule | what becomes of it |', '|---|---|', ...rows];
}
