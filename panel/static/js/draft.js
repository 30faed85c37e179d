// Keeps a draft safe while it is written: on the server every ten seconds and on leaving a field, and on
// this device at every pause. The page works without this; then the buttons save.
//
// Markup: _macros/draft.html. Protocol: POST of the form's fields to data-autosave, Accept:
// application/json. 200 {revision, saved}; 409 {revision, body, title} is what stands on the server;
// 400, 401 and 403 mean that the sign-in is over; another refusal may carry {message}.

import { Choices } from './choices.js';
import { attach as attachMeter } from './meter.js';
import * as store from './store.js';

const EVERY = 10_000;
const PAUSE = 600;
const PATIENCE = 20_000;
const NOT_TEXT = new Set(['csrf_token', 'revision', 'theirs', 'key', 'act']);

export class Draft {
  constructor(form) {
    this.form = form;
    this.key = store.PREFIX + form.dataset.draft;
    this.line = form.querySelector('[data-save]');
    this.strings = JSON.parse(this.line?.dataset.strings || '{}');
    // A page that asks which of two versions stays holds a text that the server does not have.
    this.asked = Boolean(this.field('theirs'));
    this.shown = this.snapshot();
    this.saved = this.asked ? '' : this.shown;
    this.pending = null;
    this.halted = this.asked;
    this.choices = new Choices(this);
  }

  start() {
    let pause;
    this.form.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(() => this.keep(), PAUSE);
    });
    this.form.addEventListener('focusout', () => this.save());
    this.form.addEventListener('submit', (event) => this.submit(event));
    window.addEventListener('pageshow', (event) => { if (event.persisted) this.halted = this.asked; });
    document.addEventListener('visibilitychange', () => { if (this.dirty()) this.keep(); this.save(); });
    window.addEventListener('online', () => this.save());
    setInterval(() => this.save(), EVERY);
    this.choices.offerLocal(store.read(this.key));
  }

  field(name) { return this.form.elements.namedItem(name); }

  pairs() { return [...new FormData(this.form)].filter(([name]) => !NOT_TEXT.has(name)); }

  snapshot() { return JSON.stringify(this.pairs()); }

  dirty() { return this.snapshot() !== this.saved; }

  /** The copy on this device; `clean` says that the server has the same. An earlier copy that still waits
      for an answer is not written over. */
  keep() {
    if (this.choices.waiting) return false;
    const revision = Number(this.field('revision').value);
    return store.write(this.key, { revision, at: Date.now(), clean: !this.dirty(), pairs: this.pairs() });
  }

  save() {
    if (this.pending || this.halted || !this.dirty()) return;
    this.pending = this.send().finally(() => { this.pending = null; });
  }

  async send() {
    const sent = this.snapshot();
    this.keep();
    this.say('saving', 'clock');
    try {
      const answer = await fetch(this.form.dataset.autosave, {
        method: 'POST',
        body: new URLSearchParams([...this.pairs(), ['revision', this.field('revision').value]]),
        headers: { Accept: 'application/json', 'X-CSRFToken': this.field('csrf_token').value },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      });
      this.hear(answer.status, await answer.json(), sent);
    } catch {
      this.sayLocal();
    }
  }

  hear(status, told, sent) {
    if (status === 200) {
      this.field('revision').value = told.revision;
      this.saved = sent;
      this.say(this.keep() ? 'here' : 'server', 'check', told.saved);
    } else if (status === 409 && told.body !== undefined) {
      this.halted = true;
      this.say('newer', 'alert');
      this.choices.offerServer(told);
    } else if ([400, 401, 403].includes(status)) {
      this.halted = true;
      this.say(this.kept('over'), 'local');
      this.line?.querySelector('[data-again]')?.removeAttribute('hidden');
    } else if (status < 500 && told.message) {
      this.show(told.message, 'alert');
    } else {
      this.sayLocal();
    }
  }

  /** A save under way would change the revision behind the form's back: wait for it, then submit. */
  submit(event) {
    if (this.pending) {
      event.preventDefault();
      this.pending.finally(() => this.form.requestSubmit(event.submitter));
      return;
    }
    this.keep();
    this.halted = true;
  }

  sayLocal() { this.say(this.kept('local'), 'local', this.clock(Date.now())); }

  /** Which words tell whether this device keeps the text, an earlier copy only, or nothing. */
  kept(which) {
    if (this.keep()) return which;
    return which + (this.choices.waiting ? 'Earlier' : 'Nowhere');
  }

  clock(at) { return store.clock(at, this.line?.dataset.zone || undefined); }

  say(which, icon, time = '') { this.show((this.strings[which] || '').replace('{time}', time), icon); }

  show(text, icon) {
    if (!this.line || !text) return;
    this.line.hidden = false;
    this.line.classList.toggle('local', icon !== 'check');
    const use = this.line.querySelector('use');
    use.setAttribute('href', use.getAttribute('href').replace(/#.*/, `#${icon}`));
    this.line.querySelector('[data-text]').textContent = text;
  }
}

for (const form of document.querySelectorAll('form[data-autosave]')) {
  attachMeter(form);
  new Draft(form).start();
}
