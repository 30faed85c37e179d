// Coding: words selected in the text become the fields paragraph, start and end of the form #coding.
//
// With the mouse or a finger: select. With the keys: Tab to a paragraph; Enter takes all of it, the arrows
// go from sentence to sentence, with Shift they move the end by one word. Single keys are those of keys.js.
// Without script the form takes a paragraph's number.

import { listen } from './keys.js';
import { contentOf, paragraphOf, passage, pieces, placeOf } from './passage.js';

const text = document.querySelector('[data-version]');
const form = document.getElementById('coding');
const shown = document.querySelector('[data-selected]');
let held = null;

function take(paragraph, start, end) {
  const found = passage(paragraph, start, end);
  if (!found) return;
  fill('paragraph', paragraph.dataset.paragraph);
  fill('start', found.start);
  fill('end', found.end);
  if (shown) shown.textContent = found.words;
  globalThis.CSS?.highlights?.set('now', new Highlight(found.range));
}

function fill(name, value) {
  const field = form.elements.namedItem(name);
  if (field) field.value = value;
}

/** A passage lies in one paragraph: a selection that goes on is cut at the end of its first. */
function fromSelection() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !text.contains(selection.anchorNode)) return;
  const range = selection.getRangeAt(0);
  const paragraph = paragraphOf(range.startContainer);
  if (!paragraph) return;
  const start = placeOf(paragraph, range.startContainer, range.startOffset);
  const inside = paragraph.contains(range.endContainer);
  take(paragraph, start, inside ? placeOf(paragraph, range.endContainer, range.endOffset) : contentOf(paragraph).length);
}

function hold(paragraph, start, end) {
  held = { paragraph, start, end };
  take(paragraph, start, end);
}

function step(paragraph, forward) {
  const sentences = pieces(paragraph, 'sentence');
  const at = held?.paragraph === paragraph ? sentences.findLastIndex(([start]) => start <= held.start) : -1;
  const next = Math.min(Math.max(at + (forward || at < 0 ? 1 : -1), 0), sentences.length - 1);
  hold(paragraph, ...sentences[next]);
}

function stretch(paragraph, forward) {
  if (held?.paragraph !== paragraph) {
    step(paragraph, true);
    return;
  }
  const ends = pieces(paragraph, 'word').filter(([from, to]) => /\S/.test(contentOf(paragraph).slice(from, to))).map(([, to]) => to);
  const end = forward ? ends.find((to) => to > held.end) : ends.findLast((to) => to < held.end && to > held.start);
  if (end) hold(paragraph, held.start, end);
}

function onParagraphKey(event) {
  const paragraph = event.target;
  if (!('start' in paragraph.dataset) || event.ctrlKey || event.metaKey || event.altKey) return;
  const forward = event.key === (getComputedStyle(paragraph).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight');
  if (event.key === 'Enter') hold(paragraph, 0, contentOf(paragraph).length);
  else if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  else (event.shiftKey ? stretch : step)(paragraph, forward);
  event.preventDefault();
}

if (text && form) {
  for (const paragraph of text.querySelectorAll('[data-start]')) paragraph.tabIndex = 0;
  document.addEventListener('selectionchange', fromSelection);
  text.addEventListener('keydown', onParagraphKey);
}
if (text) listen();
