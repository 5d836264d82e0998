// A pane scrolls to the chosen words when it shows something new, and when the same is asked for again.
const pane = element.parentElement.closest(".pane") ?? element;
const reveal = () => {
  const chosen = element.querySelector(".chosen");
  const top = chosen ? chosen.getBoundingClientRect().top - pane.getBoundingClientRect().top : -pane.scrollTop;
  // A third of the way down the words stand in their context.
  pane.scrollTop += chosen ? top - pane.clientHeight / 3 : top;
};
watch("value", reveal);
document.addEventListener("dateline:again", (event) => {
  const shown = document.querySelector("#sources .chosen, #reader [data-key]");
  if (shown?.dataset.key === event.detail) reveal();
});
