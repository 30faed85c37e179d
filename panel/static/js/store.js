// What a draft leaves on this device. A browser may refuse its store; then the server alone keeps the text.

export const PREFIX = 'panel.draft.';

/** The copy under a key, or null. */
export function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}

/** Whether the copy could be written. */
export function write(key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; }
}

/** Drop the copies for which `unwanted(key, copy)` is true. */
export function forget(unwanted) {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && unwanted(key, read(key))) localStorage.removeItem(key);
    }
  } catch { /* no store, nothing kept */ }
}

/** 20:46 in the zone in which the page prints its hours; by the clock of this device if that is unknown here. */
export function clock(at, timeZone) {
  const hour = { hour: '2-digit', minute: '2-digit' };
  try {
    return new Date(at).toLocaleTimeString('en-GB', { ...hour, timeZone });
  } catch {
    return new Date(at).toLocaleTimeString('en-GB', hour);
  }
}
