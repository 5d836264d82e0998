// Regions that have names, and keys that lead to them; the same key again leads back to where one was.
const REGIONS = { conversation: "Conversation", sources: "Sources", reader: "Reader" };
const KEYS = {
  KeyQ: "#question textarea",
  KeyN: "#newest .asked",
  KeyS: "#sources",
  KeyR: "#reader",
  KeyE: "#bar .export summary",
};
const HINTED = { KeyQ: KEYS.KeyQ, KeyN: "#conversation", KeyS: KEYS.KeyS, KeyR: KEYS.KeyR };
// Gradio makes some parts after this is run.
const name = () => {
  if (![...Object.keys(REGIONS).map((each) => `#${each}`), KEYS.KeyQ].every((each) => document.querySelector(each))) {
    requestAnimationFrame(name);
    return;
  }
  for (const [id, label] of Object.entries(REGIONS)) {
    const region = document.getElementById(id);
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", label);
    if (!region.hasAttribute("tabindex")) region.tabIndex = -1;
  }
  for (const [code, place] of Object.entries(HINTED)) {
    document.querySelector(place).setAttribute("aria-keyshortcuts", `Alt+Shift+${code.slice(3)}`);
  }
};
name();
let origin = null;
document.addEventListener("keydown", (event) => {
  const place = event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey && KEYS[event.code];
  const wanted = place ? document.querySelector(place) : null;
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
