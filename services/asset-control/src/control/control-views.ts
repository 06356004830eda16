import {
  type ControlProposalAnswer,
  type CoverageAnswer,
  type PropertyDetailsAnswer,
  type ReportDifferencesAnswer,
} from '@hejie/contracts/http';
import { asJson, type Derived } from '@hejie/law';
import { coverageOfFile, FOUR_NOS, proposeControls, reportDifferences } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FileLook } from '../property/file-look.js';
import { propertyDesk, WHOLE_CASE } from '../property/property-desk.js';
import { noPropertyFile } from '../property/property-files.js';
import { assetDetails, wordsOf } from './property-detail.js';

/** What people are shown of queries and controls before they order. */
@Injectable()
export class ControlViews {
  constructor(
    @Inject(FileLook) private readonly look: FileLook,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** PROC-12: both exposures, each with its derivation. @throws ProblemError 404 `PROPERTY.NO_FILE`. */
  coverage(caseId: string): Promise<CoverageAnswer> {
    return this.look.at(caseId, (file, turn) => {
      const { outstanding, original, target } = coverageOfFile(file, turn);
      return { outstanding: outstanding && inJson(outstanding), original: inJson(original), target };
    });
  }

  /** PROC-12, PROC-13: the least harmful set, asset by asset with its reason. @throws as {@link coverage}; LawError `RELEASE.TOO_MANY_WAYS`. */
  proposal(caseId: string): Promise<ControlProposalAnswer> {
    return this.look.at(caseId, (file, turn) => {
      const { value, derivation } = proposeControls(file, turn);
      return { proposed: [...value], fourNos: FOUR_NOS, derivation: asJson(derivation) };
    });
  }

  /** PROC-5, PROC-6: what somebody reported, beside what was found. @throws as {@link coverage}. */
  differences(caseId: string, partyId: string): Promise<ReportDifferencesAnswer> {
    return this.look.at(caseId, (file) => ({ differences: reportDifferences(file, partyId) }));
  }

  /** How property is described and where it is kept, and what clues say: sealed at rest. @throws as {@link coverage}. */
  async details(caseId: string): Promise<PropertyDetailsAnswer> {
    const { manager } = this.dataSource;
    if (!(await propertyDesk.find(manager, { caseId, about: WHOLE_CASE }))) throw noPropertyFile();
    const assets = [...(await assetDetails(manager, caseId))].map(([id, detail]) => ({ id, ...detail }));
    const clues = [...(await wordsOf(manager, caseId, 'CLUE'))].map(([id, words]) => ({ id, words }));
    const searches = [...(await wordsOf(manager, caseId, 'SEARCH'))].map(([id, place]) => ({ id, place }));
    return { assets, clues, searches };
  }
}

const inJson = <T extends object>({ value, derivation }: Derived<T>) => ({
  value: asJson(value),
  derivation: asJson(derivation),
});
