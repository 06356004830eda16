import { createServer } from 'node:http';
import { type Duplex } from 'node:stream';
import { ExpressAdapter } from '@nestjs/platform-express';
import { problemBody, UNREADABLE } from '../problems/problem-of.js';

/** Room for the longest list that the interface describes in a query: some hundred ids. Node gives 16 KB. */
const HEAD_AT_MOST = 128 * 1024;

/** HTTP as the services speak it: what Node refuses before anything of ours has read it is a problem as all others. */
export class HttpServer extends ExpressAdapter {
  override initHttpServer(): void {
    this.httpServer = createServer({ maxHeaderSize: HEAD_AT_MOST }, this.getInstance());
    this.httpServer.on('clientError', answerUnreadable);
  }
}

/** There is neither request nor response yet: the answer is written to the connection, and that is over. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemBody(UNREADABLE[error.code ?? ''] ?? UNREADABLE.OTHERWISE!);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
