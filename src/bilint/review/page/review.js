// The page of a review: which findings it shows, the one at hand, and what a person says of it.

import { answersQuestion, askCategory, askNote, askReason, askSeverity, showAgreement, showSave } from "/dialogs.js";
import { contents, make, number, shell, signs } from "/drawing.js";
import { editor, startWriting, unchanged } from "/editor.js";
import { download, get, moment, post, reason, unsaved } from "/server.js";

const $ = (id) => document.getElementById(id);
const main = $("findings");
const filters = $("filters");
const tools = $("tools");

// What the page knows: the findings that fit the filter in their order, and the rows of the page at hand.
let about;
let order = [];
let pageSize = 100;
let page = 0;
let rows = [];
let current = 0;

function say(text, bad = false) {
  $("status").textContent = text;
  $("status").classList.toggle("bad", bad);
}

const reviewer = () => $("reviewer").value.trim() || about.reviewer;
const who = () => ({ reviewer: reviewer(), blind: $("blind").checked, shown: rows.map((row) => row.index) });
const asked = () => new URLSearchParams({ as: reviewer(), blind: $("blind").checked ? "1" : "0" });

// A key that is pressed while other rows are on their way means one of those: it waits for them.
let awaited = 0;
let arriving = Promise.resolve();
function arrives(work) {
  awaited += 1;
  arriving = Promise.allSettled([arriving, work]).then(() => { awaited -= 1; });
  return work;
}
function perform(action) {
  if (awaited === 0) action();
  else arriving.then(() => perform(action));
}

const openEditor = () => main.querySelector(".editor");
const editing = () => openEditor() !== null && !unchanged(openEditor());
window.addEventListener("beforeunload", (event) => { if (unsaved() > 0 || editing()) event.preventDefault(); });

// True, and said, where a line is being edited that would get lost.
function stays() {
  if (editing()) {
    say("Save or leave the line that you edit first.", true);
    return true;
  }
  return false;
}

// ---- Rows: shells at once, contents for those in sight at once and for the others when there is time

const IN_SIGHT = 8;  // rows before and behind the one at hand that a large screen may show

const element = (at) => main.children[at];

function fill(at) {
  const shown = element(at);
  if (shown.firstElementChild === null || shown.firstElementChild === tools) {
    shown.prepend(...contents(rows[at], page * pageSize + at + 1));
  }
}

function fillAround(at) {
  for (let near = Math.max(0, at - IN_SIGHT); near < Math.min(rows.length, at + IN_SIGHT); near += 1) fill(near);
}

const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 20));

function fillRest() {
  const shown = rows;
  let at = 0;
  const some = () => {
    const end = performance.now() + 4;  // a key that is pressed meanwhile waits no longer
    while (rows === shown && at < rows.length && performance.now() < end) fill(at++);
    if (rows === shown && at < rows.length) whenIdle(some, { timeout: 1000 });
  };
  if (rows.length) whenIdle(some, { timeout: 1000 });
}

function draw(at) {
  const shown = element(at);
  if (shown.querySelector(".editor")) return;  // it is drawn when the editor closes
  const inside = shown !== document.activeElement && shown.contains(document.activeElement);
  for (const child of [...shown.children]) {
    if (child !== tools) child.remove();
  }
  fill(at);
  shown.classList.toggle("judged", rows[at].verdict !== null);
  if (inside && !shown.contains(document.activeElement)) shown.focus({ preventScroll: true });
}

// Makes a row the one at hand: the tools move into it.
function take(at, focus = true) {
  element(current)?.removeAttribute("aria-current");
  current = at;
  const here = element(at);
  if (!here) return;
  fillAround(at);
  here.setAttribute("aria-current", "true");
  here.append(tools);
  tools.hidden = false;
  if (focus) {
    here.focus({ preventScroll: true });
    here.scrollIntoView({ block: here.offsetHeight > 0.75 * window.innerHeight ? "start" : "nearest" });
  }
}

async function move(step) {
  const to = current + step;
  if (to >= 0 && to < rows.length) take(to);
  else if (to < 0 && page > 0) await arrives(turn(page - 1, -1));
  else if (to >= rows.length && (page + 1) * pageSize < order.length) await arrives(turn(page + 1, 0));
  else say(step > 0 ? "This is the last finding." : "This is the first finding.");
}

// After a verdict; the last finding stays at hand, with what was said of it.
const goOn = () => { if (page * pageSize + current + 1 < order.length) move(1); };

