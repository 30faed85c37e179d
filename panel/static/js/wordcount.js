// The word rule wc-1 in the browser: the same table, the same steps and the same answers as
// panel/domain/wordcount.py. A change here is a change there; tests/domain/wordcount_vectors.json
// holds both to it.
//
// Offsets are given twice: in code points, as the server counts, and under `utf16` in the units of
// JavaScript strings, for setSelectionRange and slice. No \p{…}: browsers differ in their Unicode.

import { HAN, LETTERS, SPACE } from './wordcount-ranges.js';

/** The id of the rule. */
export const RULE = 'wc-1';

/** A table of ranges as the inside of a character class. */
function characters(table) {
  return table.split(' ').map((entry) => entry.split('-').map((hex) => `\\u{${hex}}`).join('-')).join('');
}

const han = characters(HAN);
const space = characters(SPACE);
const mark = `\\[\\^[^\\[\\]\\^${space}]{1,8}\\]:?`;

const ANY_HAN = new RegExp(`[${han}]`, 'gu');
const ONE_HAN = new RegExp(`^[${han}]`, 'u');
const TOKEN = new RegExp(`[${han}]|[${characters(LETTERS)}][^${space}${han}\\u2013\\u2014\\/]*`, 'gu');
const MARK = new RegExp(mark, 'gu');

const STOP = /[.!?\u2026\u061f\u06d4\u0964\u3002\uff01\uff1f\uff61]+/gu;
const CLOSING = new RegExp(`["'’”»›)\\]」』）】]*(?:${mark})*`, 'uy');
const OPENING = new RegExp(`(?:#{1,6}|-|${mark})?[${space}]*`, 'uy');
const BLANK = new RegExp(`[${space}]*`, 'uy');
const DIGIT = new RegExp(`[${space}]+[0-9\\u0660-\\u0669]`, 'uy');
const INITIAL = new RegExp(`^[${space}.(][A-ZА-Я]$`, 'u');
const WIDE = '\u3002\uff01\uff1f\uff61';

/** The number of words of a text. */
export function count(text) {
  const bare = text.replace(MARK, '');
  return words((bare.match(TOKEN) || []).length, (bare.match(ANY_HAN) || []).length);
}

/** Tokens, of which some are Han, in words: two thirds of those, rounded up. */
function words(tokens, ofHan) {
  return tokens - ofHan + Math.floor((2 * ofHan + 2) / 3);
}

/** The number of code points, which is what the second cap counts. */
export function codePoints(text) {
  let points = 0;
  for (const _ of text) points += 1;
  return points;
}

/** Where a text goes beyond a limit: the first token beyond it and its sentence; null if it does not. */
export function crossing(text, limit) {
  let seen = 0;
  let ofHan = 0;
  for (const token of walk(text)) {
    seen += 1;
    ofHan += token.han ? 1 : 0;
    if (words(seen, ofHan) > limit) {
      const [sentenceStart, sentenceEnd] = sentence(text, token.start);
      return places(text, { start: token.start, sentenceStart, sentenceEnd });
    }
  }
  return null;
}

/** The longest token, the first of several, with its length in code points; null without a word. */
export function longestToken(text) {
  let longest = null;
  for (const { start, end } of walk(text)) {
    const length = codePoints(text.slice(start, end));
    if (longest === null || length > longest.length) longest = { start, end, length };
  }
  if (longest === null) return null;
  const { start, end, length } = longest;
  return { length, ...places(text, { start, end }) };
}

/** The tokens, in order; a note mark inside the span of a token is not part of it. */
export function tokens(text) {
  const found = [];
  let point = 0;
  let unit = 0;
  for (const { start, end, han: isHan } of walk(text)) {
    const first = point + codePoints(text.slice(unit, start));
    point = first + codePoints(text.slice(start, end));
    unit = end;
    found.push({ start: first, end: point, han: isHan, utf16: { start, end } });
  }
  return found;
}

/** Tokens with their places in UTF-16. */
function* walk(text) {
  const cuts = [...text.matchAll(MARK)].map((hit) => [hit.index, hit.index + hit[0].length]);
  let shift = 0;
  let ahead = 0;
  const locate = (place) => {
    while (ahead < cuts.length && cuts[ahead][0] <= place + shift) {
      shift += cuts[ahead][1] - cuts[ahead][0];
      ahead += 1;
    }
    return place + shift;
  };
  for (const hit of text.replace(MARK, '').matchAll(TOKEN)) {
    const start = locate(hit.index);
    const end = locate(hit.index + hit[0].length - 1) + 1;
    yield { start, end, han: ONE_HAN.test(hit[0]) };
  }
}

/** Named places in UTF-16, in code points, with the former kept under `utf16`. */
function places(text, utf16) {
  const points = {};
  for (const [name, unit] of Object.entries(utf16)) points[name] = codePoints(text.slice(0, unit));
  return { ...points, utf16 };
}

/** Start and end of the sentence around a token: a simple rule, good enough to point with. */
function sentence(text, place) {
  const line = place > 0 ? text.lastIndexOf('\n', place - 1) + 1 : 0;
  let stop = text.indexOf('\n', place);
  if (stop < 0) stop = text.length;
  let start = skip(OPENING, text, line);
  for (const end of ends(text, line, stop)) {
    if (end > place) return [start, end];
    start = skip(BLANK, text, end);
  }
  while (skip(BLANK, text, stop - 1) > stop - 1) stop -= 1;
  return [start, stop];
}

/** Where sentences end in one line: after stop, closing marks and note marks. */
function* ends(text, line, stop) {
  for (const hit of text.slice(line, stop).matchAll(STOP)) {
    const first = line + hit.index;
    const last = first + hit[0].length;
    const end = skip(CLOSING, text, last);
    if (WIDE.includes(hit[0][hit[0].length - 1])) {
      yield end;
    } else if (end >= stop || skip(BLANK, text, end) > end) {
      const goesOn = skip(DIGIT, text, last) > last || INITIAL.test(text.slice(Math.max(0, first - 2), first));
      if (hit[0] !== '.' || !goesOn) yield end;
    }
  }
}

/** The place after what a sticky pattern matches here. */
function skip(pattern, text, place) {
  pattern.lastIndex = place;
  const hit = pattern.exec(text);
  return hit === null ? place : place + hit[0].length;
}
