// The newest question comes to the top of the conversation, so that its answer is read from the beginning.
const box = document.getElementById("conversation");
const evidence = document.getElementById("evidence");
const stacked = () => evidence.getBoundingClientRect().top > box.getBoundingClientRect().bottom;
let turns = 0;
watch("value", () => {
  const all = element.querySelectorAll(".turn");
  const newer = all.length > turns;
  turns = all.length;
  // Once: while the answer grows, whoever reads decides where to look.
  if (!newer) return;
  const newest = all[turns - 1];
  if (stacked()) newest.scrollIntoView({ block: "start" });
  else box.scrollTop += newest.getBoundingClientRect().top - box.getBoundingClientRect().top;
});
// A question that is to be worded anew is typed in the box.
element.addEventListener("click", (event) => {
  if (event.target.closest("a[data-show^='edit-']")) document.querySelector("#question textarea").focus();
});
// Where the evidence stands below the conversation, a click on a number goes down to it.
element.addEventListener("click", (event) => {
  if (stacked() && event.target.closest("a[data-show]:not([data-show^='edit-'])")) {
    evidence.scrollIntoView({ behavior: "smooth", block: "start" });
  }
});
