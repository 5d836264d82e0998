// Python is told what is clicked or sent, and when: which one it is stands in data-show, the fields of its form beside it,
// in the event that data-event names. Of quick clicks what is told of the later one may come first.
const told = (show, form, data) => {
  const fields = form ? Object.fromEntries(new FormData(form)) : {};
  if (data.question) fields.question = data.question;
  trigger(data.event ?? "select", { show, fields, at: performance.now() });
};
element.addEventListener("click", (event) => {
  const link = event.target.closest("[data-show]:is(a, button)");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.matches("a")) {
    document.querySelectorAll("a[data-show][aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    link.setAttribute("aria-current", "true");
  }
  told(link.dataset.show, link.closest("form"), link.dataset);
  // What is shown already will not change, so the panes would not know that it is wanted in view.
  document.dispatchEvent(new CustomEvent("dateline:asked", { detail: link.dataset.show }));
});
element.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-show]");
  if (!form) return;
  event.preventDefault();
  told(form.dataset.show, form, {});
});
// A field of a form that is alive holds at once.
element.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-live]");
  if (form) told(form.dataset.show, form, {});
});
// What is chosen in a list beside a field stands in the field, and what is typed there is chosen in the list, if it is on
// it.
element.addEventListener("change", (event) => {
  const list = event.target.closest("select[data-fills]");
  if (list?.value) list.form.elements[list.dataset.fills].value = list.value;
});
element.addEventListener("input", (event) => {
  const lists = [...(event.target.form?.querySelectorAll("select[data-fills]") ?? [])];
  const list = lists.find((each) => each.dataset.fills === event.target.name);
  if (!list) return;
  list.value = event.target.value;
  if (list.selectedIndex < 0) list.value = "";
});
// A sentence of the answer, or another place on the page, comes into view and is pointed at for a moment. A place on
// another tab is there when that has opened.
const PATIENCE = 3000; // milliseconds
const go = (name, until) => {
  const place = document.getElementById(name);
  if (!place?.offsetParent) {
    if (performance.now() < until) requestAnimationFrame(() => go(name, until));
    return;
  }
  // At once, and again when what stands above it has come.
  const settling = new ResizeObserver(() => place.scrollIntoView({ block: "center" }));
  settling.observe(document.body);
  setTimeout(() => settling.disconnect(), PATIENCE);
  place.classList.remove("pointed");
  requestAnimationFrame(() => place.classList.add("pointed"));
};
element.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-goes]");
  if (!link) return;
  event.preventDefault();
  go(link.dataset.goes, performance.now() + PATIENCE);
});
// Copies what stands in data-copy. Where the browser keeps its clipboard for secure addresses, an old way is left.
const copy = async (text) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const box = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
};
element.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  await copy(button.dataset.copy);
  const said = button.textContent;
  button.textContent = "Copied";
  document.dispatchEvent(new CustomEvent("dateline:say", { detail: "Copied" }));
  setTimeout(() => { button.textContent = said; }, 1500);
});
// Gradio makes of the old elements of a part the new ones, by their place: who was on the third button is on what is third
// now, or nowhere. So the focus goes to what Python marks with data-focus, else to the same as before, else to the part's
// data-home, else to what stands in its place. Where it has left the part it stays.
const FOCUSABLE = "a[href], button:not([disabled]), input, select, textarea, summary, [tabindex='0']";
const fixed = (one) => (["checkbox", "radio"].includes(one.type) ? one.value : ""); // what is typed changes
const nameOf = (one) =>
  one.dataset.show ?? (one.form && one.name ? `${one.form.dataset.show} ${one.name} ${fixed(one)}` : null)
  ?? one.dataset.copy ?? one.getAttribute("href") ?? (one.id || one.textContent);
const focusable = () => [...element.querySelectorAll(FOCUSABLE)].filter((one) => one.checkVisibility());
let was = null;
const remember = (event) => {
  const one = event.target.closest?.(FOCUSABLE);
  const all = one && element.contains(one) ? focusable() : [];
  const alike = all.filter((other) => nameOf(other) === nameOf(one));
  was = all.length ? { name: nameOf(one), nth: alike.indexOf(one), at: all.indexOf(one) } : null;
};
document.addEventListener("focusin", remember);
document.addEventListener("pointerdown", remember); // not every browser gives the focus to a button that is clicked
const follow = () => {
  const now = document.activeElement;
  if (!was || (now && now !== document.body && !element.contains(now))) return;
  const wanted = element.querySelector("[data-focus]");
  const all = focusable();
  const alike = all.filter((one) => nameOf(one) === was.name);
  const same = alike[was.nth] ?? alike[0];
  const place = wanted ?? same ?? element.querySelector("[data-home]") ?? all[Math.min(was.at, all.length - 1)];
  if (!place || place === now) return;
  place.focus({ preventScroll: true });
  if (wanted) (wanted.closest("form") ?? wanted).scrollIntoView({ block: "nearest" });
};
// What a person has unfolded stays so, but for menus, which have done their work.
const unfolded = new Set();
const folds = () => element.querySelectorAll("details:not(.menu)");
const foldOf = (fold) => fold.id || fold.textContent; // numbers in it change
element.addEventListener("click", (event) => {
  const fold = event.target.closest("summary")?.parentElement;
  if (fold) setTimeout(() => unfolded[fold.open ? "add" : "delete"](foldOf(fold)));
});
watch("value", () => {
  folds().forEach((each) => { each.open ||= unfolded.has(foldOf(each)); });
  follow();
});
