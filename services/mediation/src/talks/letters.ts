import { type KnownCase, type NewLetter } from '@hejie/casework';

/** Letters never say what was offered: what is put forward in the talks is sealed (D7), and read where it is kept. */
const WHERE = '内容请登录本院和解平台或者向和解员查阅。';
const others = ({ parties }: KnownCase, partyId: string | null): { partyId: string }[] =>
  parties.filter((party) => party.partyId !== partyId).map((party) => ({ partyId: party.partyId }));

/** PRE-7, F10: a party, or the mediator, has put something forward. */
export const offered = (
  known: KnownCase,
  {
    no,
    partyId,
    counterTo,
  }: { readonly no: number; readonly partyId: string | null; readonly counterTo: number | null },
): NewLetter => ({
  to: others(known, partyId),
  occasion: `offer-${no}`,
  kind: 'offer-made',
  subject: partyId === null ? '和解建议告知书' : '和解方案告知书',
  body: `${known.caseNumber}：${partyId === null ? '和解员提出和解建议' : '对方当事人提出和解方案'}（第${no}号${counterTo === null ? '' : `，针对第${counterTo}号方案`}），${WHERE}是否接受由各方自愿决定${partyId === null ? '，和解建议对任何一方没有约束力' : ''}。`,
});

/** PRE-7, F10: all have accepted one text; before signature nobody is bound (PRE-6). */
export const acceptedByAll = ({ caseNumber }: KnownCase, no: number, seq: number): NewLetter => ({
  occasion: `offer-accepted-${no}-${seq}`,
  kind: 'offer-accepted',
  subject: '和解方案各方接受告知书',
  body: `${caseNumber}：各方当事人均已接受第${no}号和解方案，将据此拟定和解协议；协议经各方签字后生效。${WHERE}`,
});

/** PRE-7, F10: who made it takes it back. */
export const withdrawn = (known: KnownCase, no: number, partyId: string | null): NewLetter => ({
  to: others(known, partyId),
  occasion: `offer-withdrawn-${no}`,
  kind: 'offer-withdrawn',
  subject: '和解方案撤回告知书',
  body: `${known.caseNumber}：第${no}号和解方案已经撤回，无须再予答复。`,
});
