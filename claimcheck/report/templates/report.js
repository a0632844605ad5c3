"use strict";
// Filters, search, the panel beside highlighted words, jumps between articles. Without it everything is there, unfiltered.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const findings = all("#findings .finding");
  const articles = new Map(all("#desk .source").map((item) => [item.dataset.source, item]));
  const filters = $("#filters"), panes = $("#panes"), panel = $("#panel");
  const words = new Map(findings.map((item) => [item, item.textContent.toLowerCase()]));
  let opener = null;

  document.documentElement.classList.add("scripted");
  all(".needs-script").forEach((item) => { item.hidden = false; });

  function filter() {
    const data = new FormData(filters), kinds = new Set(data.getAll("kind"));
    const least = Number(data.get("confidence")), sought = data.get("search").trim().toLowerCase();
    $("output", filters).value = least.toFixed(2);
    const shown = new Set();
    for (const item of findings) {
      const { kind, type, confidence, sources } = item.dataset;
      item.hidden = !(kinds.has(kind) && (!data.get("type") || type === data.get("type"))
        && (!data.get("source") || sources.split(" ").includes(data.get("source")))
        && Number(confidence) >= least && (!sought || words.get(item).includes(sought)));
      if (!item.hidden) shown.add(item.id);
    }
    all("#findings .story").forEach((story) => { story.hidden = !$(".finding:not([hidden])", story); });
    all(".hl").forEach((mark) => {
      mark.classList.toggle("off", !mark.dataset.findings.split(" ").some((id) => shown.has(id)));
    });
    $("#shown").textContent = `${shown.size} of ${findings.length} findings shown`;
  }

  function showAll() {
    all("input[name=kind]", filters).forEach((box) => { box.checked = true; });
    for (const name of ["type", "source", "search"]) filters.elements[name].value = "";
    filters.elements.confidence.value = 0;
    filter();
  }

  function arrange() {
    const chosen = [panes.elements.left.value, panes.elements.right.value];
    articles.forEach((item, id) => {
      item.hidden = !chosen.includes(id);
      item.style.order = id === chosen[0] ? 1 : 2;
    });
  }

  function open(article, beside) {
    const { left, right } = panes.elements;
    const id = article.dataset.source;
    if (id !== left.value && id !== right.value) (left.value === beside ? right : left).value = id;
    if (beside && beside !== id && beside !== left.value && beside !== right.value) {
      (left.value === id ? right : left).value = beside;
    }
    arrange();
  }

  // Marks the words that begin at an anchor: those asked for, or ("there") those of the other side.
  function flash(anchor, name) {
    all(`.${name}`).forEach((item) => item.classList.remove(name));
    if (!anchor) return anchor;
    const target = anchor.classList.contains("anchor") ? anchor.nextElementSibling : anchor;
    let mark = target;
    while (mark && mark.classList.contains("anchor")) mark = mark.nextElementSibling;
    if (mark && mark.classList.contains("hl")) mark.classList.add(name);
    return mark && mark.classList.contains("hl") ? mark : anchor;
  }

  // Shows a passage, and in the other pane the first passage of the same finding in another article.
  function jump(id) {
    const anchor = document.getElementById(id);
    if (!anchor) return false;
    const article = anchor.closest(".source");
    if (!article) {
      if (anchor.classList.contains("finding")) {
        if (anchor.hidden) showAll();
        anchor.focus({ preventScroll: true });
      }
      anchor.scrollIntoView({ block: "start" });
      return true;
    }
    const stem = id.startsWith("p-") ? id.replace(/-\d+$/, "-") : null;
    const others = stem ? all(`.anchor[id^="${CSS.escape(stem)}"]`) : [];
    const other = others.find((item) => item.closest(".source") !== article);
    open(article, other && other.closest(".source").dataset.source);
    if (other) center(other);
    flash(other, "there");
    const mark = flash(anchor, "here");
    article.scrollIntoView({ block: "nearest" });
    if (mark === anchor && !stem) article.scrollTop = 0; else center(mark);
    (mark === anchor ? article : mark).focus({ preventScroll: true });
    return true;
  }

  function center(mark) {
    const box = mark.closest(".source");
    const offset = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += offset - box.clientHeight / 3;
  }

  function showPanel(mark) {
    const ids = mark.dataset.findings.split(" ");
    const cards = ids.map((id) => document.getElementById(id)).filter((item) => item && !item.hidden);
    if (!cards.length) return;
    const copies = cards.map((card) => {
      const copy = card.cloneNode(true);
      copy.removeAttribute("id");
      return copy;
    });
    $("#cards").replaceChildren(...copies);
    opener = mark;
    panel.hidden = false;
    panel.scrollTop = 0;
    $("#close").focus({ preventScroll: true });
  }

  function closePanel() {
    if (panel.hidden) return;
    panel.hidden = true;
    if (opener) opener.focus({ preventScroll: true });
  }

  function step(by) {
    const visible = findings.filter((item) => !item.hidden);
    const at = visible.indexOf(document.activeElement.closest("#findings .finding"));
    const next = visible[Math.min(Math.max(at + by, 0), visible.length - 1)];
    if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "start" }); }
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.classList.contains("hl")) {
      event.preventDefault();
      if (!link.classList.contains("off")) showPanel(link);
      return;
    }
    const id = link.getAttribute("href").slice(1);
    if (jump(id)) {
      event.preventDefault();
      if (!matchMedia("(min-width: 60rem)").matches) panel.hidden = true;
      history.pushState(null, "", `#${id}`);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closePanel();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    if (event.key === "/") { event.preventDefault(); filters.elements.search.focus(); }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  $("#close").addEventListener("click", closePanel);
  for (const kind of ["input", "change"]) filters.addEventListener(kind, filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", (event) => { event.preventDefault(); showAll(); });
  panes.addEventListener("input", () => {
    $("#desk").classList.toggle("show-removed", panes.elements.removed.checked);
    arrange();
  });
  addEventListener("popstate", () => jump(location.hash.slice(1)));
  if (panes.elements.right.options.length > 2) panes.elements.right.selectedIndex = 2;
  filter();
  arrange();
  if (location.hash.length > 1) jump(location.hash.slice(1));
})();
