/** In SQL: somebody still wants an answer of this part; who does asks every few minutes, and what nobody has asked for for a day is put to nobody. */
export const wantedStill = (part: string): string => `exists (select 1 from property_request whole
  where whole.kind = ${part}.kind and whole.id = ${part}.request_id and whole.wanted_at > now() - interval '1 day')`;

/**
 * PROC-14, in SQL: this one has reached its keeper, or no order upon the same thing came before it that has yet to: what is lifted there before it is frozen stays frozen. One that nobody wants any more holds up none.
 */
export const inTurn = (
  part: string,
): string => `(${part}.state = 'PUT' or not exists (select 1 from property_part before
  where before.agency_id = ${part}.agency_id and before.reference_digest = ${part}.reference_digest and before.came < ${part}.came
    and before.state = 'WAITING' and ${wantedStill('before')}))`;
