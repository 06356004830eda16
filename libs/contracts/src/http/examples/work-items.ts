import { date } from '../../facts/shapes.js';
import { absenceEntry, workItemClaim, workItemCompletion, workItemDelegation, workItemRelease } from '../work-items.js';
import { exampled } from './examples.js';

exampled(workItemCompletion, { outcome: '已电话联系债权人，约定到院时间' });
exampled(workItemClaim, {});
exampled(workItemRelease, { reason: '本案由另一团队办理' });
exampled(workItemDelegation, { to: 'clerk-2', reason: '外出送达，今日不能办理' });
exampled(absenceEntry, { from: date.parse('2026-10-12'), to: date.parse('2026-10-16'), deputy: 'clerk-2' });
