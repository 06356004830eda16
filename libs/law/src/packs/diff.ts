import { asJson, type Bilingual, type JsonValue } from '../basics/derivation.js';
import { settingOf } from './load.js';
import { type PackCriterion, type PolicyPack, type SettingSource } from './policy-pack.js';
import { SETTINGS, type Setting } from './settings.js';

/** One thing on which two packs differ, in words. `path`: the setting; its source, where a version changed only that; or `departures`. */
export interface PackDifference {
  readonly path: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly source: SettingSource;
  readonly text: Bilingual;
}

/**
 * What differs between two packs, in the order of the settings, each with the source of the later one. Between two versions of one
 * pack also the sources and the departures: a version may change nothing else.
 */
export function diffPacks(before: PolicyPack, after: PolicyPack): readonly PackDifference[] {
  const versions = before.id === after.id;
  const settings = Object.entries(SETTINGS).flatMap(([path, setting]) => {
    const [was, is] = [settingOf(before, path) ?? null, settingOf(after, path) ?? null];
    const [had, has] = [before.sources[path], after.sources[path]];
    // Of a setting on which the later pack is silent the earlier one's source is the last word.
    const [from, source] = [had ?? has, has ?? had];
    if (from === undefined || source === undefined) return [];
    if (!same(was, is))
      return [{ path, before: was, after: is, source, text: changed(path, setting, was, is, source) }];
    return versions && !same(from, source)
      ? [
          {
            path: `sources.${path}`,
            before: asJson(from),
            after: asJson(source),
            source,
            text: movedSource(setting, from, source),
          },
        ]
      : [];
  });
  return versions ? [...settings, ...changedDepartures(before, after)] : settings;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function changed(
  path: string,
  setting: Setting,
  was: JsonValue,
  is: JsonValue,
  { from, words }: SettingSource,
): Bilingual {
  const told =
    path === 'screening.criteria'
      ? changedCriteria(criteriaOf(was), criteriaOf(is))
      : fromTo(inWords(setting, was), inWords(setting, is));
  return {
    zh: `${setting.name.zh}：${told.zh}（${from}：“${words}”）。`,
    en: `${setting.name.en}: ${told.en} (${from}: “${words}”).`,
  };
}

const fromTo = (was: Bilingual, is: Bilingual): Bilingual => ({
  zh: `由 ${was.zh} 改为 ${is.zh}`,
  en: `from ${was.en} to ${is.en}`,
});

function inWords(setting: Setting, value: JsonValue): Bilingual {
  if (value === null) return setting.optional ? { zh: '未设', en: 'not set' } : { zh: '不限', en: 'no limit' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (Array.isArray(value))
    return value.length === 0
      ? { zh: '无', en: 'none' }
      : listed(value.map((item: JsonValue) => inWords(setting, item)));
  if (typeof value === 'object') {
    const parts = Object.values(value).map((one: JsonValue) => inWords(setting, one));
    return { zh: parts.map(({ zh }) => zh).join(' '), en: parts.map(({ en }) => en).join(' ') };
  }
  const text = String(value);
  return Object.hasOwn(setting.words, text) ? (setting.words[text] as Bilingual) : { zh: text, en: text };
}

const listed = (items: readonly Bilingual[]): Bilingual => ({
  zh: items.map(({ zh }) => zh).join('、'),
  en: items.map(({ en }) => en).join(', '),
});

const criteriaOf = (value: JsonValue): readonly PackCriterion[] => value as unknown as readonly PackCriterion[];

/** What became of each criterion: put in force, taken out, its weight or the court's words changed. */
function changedCriteria(was: readonly PackCriterion[], is: readonly PackCriterion[]): Bilingual {
  const added = is.filter(({ id }) => !was.some((one) => one.id === id));
  const gone = was.filter(({ id }) => !is.some((one) => one.id === id));
  const kept = is.flatMap((criterion) =>
    was.filter(({ id }) => id === criterion.id).flatMap((earlier) => changedCriterion(earlier, criterion)),
  );
  const parts = [
    ...(added.length === 0 ? [] : [prefixed({ zh: '新增', en: 'added ' }, listed(added.map(criterionText)))]),
    ...(gone.length === 0 ? [] : [prefixed({ zh: '删去', en: 'taken out ' }, listed(gone.map(criterionText)))]),
    ...kept,
  ];
  if (parts.length === 0) return { zh: '仅次序不同', en: 'in another order only' };
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}

const prefixed = (before: Bilingual, { zh, en }: Bilingual): Bilingual => ({
  zh: `${before.zh}${zh}`,
  en: `${before.en}${en}`,
});

const criterionText = ({ id, weight, clause }: PackCriterion): Bilingual => ({
  zh: `“${clause}”（${id}，权重 ${weight}）`,
  en: `“${clause}” (${id}, weight ${weight})`,
});

function changedCriterion(was: PackCriterion, is: PackCriterion): Bilingual[] {
  const clause =
    was.clause === is.clause
      ? []
      : [{ zh: `原文由 “${was.clause}” 改为 “${is.clause}”`, en: `the words from “${was.clause}” to “${is.clause}”` }];
  const weight =
    was.weight === is.weight
      ? []
      : [{ zh: `权重由 ${was.weight} 改为 ${is.weight}`, en: `the weight from ${was.weight} to ${is.weight}` }];
  const parts = [...clause, ...weight];
  if (parts.length === 0) return [];
  return [
    {
      zh: `“${is.clause}”（${is.id}）${parts.map(({ zh }) => zh).join('，')}`,
      en: `“${is.clause}” (${is.id}): ${parts.map(({ en }) => en).join(', ')}`,
    },
  ];
}

function movedSource({ name }: Setting, was: SettingSource, is: SettingSource): Bilingual {
  const told = fromTo(
    { zh: `${was.from}：“${was.words}”`, en: `${was.from}: “${was.words}”` },
    { zh: `${is.from}：“${is.words}”`, en: `${is.from}: “${is.words}”` },
  );
  return { zh: `${name.zh}：依据${told.zh}。`, en: `${name.en}: the source ${told.en}.` };
}

/** Words of the court's paper that only one of the two versions does not follow, or for which it does something else. */
function changedDepartures(before: PolicyPack, after: PolicyPack): PackDifference[] {
  const tell = (
    packs: readonly [PolicyPack, PolicyPack],
    zh: string,
    en: string,
    ends: (departure: JsonValue) => { before: JsonValue; after: JsonValue },
  ): PackDifference[] =>
    packs[0].departures
      .filter((departure) => !packs[1].departures.some((one) => same(one, departure)))
      .map((departure) => {
        const { words, from, rule, instead } = departure;
        const text = {
          zh: `${zh}：“${words}”（${rule}）：${instead.zh}（${from}）。`,
          en: `${en}: “${words}” (${rule}): ${instead.en} (${from}).`,
        };
        return { path: 'departures', ...ends(asJson(departure)), source: { words, from }, text };
      });
  return [
    ...tell([before, after], '不再列为不照办', 'no longer a departure', (departure) => ({
      before: departure,
      after: null,
    })),
    ...tell([after, before], '不照办', 'departure', (departure) => ({ before: null, after: departure })),
  ];
}
