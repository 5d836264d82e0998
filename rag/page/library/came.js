// Whoever pressed a button that is gone when its work is done (Stop, Undo) goes on at what came of it.
watch("value", () => {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body && element.offsetParent) element.querySelector(".came")?.focus();
  });
});
