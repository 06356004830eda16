import { workItemCompletion } from '../work-items.js';
import { exampled } from './examples.js';

exampled(workItemCompletion, { outcome: '已电话联系债权人，约定到院时间' });
