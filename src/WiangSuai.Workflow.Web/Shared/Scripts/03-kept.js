// What was typed into a form marked data-keep is kept on this device for as long as an answer is outstanding: over a new sign-in, where the session had
// ended, and over a change of the language. It goes back only into the same form of the same person, and never holds passwords or files.
const store = "kept-form";
const here = location.pathname + location.search;
const form = document.querySelector("form[data-keep]");

const fieldsOf = of => {
  const secret = new Set([...of.querySelectorAll("input[type=password]")].map(field => field.name));
  return [...new FormData(of)].filter(([name, value]) => typeof value === "string" && !name.startsWith("_") && name !== "Key" && !secret.has(name));
};
const asServed = form && JSON.stringify(fieldsOf(form));

const read = () => {
  try { return JSON.parse(sessionStorage.getItem(store)); } catch { return null; }
};
const drop = () => sessionStorage.removeItem(store);
const keep = () => {
  const fields = fieldsOf(form);
  if (form.dataset.fresh === "yes" && JSON.stringify(fields) === asServed) return;
  try { sessionStorage.setItem(store, JSON.stringify({here, whose: form.dataset.keep, language: document.documentElement.lang, fields})); } catch { /* full or forbidden: as without a script */ }
};

// Thai screens write the year of the Buddhist era, English ones the Christian year; of a date with a day beside it, the same year goes back.
const inThisLanguage = fields => {
  const era = document.documentElement.lang === "en" ? -543 : 543;
  const dates = new Set(fields.filter(([name]) => name.endsWith(".Day")).map(([name]) => name.slice(0, -4)));
  return fields.map(([name, value]) => {
    const year = value.trim().replace(/[๐-๙]/g, digit => digit.charCodeAt(0) - 0xe50);
    const isOther = name.endsWith(".Year") && dates.has(name.slice(0, -5)) && /^\d{4}$/.test(year) && (year > 2400) === (era < 0);
    return [name, isOther ? String(Number(year) + era) : value];
  });
};

// The office reads the kept words as if they had been typed again, and shows the form with them.
const putBack = ({fields, language}) => {
  const again = document.createElement("form");
  again.method = "post";
  again.action = here;
  const own = [...new FormData(form)].filter(([name]) => name.startsWith("_") || name === "Key");
  const words = language === document.documentElement.lang ? fields : inThisLanguage(fields);
  for (const [name, value] of [...own, ...words, ["do", "edit"]]) {
    const field = document.createElement("input");
    [field.type, field.name, field.value] = ["hidden", name, value];
    again.append(field);
  }
  document.body.append(again);
  again.submit();
};

const kept = read();
if (kept && form?.dataset.fresh === "yes" && kept.here === here && kept.whose === form.dataset.keep) { drop(); putBack(kept); }
else if (kept && !location.pathname.startsWith("/sign-in") && !document.querySelector("[data-expired=yes]")) drop();

document.addEventListener("submit", event => {
  if (event.defaultPrevented) return;
  const to = new URL(event.target.getAttribute("action") ?? "", location.href).pathname;
  if (to === "/sign-out") drop();
  else if (form && (event.target === form || to === "/language")) keep();
});
