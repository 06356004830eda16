/** What the documents of the demonstration have of people: who signs, and who answers questions. Nobody of that name is meant. */
export const PAPERS = {
  signatories: [
    { role: 'JUDGE', name: '周正平' },
    { role: 'CLERK', name: '吴小云' },
  ],
  contact: { name: '吴小云', phone: '0578-12368' },
} as const;

export const PRESIDENT = { signatories: [{ role: 'PRESIDENT', name: '郑建国' }] } as const;
