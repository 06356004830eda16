import { type LawErrorText } from '@hejie/law';

export const SEARCH_OF_ENFORCEMENT: LawErrorText = {
  code: 'PROPERTY_REQUEST.SEARCH_OF_ENFORCEMENT',
  rule: 'PROC-23',
  path: '/caseNumber',
  zh: '查找被执行人下落、查找车辆应当在执行或者恢复执行案件中进行。',
  en: 'Persons and vehicles are looked for in a case of enforcement only.',
};
export const NOBODY_SEARCHES: LawErrorText = {
  code: 'PROPERTY_REQUEST.NOBODY_SEARCHES',
  rule: 'PROC-23',
  path: '/subject',
  zh: '本院没有可供网络查找下落的协助单位，应当书面查找。',
  en: 'No body looks for persons on the request of this court over the network: it is asked on paper.',
};
export const KEEPER_UNKNOWN: LawErrorText = {
  code: 'PROPERTY_REQUEST.KEEPER_UNKNOWN',
  rule: 'PROC-14',
  zh: '该财产不是本院的协助单位通过网络答复的，应当书面办理。',
  en: 'No body that this court asks over the network has named this property: it is dealt with on paper.',
};
export const KEEPER_ENDED: LawErrorText = {
  code: 'PROPERTY_REQUEST.KEEPER_ENDED',
  rule: 'PRE-CTRL',
  zh: '该协助单位的订阅已经终止，不得通过网络采取新的措施，应当书面办理。',
  en: 'The subscription of this body has ended: nothing new is put to it over the network, but on paper.',
};
