// The filters stay open while they are set, until something else is pressed, or Escape.
let open = false;
const filters = () => element.querySelector("details");
const close = () => { if (filters()) filters().open = false; };
element.addEventListener("toggle", (event) => { open = event.target.isConnected ? event.target.open : open; }, true);
watch("value", () => { if (filters()) filters().open = open; });
document.addEventListener("click", (event) => { if (event.isTrusted && !event.target.closest("#narrow details")) close(); });
element.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !open) return;
  close();
  filters().querySelector("summary").focus();
});
// A date that is being typed is a date after each figure of its year: it holds when it is left, or at Enter.
let typed = null;
const isDate = (node) => node.matches?.("input[type=date]");
const hold = (field) => {
  if (field !== typed) return;
  typed = null;
  if (field.value !== field.defaultValue) field.dispatchEvent(new Event("change", { bubbles: true }));
};
element.addEventListener("keydown", (event) => {
  if (!isDate(event.target)) return;
  if (event.key === "Enter") hold(event.target);
  else if (event.key !== "Tab") typed = event.target;
});
element.addEventListener("pointerdown", (event) => { if (event.target === typed) typed = null; });
element.addEventListener("focusout", (event) => { if (isDate(event.target)) hold(event.target); });
element.addEventListener("change", (event) => { if (event.target === typed) event.stopImmediatePropagation(); }, true);
