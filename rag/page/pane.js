// A pane scrolls to the chosen words when it shows something new, and when the same is asked for again.
const pane = element.parentElement.closest(".pane") ?? element;
const toTop = (place) => {
  // A little way down, the words stand in their context.
  pane.scrollTop += place.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 4;
};
const marks = () => [...element.querySelectorAll("mark[data-mark]")];
const groups = () => new Set(marks().map((mark) => mark.dataset.mark)).size;
let current = null;
const tell = () => {
  const where = element.querySelector(".where");
  if (where && current !== null) where.textContent = `${current + 1} of ${groups()} marked`;
};
const reveal = () => {
  const chosen = element.querySelector(".chosen");
  current = chosen?.dataset.mark === undefined ? null : Number(chosen.dataset.mark);
  tell();
  if (chosen) toTop(chosen);
  else pane.scrollTop = 0;
};
watch("value", reveal);
// A click anywhere on a source opens it, unless words of it were selected.
element.addEventListener("click", (event) => {
  const source = event.target.closest(".source:not(.chosen)");
  if (source && !event.target.closest("a, button") && !String(getSelection())) source.querySelector("h3 a").click();
});
let last;
document.addEventListener("dateline:asked", (event) => {
  const source = document.querySelector("#sources .chosen");
  if (event.detail === last || event.detail === source?.dataset.key) reveal();
  last = event.detail;
});
// To the mark before or after; behind the last one comes the first.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-step]");
  const count = groups();
  if (!button || !count) return;
  const step = Number(button.dataset.step);
  current = current === null ? (step > 0 ? 0 : count - 1) : (current + step + count) % count;
  marks().forEach((mark) => mark.classList.toggle("chosen", Number(mark.dataset.mark) === current));
  toTop(element.querySelector("mark.chosen"));
  tell();
});
