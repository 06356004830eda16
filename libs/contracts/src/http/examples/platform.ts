import { makePlatformReport, platformReceipts } from '../platform.js';
import { receiveInCentre } from '../papers.js';
import { exampled } from './examples.js';

exampled(makePlatformReport, {});

exampled(platformReceipts, { file: '6KGM5Y+3LOWbnuaJpyzljp/lm6AKMSzlt7LmlLYsCg==' });

exampled(receiveInCentre, { missing: [2], note: '生效证明未随案移送' });
