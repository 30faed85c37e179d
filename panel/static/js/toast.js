// A line at the foot of the screen, only where a script acted in place. It stays until it is dismissed or
// for 20 seconds, not while it is pointed at or focused; the same act can always be undone in the page too.

const STAYS = 20_000;

/** Say what was done; `undo` is offered where it is given. `words` holds the labels undo and dismiss. */
export function toast(text, words, undo) {
  document.querySelector('.toast')?.remove();
  const box = document.createElement('div');
  box.className = 'toast';
  box.setAttribute('role', 'status');
  const line = box.appendChild(document.createElement('span'));
  if (undo) box.append(button(words.undo, () => { undo(); box.remove(); }));
  box.append(button(words.dismiss, () => box.remove()));
  document.body.append(box);
  line.textContent = text;
  const leave = () => (box.matches(':hover, :focus-within') ? setTimeout(leave, STAYS) : box.remove());
  setTimeout(leave, STAYS);
}

function button(label, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'link';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}
