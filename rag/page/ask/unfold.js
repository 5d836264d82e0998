// Of a long question the first lines are shown, until all of it is wanted.
const questionOf = (button) => button.closest(".turn").querySelector(".asked");
const whole = new Set();
const unfold = (button) => {
  const open = whole.has(questionOf(button).textContent);
  questionOf(button).classList.toggle("whole", open);
  button.setAttribute("aria-expanded", String(open));
  button.textContent = open ? "Show less" : "Show all";
};
watch("value", () => element.querySelectorAll("[data-unfolds]").forEach(unfold));
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-unfolds]");
  if (!button) return;
  const question = questionOf(button).textContent;
  if (!whole.delete(question)) whole.add(question);
  unfold(button);
});
