// Regions that have names, and keys that lead to them; the same key again leads back to where one was.
const REGIONS = { conversation: "Conversation", sources: "Sources", reader: "Reader" };
for (const [name, label] of Object.entries(REGIONS)) {
  const region = document.getElementById(name);
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", label);
  if (!region.hasAttribute("tabindex")) region.tabIndex = -1;
}
const KEYS = {
  KeyQ: "#question textarea",
  KeyN: "#newest .asked",
  KeyS: "#sources",
  KeyR: "#reader",
  KeyE: "#bar .export summary",
};
const hinted = { KeyQ: KEYS.KeyQ, KeyN: "#conversation", KeyS: KEYS.KeyS, KeyR: KEYS.KeyR };
for (const [code, place] of Object.entries(hinted)) {
  document.querySelector(place)?.setAttribute("aria-keyshortcuts", `Alt+Shift+${code.slice(3)}`);
}
let origin = null;
document.addEventListener("keydown", (event) => {
  const place = event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey && KEYS[event.code];
  const wanted = place && document.querySelector(place);
  if (!wanted?.checkVisibility()) return;
  event.preventDefault();
  const here = document.activeElement;
  if (!wanted.contains(here)) {
    origin = here;
    wanted.focus();
    return;
  }
  const back = origin?.isConnected && origin !== document.body ? origin : document.querySelector(KEYS.KeyQ);
  origin = here;
  back.focus();
});
