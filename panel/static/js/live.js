// Findings on a paragraph while somebody writes it. The server reads what is typed and saves nothing; what
// it says is set in the place of what stood there. Without an answer the findings stay as they were.

const WAIT = 600;
const PATIENCE = 8000;

const form = document.getElementById('edit');
const shown = document.querySelector('[data-live]');
const heard = document.querySelector('[data-heard]');
let wait;
let asked = 0;

form?.elements.namedItem('text').addEventListener('input', () => {
  clearTimeout(wait);
  wait = setTimeout(ask, WAIT);
});

async function ask() {
  const turn = ++asked;
  try {
    const answer = await fetch(form.dataset.check, {
      method: 'POST',
      body: new URLSearchParams({ text: form.elements.namedItem('text').value }),
      headers: { 'X-CSRFToken': form.elements.namedItem('csrf_token').value },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.ok && turn === asked) show(await answer.json());
  } catch {
    // A weak line: saving tells the findings too.
  }
}

function show(answer) {
  // Somebody who is in the middle of giving an addressee is not interrupted.
  if (shown.contains(document.activeElement)) return;
  const found = new DOMParser().parseFromString(answer.shown, 'text/html');
  shown.replaceChildren(...found.body.childNodes);
  if (heard.textContent !== answer.told) heard.textContent = answer.told;
}
