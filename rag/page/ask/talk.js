// The newest question comes to the top of the conversation, so that its answer is read from the beginning.
const box = document.getElementById("conversation");
let seen = "";
// How long a model has been at work, and how long it is until its first word, where that is known.
let begun = 0;
let ticking = 0;
const tick = () => {
  const clock = element.querySelector("[data-clock]");
  if (!clock) {
    clearInterval(ticking);
    begun = ticking = 0;
    return;
  }
  begun ||= performance.now();
  ticking ||= setInterval(tick, 1000);
  const spent = Math.floor((performance.now() - begun) / 1000);
  const left = Math.round(clock.dataset.clock) - spent;
  clock.textContent = left > 0 ? `${spent} s, about ${left} s to its first word` : `${spent} s`;
};
watch("value", tick);
watch("value", () => {
  const turn = element.querySelector(".turn");
  const title = document.querySelector("#bar [data-conversation]");
  const newest = turn ? `${title?.dataset.conversation}/${turn.dataset.turn}` : "";
  const newer = newest && newest !== seen;
  seen = newest;
  // Once: while the answer grows, whoever reads decides where to look.
  if (!newer) return;
  box.scrollTop += turn.getBoundingClientRect().top - box.getBoundingClientRect().top;
});
// A question that is to be worded anew is typed in the box.
box.addEventListener("click", (event) => {
  if (event.target.closest("[data-show^='edit-']")) document.querySelector("#question textarea").focus();
});
