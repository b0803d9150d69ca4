"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const main = $("findings");
  const filters = $("filters");
  const tools = $("tools");
  const signs = { critical: "✕", major: "▲", minor: "●", neutral: "○" };
  const number = (value) => value.toLocaleString("en");

  // What the page knows: the findings that fit the filter in their order, and the rows of the page at hand.
  let about;
  let order = [];
  let pageSize = 100;
  let page = 0;
  let rows = [];
  let current = 0;
  let unsaved = 0;

  // Every text goes into the page through here: as text, never as markup.
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  function say(text, bad = false) {
    $("status").textContent = text;
    $("status").classList.toggle("bad", bad);
  }

  const reviewer = () => $("reviewer").value.trim() || about.reviewer;
  const who = () => ({ reviewer: reviewer(), blind: $("blind").checked });
  const asked = () => new URLSearchParams({ as: reviewer(), blind: $("blind").checked ? "1" : "0" });

  async function answer(response) {
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    let reason = text;
    try { reason = JSON.parse(text).error ?? text; } catch { /* a sentence, not JSON */ }
    throw new Error(reason.trim());
  }

  const reason = (error) => error instanceof TypeError ? "bilint review does not answer; was it ended?" : error.message;
  const get = async (path) => answer(await fetch(path));

  // Requests that change something go one after the other, in the order of the keys.
  let queue = Promise.resolve();
  function post(name, body) {
    unsaved += 1;
    const sent = queue.then(async () => answer(await fetch(`/api/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }))).finally(() => { unsaved -= 1; });
    queue = sent.catch(() => {});
    return sent;
  }
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

  const editing = () => {
    const area = main.querySelector(".editor textarea");
    return area !== null && area.value !== area.defaultValue;
  };
  window.addEventListener("beforeunload", (event) => { if (unsaved > 0 || editing()) event.preventDefault(); });

  // ---- Rows

  function words(parts, severity) {
    return parts.map(([kind, text]) => {
      if (kind === "mark") return make("mark", { class: severity }, text);
      if (kind === "gap") return make("mark", { class: `${severity} gap` });
      if (kind === "code") return make("code", {}, text);
      if (kind === "foreign") return make("bdi", {}, text);
      return text;
    });
  }

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

  function article(row, at) {
    const place = page * pageSize + at + 1;
    const chip = make("b", { class: `chip ${row.severity}` }, make("span", { "aria-hidden": "true" }, signs[row.severity]), row.severity);
    const suggestions = row.suggestions.slice(0, 9).map((text, n) =>
      make("button", { type: "button", "data-suggestion": n }, make("kbd", {}, `${n + 1}`), " ",
        text ? make("bdi", { lang: row.target.lang || null, dir: row.target.dir }, text) : "(leave it out)"));
    return make("article",
      { id: `f${row.index}`, tabindex: "-1", "aria-label": `Finding ${place} of ${order.length}`, class: row.verdict === null ? null : "judged" },
      make("header", {}, make("span", {}, `${number(place)}`), chip, verdict(row),
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
        make("p", { class: "other", dir: "auto" }, make("bdi", {}, other.reviewer), `: ${[other.verdict, other.note].filter(Boolean).join(", ")}`)));
  }

  const element = (at) => main.children[at];

  function draw(at) {
    const old = element(at);
    if (old.querySelector(".editor")) return;  // it is drawn when the editor closes
    const fresh = article(rows[at], at);
    const focused = old.contains(document.activeElement);
    if (at === current) tools.remove();
    old.replaceWith(fresh);
    if (at === current) take(at, focused);
  }

  // Makes a row the one at hand: the tools move into it.
  function take(at, focus = true) {
    element(current)?.removeAttribute("aria-current");
    current = at;
    const here = element(at);
    if (!here) return;
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

  function replace(fresh) {
    for (const row of fresh) {
      const at = rows.findIndex((each) => each.index === row.index);
      if (at >= 0) {
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

  function show(start, wanted = true, at = null) {
    const focus = wanted || main.contains(document.activeElement);
    const same = at === null ? -1 : rows.findIndex((row) => row.index === at);
    tools.remove();
    main.replaceChildren(...rows.map(article));
    const pages = Math.max(1, Math.ceil(order.length / pageSize));
    if (rows.length === 0) main.append(make("p", { class: "empty" }, "No finding fits these filters."));
    $("pager").hidden = pages < 2;
    $("page").textContent = `Page ${page + 1} of ${pages}`;
    $("previous").disabled = page === 0;
    $("next").disabled = page + 1 >= pages;
    current = 0;
    if (rows.length) take(same >= 0 ? same : start < 0 ? rows.length - 1 : Math.min(start, rows.length - 1), focus);
  }

  const stays = () => {
    if (editing()) say("Save or leave the line that you edit first.", true);
    return editing();
  };

  async function turn(to, start) {
    if (stays()) return;
    try {
      const wanted = order.slice(to * pageSize, (to + 1) * pageSize);
      const query = asked();
      query.set("of", wanted.join(","));
      const found = await get(`/api/rows?${query}`);
      page = to;
      rows = found.rows;
      show(start);
    } catch (error) {
      say(reason(error), true);
    }
  }

  // Focus goes to the first finding, but stays in a field in which one may go on choosing; then the finding at hand
  // stays, too.
  let applied = 0;
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
    try {
      const found = await (ready ?? get(`/api/findings?${query}`));
      if (turn !== applied) return;
      const at = focus ? null : rows[current]?.index ?? null;
      ({ order, rows, page: pageSize } = found);
      page = 0;
      showProgress(found.progress);
      $("count").textContent = `${number(order.length)} finding${order.length === 1 ? "" : "s"}`;
      show(0, focus, at);
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
    const at = current;
    const before = rows[at];
    rows[at] = { ...row, verdict: value };
    draw(at);
    move(1);
    act("judge", { finding: row.index, verdict: value }, () => `${value}; ${$("progress").textContent}`).then((kept) => {
      const now = rows.findIndex((each) => each.index === row.index);
      if (!kept && now >= 0) {
        rows[now] = before;
        draw(now);
      }
    });
  }

  async function suggest(n) {
    const row = rows[current];
    if (!row || n >= row.suggestions.length) return;
    const done = await act("apply", { finding: row.index, suggestion: n }, () => `corrected and accepted; ${$("progress").textContent}`);
    if (done && rows[current]?.index === row.index) move(1);
  }

  // What became of the file of settings when a word was dismissed for good, or that was taken back.
  function settled(result) {
    if (result.problem) return `; kept here, but not in the settings: ${result.problem}`;
    return result.settings ? `; written to ${result.settings}` : "";
  }

  async function undo() {
    try {
      const result = await post("undo", who());
      showProgress(result.progress);
      if (result.findings.length === 0) return say("There is nothing to undo here.");
      const query = asked();
      query.set("of", rows.map((row) => row.index).join(","));
      replace((await get(`/api/rows?${query}`)).rows);
      const at = rows.findIndex((row) => result.findings.includes(row.index));
      if (at >= 0) take(at);
      say(`undone; ${$("progress").textContent}${settled(result)}`);
    } catch (error) {
      say(`Not undone: ${reason(error)}`, true);
    }
  }

  // ---- Dialogs

  // Asks one question; `body` holds the form's fields, the result is what `read` makes of them.
  function ask(title, about, body, read) {
    const dialog = $("ask");
    $("ask-title").textContent = title;
    $("ask-about").replaceChildren(...about);
    $("ask-body").replaceChildren(...body);
    dialog.returnValue = "";
    dialog.showModal();
    const field = $("ask-body").querySelector("input:checked") ?? $("ask-body").querySelector("select, textarea, input");
    field.focus();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => {
        element(current)?.focus({ preventScroll: true });
        resolve(dialog.returnValue === "ok" ? read() : null);
      }, { once: true });
    });
  }

  async function askSeverity() {
    const row = rows[current];
    const names = Object.keys(signs);
    const body = names.map((name) => make("label", { class: "choice" },
      make("input", { type: "radio", name: "level", value: name, checked: name === row.severity }),
      make("b", { class: `chip ${name}` }, make("span", { "aria-hidden": "true" }, signs[name]), name)));
    const severity = await ask("Severity", ["Arrow keys choose, Enter saves."], body, () => $("ask-body").querySelector(":checked").value);
    if (severity) act("judge", { finding: row.index, severity }, () => `severity: ${severity}`);
  }

  async function askCategory() {
    const row = rows[current];
    const select = make("select", { "aria-label": "Category" }, ...about.allCategories.map((name) =>
      make("option", { value: name, selected: name === row.category }, name)));
    const category = await ask("Category", ["Type the first letters, Enter saves."], [select], () => select.value);
    if (category) act("judge", { finding: row.index, category }, () => `category: ${category}`);
  }

  async function askNote() {
    const row = rows[current];
    const area = make("textarea", { "aria-label": "Note", rows: "4", dir: "auto" }, row.note ?? "");
    const note = await ask("Note", ["Ctrl Enter saves."], [area], () => area.value.trim());
    if (note !== null) act("judge", { finding: row.index, note: note || null }, () => note ? "note saved" : "note removed");
  }

  async function askIgnore() {
    const row = rows[current];
    if (row.word === null) return say("This finding marks no words; dismiss it alone (d).");
    const input = make("input", { "aria-label": "Reason", required: true, autocomplete: "off" });
    const why = await ask("Never again for this word",
      [make("code", {}, row.check), ": ", make("bdi", {}, row.word), ". Say why; Enter saves."],
      [input], () => input.value.trim());
    if (!why) return;
    if (await arrives(act("ignore", { finding: row.index, reason: why }, (result) => `dismissed ${result.findings.length} for good${settled(result)}`))) {
      await arrives(turn(page, current));
    }
  }

  // ---- Editing a line, with the checks run on it while one writes

  function edit() {
    const row = rows[current];
    if (!row || main.querySelector(".editor")) return;
    const here = element(current);
    const area = make("textarea", { "aria-label": "Translation", lang: row.target.lang || null, dir: row.target.dir, spellcheck: "true" });
    area.defaultValue = row.text;
    const issues = make("ul", { "aria-live": "polite", "aria-label": "What the checks say" });
    const save = make("button", { type: "button" }, "Save and accept");
    const leave = make("button", { type: "button" }, "Leave");
    const editor = make("div", { class: "editor" }, area, issues, make("p", { class: "buttons" }, save, leave));
    here.querySelector(".sides").after(editor);
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);

    let waiting;
    let asked = 0;
    const check = async () => {
      const turn = asked += 1;
      try {
        const found = await answer(await fetch("/api/check", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ finding: row.index, text: area.value }),
        }));
        if (turn !== asked) return;
        issues.replaceChildren(...(found.issues.length ? found.issues.map((issue) => make("li", {},
          make("b", { class: `chip ${issue.severity}` }, `${signs[issue.severity]} ${issue.severity}`), " ",
          ...(issue.word ? [make("bdi", { class: "word" }, issue.word), ": "] : []),
          ...words(issue.message, issue.severity))) : [make("li", {}, "The checks of this line find nothing.")]));
      } catch (error) {
        if (turn === asked) issues.replaceChildren(make("li", {}, reason(error)));
      }
    };
    const close = () => {
      clearTimeout(waiting);
      asked += 1;
      editor.remove();
      const at = rows.findIndex((each) => each.index === row.index);
      if (at >= 0) draw(at);
      element(current)?.focus({ preventScroll: true });
    };
    const keep = async () => {
      const at = current;
      if (await arrives(act("edit", { finding: row.index, text: area.value, accept: true }, () => `corrected and accepted; ${$("progress").textContent}`))) {
        close();
        if (current === at) move(1);
      }
    };
    area.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(check, 250);
    });
    editor.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    save.addEventListener("click", keep);
    leave.addEventListener("click", close);
    check();
  }

  // ---- Saving and agreement

  function open(title, ...body) {
    $("show-title").textContent = title;
    $("show-body").replaceChildren(...body);
    $("show").showModal();
  }

  async function download(name) {
    try {
      const response = await fetch(`/api/export/${name}?${asked()}`);
      if (!response.ok) await answer(response);
      const left = Number(response.headers.get("X-Left-Out"));
      const file = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition"));
      const link = make("a", { href: URL.createObjectURL(await response.blob()), download: decodeURIComponent(file[1]) });
      link.click();
      URL.revokeObjectURL(link.href);
      say(left ? `saved; ${left} corrected lines could not be put into it` : "saved", left > 0);
    } catch (error) {
      say(reason(error), true);
    }
  }

  function askSave() {
    const kinds = { target: "the corrected translation", jsonl: "verdicts, JSON Lines", marot: "verdicts, Marot TSV", xlsx: "my verdicts, Excel", tmx: "translation memory, TMX", ignores: "never again: ignores for bilint.toml" };
    const buttons = Object.entries(kinds).map(([name, what]) => {
      const button = make("button", { type: "button" }, what);
      button.addEventListener("click", () => { $("show").close(); download(name); });
      return button;
    });
    if (about.mayWrite) {
      const button = make("button", { type: "button" }, "write the corrections into the file");
      button.addEventListener("click", () => {
        $("show").close();
        act("write", {}, (done) => `${done.corrected} ${done.corrected === 1 ? "line" : "lines"} corrected in the file` +
          done.refused.map((each) => `; line ${each.line ?? "?"} left as it was: ${each.reason}`).join(""));
      });
      buttons.push(button);
    }
    open("Save as", make("div", { class: "saves" }, ...buttons));
  }

  async function showAgreement() {
    try {
      const found = await get(`/api/agreement?${asked()}`);
      if (found.length === 0) return open("Agreement", make("p", {}, "Two reviewers have to judge the same findings first."));
      const heads = ["reviewers", "findings", "agree", "kappa"];
      const body = found.map((each) => make("tr", {}, ...[each.reviewers.join(", "), number(each.findings),
        `${(100 * each.observed).toFixed(0)} %`, each.kappa === null ? "not defined" : `${each.kappa.toFixed(2)} (${each.measure})`,
      ].map((text) => make("td", {}, text))));
      open("Agreement", make("table", {}, make("thead", {}, make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)))), make("tbody", {}, ...body)));
    } catch (error) {
      say(reason(error), true);
    }
  }

  // ---- Keys and the mouse

  const actions = {
    j: () => move(1),
    k: () => move(-1),
    a: () => judge("accepted"),
    d: () => judge("dismissed"),
    e: edit,
    s: () => rows[current] && askSeverity(),
    c: () => rows[current] && askCategory(),
    n: () => rows[current] && askNote(),
    w: () => rows[current] && askIgnore(),
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
    if ($("ask").open && event.key === "Enter" && (event.ctrlKey || event.target.matches("select, input"))) {
      event.preventDefault();
      return $("ask-ok").click();
    }
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
  filters.addEventListener("submit", (event) => { event.preventDefault(); arrives(applyFilters()); });
  filters.addEventListener("change", (event) => { if (event.target.name !== "text") arrives(applyFilters(false)); });
  filters.addEventListener("reset", () => setTimeout(() => arrives(applyFilters(false))));
  $("reviewer").addEventListener("change", () => arrives(applyFilters(false)));
  $("blind").addEventListener("change", () => arrives(applyFilters(false)));
  $("previous").addEventListener("click", () => arrives(turn(page - 1, 0)));
  $("next").addEventListener("click", () => arrives(turn(page + 1, 0)));
  $("help").addEventListener("click", actions["?"]);
  $("save").addEventListener("click", askSave);
  $("agreement").addEventListener("click", showAgreement);

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
    $("title").textContent = about.title;
    document.title = `${about.title} – review`;
    $("reviewer").value = about.reviewer;
    $("blind").checked = $("blind").disabled = about.blind;
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
})();
