import { askAuxiliaryMatter, decideAuxiliary, recordAuxiliaryOutcome } from '../auxiliary.js';
import { CREDITOR, exampled } from './examples.js';

exampled(
  askAuxiliaryMatter,
  {
    kind: 'JUDICIAL_AID',
    purpose: 'LIVELIHOOD',
    partyId: CREDITOR,
    request: '被执行人暂无财产可供执行，申请人因伤失去收入来源',
    amount: '20000.00',
    relief: '已申请临时救助，尚未答复',
    evidence: ['诊断证明', '村民委员会出具的生活困难证明'],
  },
  {
    kind: 'INVESTIGATION_ORDER',
    purpose: 'PROPERTY',
    partyId: CREDITOR,
    request: '查询被执行人近一年的工程款结算情况',
    addressee: '某某市住房和城乡建设局',
    bearer: { name: '李某某', licence: '某某律师事务所执业证0001' },
  },
  {
    kind: 'REWARD_NOTICE',
    purpose: 'PROPERTY',
    partyId: CREDITOR,
    request: '在法院公告栏和悬赏公告平台发布',
    amount: '5000.00',
    promise: true,
  },
  { kind: 'GRID_ASSISTANCE', purpose: 'SERVICE', request: '协助送达和解通知', addressee: '某某街道网格中心' },
  {
    kind: 'DISCIPLINE_REFERRAL',
    purpose: 'INTERFERENCE',
    request: '移送干预执行的问题线索',
    addressee: '某某市纪委监委',
    evidence: ['记录单一份'],
  },
  { kind: 'CROSS_COURT', purpose: 'INQUIRY', request: '委托调查财产状况', addressee: '某某市某某区人民法院' },
);

exampled(
  decideAuxiliary,
  { granted: true, reasons: '符合救助条件', amount: '15000.00' },
  { granted: false, reasons: '材料不能证明生活困难' },
);

exampled(recordAuxiliaryOutcome, { result: 'PAID', on: '2026-10-20', note: '救助金已发放' });
