import { type Bilingual, type JsonValue } from '../basics/derivation.js';
import { settingOf } from './load.js';
import { type PolicyPack, type SettingSource } from './policy-pack.js';
import { SETTINGS } from './settings.js';

/** One setting on which two packs differ, in words. */
export interface PackDifference {
  readonly path: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly source: SettingSource;
  readonly text: Bilingual;
}

/** The settings on which two packs differ, in the order of the settings, each with the source of the later one. */
export function diffPacks(before: PolicyPack, after: PolicyPack): readonly PackDifference[] {
  return Object.entries(SETTINGS).flatMap(([path, setting]) => {
    const was = settingOf(before, path) ?? null;
    const is = settingOf(after, path) ?? null;
    const source = after.sources[path];
    if (source === undefined || JSON.stringify(was) === JSON.stringify(is)) return [];
    return [
      {
        path,
        before: was,
        after: is,
        source,
        text: {
          zh: `${setting.name.zh}：由 ${inWords(was, 'zh')} 改为 ${inWords(is, 'zh')}（${source.from}：“${source.words}”）。`,
          en: `${setting.name.en}: from ${inWords(was, 'en')} to ${inWords(is, 'en')} (${source.from}: “${source.words}”).`,
        },
      },
    ];
  });
}

function inWords(value: JsonValue, language: 'zh' | 'en'): string {
  if (value === null) return language === 'zh' ? '不限' : 'no limit';
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((item: JsonValue) => inWords(item, language)).join(language === 'zh' ? '、' : ', ');
  if (typeof value === 'object') return 'id' in value ? String(value['id']) : JSON.stringify(value);
  return String(value);
}
