import { tableComments } from '@hejie/persistence';

/** By what each table of mediation grows. */
export const GrowthOfMediation1790000002160 = tableComments('GrowthOfMediation1790000002160', {
  agreement: 'Versions of the settlement agreement (和解协议); grows by the drafts of a case, which stay in its file',
  designation:
    'Who was asked to mediate (指定和解员), by whom, and what he answered; grows by one row a round of a case',
  mediator: 'The roll of mediators (和解员名册); grows by one row a person',
  negotiation: 'The negotiation of a case (和解协商), and its deadline; grows by one row a case',
  signature: 'Signatures (签字) to a version of an agreement; grows by one row a signatory of a version',
});
