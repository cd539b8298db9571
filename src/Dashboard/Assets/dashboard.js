// What scripts add to pages that work without them: the browser's time zone, going from page to page without a flash, asking again for a page that
// there is none of just now, reading charts with pointer and keys, dragging over a chart to see a shorter range, hiding series, and sorting tables
// without losing one's place.
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

async function go(address, how) {
  const turn = ++latest;
  document.querySelector("main")?.classList.add("fading");
  let page;
  try {
    const response = await fetch(address, { headers: { accept: "text/html" }, credentials: "same-origin" });
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
  const focused = document.activeElement?.id;
  document.body.replaceChildren(...page.body.childNodes);
  dress();
  if (how === "replace" && focused) document.getElementById(focused)?.focus({ preventScroll: true });
  if (how === "push") {
    scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }
}

// Asks in the background for a page that there is none of just now, and shows it once there is: loading it anew each time would take the focus away.
function retry() {
  const seconds = Number(root.dataset.retry);
  if (!seconds) return;
  setTimeout(async () => {
    const address = location.href.split("#")[0];
    const response = await fetch(address, { headers: { accept: "text/html" }, credentials: "same-origin" }).catch(() => null);
    if (!response || response.status === 503 || response.status === 429) retry();
    else location.replace(address);
  }, seconds * 1000);
}

addEventListener("popstate", () => go(location.href, "stay"));

addEventListener("click", event => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const href = link.getAttribute("href");
  if (link.hasAttribute("download") || link.target || href.startsWith("#") || link.origin !== location.origin || !link.closest(".shell") || /^\/(docs|api|openapi)/.test(href)) return;
  event.preventDefault();
  go(link.href, link.matches(".sort") ? "replace" : "push");
});

addEventListener("submit", event => {
  const form = event.target;
  if (form.method !== "get" || !form.closest(".shell")) return;
  event.preventDefault();
  const address = new URL(form.action || location.href);
  address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== "")).toString();
  go(address.href, "push");
});

addEventListener("change", event => {
  if (event.target.matches("form[data-auto] select")) event.target.form.requestSubmit();
});

addEventListener("toggle", event => {
  if (!event.target.matches?.("details.menu[open]")) return;
  document.querySelectorAll("details.menu[open]").forEach(other => other !== event.target && other.removeAttribute("open"));
}, true);

addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.menu[open]").forEach(menu => {
    menu.removeAttribute("open");
    menu.querySelector("summary").focus();
  });
});

addEventListener("pointerdown", event => {
  document.querySelectorAll("details.menu[open]").forEach(menu => menu.contains(event.target) || menu.removeAttribute("open"));
});

// Charts

function dressChart(chart) {
  const figure = chart.closest("figure");
  const rows = [...figure.querySelectorAll(".data tbody tr")].sort((one, other) => (one.dataset.day ?? "").localeCompare(other.dataset.day ?? ""));
  const names = [...figure.querySelectorAll(".data thead th")].map(head => head.textContent.trim());
  const plot = chart.querySelector(".plot");
  const cursor = chart.querySelector(".cursor");
  if (!rows.length || rows.length !== Number(chart.dataset.points)) return;
  const readout = document.createElement("div");
  readout.className = "readout";
  readout.setAttribute("aria-live", "polite");
  chart.after(readout);
  chart.tabIndex = 0;
  let at = -1;
  let dragged = null;

  const indexAt = x => {
    const { left, width } = chart.getBoundingClientRect();
    return Math.max(0, Math.min(rows.length - 1, Math.round((x - left) / width * (rows.length - 1))));
  };
  const show = index => {
    at = index;
    const share = rows.length > 1 ? index / (rows.length - 1) : .5;
    cursor.setAttribute("x1", `${share * 100}%`);
    cursor.setAttribute("x2", `${share * 100}%`);
    cursor.classList.add("on");
    readout.classList.toggle("left", share > .5);
    const cells = [...rows[index].children].map(cell => cell.textContent.trim());
    const title = document.createElement("b");
    title.textContent = cells[0];
    readout.replaceChildren(title, ...cells.slice(1).map((cell, column) => {
      const line = document.createElement("div");
      line.textContent = `${names[column + 1]}: ${cell}`;
      return line;
    }));
  };
  const hide = () => {
    at = -1;
    cursor.classList.remove("on");
    readout.replaceChildren();
  };

  chart.addEventListener("pointermove", event => {
    show(indexAt(event.clientX));
    if (dragged) mark(dragged, at);
  });
  chart.addEventListener("pointerleave", () => dragged || hide());
  chart.addEventListener("blur", hide);
  chart.addEventListener("keydown", event => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7 }[event.key];
    if (event.key === "Home" || event.key === "End" || step) {
      event.preventDefault();
      show(event.key === "Home" ? 0 : event.key === "End" ? rows.length - 1 : Math.max(0, Math.min(rows.length - 1, (at < 0 ? rows.length : at) + step)));
    }
  });

  const days = rows.map(row => row.dataset.day);
  if (!days.every(Boolean) || !document.querySelector(".bar .presets")) return;
  const band = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  band.setAttribute("class", "band");
  const mark = (from, to) => {
    const first = Math.min(from.index, to) / (rows.length - 1);
    const last = Math.max(from.index, to) / (rows.length - 1);
    band.setAttribute("x", first * 1000);
    band.setAttribute("width", (last - first) * 1000);
    band.setAttribute("height", plot.viewBox.baseVal.height);
    if (!band.isConnected) plot.append(band);
  };
  chart.addEventListener("pointerdown", event => {
    if (event.pointerType === "touch" || event.button) return;
    dragged = { index: indexAt(event.clientX) };
    chart.setPointerCapture(event.pointerId);
  });
  chart.addEventListener("pointerup", event => {
    const from = dragged;
    dragged = null;
    band.remove();
    const to = indexAt(event.clientX);
    if (!from || from.index === to) return;
    const address = new URL(location.href);
    address.searchParams.delete("range");
    address.searchParams.set("from", days[Math.min(from.index, to)]);
    address.searchParams.set("to", lastDay(days, Math.max(from.index, to)));
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
}

dress();
tellZone();
retry();
