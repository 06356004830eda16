export { DescribedAnswers, type Description, type WireAnswer } from './described-answers.js';
export { describedHttp } from './described-http.js';
