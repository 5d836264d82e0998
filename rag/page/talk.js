// The newest question comes to the top of the conversation, so that its answer is read from the beginning.
const box = document.getElementById("conversation");
const evidence = document.getElementById("evidence");
const stacked = () => evidence.getBoundingClientRect().top > box.getBoundingClientRect().bottom;
watch("value", () => {
  const newest = element.querySelector(".turn:last-child");
  if (!newest) return;
  if (stacked()) newest.scrollIntoView({ block: "start" });
  else box.scrollTop += newest.getBoundingClientRect().top - box.getBoundingClientRect().top;
});
// Where the evidence stands below the conversation, a click on a number goes down to it.
element.addEventListener("click", (event) => {
  if (stacked() && event.target.closest("a[data-show]")) {
    evidence.scrollIntoView({ behavior: "smooth", block: "start" });
  }
});
