import { answerRequest, forwardRequest, putRequest } from '../requests.js';
import { CREDITOR, exampled } from './examples.js';

exampled(putRequest, { partyId: CREDITOR, subject: 'MONEY', request: '第二期款项已到账，请问何时发放' });

exampled(forwardRequest, { team: 'enforcement-judge', reason: '涉及案款发放，转执行法官办理' });

exampled(answerRequest, { answer: '款项已到账，将于三日内发放' });
