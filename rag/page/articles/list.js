// What is ticked stays ticked while its row stays: a list that is drawn anew keeps what is still in sight, and what has
// gone out of sight is not removed with it.
let chosen = new Set();
let from = null;
const boxes = () => [...element.querySelectorAll("input[name^='pick-']")];
const tell = () => {
  const ticked = boxes().filter((box) => box.checked);
  chosen = new Set(ticked.map((box) => box.name));
  const remove = element.querySelector("button[type=submit]");
  const every = element.querySelector(".every input");
  if (!remove || !every) return;
  remove.disabled = !ticked.length;
  remove.textContent = ticked.length ? `Remove ${ticked.length}` : "Remove chosen";
  every.checked = ticked.length === boxes().length;
  every.indeterminate = ticked.length > 0 && !every.checked;
};
element.addEventListener("click", (event) => {
  const box = event.target.closest("input[type=checkbox]");
  if (!box) return;
  const all = boxes();
  if (box.matches(".every input")) all.forEach((each) => { each.checked = box.checked; });
  // With Shift, all from the one before to this one.
  const [one, other] = [all.indexOf(box), all.findIndex((each) => each.name === from)].sort((a, b) => a - b);
  if (event.shiftKey && one >= 0) all.slice(one, other + 1).forEach((each) => { each.checked = box.checked; });
  from = box.name || null;
  tell();
});
// Another page, or another order, begins at its top.
let shown = "";
watch("value", () => {
  boxes().forEach((box) => { box.checked = chosen.has(box.name); });
  tell();
  const now = element.querySelector(".note")?.textContent ?? "";
  if (now !== shown) {
    const pane = element.parentElement.closest(".pane") ?? element;
    pane.scrollTop = 0;
    if (shown && pane.getBoundingClientRect().top < 0) pane.scrollIntoView({ block: "start" });
  }
  shown = now;
});
