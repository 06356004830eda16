import {
  documentNumberAllotted,
  type DocumentNumberAsked,
  type DocumentNumberReturned,
} from '@hejie/contracts/exchange';
import { ProblemError } from '@hejie/service-kit';

/** Who counts the numbers of a title that several services make documents of, as another service asks him (CASE-8). */
export interface NumberKeeper {
  /** The serial of a document; the same document again has the same. @throws ProblemError 503 `DOCUMENT.NUMBERS_AWAY`. */
  ask(id: string, asked: DocumentNumberAsked): Promise<number>;
  /** Nothing came of an asking. What is not heard there is free with the next number that this service asks for. */
  giveBack(id: string, returned: DocumentNumberReturned): Promise<void>;
}

/** How long a number may be waited for: a transaction stands open meanwhile. */
const ANSWER_WITHIN_MS = 3_000;

/** The keeper of numbers over HTTP: `/document-numbers` of that service. */
export class HttpNumberKeeper implements NumberKeeper {
  private readonly base: URL;

  /** @param token by which this service proves itself there; absent: by nothing, on loopback. */
  constructor(
    base: string,
    private readonly token?: string,
    private readonly within = ANSWER_WITHIN_MS,
  ) {
    this.base = new URL(base.endsWith('/') ? base : `${base}/`);
  }

  async ask(id: string, asked: DocumentNumberAsked): Promise<number> {
    try {
      return documentNumberAllotted.parse(await (await this.call('PUT', id, asked)).json()).serial;
    } catch (error) {
      throw numbersAway(error);
    }
  }

  async giveBack(id: string, returned: DocumentNumberReturned): Promise<void> {
    const response = await this.call('DELETE', id, returned);
    await response.body?.cancel();
  }

  private async call(method: 'PUT' | 'DELETE', id: string, body: object): Promise<Response> {
    const response = await fetch(new URL(`document-numbers/${id}`, this.base), {
      method,
      headers: {
        'content-type': 'application/json',
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(this.within),
      redirect: 'error',
    });
    if (response.ok) return response;
    await response.body?.cancel();
    throw new Error(`The keeper of numbers answered ${response.status}`);
  }
}

const numbersAway = (cause: unknown): ProblemError =>
  Object.assign(
    new ProblemError({
      status: 503,
      code: 'DOCUMENT.NUMBERS_AWAY',
      zh: '文书编号由财产控制服务统一编排，该服务暂时没有答复，本次未作任何记录。请稍后重试。',
      en: 'The number of the document is allotted by asset-control, which does not answer now; nothing was recorded. Try again later.',
    }),
    { cause },
  );