function replace(fresh) {
  for (const row of fresh) {
    const at = rows.findIndex((each) => each.index === row.index);
    if (at >= 0 && JSON.stringify(rows[at]) !== JSON.stringify(row)) {
      rows[at] = row;
      draw(at);
    }
  }
}

function showProgress(progress) {
  $("progress").textContent = `${number(progress.judged)} of ${number(progress.total)}`;
  $("bar").max = Math.max(progress.total, 1);
  $("bar").value = progress.judged;
}

// Draws the rows of a page; `start`: the one at hand, from the end where it is negative.
function show(start, focus = true) {
  tools.remove();
  main.replaceChildren(...rows.map((row, at) => shell(row, page * pageSize + at + 1, order.length)));
  const pages = Math.max(1, Math.ceil(order.length / pageSize));
  if (rows.length === 0) main.append(make("p", { class: "empty" }, "No finding fits these filters."));
  $("pager").hidden = pages < 2;
  $("page").textContent = `Page ${page + 1} of ${pages}`;
  $("previous").disabled = page === 0;
  $("next").disabled = page + 1 >= pages;
  current = 0;
  if (rows.length) take(start < 0 ? rows.length + start : Math.min(start, rows.length - 1), focus);
  fillRest();
}

// ---- Pages: the ones beside the one at hand are fetched ahead, so that a key never waits for them

const beside = new Map();

async function rowsOf(indices) {
  const query = asked();
  query.set("of", indices.join(","));
  return get(`/api/rows?${query}`);
}

const indicesOf = (number) => order.slice(number * pageSize, (number + 1) * pageSize);

// Not at once: the next key would find the server busy with it.
let planned;
function planAhead() {
  clearTimeout(planned);
  planned = setTimeout(fetchAhead, 200);
}

async function fetchAhead() {
  const list = order;
  for (const number of [page + 1, page - 1]) {
    if (beside.has(number) || number < 0 || number * pageSize >= order.length) continue;
    try {
      const found = await rowsOf(indicesOf(number));
      if (list !== order) return;
      beside.set(number, found.rows);
    } catch { return; /* whoever turns to it is told */ }
  }
}

// What was fetched ahead, or said by somebody else meanwhile, may look different by now.
async function freshen() {
  const [shown, then] = [rows, moment()];
  if (unsaved() > 0) return settle();
  try {
    const found = await rowsOf(rows.map((row) => row.index));
    if (rows !== shown) return;
    if (moment() !== then) return settle();
    replace(found.rows);
    showProgress(found.progress);
  } catch { /* the next action is told */ }
}
let settling;
function settle() {
  clearTimeout(settling);
  settling = setTimeout(freshen, 400);
}

async function turn(to, start) {
  if (stays()) return;
  const ahead = beside.get(to);
  try {
    const found = ahead ?? (await rowsOf(indicesOf(to))).rows;
    beside.set(page, rows);
    page = to;
    rows = found;
    for (const number of [...beside.keys()]) {
      if (number === page || Math.abs(number - page) > 1) beside.delete(number);
    }
    show(start);
    if (ahead) settle();
    planAhead();
  } catch (error) {
    say(reason(error), true);
  }
}

// The finding at hand stays at hand, or the next one that fits; focus stays in a field in which one may go on choosing.
let applied = 0;
let last = 0;  // the finding at hand, also while a filter leaves none
async function applyFilters(focus = true, ready = null) {
  if (stays()) return;
  const turn = applied += 1;
  const query = asked();
  const data = new FormData(filters);
  const boxes = [...$("severities").querySelectorAll("input")];
  if (boxes.some((box) => !box.checked)) {
    const kept = data.getAll("severity");
    for (const severity of kept.length ? kept : ["none"]) query.append("severity", severity);
  }
  for (const name of ["text", "verdict", "check", "category", "document", "reviewer"]) {
    if (data.get(name)) query.set(name, data.get(name));
  }
  last = rows[current]?.index ?? last;
  query.set("at", last);
  try {
    const found = await (ready ?? get(`/api/findings?${query}`));
    if (turn !== applied) return;
    ({ order, rows, size: pageSize, page } = found);
    beside.clear();
    showProgress(found.progress);
    $("count").textContent = `${number(order.length)} finding${order.length === 1 ? "" : "s"}`;
    const next = rows.findIndex((row) => row.index >= last);
    show(next < 0 ? -1 : next, focus || main.contains(document.activeElement));
    planAhead();
  } catch (error) {
    say(reason(error), true);
  }
}

// ---- What a person says

