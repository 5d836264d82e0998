// What stands in data-tip is shown beside an element that is pointed at or has the focus. Escape takes it away, and it
// stays while the pointer is on it, so that it can be read with a magnifier.
const tip = Object.assign(document.createElement("div"), { id: "tip", role: "tooltip", hidden: true });
(document.querySelector("main") ?? document.body).append(tip);
let owner = null;
let timer;
const hide = () => {
  owner?.removeAttribute("aria-describedby");
  owner = null;
  tip.hidden = true;
};
const show = (element) => {
  if (owner && owner !== element) hide();
  owner = element;
  tip.textContent = element.dataset.tip;
  tip.hidden = false;
  element.setAttribute("aria-describedby", "tip");
  const place = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const left = Math.min(Math.max(8, place.left), window.innerWidth - tip.offsetWidth - 8);
  const below = place.bottom + 6;
  const above = place.top - tip.offsetHeight - 6;
  tip.style.left = `${left}px`;
  tip.style.top = `${below + tip.offsetHeight > window.innerHeight && above > 0 ? above : below}px`;
};
const soon = (action, wait) => {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
};
document.addEventListener("mouseover", (event) => {
  const over = event.target.closest?.("[data-tip]");
  if (over) soon(() => over.isConnected && show(over), 150);
  else if (event.target.closest?.("#tip")) clearTimeout(timer);
  else if (owner) soon(hide, 200);
});
document.addEventListener("focusin", (event) => {
  const focused = event.target.closest?.("[data-tip]");
  if (focused?.matches(":focus-visible")) show(focused);
  else hide();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
document.addEventListener("scroll", () => owner && hide(), true);
document.addEventListener("click", hide, true);
// What it belongs to may be gone: an answer that grows is drawn anew.
setInterval(() => { if (owner && !owner.isConnected) hide(); }, 300);
