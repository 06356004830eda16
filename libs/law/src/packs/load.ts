import { frozenCopy } from '../basics/deep-freeze.js';
import { type JsonValue } from '../basics/derivation.js';
import { LawError, type LawErrorText } from '../basics/law-error.js';
import { shown } from '../basics/shown.js';
import { LEGAL_ORDER } from '../money/allocation.js';
import {
  date,
  list,
  problem,
  readable,
  record,
  text,
  whole,
  type Problems,
  type Reader,
} from '../validation/readers.js';
import { type PackDefinition, type PolicyPack, type SettingEntry, type SettingSource } from './policy-pack.js';
import { SETTINGS } from './settings.js';

/** Every error of a pack, never only the first. */
export type PackReading = { readonly pack: PolicyPack } | { readonly problems: readonly LawErrorText[] };

const bilingual = record({ zh: text, en: text });
const anything: Reader<unknown> = (value) => value;
const header = {
  id: text,
  version: whole(1, 9999),
  name: bilingual,
  parent: anything,
  inForceFrom: date,
  settings: anything,
  departures: list(record({ words: text, from: text, rule: text, instead: bilingual })),
};
const entry = record({ value: anything, source: record({ words: text, from: text }) });

/** The pack whose settings are taken where a definition is silent; null for a base. */
function parentAmong(parents: readonly PolicyPack[]): Reader<PolicyPack | null> {
  return (value, path, problems) => {
    if (value === null) return null;
    return (
      parents.find((pack) => pack.ref === value) ??
      problem(
        problems,
        path,
        'PACK.PARENT_UNKNOWN',
        `没有规则包 ${shown(value)}。`,
        `There is no pack ${shown(value)}.`,
      )
    );
  };
}

/**
 * Reads a pack as it is written down: the definition's own settings over those of its parent (`parents` are the packs loaded
 * before). It is read whole, also where its header is wrong: unknown settings, values out of range, settings without source words,
 * settings that neither the pack nor a parent gives and contradictions are all listed: `PACK.*`, `INPUT.*`, each with its path.
 */
export function readPack(definition: unknown, parents: readonly PolicyPack[]): PackReading {
  const problems: Problems = [];
  const parent = parentAmong(parents);
  const head = record({ ...header, parent })(definition, '', problems);
  const own = readSettings(readable(anything, definition, 'settings'), problems);
  const given = readable(parent, definition, 'parent');
  const { values, sources } = withParent(own, given, problems);
  contradictions(values, problems);
  if (head === undefined || problems.length > 0) return { problems };
  const { id, version, name, departures } = head;
  const pack = {
    id,
    version,
    ref: `${id}@${version}`,
    name,
    parent: head.parent?.ref ?? null,
    inForceFrom: head.inForceFrom,
    ...nested(values),
    sources,
    departures,
  };
  return { pack: frozenCopy(pack as unknown as PolicyPack) };
}

/** The settings in force. What an unknown parent (undefined) would give is not missed: that problem has been named. */
function withParent(
  own: ReadonlyMap<string, SettingEntry | undefined>,
  parent: PolicyPack | null | undefined,
  problems: Problems,
): { values: Record<string, JsonValue>; sources: Record<string, SettingSource> } {
  const values: Record<string, JsonValue> = {};
  const sources: Record<string, SettingSource> = {};
  for (const [path, setting] of Object.entries(SETTINGS)) {
    const value = own.has(path) ? own.get(path)?.value : parent && settingOf(parent, path);
    const source = own.has(path) ? own.get(path)?.source : parent?.sources[path];
    if (value !== undefined && source !== undefined) [values[path], sources[path]] = [value, source];
    // A setting that was given but is wrong has been named already.
    else if (!own.has(path) && parent !== undefined && !setting.optional)
      problem(
        problems,
        `/settings/${path}`,
        'PACK.SETTING_MISSING',
        `缺少“${nameOf(path)}”。`,
        `The setting ${path} is missing.`,
      );
  }
  return { values, sources };
}

/** As `readPack`; throws `PACK.INVALID` naming every problem. */
export function loadPack(definition: PackDefinition, parents: readonly PolicyPack[]): PolicyPack {
  const reading = readPack(definition, parents);
  if ('pack' in reading) return reading.pack;
  const each = (language: 'zh' | 'en'): string =>
    reading.problems.map((one) => `${one.path ?? ''} ${one[language]}`).join(language === 'zh' ? '；' : '; ');
  throw new LawError({
    code: 'PACK.INVALID',
    zh: `规则包 ${definition.id} 不能载入：${each('zh')}`,
    en: `Pack ${definition.id} cannot be loaded: ${each('en')}`,
  });
}

