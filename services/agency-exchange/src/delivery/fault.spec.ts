import { LinkAway, LinkRefusal, LinkUntrusted } from '@hejie/agency-link';
import { describe, expect, it } from '@jest/globals';
import { faultOf } from './fault.js';

describe('what went wrong on the way to a body', () => {
  it.each([
    [
      'a topic that nobody has created',
      new LinkRefusal(0, 'UNKNOWN_TOPIC_OR_PARTITION'),
      'AGENCY_LINK.REFUSED UNKNOWN_TOPIC_OR_PARTITION',
    ],
    [
      'a topic to which the court may not write',
      new LinkRefusal(0, 'TOPIC_AUTHORIZATION_FAILED'),
      'AGENCY_LINK.REFUSED TOPIC_AUTHORIZATION_FAILED',
    ],
    ['a body that has too much to do', new LinkRefusal(429, 'NONE'), 'AGENCY_LINK.REFUSED 429 NONE'],
    ['nobody there', new LinkAway(), 'AGENCY_LINK.AWAY'],
    ['what is not trusted', new LinkUntrusted('SCHEMA', '/partyName'), 'AGENCY_LINK.SCHEMA'],
    ['a fault of ours, whatever it says', new TypeError('张三'), 'TypeError'],
  ])('%s is said by its codes alone', (_, error, fault) => {
    expect(faultOf(error)).toBe(fault);
  });
});
