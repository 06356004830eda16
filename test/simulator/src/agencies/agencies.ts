import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { type JWK } from 'jose';
import { Agency, type AgencyInput } from './agency.js';
import { type AgencyPopulation } from './behaviour.js';

/** A line of the journal. */
type Line = { readonly population: AgencyPopulation } | { readonly agencyId: string; readonly input: AgencyInput };

/** All simulated agencies. */
export class Agencies {
  private readonly known = new Map<string, Agency>();
  private seed = 0;

  /** `journal`: the file from which a killed process goes on; absent: none. */
  constructor(private readonly journal?: string) {
    if (journal === undefined || !existsSync(journal)) return;
    const written = readFileSync(journal);
    const whole = written.subarray(0, written.lastIndexOf('\n') + 1);
    // A line that was not written to its end counts for nothing, and nothing is written behind it.
    if (whole.length < written.length) truncateSync(journal, whole.length);
    for (const line of linesOf(whole.toString('utf8'))) {
      if ('population' in line) this.take(line.population);
      else this.known.get(line.agencyId)?.again(line.input);
    }
  }

  get(agencyId: string): Agency | undefined {
    return this.known.get(agencyId);
  }

  all(): readonly Agency[] {
    return [...this.known.values()];
  }

  /** Who there is, and how each behaves from now on. What they remember stays, but with another seed they begin anew. */
  settle(population: AgencyPopulation): void {
    this.keep({ population });
    this.take(population);
  }

  private take({ seed, courtKeys, agencies }: AgencyPopulation): void {
    const keys = courtKeys as readonly JWK[];
    if (seed !== this.seed) this.known.clear();
    this.seed = seed;
    for (const profile of agencies) {
      const { agencyId } = profile;
      const before = this.known.get(agencyId);
      if (before !== undefined) before.behave(profile, keys);
      else this.known.set(agencyId, new Agency(profile, seed, keys, (input) => this.keep({ agencyId, input })));
    }
    for (const id of this.known.keys()) if (!agencies.some(({ agencyId }) => agencyId === id)) this.known.delete(id);
  }

  private keep(line: Line): void {
    if (this.journal !== undefined) appendFileSync(this.journal, `${JSON.stringify(line)}\n`);
  }
}

function* linesOf(text: string): Generator<Line> {
  for (const line of text.split('\n')) if (line !== '') yield JSON.parse(line) as Line;
}
