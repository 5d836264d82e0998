// On a narrow screen, what a tapped link opens lies over the page as a sheet, with a way back.
//
// To use it: give the column that is to be a sheet the class "sheet" and an element id, say in OPENS which links open it,
// and let one place for HTML within the column load this script, before pane.js. A button with the attribute data-back
// closes it (`way_back` in reader.py), as Escape and the browser's own Back do; on wide screens nothing of this is seen.
// Looks are in page.css.
const OPENS = { evidence: /^(cite|near|more|hit)-\d/, reading: /^article-/ };
const sheet = element.closest(".sheet");
const narrow = matchMedia("(max-width: 820px)");
const lies = () => sheet.classList.contains("open");
let opener = "";
let aside = [];
const lay = () => {
  sheet.classList.add("open");
  sheet.setAttribute("role", "dialog");
  sheet.setAttribute("aria-modal", "true");
  sheet.setAttribute("aria-label", "Source");
  sheet.tabIndex = -1;
  // What is below it is out of reach, for the keyboard and for who listens.
  for (let node = sheet; node.parentElement && node !== document.body; node = node.parentElement) {
    aside.push(...[...node.parentElement.children].filter((other) => other !== node && !other.inert));
  }
  aside.forEach((other) => { other.inert = true; });
  sheet.focus({ preventScroll: true });
};
const lift = () => {
  sheet.classList.remove("open");
  ["role", "aria-modal", "aria-label", "tabindex"].forEach((name) => sheet.removeAttribute(name));
  aside.forEach((other) => { other.inert = false; });
  aside = [];
};
document.addEventListener("dateline:asked", (event) => {
  if (!OPENS[sheet.id]?.test(event.detail) || !narrow.matches || lies()) return;
  opener = event.detail;
  // The way back closes it, and the page is where it was.
  history.scrollRestoration = "manual";
  history.pushState({ ...history.state, sheet: sheet.id }, "");
  lay();
});
// In the capturing phase, and not told to others: neither the conversation nor the tab has changed.
window.addEventListener("popstate", (event) => {
  const again = event.state?.sheet === sheet.id && narrow.matches;
  if (lies() === again) return;
  event.stopImmediatePropagation();
  if (again) return lay();
  lift();
  history.scrollRestoration = "auto";
  if (!leaving) document.querySelector(`a[data-show="${CSS.escape(opener)}"]`)?.focus();
  leaving = false;
}, true);
// A sentence that a source leads to is below the sheet.
let leaving = false;
sheet.addEventListener("click", (event) => {
  if (!lies() || !event.target.closest("[data-back], a[data-goes]")) return;
  leaving = event.target.closest("a[data-goes]") !== null;
  history.back();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && lies()) history.back();
});
// A screen that was turned has room for both.
narrow.addEventListener("change", () => { if (!narrow.matches && lies()) history.back(); });
