import type { Broken, Heard, Incoming, SnapshotReader } from '../agency-link.js';
import { LinkRefusal, LinkUntrusted } from '../link-error.js';
import type { Carrier } from '../signing-link.js';
import { hear, isAnswerKind, type Outgoing, type Speaker } from '../signing/messages.js';
import { digestOf } from '../signing/signature.js';
import type { BundleLine } from './bundle.js';
import type { BundleChannel } from './bundle-channel.js';

/** What is put within so many milliseconds travels in one bundle. */
const GATHERED_FOR = 50;
/** More begin the next. */
const MOST = 500;

interface Gathering {
  readonly lines: BundleLine[];
  readonly sent: Promise<unknown>;
}

/** An agency behind a relay (前置机): everything goes out in bundles, and every answer comes back in one. */
export class RelayCarrier implements Carrier {
  private gathering: Gathering | undefined;

  constructor(
    private readonly channel: BundleChannel,
    private readonly speaker: Speaker,
  ) {}

  async carry(out: Outgoing): Promise<Heard | null> {
    const gathering = (this.gathering ??= this.gather());
    gathering.lines.push(out.signed);
    if (gathering.lines.length >= MOST) this.gathering = undefined;
    await gathering.sent;
    return null;
  }

  async answerTo(): Promise<Heard | null> {
    return null;
  }

  async snapshot(): Promise<SnapshotReader | null> {
    return null;
  }

  async collect(take: (incoming: Incoming) => Promise<void>): Promise<number> {
    let count = 0;
    const handOver = async (incoming: Incoming): Promise<void> => {
      await take(incoming);
      count += 1;
    };
    const broken = (what: Broken): Promise<void> => handOver({ kind: 'BROKEN', broken: what });
    await this.channel.receive(async (line) => handOver(await this.incoming(line)), broken);
    await this.channel.acknowledge();
    return count;
  }

  async close(): Promise<void> {
    await this.gathering?.sent;
  }

  private gather(): Gathering {
    const lines: BundleLine[] = [];
    const sent = new Promise((resolve) => setTimeout(resolve, GATHERED_FOR)).then(() => {
      if (this.gathering?.lines === lines) this.gathering = undefined;
      return this.channel.send(lines);
    });
    return { lines, sent };
  }

  private async incoming(line: BundleLine): Promise<Incoming> {
    if (line.kind === 'BROKEN') return { kind: 'BROKEN', broken: broken(line) };
    if (line.kind === 'REFUSED') {
      const { about, id, status, reason } = line;
      return { kind: 'REFUSED', refused: { about, id, refusal: new LinkRefusal(status, reason) } };
    }
    try {
      if (!isAnswerKind(line.kind)) throw new LinkUntrusted('SCHEMA');
      return await hear(line.kind, line.body, line.signature, this.speaker);
    } catch (error) {
      if (!(error instanceof LinkUntrusted)) throw error;
      return {
        kind: 'BROKEN',
        broken: { reason: error.reason, digest: digestOf(line.body), name: line.kind },
      };
    }
  }
}

const broken = ({ reason, digest, name }: Broken): Broken => ({ reason, digest, name });
