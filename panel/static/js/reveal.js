// A button under each password field that shows what was typed: a long one is typed wrong unseen.

const { show, hide } = document.querySelector('script[data-show]').dataset;

for (const field of document.querySelectorAll('input[type=password]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link small';
  button.textContent = show;
  button.setAttribute('aria-controls', field.id);
  button.addEventListener('click', () => {
    const shown = field.type === 'text';
    field.type = shown ? 'password' : 'text';
    button.textContent = shown ? show : hide;
  });
  // Browsers remember what stands in a text field.
  field.form?.addEventListener('submit', () => { field.type = 'password'; });
  field.after(button);
}
