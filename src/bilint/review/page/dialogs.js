// Questions in the middle of the page, and what it only shows.

import { make, number, severityChip, signs } from "/drawing.js";

const $ = (id) => document.getElementById(id);

// Asks one question; `body` holds the form's fields, the result is what `read` makes of them, null where it was left.
function ask(title, about, body, read) {
  const dialog = $("ask");
  const before = document.activeElement;
  $("ask-title").textContent = title;
  $("ask-about").replaceChildren(...about);
  $("ask-body").replaceChildren(...body);
  dialog.returnValue = "";
  dialog.showModal();
  const field = $("ask-body").querySelector("input:checked") ?? $("ask-body").querySelector("select, textarea, input");
  field.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      before.focus({ preventScroll: true });
      resolve(dialog.returnValue === "ok" ? read() : null);
    }, { once: true });
  });
}

// Enter saves, but in a field of several lines Ctrl Enter does. True where the key was meant for the question.
export function answersQuestion(event) {
  if (!$("ask").open || event.key !== "Enter" || !(event.ctrlKey || event.metaKey || event.target.matches("select, input"))) return false;
  event.preventDefault();
  $("ask-ok").click();
  return true;
}

export function askSeverity(row) {
  const body = Object.keys(signs).map((name) => make("label", { class: "choice" },
    make("input", { type: "radio", name: "level", value: name, checked: name === row.severity }), severityChip(name)));
  return ask("Severity", ["Arrow keys choose, Enter saves."], body, () => $("ask-body").querySelector(":checked").value);
}

export function askCategory(row, categories) {
  const select = make("select", { "aria-label": "Category" }, ...categories.map((name) =>
    make("option", { value: name, selected: name === row.category }, name)));
  return ask("Category", ["Type the first letters, Enter saves."], [select], () => select.value);
}

export function askNote(row) {
  const area = make("textarea", { "aria-label": "Note", rows: "4", dir: "auto" }, row.note ?? "");
  return ask("Note", ["Ctrl Enter saves."], [area], () => area.value.trim());
}

export function askReason(row) {
  const input = make("input", { "aria-label": "Reason", required: true, autocomplete: "off" });
  const about = [make("code", {}, row.check), ": ", make("bdi", {}, row.word), ". Say why; Enter saves."];
  return ask("Never again for this word", about, [input], () => input.value.trim());
}

function open(title, ...body) {
  $("show-title").textContent = title;
  $("show-body").replaceChildren(...body);
  $("show").showModal();
}

const KINDS = {
  target: "the corrected translation",
  jsonl: "verdicts, JSON Lines",
  marot: "verdicts, Marot TSV",
  xlsx: "my verdicts, Excel",
  tmx: "translation memory, TMX",
  ignores: "never again: ignores for bilint.toml",
};

// `save` is told which kind; `write`, where it is given, puts the corrections into the file itself.
export function showSave(save, write) {
  const choice = (what, action) => {
    const button = make("button", { type: "button" }, what);
    button.addEventListener("click", () => { $("show").close(); action(); });
    return button;
  };
  const buttons = Object.entries(KINDS).map(([kind, what]) => choice(what, () => save(kind)));
  if (write) buttons.push(choice("write the corrections into the file", write));
  open("Save as", make("div", { class: "saves" }, ...buttons));
}

export function showAgreement(found) {
  if (found.length === 0) return open("Agreement", make("p", {}, "Two reviewers have to judge the same findings first."));
  const heads = ["reviewers", "findings", "agree", "kappa"];
  const body = found.map((each) => make("tr", {}, ...[each.reviewers.join(", "), number(each.findings),
    `${(100 * each.observed).toFixed(0)} %`, each.kappa === null ? "not defined" : `${each.kappa.toFixed(2)} (${each.measure})`,
  ].map((text) => make("td", {}, text))));
  open("Agreement", make("table", {}, make("thead", {}, make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)))), make("tbody", {}, ...body)));
}
