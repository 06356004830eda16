import { closePropertyFile, openPropertyFile, recordEnforcementSought, withdrawAuthority } from '../asset-control.js';
import { giveUpExchangeRequest, putExchangeRequestAgain } from '../property-exchange.js';
import { AUTHORITY, CREDITOR, exampled } from './examples.js';

exampled(
  openPropertyFile,
  { authority: AUTHORITY, openedOn: '2026-09-01' },
  {
    authority: '（2026）鲁0502执保3号',
    preservation: {
      applicantPartyId: CREDITOR,
      rulingNumber: '（2026）鲁0502执保3号',
      ruledAt: '2026-09-01T15:30:00+08:00',
      urgentGround: '债务人正在转移存款',
      queryAppliedFor: true,
      performanceEndsOn: '2026-09-30',
    },
  },
);
exampled(recordEnforcementSought, { authority: AUTHORITY, soughtOn: '2026-10-08' });
exampled(withdrawAuthority, { authority: AUTHORITY, reason: '案号录入有误，该案号属于另一案件' });
exampled(closePropertyFile, {}, { reason: '长期履行，按协议保留不动产查封' });
exampled(putExchangeRequestAgain, {});
exampled(giveUpExchangeRequest, { reason: '登记机构书面答复无法在线办理，改为现场送达' });
