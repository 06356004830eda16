import { answerOffer, draftOfOffer, makeOffer, withdrawOffer } from '../talks.js';
import { CREDITOR, DEBTOR, exampled } from './examples.js';

exampled(
  makeOffer,
  { partyId: DEBTOR, text: '自二〇二六年十月起分两期付清，免除加倍部分利息' },
  { partyId: CREDITOR, counterTo: 1, text: '同意分两期，首期须于十月十五日前支付' },
  { counterTo: 2, text: '和解员建议：首期于十月十五日前支付半数，其余于十一月十六日前付清，供双方考虑' },
);
exampled(answerOffer, {
  partyId: CREDITOR,
  accepts: true,
  hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
});
exampled(withdrawOffer, { partyId: DEBTOR }, {});
exampled(draftOfOffer, {});
