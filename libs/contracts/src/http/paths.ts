/** The path of a case, or of what is below it: `casePath(caseId, '/receipts')`. A case id has Chinese characters, so it is percent-encoded. */
export function casePath(caseId: string, below = ''): string {
  return `/cases/${encodeURIComponent(caseId)}${below}`;
}

/** The path of what is done to a task: `workItemPath(id, '/claim')`. The id of a task has slashes: all of it is one segment. */
export function workItemPath(workItemId: string, below = ''): string {
  return `/work-items/${encodeURIComponent(workItemId)}${below}`;
}

/** The path of a task's completion. The id of a task has slashes and a case id within it: all of it is one segment. */
export function completionPath(workItemId: string): string {
  return workItemPath(workItemId, '/completion');
}
