// A pane scrolls to the chosen words when it shows something new, and when the same is asked for again.
const pane = element.parentElement.closest(".pane") ?? element;
const reveal = () => {
  const chosen = element.querySelector(".chosen");
  if (!chosen) {
    pane.scrollTop = 0;
    return;
  }
  // A little way down, the words stand in their context.
  pane.scrollTop += chosen.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 4;
};
watch("value", reveal);
let last;
document.addEventListener("dateline:asked", (event) => {
  const source = document.querySelector("#sources .chosen");
  if (event.detail === last || event.detail === source?.dataset.key) reveal();
  last = event.detail;
});
