// The coding desk beside what select.js does: the text is opened for whoever stays with it and given back by
// whoever only looked; a theme or point is found by typing. Without script buttons and lists do the same.

const STAY = 1500;

const form = document.getElementById('coding');
let taken = null;

/** Somebody who stays has the text open; who leaves without an act gives it back. */
function open(claim) {
  setTimeout(async () => {
    if (document.visibilityState !== 'visible') return;
    const body = new URLSearchParams(new FormData(claim));
    const answer = await fetch(claim.action, { method: 'POST', headers: { Accept: 'application/json' }, body }).catch(() => null);
    if (answer?.ok) taken = claim;
  }, STAY);
  document.addEventListener('submit', () => { taken = null; });
  addEventListener('pagehide', () => {
    if (!taken) return;
    const body = new URLSearchParams(new FormData(taken));
    body.set('act', 'release');
    navigator.sendBeacon(taken.action, body);
  });
}

function fold(text) { return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase(); }

/** Type-ahead: the list narrows to what has all the words; Enter takes the first, arrows and Tab reach others. */
function find(box) {
  const field = box.querySelector('input');
  const rows = [...document.querySelectorAll('[data-pick]')].map((link) => [link, fold(link.textContent)]);
  box.hidden = false;
  field.addEventListener('input', () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    for (const [link, text] of rows) link.closest('li').hidden = !words.every((word) => text.includes(word));
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    const first = rows.find(([link]) => !link.closest('li').hidden)?.[0];
    if (event.key === 'Enter' && first) pick(first);
    field.value = '';
    field.dispatchEvent(new Event('input'));
    if (event.key === 'Escape') field.blur();
  });
}

/** A point is chosen for the passage, a theme for a new point. */
function pick(link) {
  const [kind, id] = link.dataset.pick.split(':');
  set('point_id', kind === 'point' ? id : '');
  set('theme_id', kind === 'theme' ? id : '');
  (kind === 'point' ? form.querySelector('.btns button') : form.elements.namedItem('wording')).focus();
}

function set(name, value) {
  const field = form.elements.namedItem(name);
  if (field) field.value = value;
}

if (form) {
  const claim = document.querySelector('form[data-open]');
  const box = document.querySelector('[data-find]');
  if (claim) open(claim);
  if (box) find(box);
  for (const link of document.querySelectorAll('[data-pick]')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      pick(link);
    });
  }
}

for (const closer of document.querySelectorAll('dialog [data-close]')) {
  closer.addEventListener('click', () => closer.closest('dialog').close());
}
