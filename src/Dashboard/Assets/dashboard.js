// What scripts add to pages that work without them: the browser's time zone, going from page to page without a flash, asking again for a page that
// is away, reading charts with pointer and keys, dragging over them for a shorter range, hiding series, and sorting without losing one's place.
const root = document.documentElement;

function tellZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  document.cookie = `reporting-zone=${zone}; path=/; max-age=31536000; samesite=strict${location.protocol === "https:" ? "; secure" : ""}`;
  if (root.dataset.zone && zone && root.dataset.zone !== zone && !sessionStorage.getItem("zone-told")) {
    sessionStorage.setItem("zone-told", zone);
    go(location.href, "replace");
  }
}

// Pages

let latest = 0;

const ask = address => fetch(address, { headers: { accept: "text/html" } });

async function go(address, how, control) {
  const turn = ++latest;
  document.querySelector("main")?.classList.add("fading");
  let page;
  try {
    const response = await ask(address);
    if (!response.headers.get("content-type")?.startsWith("text/html")) throw new Error("no page");
    page = new DOMParser().parseFromString(await response.text(), "text/html");
    address = response.redirected ? response.url : address;
  } catch {
    location.assign(address);
    return;
  }
  if (turn !== latest) return;
  // Another version of the service has other assets.
  const script = node => node.querySelector("script[type=module]")?.getAttribute("src");
  if (script(page) !== script(document) || page.documentElement.dataset.retry || page.querySelector("meta[http-equiv=refresh]")) {
    location.assign(address);
    return;
  }
  if (how === "push") history.pushState(null, "", address);
  if (how === "replace") history.replaceState(null, "", address);
  document.title = page.title;
  root.dataset.zone = page.documentElement.dataset.zone ?? "";
  const focused = document.activeElement?.id || control;
  document.body.replaceChildren(...page.body.childNodes);
  dress();
  const again = (how === "replace" || control) && document.getElementById(focused);
  if (again) again.focus({ preventScroll: true });
  else if (how === "push") {
    scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }
}

// Asks in the background for a page that is away, and shows it once it is there: loading it anew each time would take the focus away.
function retry() {
  const seconds = Number(root.dataset.retry);
  if (!seconds) return;
  setTimeout(async () => {
    const address = location.href.split("#")[0];
    const response = await ask(address).catch(() => null);
    if (!response || response.status === 503 || response.status === 429) retry();
    else location.replace(address);
  }, seconds * 1000);
}

addEventListener("popstate", () => go(location.href, "stay"));

addEventListener("click", event => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const href = link.getAttribute("href");
  if (link.hasAttribute("download") || link.target || href.includes("#") || link.origin !== location.origin || !link.closest(".shell") || /^\/(docs|api|openapi)/.test(href)) return;
  event.preventDefault();
  go(link.href, link.matches(".sort") ? "replace" : "push");
});

addEventListener("submit", event => {
  const form = event.target;
  if (form.method !== "get" || !form.closest(".shell")) return;
  event.preventDefault();
  const address = new URL(form.action || location.href);
  address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  go(address.href, "push", form.querySelector("[id^=choose-]")?.id);
});

// A choice is shown at once; one by keys, which pass others, after a pause, with Enter, or when it is left.
let byKeys, chosen, pause;

function showChosen() {
  clearTimeout(pause);
  chosen?.requestSubmit();
  chosen = null;
}

addEventListener("change", event => {
  if (!event.target.matches("form[data-auto] select")) return;
  clearTimeout(pause);
  chosen = event.target.form;
  pause = setTimeout(showChosen, byKeys ? 1000 : 0);
});

addEventListener("focusout", showChosen);

const openMenus = () => document.querySelectorAll("details.menu[open]");

addEventListener("toggle", event => {
  if (!event.target.matches?.("details.menu[open]")) return;
  openMenus().forEach(other => other !== event.target && other.removeAttribute("open"));
}, true);

addEventListener("keydown", event => {
  byKeys = true;
  if (event.key === "Enter") showChosen();
  if (event.key !== "Escape") return;
  openMenus().forEach(menu => {
    menu.removeAttribute("open");
    menu.querySelector("summary").focus();
  });
});

addEventListener("pointerdown", event => {
  byKeys = false;
  openMenus().forEach(menu => menu.contains(event.target) || menu.removeAttribute("open"));
});

// Charts

const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

