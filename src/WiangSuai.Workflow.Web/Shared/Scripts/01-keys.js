// Keyboard shortcuts. Everything works without them; none approves anything, none fires inside a field.
const off = "keys-off";
const places = {h: "/", i: "/inbox", a: "/assets", o: "/orders"};
const inField = element => element.closest("input, select, textarea, [contenteditable]");
const first = selector => document.querySelector(selector);
let afterG = false;

// With a Thai layout or Caps Lock the key is still the one that is printed on it.
const pressed = event =>
  /^[a-z]$/i.test(event.key) ? event.key.toLowerCase()
  : /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase()
  : event.key === "?" || event.key === "/" ? event.key
  : event.code === "Slash" ? (event.shiftKey ? "?" : "/")
  : event.key;

const rows = () => [...document.querySelectorAll(".rows .row")];
const move = step => {
  const all = rows();
  const at = all.findIndex(row => row.contains(document.activeElement));
  const row = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))];
  row?.querySelector(".t")?.focus();
};
const go = key => {
  const link = places[key] && first(`.nav a[href="${places[key]}"]`);
  if (link) location.href = link.href;
};
const act = {
  "/": () => first("input[type=search]")?.focus(),
  j: () => move(1),
  k: () => move(-1),
  x: () => document.activeElement.closest(".row")?.querySelector(".pick input")?.click(),
  c: () => first(".ruling textarea")?.focus(),
  "?": () => first("#keys")?.showModal(),
};

document.addEventListener("keydown", event => {
  if (event.isComposing || event.altKey || event.metaKey) return;
  if (event.key === "Enter" && event.ctrlKey) {
    const main = first(".act .do");
    if (main) { event.preventDefault(); main.focus(); }
    return;
  }
  if (event.ctrlKey) return;
  const key = pressed(event);
  if (event.key === "Escape") {
    const open = first("details.who[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
    else if (inField(event.target)) event.target.blur();
    return;
  }
  if (inField(event.target) || first("dialog[open]") || localStorage.getItem(off)) {
    if (key === "?" && !inField(event.target)) act["?"]();
    return;
  }
  if (afterG) { afterG = false; go(key); return; }
  if (key === "g") { afterG = true; setTimeout(() => { afterG = false; }, 1500); return; }
  if (act[key]) { event.preventDefault(); act[key](); }
});

first("#keys-switch")?.addEventListener("click", () => {
  if (localStorage.getItem(off)) localStorage.removeItem(off); else localStorage.setItem(off, "1");
  first("#keys").close();
});

// After a refused form the summary of its errors is where reading goes on.
first(".note.bad[role=alert]")?.focus();

// Without a line nothing is sent: what was typed stays where it is.
document.addEventListener("submit", event => {
  if (navigator.onLine || event.target.method !== "post") return;
  event.preventDefault();
  first("#no-line").showModal();
});
window.addEventListener("load", () => navigator.serviceWorker?.register("/line-worker.js").catch(() => {}));
