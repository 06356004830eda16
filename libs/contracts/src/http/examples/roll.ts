import { assignGuide, changeRollState, giveAdvice, recordTraining } from '../roll.js';
import { exampled } from './examples.js';

exampled(changeRollState, { state: 'SUSPENDED', reason: '本人申请暂停承接案件两个月' });
exampled(recordTraining, { on: '2026-04-20', subject: '执行和解业务培训', hours: 8 });
exampled(assignGuide, { guideId: 'm-court-1' });
exampled(giveAdvice, { words: '协议应写明不履行的法律后果，并由债务人法定代表人签字' });
