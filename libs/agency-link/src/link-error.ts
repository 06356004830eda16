/**
 * What goes wrong between the court and an agency, by whose doing: three kinds, and each asks for something else. Codes are `CONTEXT.REASON`; no text names a person, nor
 * quotes what travelled.
 */
abstract class LinkError extends Error {
  constructor(
    readonly code: string,
    readonly zh: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${en}`, options);
  }
}

/** Why something that came is not trusted. */
export type Mistrust =
  | 'SIGNATURE_MISSING'
  | 'SIGNATURE_WRONG'
  | 'SIGNER_UNKNOWN'
  | 'SCHEMA'
  | 'TOO_LARGE'
  | 'OTHER_AGENCY'
  | 'OTHER_MATTER'
  | 'CERTIFICATE'
  | 'HOST_KEY'
  | 'SNAPSHOT_CUT'
  | 'SNAPSHOT_ALTERED'
  | 'SNAPSHOT_UNSORTED'
  | 'BUNDLE_ALTERED';

const MISTRUST: Readonly<Record<Mistrust, { zh: string; en: string }>> = {
  SIGNATURE_MISSING: { zh: '没有签名', en: 'It is not signed' },
  SIGNATURE_WRONG: { zh: '签名与内容不符', en: 'The signature does not fit the bytes' },
  SIGNER_UNKNOWN: { zh: '签名密钥不属于该单位', en: 'The key of the signature is not one of that agency' },
  SCHEMA: { zh: '内容不符合约定的格式', en: 'It does not fit the contract' },
  TOO_LARGE: { zh: '内容过大', en: 'It is too large' },
  OTHER_AGENCY: { zh: '以其他单位的名义提交', en: 'It speaks in the name of another agency' },
  OTHER_MATTER: { zh: '答复的不是所问事项', en: 'It answers another question than the one put' },
  CERTIFICATE: { zh: '对方证书未通过验证', en: 'The certificate of the other side was refused' },
  HOST_KEY: { zh: '对方主机密钥与登记不符', en: 'The host key is not the one on record' },
  SNAPSHOT_CUT: { zh: '快照不完整', en: 'The snapshot was cut' },
  SNAPSHOT_ALTERED: {
    zh: '快照的条数、摘要或签名不符',
    en: 'Count, digest or signature of the snapshot do not fit it',
  },
  SNAPSHOT_UNSORTED: {
    zh: '快照未按事项编号和动作排序，或有重复',
    en: 'The snapshot is not sorted, or holds a line twice',
  },
  BUNDLE_ALTERED: { zh: '数据包被改动', en: 'The bundle was altered' },
};

/** What came is not what the agency says, or not from it: a person has to look. Nothing of it takes effect. */
export class LinkUntrusted extends LinkError {
  override readonly name = 'LinkUntrusted';

  constructor(
    readonly reason: Mistrust,
    /** Where in a message: paths of fields and rules only, never values. */
    readonly places?: string,
    options?: ErrorOptions,
  ) {
    const { zh, en } = MISTRUST[reason];
    super(
      `AGENCY_LINK.${reason}`,
      places === undefined ? zh : `${zh}：${places}`,
      places === undefined ? en : `${en}: ${places}`,
      options,
    );
  }
}

/** Nobody was reached, or nobody answered in time: the same again later. */
export class LinkAway extends LinkError {
  override readonly name = 'LinkAway';

  constructor(options?: ErrorOptions) {
    super('AGENCY_LINK.AWAY', '无法连通该单位', 'The agency was not reached', options);
  }
}

/** With what an agency refuses what it does not understand or accept. */
const OF_WHAT_WAS_PUT: readonly number[] = [400, 409, 413, 422];

/** The agency was reached and refused, without a signed receipt. */
export class LinkRefusal extends LinkError {
  override readonly name = 'LinkRefusal';

  constructor(
    /** The HTTP status, or 0 where the transport has none. */
    readonly status: number,
    /** The code that the other side gave, made safe: `[A-Z0-9_.]` only. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super('AGENCY_LINK.REFUSED', `该单位拒绝：${status} ${reason}`, `The agency refused: ${status} ${reason}`, options);
  }

  /** It is not about what was put to the agency but about the way to it: the same again later. */
  get isForLater(): boolean {
    return !OF_WHAT_WAS_PUT.includes(this.status);
  }
}
