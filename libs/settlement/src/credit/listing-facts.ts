import { dateText, type ListingGround } from '@hejie/law';
import { type Listing } from './credit-file.js';

/** DIS-ART-1: what the debtor has done, by the ground. Source: 失信名单规定(2017) 1. */
const CONDUCT: Readonly<Record<ListingGround, string>> = {
  1: '未履行生效法律文书确定的义务',
  2: '以伪造证据、暴力、威胁等方法妨碍、抗拒执行',
  3: '以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行',
  4: '违反财产报告制度',
  5: '违反限制消费令',
  6: '无正当理由拒不履行执行和解协议',
};

/** DIS-ART-1, DIS-ART-5-1: what a decision to list finds where it says no more: the conduct of its ground, after the notice of enforcement where one was served. */
export function factOfListing({ ground, notice }: Pick<Listing, 'ground' | 'notice'>): string {
  if (notice === undefined) return `被执行人${CONDUCT[ground]}。`;
  const conduct = ground === 1 ? '未按执行通知书指定的期间履行生效法律文书确定的义务' : CONDUCT[ground];
  return `执行通知书于${dateText(notice.servedOn)}送达，指定的履行期间于${dateText(notice.lastDay)}届满，被执行人${conduct}。`;
}

/** DIS-ART-5-1: is anything found, in words? */
export const isStated = (facts: readonly string[]): boolean => facts.some((one) => one.trim() !== '');
