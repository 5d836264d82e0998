// A reload loses nothing: the filters in force stand in the address, what was typed is kept for this page alone.
let first = true;
const inForce = () => {
  const given = new URLSearchParams(element.querySelector("[data-address]")?.dataset.address); // all, "" for none
  const changes = Object.fromEntries(given);
  document.dispatchEvent(new CustomEvent("dateline:went", { detail: { changes, step: false } }));
};
document.addEventListener("dateline:returned", inForce); // where one was before, others may have been
watch("value", () => {
  inForce();
  if (first) setTimeout(restore, 100); // what the server sets on arrival comes before it
  first = false;
});
const box = () => document.querySelector("#question textarea");
const strict = () => document.querySelector("#strict input");
const KEY = "dateline:unsent";
window.addEventListener("pagehide", () => {
  sessionStorage.setItem(KEY, JSON.stringify({ typed: box()?.value ?? "", strict: strict()?.checked ?? false }));
});
const restore = () => {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  sessionStorage.removeItem(KEY);
  if (kept?.typed && !box().value) {
    box().value = kept.typed;
    box().dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (kept && kept.strict !== strict().checked) strict().click();
};
