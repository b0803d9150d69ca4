// What the filters ask for, and the answer to what the key for the filter would ask: it switches between two of them.

import { get, moment, unsaved } from "/server.js";

const form = document.getElementById("filters");

// The filters as a query; `verdict`: another one than is chosen.
export function question(query, verdict = form.elements.verdict.value) {
  const data = new FormData(form);
  const boxes = [...form.querySelectorAll("#severities input")];
  if (boxes.some((box) => !box.checked)) {
    const kept = data.getAll("severity");
    for (const severity of kept.length ? kept : ["none"]) query.append("severity", severity);
  }
  data.set("verdict", verdict);
  for (const name of ["text", "verdict", "check", "category", "document", "reviewer"]) {
    if (data.get(name)) query.set(name, data.get(name));
  }
  return query.toString();
}

export const switched = () => (form.elements.verdict.value === "open" ? "" : "open");

export const find = (asked, at) => get(`/api/findings?${asked}&at=${at}`);

// A number that is another one when anything was said since, here or, as far as the page knows, elsewhere.
let elsewhere = 0;
export const stage = () => moment() + elsewhere;
export const saidElsewhere = () => { elsewhere += 1; };

// One answer is kept: the list that was left last, or what was fetched ahead. It holds while the stage does at which it
// was asked for.
let kept = null;

export const keep = (asked, answer, then) => { kept = { asked, answer, then }; };

// The answer that is kept, if it is the one to this question and has the finding at hand, or the next one that fits.
export function recall(asked, at) {
  if (kept?.asked !== asked || kept.then !== stage() || unsaved() > 0) return null;
  const { order, size, page } = kept.answer;
  const place = order.findIndex((index) => index >= at);
  const there = Math.max(place < 0 ? order.length - 1 : place, 0);
  return Math.floor(there / size) === page ? kept.answer : null;
}

export async function findAhead(asked, at) {
  const then = stage();
  if (unsaved() > 0 || recall(asked, at)) return;
  const answer = await find(asked, at);
  if (stage() === then) keep(asked, answer, then);
}