function readSettings(settings: unknown, problems: Problems): Map<string, SettingEntry | undefined> {
  const read = new Map<string, SettingEntry | undefined>();
  if (settings === undefined) return read;
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    problem(problems, '/settings', 'INPUT.NOT_OBJECT', '应为对象。', 'An object is expected.');
    return read;
  }
  for (const [path, given] of Object.entries(settings)) {
    const at = `/settings/${shown(path)}`;
    const setting = Object.hasOwn(SETTINGS, path) ? SETTINGS[path] : undefined;
    if (setting === undefined) {
      problem(
        problems,
        at,
        'PACK.SETTING_UNKNOWN',
        `没有名为 ${shown(path)} 的设置。`,
        `There is no setting ${shown(path)}.`,
      );
      continue;
    }
    const before = problems.length;
    const parts = entry(given, at, problems);
    if (parts !== undefined) {
      setting.read(parts.value, `${at}/value`, problems);
      if (parts.source.words.trim() === '' || parts.source.from.trim() === '')
        problem(
          problems,
          `${at}/source`,
          'PACK.SOURCE_MISSING',
          '设置须注明来源原文。',
          'A setting names the words it rests on.',
        );
    }
    read.set(
      path,
      problems.length === before && parts !== undefined
        ? { value: parts.value as JsonValue, source: parts.source }
        : undefined,
    );
  }
  return read;
}

/** Settings that each are fine and cannot stand together. */
function contradictions(values: Readonly<Record<string, JsonValue>>, problems: Problems): void {
  const [order, basis] = [values['allocationOrder'], values['allocationBasis']];
  const legal = Array.isArray(order) && LEGAL_ORDER.every((bucket, i) => order[i] === bucket);
  if (order !== undefined && basis !== undefined && (basis === 'LEGAL') !== legal) {
    problem(
      problems,
      '/settings/allocationBasis',
      'PACK.BASIS_CONTRADICTS',
      '清偿顺序与其依据不符。',
      'The order of satisfaction and its basis contradict each other.',
      'INT-ORD-1',
    );
  }
  if (values['confirmation.effect'] === 'STAY' && values['track'] === 'PRE_ENFORCEMENT') {
    problem(
      problems,
      '/settings/confirmation.effect',
      'PACK.NOTHING_TO_STAY',
      '执行前没有可以中止的执行程序。',
      'Before enforcement there is nothing to stay.',
      'SET-ART-2-1',
    );
  }
  if (values['ladder.ladders'] !== undefined && values['ladder.superiors'] === undefined)
    problem(
      problems,
      '/settings/ladder.superiors',
      'PACK.SUPERIORS_MISSING',
      '逐级催办须写明各岗位的上级。',
      'A ladder needs the superiors of roles.',
      'E7',
    );
  if (Number(values['ladder.redWorkingDays'] ?? 0) > Number(values['ladder.amberWorkingDays'] ?? 60))
    problem(
      problems,
      '/settings/ladder.redWorkingDays',
      'PACK.RED_BEFORE_AMBER',
      '标红不得早于标黄。',
      'What is red was amber before.',
      'E7',
    );
  if (
    values['confirmation.effect'] !== 'STAY' &&
    values['confirmation.effect'] !== undefined &&
    values['resumption.caseNumberType'] === 'SAME'
  ) {
    problem(
      problems,
      '/settings/resumption.caseNumberType',
      'PACK.CLOSED_CASE_RESUMES_ANEW',
      '原案已结的，恢复执行应立执恢案号。',
      'A closed case resumes under a new 执恢 number.',
      'SET-RES-2',
    );
  }
}

/** The value of a setting by its path. */
export function settingOf(pack: PolicyPack, path: string): JsonValue | undefined {
  let at: unknown = pack;
  for (const name of path.split('.'))
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, name)
        ? (at as Record<string, unknown>)[name]
        : undefined;
  return at as JsonValue | undefined;
}

function nested(values: Readonly<Record<string, JsonValue>>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(values)) {
    const names = path.split('.');
    let at = root;
    for (const name of names.slice(0, -1)) at = (at[name] ??= {}) as Record<string, unknown>;
    at[names.at(-1) ?? path] = value;
  }
  return root;
}

function nameOf(path: string): string {
  return SETTINGS[path]?.name.zh ?? path;
}
