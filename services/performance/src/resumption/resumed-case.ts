import { type NewTask } from '@hejie/casework';

/** Kind of the work item by which a resumed enforcement is filed under a number of its own: the case that it follows has ended. */
export const FILE_RESUMED_CASE = 'FILE_RESUMED_CASE';

/** SET-RES-2: what resumes after its case had ended is filed by a clerk, on the balance of the ruling. */
export const filing = (
  caseId: string,
  caseNumber: string,
  application: number,
  facts: { readonly total: string; readonly asOf: string; readonly ground: string },
): NewTask => ({
  id: `file-resumed/${caseId}/${application}`,
  kind: FILE_RESUMED_CASE,
  role: 'clerk',
  facts: { caseNumber, ...facts },
  rule: 'SET-RES-2',
  title: `${caseNumber}：和解协议被确认无效或者撤销，裁定恢复执行，立“执恢”案号`,
});