function dressChart(chart) {
  const figure = chart.closest("figure");
  const rows = [...figure.querySelectorAll(".data tbody tr")].sort((one, other) => (one.dataset.day ?? "").localeCompare(other.dataset.day ?? ""));
  const names = [...figure.querySelectorAll(".data thead th")].map(head => head.textContent.trim());
  const plot = chart.querySelector(".plot");
  const cursor = chart.querySelector(".cursor");
  if (!rows.length || rows.length !== Number(chart.dataset.points)) return;
  const readout = line("div", "");
  readout.className = "readout";
  readout.setAttribute("aria-live", "polite");
  chart.after(readout);
  chart.tabIndex = 0;
  let at = -1;
  let dragged = null;

  const last = rows.length - 1;
  const within = index => Math.max(0, Math.min(last, index));
  const indexAt = x => {
    const { left, width } = chart.getBoundingClientRect();
    return within(Math.round((x - left) / width * last));
  };
  const show = index => {
    at = index;
    const share = last ? index / last : .5;
    for (const end of ["x1", "x2"]) cursor.setAttribute(end, `${share * 100}%`);
    cursor.classList.add("on");
    readout.classList.toggle("left", share > .5);
    const [title, ...cells] = [...rows[index].children].map(cell => cell.textContent.trim());
    readout.replaceChildren(line("b", title), ...cells.map((cell, column) => line("div", `${names[column + 1]}: ${cell}`)));
  };
  const hide = () => {
    at = -1;
    cursor.classList.remove("on");
    readout.replaceChildren();
  };

  chart.addEventListener("pointermove", event => {
    show(indexAt(event.clientX));
    if (dragged !== null) mark(dragged, at);
  });
  // A finger that is lifted leaves too: what it pointed at stays.
  chart.addEventListener("pointerleave", event => event.pointerType === "touch" || dragged !== null || hide());
  chart.addEventListener("pointerdown", event => {
    if (event.pointerType !== "touch") return;
    chart.focus({ preventScroll: true });
    show(indexAt(event.clientX));
  });
  chart.addEventListener("blur", hide);
  chart.addEventListener("keydown", event => {
    const from = at < 0 ? rows.length : at;
    const to = { Home: 0, End: last, ArrowLeft: from - 1, ArrowRight: from + 1, PageUp: from - 7, PageDown: from + 7 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(within(to));
  });

  const days = rows.map(row => row.dataset.day);
  if (!days.every(Boolean) || !document.querySelector(".bar .presets")) return;
  const band = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  band.setAttribute("class", "band");
  const mark = (from, to) => {
    const step = 1000 / last;
    band.setAttribute("x", Math.min(from, to) * step);
    band.setAttribute("width", Math.abs(from - to) * step);
    band.setAttribute("height", plot.viewBox.baseVal.height);
    if (!band.isConnected) plot.append(band);
  };
  chart.addEventListener("pointerdown", event => {
    if (event.pointerType === "touch" || event.button) return;
    dragged = indexAt(event.clientX);
    chart.setPointerCapture(event.pointerId);
  });
  chart.addEventListener("pointerup", event => {
    const from = dragged;
    dragged = null;
    band.remove();
    const to = indexAt(event.clientX);
    if (from === null || from === to) return;
    const address = new URL(location.href);
    address.searchParams.delete("range");
    address.searchParams.set("from", days[Math.min(from, to)]);
    address.searchParams.set("to", lastDay(days, Math.max(from, to)));
    go(address.href, "push");
  });
}

// The last day of a point: the one before the next point begins, or that of the range.
function lastDay(days, index) {
  if (index + 1 >= days.length) return document.querySelector(".bar input[name=to]").value;
  const day = new Date(`${days[index + 1]}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

function dressLegend(item) {
  const figure = item.closest("figure");
  const drawn = [...figure.querySelectorAll("path[data-series]")].filter(path => path.dataset.series === item.dataset.series);
  if (!drawn.length) return;
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-pressed", "true");
  button.append(...item.childNodes);
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    drawn.forEach(path => path.classList.toggle("off", !on));
  });
  item.append(button);
}

function dress() {
  root.classList.add("scripted");
  document.querySelectorAll("svg[data-chart]").forEach(dressChart);
  document.querySelectorAll(".legend li[data-series]").forEach(dressLegend);
  const preset = document.querySelector(".presets [aria-current]");
  if (preset) preset.closest("ul").scrollLeft = preset.offsetLeft - 40;
}

dress();
tellZone();
retry();
