import { tableComments } from '@hejie/persistence';

/** By what each table of intake grows. */
export const GrowthOfIntake1790000001160 = tableComments('GrowthOfIntake1790000001160', {
  application: 'Applications for settlement (和解申请), with title and screening; grows by one row a case',
  calendar_notice:
    'Holiday notices (放假安排) that open cases adopt; grows by one row a notice, so by one or two a year',
  case_number: 'Case numbers (案号) that were given out here; grows by a few rows a case',
  case_number_counter: 'The last serial of each court, type and year (CASE-4); grows by a few rows a court and year',
  case_record: 'Where each case stands: stage, since when, what is due, how it ended; grows by one row a case',
  consent: 'Whether each party was asked to settle, and the answer (和解意愿); grows by one row a party',
  lapse:
    'Negotiations that lapsed (和解期限届满), and the notices that their end was derived with; grows by one row a case at most',
  party: 'Parties (当事人) of a case, what is personal sealed; grows by one row a party',
});
