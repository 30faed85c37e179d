// Beside an hour in Geneva, the reader's own: <time datetime="…" data-own="{time} your time">. The weekday
// is added where it is another day there. Nothing is sent anywhere.

const HOME = 'Europe/Zurich';
const parts = (zone, when, options) => new Intl.DateTimeFormat(options.lang ?? 'en-GB', { timeZone: zone, ...options.show }).format(when);
const HOUR = { show: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } };
const DAY = { show: { year: 'numeric', month: 'numeric', day: 'numeric' } };

/** Write the reader's own hour after each marked instant, unless the clocks agree. */
export function showOwn(root = document, zone = Intl.DateTimeFormat().resolvedOptions().timeZone) {
  for (const mark of root.querySelectorAll('time[data-own]')) {
    const when = new Date(mark.dateTime);
    if (Number.isNaN(when.getTime())) continue;
    let time = parts(zone, when, HOUR);
    const sameDay = parts(zone, when, DAY) === parts(HOME, when, DAY);
    if (sameDay && time === parts(HOME, when, HOUR)) continue;
    if (!sameDay) time = `${parts(zone, when, { lang: document.documentElement.lang, show: { weekday: 'long' } })} ${time}`;
    const own = document.createElement('span');
    own.className = 'soft own';
    own.textContent = ` (${mark.dataset.own.replace('{time}', time)})`;
    mark.after(own);
    delete mark.dataset.own;
  }
}

showOwn();
