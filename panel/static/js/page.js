// Courtesies of every page: the language menu closes; drafts that the server has do not stay on a device.

import { PREFIX, forget } from './store.js';

// A receipt stands for the text: <… data-filed="id of the draft">.
for (const filed of document.querySelectorAll('[data-filed]')) {
  forget((key) => key === PREFIX + filed.dataset.filed);
}

document.querySelector('form.out')?.addEventListener('submit', () => forget((_, kept) => !kept || kept.clean));

const menu = document.querySelector('.lang');
document.addEventListener('click', (event) => { if (menu?.open && !menu.contains(event.target)) menu.open = false; });
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu?.open) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

// What is shown once is sent once, until the page is shown anew.
for (const form of document.querySelectorAll('[data-once]')) {
  window.onpageshow = () => { form.onsubmit = () => { form.onsubmit = () => false; }; };
}
