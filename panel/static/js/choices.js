// Two versions of one draft: shows the other one in the page and lets the writer choose. Nothing is
// replaced unasked, and what was replaced can be had back.

import * as store from './store.js';
import { toast } from './toast.js';

export class Choices {
  constructor(draft) {
    this.draft = draft;
    this.waiting = false;
  }

  /** A copy on this device that the server never got. */
  offerLocal(kept) {
    const { draft } = this;
    if (!kept || kept.clean || JSON.stringify(kept.pairs) === draft.shown) {
      if (draft.asked) draft.keep();
      else store.forget((key) => key === draft.key);
      return;
    }
    const other = kept.pairs.find(([name]) => name === 'body')?.[1];
    const drop = () => store.forget((key) => key === draft.key);
    const take = () => this.fill(kept.pairs);
    this.waiting = this.offer('[data-restore]', other, draft.clock(kept.at), take, drop);
    this.tellAge(kept.at);
  }

  /** Which of the two is the later one, as hours alone do not tell it. */
  tellAge(at) {
    const { form, line, strings } = this.draft;
    const place = form.querySelector('[data-age]');
    const saved = Date.parse(line?.dataset.at);
    if (place && saved) place.textContent = at > saved ? strings.copyNewer : strings.copyOlder;
  }

  /** What another window saved meanwhile. */
  offerServer(told) {
    const { draft } = this;
    const agree = () => { draft.field('revision').value = told.revision; };
    this.offer('[data-newer]', told.body, told.saved ?? '', () => {
      agree();
      this.fill([['title', told.title], ['body', told.body]]);
    }, agree);
  }

  offer(selector, text, time, take, leave) {
    const { form } = this.draft;
    const template = form.querySelector(`template${selector}`);
    if (!template) return false;
    form.querySelector('[data-notice]')?.remove();
    const notice = template.content.firstElementChild.cloneNode(true);
    notice.dataset.notice = '';
    const lead = notice.querySelector('[data-lead]');
    lead.textContent = lead.textContent.replace('{time}', time);
    notice.querySelector('textarea').value = text ?? '';
    notice.querySelector('[data-take]').addEventListener('click', () => this.end(notice, take));
    notice.querySelector('[data-leave]').addEventListener('click', () => this.end(notice, leave));
    template.before(notice);
    return true;
  }

  end(notice, act) {
    const { draft } = this;
    notice.remove();
    this.waiting = false;
    draft.halted = draft.asked;
    act();
    draft.field('body').focus();
    draft.save();
  }

  fill(pairs) {
    const before = this.draft.pairs();
    const { strings } = this.draft;
    this.put(pairs);
    if (strings.replaced) toast(strings.replaced, strings, () => { this.put(before); this.draft.save(); });
  }

  put(pairs) {
    for (const [name, value] of pairs) {
      const field = this.draft.field(name);
      if (field && 'value' in field && field.type !== 'checkbox') field.value = value ?? '';
    }
    this.draft.form.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
