// A new question comes to the top of the conversation, so that its answer is read from its beginning.
const box = document.getElementById("conversation");
let known = 0;
watch("value", () => {
  const turns = element.querySelectorAll(".turn");
  if (turns.length && turns.length !== known) {
    const last = turns[turns.length - 1];
    box.scrollTop += last.getBoundingClientRect().top - box.getBoundingClientRect().top;
  }
  known = turns.length;
});
// Where the evidence stands below the conversation, a click on a number goes down to it.
element.addEventListener("click", (event) => {
  const evidence = document.getElementById("evidence");
  if (event.target.closest("a[data-show]") && evidence.offsetTop > box.offsetTop + 40) {
    evidence.scrollIntoView({ behavior: "smooth", block: "start" });
  }
});
