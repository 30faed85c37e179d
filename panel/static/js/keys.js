// Single keys of the coding desk. The bar [data-keys-bar] says which key does what (data-map), whether they
// are off (data-off) and where that is kept (data-keep). Every key clicks what stands on the page anyway, so
// whoever has no keys loses nothing. Where a page brings no bar the usual keys hold.

const USUAL = { next: 'n', undo: 'u', redo: 'r', help: '?' };
const KEPT = 'panel.keys';
const CLICKS = { next: '[data-next]', undo: '[data-undo]', redo: '[data-redo]' };
const OFFERED = { accept: '[data-accept]', change: '[data-change]', dismiss: '[data-dismiss]' };

const bar = document.querySelector('[data-keys-bar]');
const toggle = document.querySelector('[data-keys]');
const map = bar?.dataset.map ? JSON.parse(bar.dataset.map) : USUAL;
const acts = Object.fromEntries(Object.entries(map).map(([act, key]) => [key, act]));

function paragraphs() { return [...document.querySelectorAll('[data-start]')]; }

/** The paragraph somebody is in; else null. */
function here() { return document.activeElement?.closest?.('.para')?.querySelector('[data-start]') ?? null; }

function reach(paragraph) {
  paragraph.focus();
  paragraph.scrollIntoView({ block: 'center' });
}

/** To the next (or last) paragraph that nobody has accounted for; round again at the end. */
function gap(forward) {
  const all = paragraphs();
  const at = all.indexOf(here());
  const order = forward ? [...all.slice(at + 1), ...all.slice(0, at + 1)] : [...all.slice(0, Math.max(at, 0)).reverse(), ...all.slice(Math.max(at, 0)).reverse()];
  const found = order.find((paragraph) => 'gap' in paragraph.dataset);
  if (found) reach(found);
}

/** On the suggestion of the paragraph somebody is in, else on the first of the page. */
function onOffer(selector) {
  const card = here()?.closest('.para').querySelector('[data-offer]') ?? (here() ? null : document.querySelector('[data-offer]'));
  card?.querySelector(selector)?.click();
}

function help() {
  const dialog = document.querySelector('dialog[data-help]');
  if (dialog && !dialog.open) dialog.showModal();
}

function recent(digit) {
  const button = document.querySelector(`[data-recent="${digit}"]`);
  if (!button) return;
  const start = document.getElementById('start');
  // Nothing chosen: all of the paragraph somebody is in, as Enter does.
  if (start && !start.value) here()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  button.click();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isOff()) return;
  if (event.target.matches?.('input, textarea, select, [contenteditable]') || document.querySelector('dialog[open]')) return;
  const act = acts[event.key];
  if (/^[1-9]$/.test(event.key)) recent(event.key);
  else if (act in CLICKS) document.querySelector(CLICKS[act])?.click();
  else if (act in OFFERED) onOffer(OFFERED[act]);
  else if (act === 'gap' || act === 'back') gap(act === 'gap');
  else if (act === 'find') document.querySelector('[data-find] input')?.focus();
  else if (act === 'help') help();
  else return;
  event.preventDefault();
}

function isOff() { return toggle ? !toggle.checked : bar?.dataset.off === 'yes'; }

/** Off and on are kept with the account where the page says how, else on this device. */
function keep() {
  const off = !toggle.checked;
  if (bar?.dataset.keep) {
    const token = document.querySelector('[name=csrf_token]')?.value ?? '';
    fetch(bar.dataset.keep, {
      method: 'POST',
      headers: { Accept: 'application/json', 'X-CSRFToken': token },
      body: new URLSearchParams({ act: off ? 'off' : 'on' }),
    }).catch(() => { /* for this page only */ });
    return;
  }
  try { localStorage.setItem(KEPT, off ? 'off' : 'on'); } catch { /* for this page only */ }
}

function remembered() {
  if (bar?.dataset.off) return bar.dataset.off !== 'yes';
  try { return localStorage.getItem(KEPT) !== 'off'; } catch { return true; }
}

export function listen() {
  if (toggle) {
    toggle.checked = remembered();
    toggle.addEventListener('change', keep);
  }
  document.addEventListener('keydown', onKey);
}
