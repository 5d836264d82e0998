// A reload loses nothing: the filters in force stand in the address, what was typed is kept for this page alone.
const names = ["before", "after", "as_of", "source"];
let first = true;
watch("value", () => {
  const address = new URL(location);
  const given = new URLSearchParams(element.querySelector("[data-address]")?.dataset.address ?? "");
  names.forEach((name) => address.searchParams.delete(name));
  given.forEach((value, name) => address.searchParams.set(name, value));
  history.replaceState(history.state, "", address);
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
