// The live view's page: asks for the state of the report whenever something was saved, and leads to files and lines.
"use strict";

const words = JSON.parse(document.body.dataset.words);
const part = (name) => document.getElementById(name);
const filled = (text, count) => text.replace("{count}", count);
const BESIDE = 1200; // so wide, a report has its contents at the side and not on top

let state = null; // as the server told it last
let turn = 0; // answers that were overtaken are dropped
let chosen = decodeURIComponent(location.hash.slice(1));
let frame = null; // the report that is seen
let seen = ""; // its name and digest
let open = null; // the place whose excerpt is shown
let opener = null; // what had the focus before

function made(tag, className, ...content) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...content);
  return element;
}

function say(text, isError) {
  part("status").textContent = text;
  part("status").className = isError ? "error" : "";
}

async function renew() {
  const mine = ++turn;
  let next;
  try {
    const answer = await fetch("/state?report=" + encodeURIComponent(chosen));
    if (!answer.ok) throw new Error(answer.statusText);
    next = await answer.json();
  } catch {
    if (mine === turn) say(words.failed, true);
    return;
  }
  if (mine === turn) show(next);
}

function show(next) {
  state = next;
  chosen = next.report;
  history.replaceState(null, "", "#" + encodeURIComponent(chosen));
  const errors = next.findings.filter((each) => each.severity === "error").length;
  const total = next.findings.length + next.more;
  if (!errors) say(filled(words.ready, total), false);
  else say(filled(next.current ? words.faulty : next.digest ? words.stale : words.empty, errors), true);
  document.title = (errors ? "✗ " : "") + (chosen || words.title);
  showReports();
  showFindings();
  part("count").textContent = "(" + total + ")";
  part("rest").textContent = next.more ? filled(words.more, next.more) : total ? "" : words.none;
  const link = part("document");
  if (errors || !chosen) {
    link.removeAttribute("href");
    link.setAttribute("aria-disabled", "true");
    link.title = words.no_document;
  } else {
    link.href = "/document?report=" + encodeURIComponent(chosen);
    link.removeAttribute("aria-disabled");
    link.removeAttribute("title");
  }
  if (open) look(open);
  if (next.digest && seen !== chosen + next.digest) load(chosen + next.digest);
  else if (!next.digest && frame) { frame.remove(); frame = null; seen = ""; }
}

function showReports() {
  const list = part("reports");
  const names = state.reports;
  if ([...list.options].map((each) => each.value).join("\n") !== names.join("\n"))
    list.replaceChildren(...names.map((name) => new Option(name, name)));
  list.value = state.report;
  part("chooser").hidden = names.length < 2;
}

// The report. The new page is loaded behind the old one and takes its place and scroll position when it is there.

function load(name) {
  const report = chosen;
  document.querySelectorAll("iframe.waiting").forEach((each) => each.remove());
  const next = made("iframe", "waiting");
  next.title = report;
  next.setAttribute("sandbox", "allow-same-origin");
  next.src = "/report?report=" + encodeURIComponent(report) + "&digest=" + state.digest;
  next.addEventListener("load", () => {
    if (!next.isConnected || next.contentDocument === null) return;
    keep(next, frame && frame.title === report ? frame : null);
    next.className = "";
    if (frame) frame.remove();
    frame = next;
    seen = name;
    listen(next.contentDocument);
  });
  part("page").append(next);
}

// What the reader did to the page before stays: how far it was scrolled, whether its contents are open.
function keep(next, before) {
  const contents = (of) => of.contentDocument.querySelector("nav details");
  const list = contents(next);
  if (list && !(before && contents(before))) list.open = next.clientWidth >= BESIDE;
  else if (list) list.open = contents(before).open;
  if (before) next.contentWindow.scrollTo(0, before.contentWindow.scrollY);
}

function listen(page) {
  const values = [...page.querySelectorAll(".v")];
  const jump = (target) => {
    const at = values.indexOf(target.closest(".v"));
    if (at >= 0 && state.values[at]) go(state.values[at], values[at]);
    return at >= 0;
  };
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && !link.getAttribute("href").startsWith("#")) event.preventDefault(); // nothing leads out of the view
    else jump(event.target);
  });
  page.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && jump(event.target)) event.preventDefault();
    else if (event.key.length === 1 || event.key === "Escape") keyed(event);
  });
}

// Findings

function showFindings() {
  const list = part("findings");
  const items = [...list.children].map((each) => each.firstChild);
  const at = items.indexOf(document.activeElement);
  list.replaceChildren(...state.findings.map((each) => made("li", "", finding(each))));
  if (at >= 0 && list.children.length) list.children[Math.min(at, list.children.length - 1)].firstChild.focus();
  else if (at >= 0) part("page").focus();
}

function finding(each) {
  const element = made(each.place ? "button" : "div", "finding " + each.severity, made("b", "", each.heading), each.message);
  if (each.place) {
    element.type = "button";
    element.append(made("small", "", each.place[0]));
    element.addEventListener("click", () => go(each.place, element));
  } else element.tabIndex = 0;
  return element;
}

function step(by) {
  const items = [...part("findings").children].map((each) => each.firstChild);
  if (!items.length) return;
  document.querySelector("details").open = true;
  const at = items.indexOf(document.activeElement);
  items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + by, 0), items.length - 1)].focus();
}

function keyed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select")) return;
  const inList = document.activeElement.closest("#findings") !== null;
  const key = event.key;
  if (key === "j" || (key === "ArrowDown" && inList)) step(1);
  else if (key === "k" || (key === "ArrowUp" && inList)) step(-1);
  else if (key === "Escape" && open) close();
  else return;
  event.preventDefault();
}

// The excerpt of a file: a place is [what is shown, file, line, column, end column].

async function go(place, from) {
  opener = from;
  if (await look(place)) {
    part("place").focus();
    part("excerpt").scrollIntoView({ block: "nearest" });
  }
}

async function look(place) {
  const [shown, file, line, column, end] = place;
  open = place;
  let told = { lines: [], link: "" };
  try {
    const answer = await fetch("/excerpt?" + new URLSearchParams({ file, line, column, end }));
    if (answer.ok) told = await answer.json();
  } catch { /* the end of the preview is told by the events */ }
  if (open !== place) return false;
  part("place").textContent = shown;
  part("copy").textContent = words.copy;
  part("editor").href = told.link;
  part("lines").replaceChildren(...told.lines.map((each) => numbered(each, line)));
  if (!told.lines.length) part("lines").textContent = words.unread;
  part("excerpt").hidden = false;
  return true;
}

function numbered([number, before, marked, after], line) {
  return made("div", number === line ? "here" : "", made("i", "", String(number)), before, marked ? made("mark", "", marked) : "", after);
}

function close() {
  open = null;
  part("excerpt").hidden = true;
  if (opener && opener.isConnected) {
    if (opener.ownerDocument !== document && frame) frame.focus();
    opener.focus();
  }
}

document.addEventListener("keydown", keyed);
part("close").addEventListener("click", close);
part("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(open[0]);
  part("copy").textContent = words.copied;
});
part("reports").addEventListener("change", (event) => {
  chosen = event.target.value;
  say(words.building, false);
  renew();
});

const events = new EventSource("/events");
events.onmessage = renew;
events.onerror = () => say(words.gone, true);
