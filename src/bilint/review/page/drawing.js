// Findings as elements. Every text goes into the page through `make`: as text, never as markup.

export const signs = { critical: "✕", major: "▲", minor: "●", neutral: "○" };
const figures = new Intl.NumberFormat("en");  // toLocaleString would make one each time
export const number = (value) => figures.format(value);

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function words(parts, severity) {
  return parts.map(([kind, text]) => {
    if (kind === "mark") return make("mark", { class: severity }, text);
    if (kind === "gap") return make("mark", { class: `${severity} gap` });
    if (kind === "code") return make("code", {}, text);
    if (kind === "foreign") return make("bdi", {}, text);
    return text;
  });
}

export const severityChip = (name) =>
  make("b", { class: `chip ${name}` }, make("span", { "aria-hidden": "true" }, signs[name]), name);

const inLanguage = (side, kind, ...children) =>
  make("p", { class: kind, lang: side.lang || null, dir: side.dir }, ...children);

function side(text, kind, severity) {
  if (text.parts.every(([, part]) => part === "")) return make("p", { class: `${kind} missing` }, "nothing on this side");
  return inLanguage(text, kind, ...words(text.parts, severity));
}

function sides(row) {
  const both = row.source !== null;
  const box = make("div", { class: both ? "sides" : "sides alone" });
  const near = (line) => {
    if (line === null) return;
    if (both) box.append(inLanguage(line.source ?? { dir: "auto" }, "near source", line.source?.text ?? ""));
    box.append(inLanguage(line.target, "near target", line.target.text));
  };
  near(row.before);
  if (both) box.append(side(row.source, "source", row.severity));
  box.append(side(row.target, "target", row.severity));
  near(row.after);
  if (row.original !== null) {
    box.append(inLanguage(row.original, "original", make("bdi", { lang: "en", dir: "ltr" }, "was:"), " ", ...words(row.original.parts, row.severity)));
  }
  return box;
}

function verdict(row) {
  if (row.verdict === null) return null;
  const sign = row.verdict === "accepted" ? "✓" : "–";
  return make("b", { class: `chip ${row.verdict}` }, make("span", { "aria-hidden": "true" }, sign), row.verdict);
}

// A finding whose contents are still to be drawn: a hundred of these cost as little as two with contents.
export const shell = (row, place, total) => make("article",
  { id: `f${row.index}`, tabindex: "-1", "aria-label": `Finding ${place} of ${total}`, class: row.verdict === null ? null : "judged" });

export function contents(row, place) {
  const suggestions = row.suggestions.slice(0, 9).map((text, n) =>
    make("button", { type: "button", "data-suggestion": n }, make("kbd", {}, `${n + 1}`), " ",
      text ? make("bdi", { lang: row.target.lang || null, dir: row.target.dir }, text) : "(leave it out)"));
  return [
    make("header", {}, make("span", {}, number(place)), severityChip(row.severity), verdict(row),
      row.original === null ? null : make("b", { class: "chip accepted" }, "corrected"),
      make("span", {}, make("bdi", {}, row.document), " ", row.place)),
    sides(row),
    make("p", { class: "message" }, ...words(row.message, row.severity)),
    suggestions.length ? make("div", { class: "suggestions", role: "group", "aria-label": "Suggestions" }, ...suggestions) : null,
    make("div", { class: "facts" }, make("code", {}, row.check), make("span", {}, row.category),
      row.confidence < 1 ? make("span", {}, `confidence ${row.confidence.toFixed(2)}`) : null),
    row.note === null ? null : make("p", { class: "note", dir: "auto" }, row.note),
    row.ignored === null ? null : make("p", { class: "note", dir: "auto" }, `never again: ${row.ignored}`),
    ...row.others.filter((other) => other.verdict || other.note).map((other) =>
      make("p", { class: "other", dir: "auto" }, make("bdi", {}, other.reviewer), `: ${[other.verdict, other.note].filter(Boolean).join(", ")}`)),
  ].filter((child) => child !== null);
}
