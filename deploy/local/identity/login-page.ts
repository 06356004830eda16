import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Provider } from 'oidc-provider';
import { DEMONSTRATION_COURTS, DEMONSTRATION_PERSONS, personOf } from './persons.js';

const LOGIN = /^\/login\/[\w-]{1,64}$/;

/** Serves the log-in page, a list of the demonstration persons; false when the request is for something else. */
export async function serveLogin(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (!LOGIN.test((request.url ?? '').split('?')[0]!)) return false;
  try {
    // The interaction's cookie binds the page to the browser that began the log-in.
    await provider.interactionDetails(request, response);
    if (request.method === 'POST') await choose(provider, request, response);
    else sendPage(response, 200, page());
  } catch {
    if (!response.headersSent)
      sendPage(
        response,
        400,
        '<h1>登录已失效</h1><p>请返回系统重新登录。This log-in is no longer valid; start again.</p>',
      );
  }
  return true;
}

async function choose(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const person = personOf(new URLSearchParams(await formOf(request)).get('subject') ?? '');
  if (!person) return sendPage(response, 422, page());
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: person.subject } },
    { mergeWithLastSubmission: false },
  );
}

async function formOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 1_000) throw new Error('form too large');
  }
  return text;
}

function page(): string {
  const groups = [
    ...Object.entries(DEMONSTRATION_COURTS).map(([code, { zh }]) => [code as string | undefined, zh] as const),
    [undefined, '其他'] as const,
  ];
  const lists = groups.map(([court, title]) => {
    const buttons = DEMONSTRATION_PERSONS.filter((person) => person.court === court).map(
      ({ subject, title: label }) => `<button name="subject" value="${subject}">${label}</button>`,
    );
    return `<h2>${title}</h2>${buttons.join('')}`;
  });
  return `<h1>演示登录</h1><p>仅供本机演示，无需密码。请选择身份。</p><form method="post">${lists.join('')}</form>`;
}

function sendPage(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>和解 · 演示登录</title><style>body{font:16px/1.6 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}button{margin:.2rem;padding:.4rem .8rem;font:inherit;cursor:pointer}</style>${body}</html>`,
  );
}
