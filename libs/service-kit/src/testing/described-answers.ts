import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly method: string;
  /** With or without a query. */
  readonly path: string;
  readonly status: number;
  /** Of the content, without its parameters; empty where there is none. */
  readonly type: string;
  readonly body: unknown;
}

/** An OpenAPI description, as far as answers are concerned. */
export interface Description {
  readonly paths: Readonly<Record<string, unknown>>;
}

type Operations = Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> }>>;

const DESCRIPTION = 'urn:hejie:description';
const PROBLEM = 'application/problem+json';

/** Holds every answer of a service to what its API description says of it. */
export class DescribedAnswers {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly routes: readonly { readonly template: string; readonly matches: RegExp }[];

  constructor(private readonly description: Description) {
    this.ajv.addSchema({ ...description, $id: DESCRIPTION });
    this.routes = Object.keys(description.paths)
      // A path without parameters goes before one whose parameter it would fit.
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .map((template) => ({ template, matches: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`) }));
  }

  /** @throws Error that says in which place an answer is not what the description says. */
  require(answer: WireAnswer): void {
    const fault = this.faultOf(answer);
    if (fault !== null)
      throw new Error(
        `${answer.method} ${answer.path} answered ${answer.status} as its description does not say: ${fault}`,
      );
  }

  /** What the description does not say of an answer; null where it is what was described, or where nothing speaks of its path. */
  faultOf({ method, path, status, type, body }: WireAnswer): string | null {
    const [plain = ''] = path.split('?');
    const template = this.routes.find(({ matches }) => matches.test(plain))?.template;
    const operations = (template === undefined ? {} : this.description.paths[template]) as Operations;
    const operation = operations[method.toLowerCase()];
    // Health, metrics and the description itself are not described; what they refuse is a problem all the same.
    if (template === undefined || operation === undefined)
      return type === PROBLEM ? this.mismatch(pointer('components', 'schemas', 'Problem'), body) : null;
    const described = Object.hasOwn(operation.responses, String(status)) ? String(status) : 'default';
    if (described === 'default' && status < 400) return `there is nothing of the status ${status}`;
    const { content = {} } = operation.responses[described] as { content?: Readonly<Record<string, unknown>> };
    if (!Object.hasOwn(content, type)) return `there is nothing of content of the type “${type}”`;
    return this.mismatch(
      pointer('paths', template, method.toLowerCase(), 'responses', described, 'content', type, 'schema'),
      body,
    );
  }

  private mismatch(schema: string, body: unknown): string | null {
    let validate = this.compiled.get(schema);
    if (validate === undefined) {
      validate = this.ajv.compile({ $ref: `${DESCRIPTION}${schema}` });
      this.compiled.set(schema, validate);
    }
    return validate(body) ? null : this.ajv.errorsText(validate.errors, { dataVar: '' });
  }
}

/** A place in the description as a fragment that refers to it. */
function pointer(...steps: readonly string[]): string {
  const path = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
  return `#/${path.join('/')}`;
}
