// One more, one less (.step): the number changes where it stands and is read out; what depends on it is asked for when the fingers rest.
// Without this the buttons send the form, and the office answers with the page.
const rest = 400;
const said = document.createElement("p");
said.className = "vh";
said.setAttribute("role", "status");
document.querySelector("form .step")?.closest("form").append(said);

const whole = text => {
  const digits = text.trim().replace(/[๐-๙]/g, digit => digit.charCodeAt(0) - 0xe50);
  return /^\d+$/.test(digits) ? Number(digits) : 1;
};

let waiting, asked = 0;
const ask = async form => {
  const turn = ++asked;
  const fields = new FormData(form);
  fields.set("do", "days");
  for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
  try {
    const answer = await fetch(location.href, {method: "POST", body: form.enctype === "multipart/form-data" ? fields : new URLSearchParams(fields)});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== asked || !answer.ok || answer.redirected) return;
    for (const part of form.querySelectorAll("[data-of-counts]")) {
      const anew = page.querySelector(`[data-of-counts="${part.dataset.ofCounts}"]`);
      if (anew?.childNodes.length) part.replaceChildren(...anew.childNodes);
    }
    symbols(page);
  } catch { /* without a line the parts stay; sending the form asks again */ }
};

// A page carries only the symbols that it uses.
const symbols = page => {
  const here = document.querySelector("symbol")?.parentNode;
  for (const symbol of page.querySelectorAll("symbol")) if (here && !document.getElementById(symbol.id)) here.append(document.importNode(symbol, true));
};
const soon = form => { clearTimeout(waiting); waiting = setTimeout(() => ask(form), rest); };

document.addEventListener("click", event => {
  const button = event.target.closest?.(".step button[name=do]");
  const field = button?.parentNode.querySelector("input");
  if (!field || button.closest(".bad")) return;   // beside an error the office looks at the whole line again
  event.preventDefault();
  field.value = Math.max(1, whole(field.value) + (button.value.startsWith("more:") ? 1 : -1));
  said.textContent = `${field.labels[0].textContent.trim()} ${field.value}`;
  soon(button.form);
});
document.addEventListener("change", event => { if (event.target.closest?.(".step") && !event.target.closest(".bad")) soon(event.target.form); });
