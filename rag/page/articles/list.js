// Another page, or another order, begins at its top.
let shown = "";
watch("value", () => {
  const now = element.querySelector(".note")?.textContent ?? "";
  if (now !== shown) (element.parentElement.closest(".pane") ?? element).scrollTop = 0;
  shown = now;
});
