// What the page asks of `bilint review`. What changes something goes one after the other, in the order of the keys.

async function answer(response) {
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  let reason = text;
  try { reason = JSON.parse(text).error ?? text; } catch { /* a sentence, not JSON */ }
  throw new Error(reason.trim());
}

export const reason = (error) =>
  error instanceof TypeError ? "bilint review does not answer; was it ended?" : error.message;

export const get = async (path) => answer(await fetch(path));

export const send = async (name, body) => answer(await fetch(`/api/${name}`, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
}));

let queue = Promise.resolve();
let waiting = 0;
let turns = 0;

export function post(name, body) {
  waiting += 1;
  turns += 1;
  const sent = queue.then(() => send(name, body)).finally(() => {
    waiting -= 1;
    turns += 1;
  });
  queue = sent.catch(() => {});
  return sent;
}

// How many changes are on their way, and a number that is another one when a change has begun or ended since.
export const unsaved = () => waiting;
export const moment = () => turns;

// Saves a file; the corrections that could not be put into it.
export async function download(name, query) {
  const response = await fetch(`/api/export/${name}?${query}`);
  if (!response.ok) await answer(response);
  const file = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition"));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = decodeURIComponent(file[1]);
  link.click();
  URL.revokeObjectURL(link.href);
  return JSON.parse(decodeURIComponent(response.headers.get("X-Left-Out")));
}
