"use strict";
(() => {
  const form = document.getElementById("filters");
  const main = document.getElementById("pairs");
  const dialog = document.getElementById("keys");
  // One query in document order: two for each of 10,000 pairs take seconds.
  const pairs = [];
  for (const element of main.querySelectorAll("article, mark, li")) {
    if (element.tagName === "ARTICLE") pairs.push({ element, findings: [], marks: [], text: null, left: 0 });
    else pairs.at(-1)[element.tagName === "LI" ? "findings" : "marks"].push(element);
  }
  const sections = [...main.querySelectorAll("section")];
  const stretches = [...main.querySelectorAll(".stretch")];
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const worstFirst = ["critical", "major", "minor", "neutral"];
  const worst = (severities) => worstFirst.find((severity) => severities.includes(severity));
  const number = (value) => value.toLocaleString("en");

  function apply() {
    const data = new FormData(form);
    const boxes = form.querySelectorAll("[name=severity]");
    const severities = new Set(data.getAll("severity"));
    const [check, category] = [data.get("check"), data.get("category")];
    const wanted = fold(data.get("text").trim());
    const onlyFlagged = data.has("flagged") || check !== "" || category !== "";
    const fits = (finding) =>
      severities.has(finding.dataset.severity) &&
      (check === "" || finding.dataset.check === check) &&
      (category === "" || finding.dataset.category === category);
    let shownPairs = 0;
    let shownFindings = 0;
    for (const pair of pairs) {
      const left = new Map();
      for (const finding of pair.findings) {
        finding.hidden = !fits(finding);
        if (!finding.hidden) left.set(finding.dataset.n, finding.dataset.severity);
      }
      for (const mark of pair.marks) {
        mark.classList.remove(...worstFirst, "off");
        mark.classList.add(worst(mark.dataset.of.split(" ").map((n) => left.get(n))) ?? "off");
      }
      pair.text ??= wanted === "" ? null : fold(pair.element.textContent);
      const shown = (left.size > 0 || !onlyFlagged) && (wanted === "" || pair.text.includes(wanted));
      pair.element.hidden = !shown;
      pair.left = shown ? left.size : 0;
      if (left.size > 0) pair.element.dataset.worst = worst([...left.values()]);
      else delete pair.element.dataset.worst;
      shownPairs += shown;
      shownFindings += pair.left;
    }
    // What is far away is not laid out: its height is a guess from how many pairs are left in it.
    for (const stretch of stretches) {
      const left = stretch.querySelectorAll("article:not([hidden])").length;
      stretch.hidden = left === 0;
      stretch.style.containIntrinsicBlockSize = `auto ${8 * left}rem`;
    }
    for (const section of sections) section.hidden = !section.querySelector("article:not([hidden])");
    document.getElementById("none").hidden = shownPairs > 0 || pairs.length === 0;
    const filtered = wanted !== "" || onlyFlagged || severities.size < boxes.length;
    form.querySelector("[type=reset]").disabled = !filtered;
    document.getElementById("count").textContent =
      `${number(shownFindings)} finding${shownFindings === 1 ? "" : "s"}, ` +
      `${number(shownPairs)} of ${number(pairs.length)} pair${pairs.length === 1 ? "" : "s"}`;
  }

  const indexOf = new Map(pairs.map((pair, index) => [pair.element, index]));

  function move(step) {
    const here = indexOf.get(document.activeElement?.closest("article")) ?? -1;
    let next = here < 0 ? 0 : here + step;
    while (next >= 0 && next < pairs.length && pairs[next].left === 0) next += here < 0 ? 1 : step;
    const element = (pairs[next] ?? pairs[here])?.element;
    if (!element) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center", behavior: "instant" });
  }

  const actions = {
    j: () => move(1),
    k: () => move(-1),
    f: () => form.elements.flagged.click(),
    "/": () => form.elements.text.select(),
    "?": () => dialog.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog.open) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const action = Object.hasOwn(actions, event.key) && actions[event.key];
    if (!action || !document.getElementById("keys-on").checked) return;
    event.preventDefault();
    action();
  });

  // A finding and its marks point to each other.
  const marksOf = (finding) =>
    finding.closest("article").querySelectorAll(`mark[data-of~="${finding.dataset.n}"]`);
  function light(on) {
    return (event) => {
      const finding = event.target.closest?.(".findings > li");
      if (finding) for (const mark of marksOf(finding)) mark.classList.toggle("lit", on);
    };
  }
  document.addEventListener("mouseover", light(true));
  document.addEventListener("mouseout", light(false));
  document.addEventListener("mouseover", (event) => {
    for (const old of document.querySelectorAll("li.lit")) old.classList.remove("lit");
    const mark = event.target.closest?.("article mark");
    if (!mark) return;
    for (const n of mark.dataset.of.split(" ")) {
      mark.closest("article").querySelector(`li[data-n="${n}"]`)?.classList.add("lit");
    }
  });

  // On a narrow screen charts and details are folded, so that the pairs are near; on paper all is shown.
  const narrow = matchMedia("screen and (max-width: 36rem)");
  const folds = document.querySelectorAll(".fold");
  const setFolds = () => { for (const each of folds) each.open = !narrow.matches; };
  narrow.addEventListener("change", setFolds);
  setFolds();

  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 100);
  });
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("help").addEventListener("click", () => dialog.showModal());
  document.getElementById("close").addEventListener("click", () => dialog.close());
  form.hidden = false;
  apply();
})();