async function act(name, body, done) {
  try {
    const result = await post(name, { ...who(), ...body });
    if (result.rows) replace(result.rows);
    if (result.progress) showProgress(result.progress);
    say(done(result));
  } catch (error) {
    say(`Not saved: ${reason(error)}`, true);
    return false;
  }
  return true;
}

// The row changes at once and the next one is at hand; if the verdict cannot be kept, the row changes back.
function judge(value) {
  const row = rows[current];
  if (!row) return;
  rows[current] = { ...row, verdict: value };
  draw(current);
  act("judge", { finding: row.index, verdict: value }, () => `${value}; ${$("progress").textContent}`).then((kept) => {
    if (!kept) replace([row]);
  });
  goOn();
}

async function suggest(n) {
  const row = rows[current];
  if (!row || n >= row.suggestions.length) return;
  const done = await act("apply", { finding: row.index, suggestion: n }, () => `corrected and accepted; ${$("progress").textContent}`);
  if (done && rows[current]?.index === row.index) goOn();
}

// What became of the file of settings when a word was dismissed for good, or that was taken back.
function settled(result) {
  if (result.problem) return `; kept here, but not in the settings: ${result.problem}`;
  return result.settings ? `; written to ${result.settings}` : "";
}

// Takes back the last action and goes to the finding that it was about, on whichever page that is.
async function undo() {
  try {
    const result = await post("undo", who());
    showProgress(result.progress);
    if (result.findings.length === 0) return say("There is nothing to undo here.");
    replace(result.rows);
    // Words that were dismissed for good stand in many findings: there the one at hand stays.
    const about = new Set(result.at === null ? result.findings : [result.at]);
    const at = about.has(rows[current]?.index) ? current : rows.findIndex((row) => about.has(row.index));
    const place = at >= 0 ? -1 : order.findIndex((index) => about.has(index));
    if (at >= 0) take(at);
    else if (place >= 0) {
      beside.delete(Math.floor(place / pageSize));
      await turn(Math.floor(place / pageSize), place % pageSize);
    }
    const unseen = at < 0 && place < 0 ? "; the filters hide that finding" : "";
    say(`undone; ${$("progress").textContent}${settled(result)}${unseen}`);
  } catch (error) {
    say(`Not undone: ${reason(error)}`, true);
  }
}

async function setSeverity(row) {
  const severity = await askSeverity(row);
  if (severity) act("judge", { finding: row.index, severity }, () => `severity: ${severity}`);
}

async function setCategory(row) {
  const category = await askCategory(row, about.allCategories);
  if (category) act("judge", { finding: row.index, category }, () => `category: ${category}`);
}

async function setNote(row) {
  const note = await askNote(row);
  if (note !== null) act("judge", { finding: row.index, note: note || null }, () => note ? "note saved" : "note removed");
}

async function neverAgain(row) {
  if (row.word === null) return say("This finding marks no words; dismiss it alone (d).");
  const why = await askReason(row);
  if (!why) return;
  await arrives(act("ignore", { finding: row.index, reason: why }, (result) => `dismissed ${result.findings.length} for good${settled(result)}`));
  beside.clear();
  planAhead();
}

function edit(row) {
  const open = openEditor();
  if (open && element(current).contains(open)) return startWriting(open);
  if (open && stays()) return;
  open?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  const at = current;
  const keep = (text) => arrives(act("edit", { finding: row.index, text, accept: true }, () =>
    `${text === row.text ? "accepted" : "corrected and accepted"}; ${$("progress").textContent}`));
  const box = editor(row, keep, (saved) => {
    draw(at);
    if (saved && current === at) goOn();
    else element(current).focus({ preventScroll: true });
  });
  element(at).querySelector(".sides").after(box);
  startWriting(box);
}

async function save(kind) {
  try {
    const refused = await download(kind, asked());
    say(`saved${leftOut(refused)}`, refused.length > 0);
  } catch (error) {
    say(reason(error), true);
  }
}

const leftOut = (refused) => refused.map((each) => `; line ${each.line ?? "?"} left as it was: ${each.reason}`).join("");

const write = () => act("write", {}, (done) => `${done.corrected} ${done.corrected === 1 ? "line" : "lines"} corrected in the file` + leftOut(done.refused));

async function agree() {
  try {
    showAgreement(await get(`/api/agreement?${asked()}`));
  } catch (error) {
    say(reason(error), true);
  }
}

// ---- Keys and the mouse

