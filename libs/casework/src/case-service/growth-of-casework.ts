import { tableComments } from '@hejie/persistence';

/** By what each table of casework grows. */
export const GrowthOfCasework1790000000110 = tableComments('GrowthOfCasework1790000000110', {
  case_directory: 'The cases that this service knows: court, number, pack, parties, ending; grows by one row a case',
  notice: 'Letters to parties (文书), as they were issued; grows by the letters of a case, which stay in its file',
  work_items: 'Tasks of people (待办事项); grows by the tasks of a case, which stay in its file',
});
