// The list of conversations opens and closes.
const talks = document.getElementById("talks");
const toggle = (open) => {
  const within = talks.contains(document.activeElement);
  talks.classList.toggle("open", open);
  if (within && !open) element.querySelector("[data-toggles]")?.focus();
  element.querySelector("[data-toggles]")?.setAttribute("aria-expanded", String(open));
};
// The address of the page names the open conversation, so that a reload and the way back find it again.
let named = new URL(location).searchParams.get("conversation") ?? "";
watch("value", () => {
  const title = element.querySelector("[data-conversation]");
  const open = title?.dataset.conversation ?? "";
  document.title = open ? `${title.textContent} – Dateline` : "Dateline";
  // A list that lies over the conversation has done its work, unless the open one was deleted in it: there is the way
  // to have it back.
  const done = open !== named && (open || going) && getComputedStyle(talks).position === "absolute";
  toggle(talks.classList.contains("open") && !done);
  mark(open);
  if (open === named) return;
  // The way back leads to what was open before; a conversation that begins takes the place of the empty page.
  document.dispatchEvent(new CustomEvent("dateline:went", { detail: { changes: { conversation: open }, step: going } }));
  going = false;
  named = open;
});
// In the list the open one is marked, whichever way it was opened.
const mark = (open) => talks.querySelectorAll("a[data-show^='open-']").forEach((link) => {
  if (open && link.dataset.show === `open-${open}`) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
});
let going = false;
document.addEventListener("dateline:asked", (event) => { going = /^(new$|open-)/.test(event.detail); });
document.addEventListener("dateline:returned", ({ detail }) => {
  const wanted = detail.address.get("conversation") ?? "";
  if (wanted === named) return;
  named = wanted;
  trigger("select", { show: named ? `open-${named}` : "new", fields: {} });
});
element.addEventListener("click", (event) => {
  if (event.target.closest("[data-toggles]")) {
    toggle(!talks.classList.contains("open"));
    if (talks.classList.contains("open")) talks.querySelector("input, textarea")?.focus();
  }
  if (event.target.closest("#new")) document.querySelector("#question textarea")?.focus();
});
document.addEventListener("click", (event) => {
  const over = talks.classList.contains("open") && getComputedStyle(talks).position === "absolute";
  if (over && !talks.contains(event.target) && !event.target.closest("[data-toggles]")) toggle(false);
});
talks.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  // First out of the title that is being changed, then out of the list.
  const cancel = event.target.closest("form")?.querySelector("[data-show^='unname-']");
  if (cancel) {
    cancel.click();
    return;
  }
  toggle(false);
});
// A menu closes when something else is clicked or typed in, when a link of it is followed, or with Escape.
const close = (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target) || (event.type === "click" && event.target.closest("a"))) menu.open = false;
  });
};
document.addEventListener("click", close);
document.addEventListener("focusin", close);
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
