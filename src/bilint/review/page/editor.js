// Editing a line, with the checks run on it while one writes.

import { make, severityChip, words } from "/drawing.js";
import { reason, send } from "/server.js";

// The editor of a row, an element. `keep` is given the text and tells whether it was saved; `closed` is told whether
// it was.
export function editor(row, keep, closed) {
  const area = make("textarea", { "aria-label": "Translation", lang: row.target.lang || null, dir: row.target.dir, spellcheck: "true" });
  area.defaultValue = row.text;
  const issues = make("ul", { "aria-live": "polite", "aria-label": "What the checks say" });
  const save = make("button", { type: "button" }, "Save and accept");
  const leave = make("button", { type: "button" }, "Leave");
  const box = make("div", { class: "editor" }, area, issues, make("p", { class: "buttons" }, save, leave));

  let waiting;
  let asked = 0;
  const check = async () => {
    const turn = asked += 1;
    let found;
    try {
      found = (await send("check", { finding: row.index, text: area.value })).issues.map((issue) => make("li", {},
        severityChip(issue.severity), " ",
        ...(issue.word ? [make("bdi", { class: "word" }, issue.word), ": "] : []),
        ...words(issue.message, issue.severity)));
    } catch (error) {
      found = [make("li", {}, reason(error))];
    }
    if (turn === asked) issues.replaceChildren(...(found.length ? found : [make("li", {}, "The checks of this line find nothing.")]));
  };
  const close = (saved) => {
    clearTimeout(waiting);
    asked += 1;
    box.remove();
    closed(saved);
  };
  const saving = async () => { if (await keep(area.value)) close(true); };
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, 250);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(false);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) saving();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  save.addEventListener("click", saving);
  leave.addEventListener("click", () => close(false));
  check();
  return box;
}

export function startWriting(box) {
  const area = box.querySelector("textarea");
  area.focus({ preventScroll: true });
  box.scrollIntoView({ block: "nearest" });
  area.setSelectionRange(area.value.length, area.value.length);
}

export const unchanged = (box) => {
  const area = box.querySelector("textarea");
  return area.value === area.defaultValue;
};
