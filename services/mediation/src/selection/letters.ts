import { type NewLetter } from '@hejie/casework';
import { type Mediator } from '../roster/mediator.entity.js';
import { type Designation } from './designation.entity.js';

/** 和解员选定通知书: who he is, what interest he disclosed, and the right to have him recused (PRE-5). */
export const mediatorDesignated = (
  caseNumber: string,
  round: number,
  { mediatorId, name }: Pick<Mediator, 'mediatorId' | 'name'>,
  { chosenBy, conflict }: Pick<Designation, 'chosenBy' | 'conflict'>,
): NewLetter => ({
  occasion: `designated-${round}`,
  kind: 'mediator-designated',
  subject: '和解员选定通知书',
  body: `${caseNumber}：${chosenBy === 'PARTIES' ? '经双方当事人协商选定' : '经和解中心指定'}，本案和解员为${name}（名册编号${mediatorId}）。${conflict ? `和解员披露：${conflict.disclosed}。` : ''}和解员与本案有利害关系或者有其他情形可能影响公正的，你方有权申请其回避并说明理由。`,
});
