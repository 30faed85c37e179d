// Points of the drafting desk, dragged into a paragraph. What can be dragged is a button or a link that does
// the same without a mouse: [data-point] holds the id, [data-into] a paragraph that takes points.
//
// On the desk the form #send is filled in and sent; where a paragraph is open, the point's own button is
// pressed, which saves the typed words first.

const KIND = 'text/x-panel-point';
const form = document.getElementById('send');

for (const point of document.querySelectorAll('[data-point]')) {
  point.draggable = true;
  point.addEventListener('dragstart', (event) => {
    event.dataTransfer.setData(KIND, point.dataset.point);
    event.dataTransfer.effectAllowed = 'copy';
  });
}

for (const home of document.querySelectorAll('[data-into]')) {
  home.addEventListener('dragover', (event) => {
    if (!event.dataTransfer.types.includes(KIND)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    home.classList.add('drop');
  });
  home.addEventListener('dragleave', (event) => {
    if (!home.contains(event.relatedTarget)) home.classList.remove('drop');
  });
  home.addEventListener('drop', (event) => {
    home.classList.remove('drop');
    const point = event.dataTransfer.getData(KIND);
    if (!point) return;
    event.preventDefault();
    send(point, home.dataset.into);
  });
}

function send(point, into) {
  if (!form) {
    document.querySelector(`button[data-point="${CSS.escape(point)}"]`)?.click();
    return;
  }
  const chosen = form.elements.namedItem('point_id');
  chosen.value = point;
  form.elements.namedItem('into').value = into;
  if (chosen.value === point) form.requestSubmit(form.querySelector('button[name=act]'));
}
