// What a person has unfolded stays so when its place is drawn anew.
const unfolded = new Map();
element.addEventListener("click", (event) => {
  const fold = event.target.closest("summary")?.parentElement;
  if (fold?.id) setTimeout(() => unfolded.set(fold.id, fold.open));
});
watch("value", () => {
  for (const [id, open] of unfolded) {
    const fold = element.querySelector(`#${CSS.escape(id)}`);
    if (fold && open) fold.open = true;
  }
});
