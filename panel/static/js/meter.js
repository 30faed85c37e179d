// The live word count beside a text: the ruler, the figures, and a word to screen readers at 100, 50 and
// 10 left and over the limit, not at each word. The server counts again; it decides.

import { count, crossing } from './wordcount.js';

const BANDS = [0, 10, 50, 100];
const WAIT = 150;

/** Keep the meter of a form ([data-meter]) in step with its text (the field body). */
export function attach(form) {
  const meter = form.querySelector('[data-meter]');
  const body = form.elements.namedItem('body');
  if (!meter || !body) return;
  const limit = Number(meter.dataset.limit);
  const strings = JSON.parse(meter.dataset.strings);
  const figures = meter.querySelector('.wm');
  const [under, over] = meter.querySelectorAll('rect');
  const where = meter.querySelector('[data-cross]');
  let band = bandOf(limit - count(body.value));

  function draw() {
    const words = count(body.value);
    const left = limit - words;
    figures.classList.toggle('over', left < 0);
    figures.querySelector('b').textContent = number(words);
    figures.querySelector('em').textContent = left === 0 ? strings.exact : say(left < 0 ? strings.over : strings.left, left);
    meter.querySelector('svg').setAttribute('aria-label', strings.label.replace('{n}', number(words)));
    under.setAttribute('width', `${Math.min((words / limit) * 90, 90)}%`);
    over.setAttribute('width', `${Math.min(Math.max((words / limit) * 90 - 90, 0), 10)}%`);
    if (where) where.hidden = left >= 0;
    const now = bandOf(left);
    if (now !== band && now !== null) {
      meter.querySelector('[data-say]').textContent = say(left < 0 ? strings.sayOver : strings.sayLeft, left);
    }
    band = now;
  }

  let wait;
  form.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(draw, WAIT); });
  where?.addEventListener('click', () => show(body, limit));
  draw();
}

/** Put the cursor where the limit falls: the words beyond it, to the end of their sentence, are selected. */
function show(body, limit) {
  const found = crossing(body.value, limit);
  if (!found) return;
  body.focus();
  body.setSelectionRange(found.utf16.start, found.utf16.sentenceEnd);
}

function bandOf(left) { return left < 0 ? -1 : BANDS.find((edge) => left <= edge) ?? null; }

function say(sentence, left) { return sentence.replace('{n}', number(Math.abs(left))); }

function number(n) { return n.toLocaleString('en-GB'); }
