import { titleInWords } from '@hejie/law';
import { z } from 'zod';
import { choice, day, named, some, text, yuan } from '../fields/values.js';

/** Those whom a document concerns (当事人): standing, name, and what else identifies them in the words of the file. */
export const parties = named(
  '当事人',
  some(
    z.strictObject({
      standing: named(
        '地位',
        choice({
          CREDITOR: '申请执行人',
          DEBTOR: '被执行人',
          OBLIGEE: '债权人',
          OBLIGOR: '债务人',
          GUARANTOR: '担保人',
          APPLICANT: '申请保全人',
          PRESERVED: '被保全人',
        }),
      ),
      name: named('名称', text),
      particulars: named('身份事项', text.optional()),
    }),
  ),
);

/** The title that is enforced (执行依据). Of one that is on record by its number alone, no more than that it is a document is said. */
export const title = {
  cause: named('案由', text),
  titleMaker: named('依据制作机关', text),
  titleNumber: named('依据文书号', text.transform(titleInWords)),
};

/** Every creditor of the case. */
export const creditors = named('申请执行人', some(text));

/** The debtor alone, with the code that identifies him, and what kind of code it is: a person's or a unit's. */
export const debtor = {
  debtor: named('被执行人', text),
  debtorKind: named('证件种类', choice({ PERSON: '公民身份号码', UNIT: '统一社会信用代码' })),
  debtorCode: named('证件号码', text),
};

/** Property that a document speaks of (财产), with its measure, the most that it takes and its term. */
export const property = {
  owner: named('所有人', text),
  description: named('财产', text),
  cap: named('限额', yuan.optional()),
};
export const measure = named('措施', choice({ SEIZE: '查封', DETAIN: '扣押', FREEZE: '冻结' }));
export const term = { from: named('起始日', day), until: named('截止日', day) };

/** Who answers questions about a document (联系人). */
export const contact = { contact: named('联系人', text), phone: named('联系电话', text) };
