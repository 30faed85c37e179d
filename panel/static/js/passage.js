// Places in a numbered paragraph. The DOM counts UTF-16 and nodes, the server counts code points of the
// stored text; [data-start] is where a paragraph begins there.

const NOT_TEXT = 'sup, [data-not-text]';

/** The text nodes that are text: theme numbers set as superscripts are not. */
function* nodes(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(NOT_TEXT)) yield walker.currentNode;
}

/** The stored text of a paragraph. */
export function contentOf(paragraph) { return [...nodes(paragraph)].map((node) => node.data).join(''); }

/** The paragraph a node lies in. */
export function paragraphOf(node) {
  return (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest('[data-start]');
}

/** Place of a boundary point in the content of its paragraph, in UTF-16. */
export function placeOf(paragraph, container, offset) {
  const point = document.createRange();
  let place = 0;
  for (const node of nodes(paragraph)) {
    if (node === container) return place + offset;
    point.selectNodeContents(node);
    if (point.comparePoint(container, offset) <= 0) return place;
    place += node.length;
  }
  return place;
}

/** The DOM range between two places of the content. */
export function rangeOf(paragraph, start, end) {
  const range = document.createRange();
  let place = 0;
  for (const node of nodes(paragraph)) {
    if (start >= place && start <= place + node.length) range.setStart(node, start - place);
    if (end >= place && end <= place + node.length) {
      range.setEnd(node, end - place);
      break;
    }
    place += node.length;
  }
  return range;
}

/** A passage without blanks at its ends and without half characters; null where nothing is left. */
export function passage(paragraph, from, to) {
  const content = contentOf(paragraph);
  let [start, end] = [from, to];
  while (start < end && /\s/.test(content[start])) start += 1;
  while (end > start && /\s/.test(content[end - 1])) end -= 1;
  if (start === end) return null;
  if (halved(content, start)) start -= 1;
  if (halved(content, end)) end += 1;
  const words = content.slice(start, end);
  const first = Number(paragraph.dataset.start) + length(content.slice(0, start));
  return { words, start: first, end: first + length(words), range: rangeOf(paragraph, start, end) };
}

/** Places of the sentences or words, in UTF-16. */
export function pieces(paragraph, granularity) {
  const segments = new Intl.Segmenter(paragraph.lang || undefined, { granularity }).segment(contentOf(paragraph));
  return [...segments].map(({ segment, index }) => [index, index + segment.length]);
}

function halved(content, place) { return /[\uDC00-\uDFFF]/.test(content[place] ?? ''); }

function length(string) { return [...string].length; }