const ofRow = (action) => () => { if (rows[current]) action(rows[current]); };
const actions = {
  j: () => move(1),
  k: () => move(-1),
  a: () => judge("accepted"),
  d: () => judge("dismissed"),
  e: ofRow(edit),
  s: ofRow(setSeverity),
  c: ofRow(setCategory),
  n: ofRow(setNote),
  w: ofRow(neverAgain),
  u: () => arrives(undo()),
  f: () => {
    const select = filters.elements.verdict;
    select.value = select.value === "open" ? "" : "open";
    arrives(applyFilters());
  },
  "/": () => filters.elements.text.select(),
  "?": () => $("keys").showModal(),
};
for (let n = 0; n < 9; n += 1) actions[n + 1] = () => arrives(suggest(n));

const typing = (target) => target.matches("input:not([type=checkbox], [type=radio]), select, textarea");

document.addEventListener("keydown", (event) => {
  if (answersQuestion(event)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") element(current) ? element(current).focus() : event.target.blur();
  if (typing(event.target)) return;
  const action = Object.hasOwn(actions, event.key) && actions[event.key];
  if (!action || !$("keys-on").checked || !about) return;
  event.preventDefault();
  perform(action);
});

main.addEventListener("click", (event) => {
  const here = event.target.closest("article");
  if (!here || event.target.closest(".editor")) return;
  const at = [...main.children].indexOf(here);
  if (at !== current) take(at, !event.target.closest("button"));
  const suggestion = event.target.closest("[data-suggestion]");
  if (suggestion) arrives(suggest(Number(suggestion.dataset.suggestion)));
});
main.addEventListener("focusin", (event) => {
  const here = event.target.closest("article");
  if (here && !here.hasAttribute("aria-current")) take([...main.children].indexOf(here), false);
});
tools.addEventListener("click", (event) => {
  const button = event.target.closest("[data-key]");
  if (button) perform(actions[button.dataset.key]);
});
document.addEventListener("visibilitychange", () => { if (about && !document.hidden) settle(); });
filters.addEventListener("submit", (event) => { event.preventDefault(); arrives(applyFilters()); });
filters.addEventListener("change", (event) => { if (event.target.name !== "text") arrives(applyFilters(false)); });
filters.addEventListener("reset", () => setTimeout(() => arrives(applyFilters(false))));
$("reviewer").addEventListener("change", () => arrives(applyFilters(false)));
$("blind").addEventListener("change", () => arrives(applyFilters(false)));
$("previous").addEventListener("click", () => arrives(turn(page - 1, 0)));
$("next").addEventListener("click", () => arrives(turn(page + 1, 0)));
for (const [button, panel] of [["menu", "bar"], ["more", "choices"]]) {
  $(button).addEventListener("click", () => $(button).setAttribute("aria-expanded", $(panel).classList.toggle("open")));
}
$("help").addEventListener("click", actions["?"]);
$("save").addEventListener("click", () => showSave(save, about.mayWrite ? write : null));
$("agreement").addEventListener("click", agree);

// ---- Start

function options(name, counted, label = (value) => value) {
  for (const [value, count] of Object.entries(counted)) {
    filters.elements[name].append(make("option", { value }, `${label(value)} (${number(count)})`));
  }
}

async function start() {
  const ready = get("/api/findings");
  ready.catch(() => {});  // the reason is the same as for the other
  try {
    about = await get("/api/about");
  } catch (error) {
    return say(reason(error), true);
  }
  $("title").textContent = $("title").parentElement.title = about.title;
  document.title = `${about.title} – review`;
  $("reviewer").value = about.reviewer;
  $("blind").checked = $("blind").disabled = about.blind;
  if (about.leftAlone) $("set-aside").textContent = `${number(about.leftAlone)} left alone`;
  $("notes").hidden = about.notes.length === 0;
  $("notes").querySelector("ul").append(...about.notes.map((note) => make("li", { dir: "auto" }, note)));
  $("severities").append(...Object.keys(signs).filter((name) => about.severities[name]).map((name) =>
    make("label", { class: `chip ${name}` }, make("input", { type: "checkbox", name: "severity", value: name, checked: true }),
      make("span", { "aria-hidden": "true" }, signs[name]), name)));
  options("check", about.checks);
  options("category", about.categories);
  options("document", about.documents, (path) => path.split(/[\\/]/).at(-1) || "no file");
  filters.elements.document.closest("label").hidden = Object.keys(about.documents).length < 2;
  filters.elements.reviewer.closest("label").hidden = about.reviewers.length === 0;
  filters.elements.reviewer.append(...about.reviewers.map((name) => make("option", { value: name }, `verdicts of ${name}`)));
  await applyFilters(true, ready);
  window.scrollTo(0, 0);
}
start();
