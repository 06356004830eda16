import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

import { listening } from './listening.js';
import { ownFolder, unusedPort } from './own-folder.js';

const SSHD = '/usr/sbin/sshd';
const STARTED_WITHIN_MS = 10_000;

/** An OpenSSH server on loopback that does SFTP alone. */
export interface TestSftpServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** `SHA256:…` of its host key. */
  readonly hostKey: string;
  /** The private key that it lets in. */
  readonly clientKey: string;
  /** A folder that exists; the files of agencies go below it. */
  readonly directory: string;
  stop(): Promise<void>;
  /** On the same port, with the same keys and files. */
  start(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

/** @throws Error where OpenSSH's server is not installed. */
export async function startSftpServer(): Promise<TestSftpServer> {
  if (!existsSync(SSHD)) throw new Error(`${SSHD} is missing: install OpenSSH's server (Debian: openssh-server)`);
  const home = ownFolder('sftp');
  const port = await unusedPort();
  const key = (name: string): string => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(home, name)]);
    return join(home, name);
  };
  const hostKey = key('host');
  const clientKey = key('client');
  const directory = join(home, 'files');
  mkdirSync(directory);
  chmodSync(home, 0o755);
  writeFileSync(join(home, 'sshd_config'), settings({ port, hostKey, authorized: `${clientKey}.pub` }));
  // Of a server that root starts: it puts its unprivileged part there.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  let child: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    // Its sessions are processes of their own, and would go on.
    const sessions = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').split(' ').filter(Boolean);
    child.kill('SIGTERM');
    await ended;
    for (const session of sessions) endProcess(Number(session));
  };
  const start = async (): Promise<void> => {
    child = spawn(SSHD, ['-D', '-e', '-f', join(home, 'sshd_config')], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-2_000)));
    await listening(port, {
      what: 'sshd',
      withinMs: STARTED_WITHIN_MS,
      paceMs: 50,
      ended: () => (child?.exitCode == null ? undefined : said),
    });
  };
  await start();
  return {
    host: '127.0.0.1',
    port,
    user: userInfo().username,
    hostKey: execFileSync('ssh-keygen', ['-l', '-f', `${hostKey}.pub`])
      .toString()
      .split(' ')[1]!,
    clientKey: readFileSync(clientKey, 'utf8'),
    directory,
    start,
    stop,
    async remove() {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended with its server.
  }
}

const settings = (at: { port: number; hostKey: string; authorized: string }): string => `ListenAddress 127.0.0.1
Port ${at.port}
HostKey ${at.hostKey}
AuthorizedKeysFile ${at.authorized}
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
AllowTcpForwarding no
X11Forwarding no
PrintMotd no
Subsystem sftp internal-sftp
ForceCommand internal-sftp
LogLevel ERROR
`;
