import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { LAW_EDITION, LawError, shown, verifyStored, type Bilingual, type Difference } from '@hejie/law';
import { SETTLEMENT_RECOMPUTATIONS } from '@hejie/settlement';
import { Command } from 'commander';

/** What is said of a stored derivation, and the exit status that says it to a program. */
export interface Verdict extends Bilingual {
  /** 0: as stored. 1: something differs. 2: it cannot be judged: unreadable, or made by law that this build does not have. */
  readonly status: 0 | 1 | 2;
}

/** `hejie verify <file>`: a stored derivation computed again, and the first step that differs. */
export const verifyCommand = new Command('verify')
  .description('compute a stored derivation (计算清单) again and name the first step that differs')
  .argument(
    '<file>',
    'what calc printed, or the balance of an enforcement as it is stored, as JSON; - for standard input',
  )
  .addHelpText(
    'after',
    `\nExit status: 0 as stored; 1 something differs; 2 it cannot be read, or was made by law that this build does not have.\n\nExamples:\n  hejie calc enforcementFee '"8182"' | hejie verify -\n  psql -Atc "select balance from performance.enforcement where case_id = '…'" > list.json; hejie verify list.json`,
  )
  .action(async (file: string, _options: object, command: Command) => {
    const { zh, en, status } = verdictOn(await contents(file));
    command.configureOutput().writeOut?.(`${zh}\n${en}\n`);
    if (status !== 0) process.exitCode = status;
  });

async function contents(file: string): Promise<string | null> {
  try {
    return file === '-' ? await textOf(process.stdin) : await readFile(file, 'utf8');
  } catch {
    return null;
  }
}

/** Judges the text of a file; null: there is none. Never throws. */
export function verdictOn(text: string | null): Verdict {
  if (text === null) return unreadable({ zh: '没有该文件。', en: 'There is no such file.' });
  let stored: unknown;
  try {
    stored = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return unreadable({ zh: '不是 JSON。', en: 'It is not JSON.' });
  }
  try {
    const found = verifyStored(stored, SETTLEMENT_RECOMPUTATIONS);
    const edition = found.edition ?? LAW_EDITION;
    if (found.outcome === 'SAME')
      return {
        status: 0,
        zh: `核对一致：按所列依据重算，每一步和结果均与所存相同（法律版本 ${shown(edition)}）。`,
        en: `Verified: every step and the result come out as stored (edition of the law ${shown(edition)}).`,
      };
    const { zh, en } = sentence(found.difference);
    if (found.outcome === 'DIFFERS') return { status: 1, zh: `核对不符：${zh}`, en: `Not verified: ${en}` };
    return { status: 2, ...otherLaw(edition, { zh, en }) };
  } catch (error) {
    if (error instanceof LawError) return unreadable(error);
    throw error;
  }
}

const unreadable = ({ zh, en }: Bilingual): Verdict => ({
  status: 2,
  zh: `无法读取：${zh}`,
  en: `It cannot be read: ${en}`,
});

/** Law that was corrected, or a notice that came, since or before: no sign that anything was altered. */
function otherLaw(edition: string, { zh, en }: Bilingual): Bilingual {
  if (edition === LAW_EDITION)
    return {
      zh: `无法核对：所依据的节假日通知不在本版本之内，不视为改动。${zh}`,
      en: `It cannot be judged: it rests on a holiday notice that this build does not have, which is no sign of tampering. ${en}`,
    };
  return {
    zh: `按法律版本 ${shown(edition)} 计算，本程序为 ${LAW_EDITION}：不同之处出于法律的更正，不视为改动；请用 ${shown(edition)} 的程序核对。${zh}`,
    en: `Computed under edition ${shown(edition)} of the law, this build has ${LAW_EDITION}: it differs by law, which is no sign of tampering; verify it with a build of ${shown(edition)}. ${en}`,
  };
}

function sentence({ no, rule, at, stated, computed, refusal }: Difference): Bilingual {
  const step = no === '=' ? { zh: '结果', en: 'the result' } : { zh: `第 ${no} 步`, en: `step ${no}` };
  const place = `${shown(rule)}${at === '' ? '' : `, ${shown(at)}`}`;
  if (refusal !== undefined)
    return {
      zh: `${step.zh}（${place}）按所列依据算不出：${refusal.zh}`,
      en: `${step.en} (${place}) does not come out at all: ${refusal.en}`,
    };
  return {
    zh: `首处不同为${step.zh}（${place}）：所存 ${brief(stated)}，重算 ${brief(computed)}。`,
    en: `the first to differ is ${step.en} (${place}): stored ${brief(stated)}, computed ${brief(computed)}.`,
  };
}

const LONGEST = 200;

/** A value as a line of a terminal can show it; nothing where there is none. */
function brief(value: unknown): string {
  const text = value === undefined ? '∅' : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
