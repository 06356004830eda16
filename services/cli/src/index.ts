export { calculate, KINDS, type Answer } from './calculator/calculate.js';
