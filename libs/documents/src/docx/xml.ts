import { DOMParser, type Document, type Element } from '@xmldom/xmldom';

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export const parseXml = (text: string): Document => new DOMParser().parseFromString(text, 'text/xml');

/** The child elements, in order. */
export function childrenOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let node = element.firstChild; node !== null; node = node.nextSibling)
    if (node.nodeType === node.ELEMENT_NODE) found.push(node as Element);
  return found;
}

/** All elements of a local name below one, in order. */
export const descendantsOf = (element: Element, name: string): Element[] =>
  childrenOf(element).flatMap((child) => [...(child.localName === name ? [child] : []), ...descendantsOf(child, name)]);

/** The element reached by local names, or undefined. */
export function find(element: Element | undefined, ...names: readonly string[]): Element | undefined {
  let at = element;
  for (const name of names) at = at === undefined ? undefined : childrenOf(at).find((one) => one.localName === name);
  return at;
}

/** An attribute of Word's, or undefined. */
export const word = (element: Element | undefined, name: string): string | undefined =>
  element?.getAttributeNS(WORD, name) ?? undefined;

const TWIPS = 20;
/** An attribute in twentieths of a point, in points. */
export function points(element: Element | undefined, name: string): number | undefined {
  const value = word(element, name);
  return value === undefined || value === '' ? undefined : Number(value) / TWIPS;
}

/** Whether an on-off property is set: present, and not `0` or `false`. */
export function isOn(element: Element | undefined): boolean | undefined {
  if (element === undefined) return undefined;
  return !['0', 'false'].includes(word(element, 'val') ?? '1');
}
